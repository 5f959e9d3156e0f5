import Boxes
import Targets

/// Losses against the recorded ones, from the recorded ground truths on: priors, matching, coding
/// and loss are all ours.
enum LossParity {
  static func tally(_ recordings: [Recording]) throws -> ParityTally {
    var tally = ParityTally()
    for recording in recordings {
      let encoder = try TargetEncoder(SystemPresets.preset(recording))
      let classes = recording.root["num_classes_with_background"].integer
      for (i, test) in recording.cases.enumerated() {
        let batch = try images(of: test, recording.system, classes, encoder)
        for (name, miss) in try misses(recording.system, test, batch, encoder) {
          tally.count("\(recording.name) \(i) \(name)", miss)
        }
        if recording.system == "gluoncv" {
          for (name, miss) in try TutorialLossParity.misses(test, batch, encoder) {
            tally.count("\(recording.name) \(i) \(name)", miss)
          }
        }
      }
      if let (name, miss) = noPositivesMiss(recording) { tally.count(name, miss) }
    }
    return tally
  }

  private static func images(
    of test: Recorded, _ system: String, _ classes: Int, _ encoder: TargetEncoder
  ) throws -> [LossImage] {
    let isGluon = system == "gluoncv"
    let boxes = isGluon ? test["gt_boxes_padded"].list : test["gt"].list.map { $0["boxes"] }
    return try boxes.enumerated().map { b, rows in
      var truths = GroundTruthColumns()
      let labels: [Int]
      switch system {
      case "gluoncv": labels = test["gt_ids_padded"][b].integers
      case "torchcv": labels = test["gt"][b]["labels"].integers
      case "allegro": labels = test["gt"][b]["labels"].integers
      case "seed004": labels = test["gt"][b]["labels_0bg"].integers.map { $0 - 1 }
      default: labels = test["gt"][b]["labels_fg0"].integers
      }
      for (row, label) in zip(rows.list, labels) {
        let box = row.numbers
        truths.append(
          Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: label)
      }
      let work = try encoder.encode(truths)
      let offsets = test[isGluon ? "box_preds" : "loc_preds"][b].list.flatMap(\.floats)
      var logits = test["cls_preds_logits"][b].list.flatMap(\.floats)
      if logits.isEmpty {
        // Recorded as a note: probabilities of exactly 0 and 1.
        for prior in 0..<encoder.priors.count {
          let certain = b == 0 && prior < 20 ? 1 : 2
          logits += (0..<classes).map { $0 == certain ? 1000 : -1000 }
        }
      }
      return LossImage(
        classCount: classes, logits: logits,
        offsets: offsets, targets: work)
    }
  }

  private static func misses(
    _ system: String, _ test: Recorded, _ batch: [LossImage], _ encoder: TargetEncoder
  ) throws -> [(String, String?)] {
    switch system {
    case "gluoncv": return try gluon(test, batch)
    case "torchcv", "allegro":
      let plain = test["loss_plain"]
      let loss = try (system == "torchcv" ? MultiBoxLosses.torchCV : MultiBoxLosses.allegro)(batch)
      let chosen = compare("negatives", loss.negatives, plain["negatives_selected"])
      if system == "torchcv" {
        return [("loss", chosen ?? compare("total", loss.total, plain["result"]))]
      }
      return [
        (
          "loss",
          chosen ?? compare("localization", loss.localization, plain["result"]["loc_loss"])
            ?? compare("classification", loss.classification, plain["result"]["cls_loss"])
        )
      ]
    case "ssd_tensorflow": return try ssdTensorFlow(test, batch, encoder)
    case "modular_ssd_tf":
      let loss = try MultiBoxLosses.modularSSD(batch)
      let want = test["get_losses"]
      let positives = Double(loss.positiveCount)
      var miss = compare("total", loss.total, want["total"])
      if loss.positiveCount > 0 {
        let terms = loss.terms
        let sums = [
          terms.reduce(0) { $0 + $1.positive }, terms.reduce(0) { $0 + $1.negative },
          loss.localization,
        ]
        for (sum, pair) in zip(sums, want["losses"].list) {
          miss = miss ?? compare(pair[0].text, sum * positives, pair[1])
        }
      }
      return [("loss", miss)]
    case "seed004":
      let loss = try MultiBoxLosses.tf2Walkthrough(batch)
      let localization = compare(
        "localization", loss.terms.map(\.localization), test["localization_loss"])
      let confidence = compare(
        "confidence", loss.terms.map(\.classification), test["confidence_loss"])
      return [("loss", localization ?? confidence)]
    case "torchvision":
      let loss = try MultiBoxLosses.torchVision(batch)
      let boxes = compare("boxes", loss.localization, test["result"]["bbox_regression"])
      return [
        (
          "loss",
          boxes ?? compare("classes", loss.classification, test["result"]["classification"])
        )
      ]
    default:
      let loss = try MultiBoxLosses.caffe(batch)
      return [
        (
          "loss",
          compare("negatives", loss.negatives, test["negatives_selected"])
            ?? compare("localization", loss.localization, test["loc"])
            ?? compare("confidence", loss.classification, test["conf"])
            ?? compare("total", loss.total, test["total"])
        )
      ]
    }
  }

  private static func gluon(_ test: Recorded, _ batch: [LossImage]) throws -> [(String, String?)] {
    var variant = MultiBoxLosses.gluonCV
    variant.mining.minimum = 5
    variant.smoothL1 = SmoothL1(rho: 0.5)
    variant.localizationWeight = 2
    let runs = [
      ("SSDMultiBoxLoss", MultiBoxLosses.gluonCV),
      ("SSDMultiBoxLoss_minneg5_lambd2_rho0.5", variant),
    ]
    return try runs.map { name, policy in
      let loss = try policy(batch)
      let want = test[name]
      let sums = loss.terms.map {
        $0.classification + policy.localizationWeight * $0.localization
      }
      return (
        name,
        compare("cls", loss.terms.map(\.classification), want["cls"])
          ?? compare("box", loss.terms.map(\.localization), want["box"])
          ?? compare("sum", sums, want["sum"])
      )
    }
  }

  private static func ssdTensorFlow(
    _ test: Recorded, _ batch: [LossImage], _ encoder: TargetEncoder
  ) throws -> [(String, String?)] {
    let whole = try MultiBoxLosses.ssdTensorFlow300(batch)
    let sums = [
      whole.terms.reduce(0) { $0 + $1.positive }, whole.terms.reduce(0) { $0 + $1.negative },
      whole.localization,
    ]
    var miss = compare("total", whole.total, test["ssd300_loss"]["total"])
    for (sum, pair) in zip(sums, test["ssd300_loss"]["losses"].list) {
      miss = miss ?? compare(pair[0].text, sum, pair[1])
    }
    let levels = encoder.preset.layout.levels.map(\.count)
    let byLevel = try MultiBoxLosses.ssdTensorFlow512(batch, levelCounts: levels)
    let terms = byLevel.terms.flatMap { [$0.positive, $0.negative, $0.localization] }
    var missByLevel = compare("total", byLevel.total, test["ssd512_loss"]["total"])
    for (term, pair) in zip(terms, test["ssd512_loss"]["losses"].list) {
      missByLevel = missByLevel ?? compare(pair[0].text, term, pair[1])
    }
    return [("ssd300_loss", miss), ("ssd512_loss", missByLevel)]
  }

  /// A batch without a positive: what the trainer raises or divides by zero.
  private static func noPositivesMiss(_ recording: Recording) -> (String, String?)? {
    let want = recording.root["no_positive_batch"]
    guard want.isPresent else { return nil }
    let classes = recording.root["num_classes_with_background"].integer
    let image = LossImage(
      classCount: classes, logits: Array(repeating: 0.5, count: 92 * classes),
      offsets: Array(repeating: 0, count: 92 * 4), positives: [], positiveClasses: [],
      positiveOffsets: [])
    let name = "\(recording.name) no positives"
    let policy = recording.system == "torchcv" ? MultiBoxLosses.torchCV : MultiBoxLosses.allegro
    do {
      let loss = try policy([image])
      if !want["loc_loss"].isPresent { return (name, "no error") }
      return (
        name,
        compare("loc_loss", loss.localization, want["loc_loss"])
          ?? compare("cls_loss", loss.classification, want["cls_loss"])
      )
    } catch {
      return (name, want["loc_loss"].isPresent ? "\(error)" : nil)
    }
  }

  static func compare(_ name: String, _ got: Double, _ want: Recorded) -> String? {
    let close = agrees(got, want.number, within: 1e-5)
    return close ? nil : "\(name) \(got), recorded \(want.number)"
  }

  static func compare(_ name: String, _ got: [Double], _ want: Recorded) -> String? {
    for (value, recorded) in zip(got, want.list) {
      if let miss = compare(name, value, recorded) { return miss }
    }
    return got.count == want.list.count ? nil : "\(got.count) of \(name)"
  }

  private static func compare(_ name: String, _ got: [[Int32]], _ want: Recorded) -> String? {
    let recorded = want.list.map { $0.integers.map { Int32($0) }.sorted() }
    return got == recorded ? nil : "\(name) \(got), recorded \(recorded)"
  }
}
