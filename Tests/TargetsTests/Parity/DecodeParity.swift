import Targets

/// Detections against the recorded ones.
enum DecodeParity {
  /// Why a recorded case can't be reproduced by anybody, if it can't.
  static func exception(_ recording: Recording, _ test: Recorded) -> String? {
    recording.system == "torchcv" && test["score_ties"].flag
      ? "torchcv sorts equal scores in no stated order" : nil
  }

  /// All recorded cases, and those that no code can reproduce.
  static func tally(_ recordings: [Recording]) throws -> (all: ParityTally, exceptions: [String]) {
    var tally = ParityTally()
    var exceptions: [String] = []
    for recording in recordings {
      let encoder = try TargetEncoder(SystemPresets.preset(recording))
      for (i, test) in recording.cases.enumerated() {
        let run = Run(system: recording.system, test: test, encoder: encoder)
        for key in test.keys {
          guard let miss = try run.miss(key) else { continue }
          let name = "\(recording.name) \(i) \(key)"
          if let reason = exception(recording, test) {
            exceptions.append("\(name): \(reason)")
          } else {
            tally.count(name, miss.isEmpty ? nil : miss)
          }
        }
      }
    }
    return (tally, exceptions)
  }
}

/// One recorded set of predictions.
private struct Run {
  let system: String
  let test: Recorded
  let encoder: TargetEncoder
  private let classCount = 5

  private var probabilities: [Float] {
    ScoreDecoder.probabilities(
      test["cls_preds_logits"].list.flatMap(\.floats), classCount: classCount)
  }

  private var offsets: [Float] {
    test[system == "gluoncv" ? "box_preds" : "loc_preds"].list.flatMap(\.floats)
  }

  /// What differs under a key; empty when nothing does, and nothing for a key that is no result.
  func miss(_ key: String) throws -> String? {
    switch (system, key) {
    case (_, "score_ties"), (_, "cls_preds_logits"), (_, "loc_preds"), (_, "box_preds"): return nil
    case ("gluoncv", "argmax_decoder"):
      return bestClassMiss(test[key]["ids"].integers, test[key]["scores"].floats, 0.01, base: 0)
    case ("gluoncv", "decoded_xyxy_first10"): return boxMiss(test[key])
    case ("gluoncv", _):
      var policy = DecodePolicies.gluonCV
      if key.contains("nms.3_topk50_post20") {
        policy.suppression.threshold = 0.3
        policy.preLimit = .init(.allClasses, 50)
        policy.postLimit = .init(.allClasses, 20)
      } else if key.contains("topk-1_post-1") {
        policy.preLimit = nil
        policy.postLimit = nil
      }
      let rows = test[key]["rows_id_score_xyxy"].list.filter { $0[0].number >= 0 }
      return try rowMiss(policy, rows, base: 0)
    case ("torchcv", _), ("allegro", _):
      var policy = system == "torchcv" ? DecodePolicies.torchCV : DecodePolicies.allegro
      let numbers = key.split(separator: "_").map { $0.drop { !$0.isNumber } }
      policy.scoreThreshold = Float(numbers[0]) ?? .nan
      policy.suppression.threshold = Float(numbers[1]) ?? .nan
      if test[key]["error"].isPresent {
        do { _ = try decode(policy) } catch { return "" }
        return "no error"
      }
      return try rowMiss(policy, test[key].list, base: system == "torchcv" ? 0 : 1)
    case ("torchvision", _):
      var policy = DecodePolicies.torchVision
      if key != "default" {
        policy.scoreThreshold = 0.2
        policy.suppression.threshold = 0.3
        policy.preLimit = .init(.eachClass, 20)
        policy.postLimit = .init(.allClasses, 10)
      }
      return try rowMiss(policy, test[key].list, base: 1)
    default:
      let threshold: Float = key.contains("select.01") ? 0.01 : 0.5
      if key.hasSuffix("argmax") {
        return bestClassMiss(
          test[key]["classes"].integers, test[key]["scores"].floats, threshold, base: 1)
      }
      return try tensorFlowMiss(test[key], threshold)
    }
  }

  private func decode(_ policy: DecodePolicy) throws -> [Detection] {
    try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: classCount)
  }

  /// Rows of class, score and corners.
  private func rowMiss(_ policy: DecodePolicy, _ rows: [Recorded], base: Int) throws -> String {
    let got = try decode(policy)
    if got.count != rows.count { return "\(got.count) detections of \(rows.count)" }
    for (found, row) in zip(got, rows) {
      if found.classIndex + base != Int(row[0].number) { return "class \(found)" }
      if let miss = miss(found, row[1], (2..<6).map { row[$0].number }) { return miss }
    }
    return ""
  }

  /// Rows of score and corners in y-x order, one list a class.
  private func tensorFlowMiss(_ want: Recorded, _ threshold: Float) throws -> String {
    var policy = DecodePolicies.modularSSD
    policy.scoreThreshold = threshold
    policy.preLimit = .init(.eachClass, threshold == 0.5 ? 40 : 92)
    policy.postLimit = .init(.eachClass, threshold == 0.5 ? 10 : 20)
    let got = try decode(policy)
    for k in 1..<classCount {
      let own = got.filter { $0.classIndex == k - 1 }
      let rows = want["\(k)"].list
      if own.count != rows.count { return "\(own.count) of class \(k), recorded \(rows.count)" }
      for (found, row) in zip(own, rows) {
        let edges = [2, 1, 4, 3].map { row[$0].number }
        if let miss = miss(found, row[0], edges) { return miss }
      }
    }
    return ""
  }

  private func miss(_ found: Detection, _ score: Recorded, _ edges: [Double]) -> String? {
    if !agrees(Double(found.score), score.number, within: 1e-5) { return "score \(found)" }
    let got = [found.xMin, found.yMin, found.xMax, found.yMax]
    for (value, want) in zip(got, edges) where !agrees(Double(value), want, within: 1e-5) {
      return "box \(found), recorded \(edges)"
    }
    return nil
  }

  private func bestClassMiss(
    _ classes: [Int], _ scores: [Float], _ threshold: Float, base: Int
  ) -> String {
    let got = ScoreDecoder.bestClasses(
      probabilities, classCount: classCount, threshold: threshold)
    for (i, best) in got.enumerated() {
      let isNone = base == 0 ? classes[i] < 0 : classes[i] == 0
      guard let best else {
        if isNone { continue }
        return "nothing for prior \(i)"
      }
      let sameScore = agrees(Double(best.score), Double(scores[i]), within: 1e-5)
      if isNone || best.classIndex + base != classes[i] || !sameScore { return "prior \(i)" }
    }
    return ""
  }

  private func boxMiss(_ want: Recorded) -> String {
    let boxes = DetectionDecoder(encoder, policy: DecodePolicies.gluonCV).boxes(from: offsets)
    for (i, row) in want.list.enumerated() {
      let got = [boxes.xMin[i], boxes.yMin[i], boxes.xMax[i], boxes.yMax[i]]
      for (value, edge) in zip(got, row.numbers)
      where !agrees(Double(value), edge, within: 1e-5) {
        return "prior \(i): \(got)"
      }
    }
    return ""
  }
}
