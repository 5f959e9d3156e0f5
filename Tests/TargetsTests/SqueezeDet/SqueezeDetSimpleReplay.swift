import Boxes
import JSONText
import Targets
import Testing
import Text

/// Replays recorded cases that are one comparison: what differs, in words.
enum SqueezeDetSimpleReplay {
  static func anchors(_ golden: SqueezeDetGolden) throws -> [String] {
    let priors = try SqueezeDetPriors(golden.config())
    var found: [String] = []
    if priors.count != golden.json["count"]?.int { found.append("count") }
    let rows = try SqueezeDetGolden.rows(golden.json["cxcywh"])
    for (index, row) in zip(try SqueezeDetGolden.ints(golden.json["index"]), rows)
    where priors[index].row != row {
      found.append("prior \(index)")
    }
    // The digest of the whole table as little-endian doubles, cx cy w h of each prior.
    let columns = priors.columns()
    var bytes: [UInt8] = []
    for index in 0..<priors.count {
      for value in [
        columns.cx[index], columns.cy[index], columns.width[index], columns.height[index],
      ] {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
      }
    }
    let digest = SHA256.digest(bytes).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    if digest.joined() != golden.json["sha256_f64le"]?.string { found.append("digest") }
    return found
  }

  /// Encoding and matching of single boxes, and what the network's answer would be decoded to.
  static func roundTrip(_ golden: SqueezeDetGolden) throws -> [String] {
    let config = try golden.config()
    let matcher = SqueezeDetMatcher(
      priors: try SqueezeDetPriors(config), ties: .numpyIntrosort)
    var found: [String] = []
    for (place, row) in try #require(golden.json["rows"]?.array).enumerated() {
      let edges = try SqueezeDetGolden.numbers(row["xyxy"])
      let object = SqueezeDetWrittenObject(
        className: "car",
        edges: Edges(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3]))
      let labels = try SqueezeDetLabelReader(classNames: config.classNames).check([object])
      let box = SqueezeDetBox(
        try #require(labels.kept.first), image: config.imageSize, input: config.imageSize)
      if box.row != (try SqueezeDetGolden.numbers(row["encoded_box"])) {
        found.append("row \(place): box")
      }
      let prior = try #require(try matcher.match([box]).first).prior
      if prior != row["anchor_index"]?.int { found.append("row \(place): prior") }
      let offsets = BoxOffsets<Double>(of: box, from: matcher.priors[prior])
      let expected = try SqueezeDetGolden.numbers(row["deltas"])
      if !agree([offsets.row], [expected], within: 1e-12) { found.append("row \(place): offsets") }
      let decoded = try SqueezeDetDecoder(config).box(offsets, at: matcher.priors[prior])
      let recorded = try SqueezeDetGolden.numbers(row["decoded_box"])
      if !agree([decoded.row], [recorded], within: 1e-12) { found.append("row \(place): decoded") }
      let iou = try SqueezeDetGolden.number(row["iou_decoded_vs_encoded"])
      if !agree(decoded.iou(box), iou, within: 1e-12) { found.append("row \(place): iou") }
    }
    return found
  }

  /// Probabilities, confidences, offsets, boxes, and what the filter keeps of them.
  static func decode(_ golden: SqueezeDetGolden) throws -> [String] {
    let config = try golden.config()
    let out = try #require(golden.json["out"])
    let output = try #require(golden.json["y_pred"]?.array)
      .flatMap { try SqueezeDetGolden.rows($0).flatMap { $0 } }
    let images = try SqueezeDetDecoder(config).decode(output, softmax: .wholeBatch)
    let filter = SqueezeDetFilter(config, ties: .numpyIntrosort)
    var found: [String] = []
    func compare(_ key: String, _ ours: [[Double]], _ image: Int) throws {
      let recorded = try SqueezeDetGolden.rows(out[key]?.array?[image])
      if !agree(ours, recorded, within: 1e-12) { found.append("image \(image): \(key)") }
    }
    func compareRow(_ key: String, _ ours: [Double], _ image: Int) throws {
      let recorded = try SqueezeDetGolden.numbers(out[key]?.array?[image])
      if !agree([ours], [recorded], within: 1e-12) { found.append("image \(image): \(key)") }
    }
    for (image, predictions) in images.enumerated() {
      let classes = config.classCount
      let rows = predictions.confidences.indices.map {
        Array(predictions.probabilities[$0 * classes..<($0 + 1) * classes])
      }
      try compare("class_probs", rows, image)
      try compareRow("conf", predictions.confidences, image)
      try compare("deltas", predictions.offsets.map(\.row), image)
      try compare("boxes_cxcywh", predictions.boxes.map(\.row), image)
      let detections = filter.detections(predictions)
      try compare("filtered_boxes", detections.map(\.box.row), image)
      try compareRow("filtered_classes", detections.map { Double($0.classIndex) }, image)
      try compareRow("filtered_scores", detections.map(\.score), image)
    }
    return found
  }

  static func suppression(_ golden: SqueezeDetGolden) throws -> [String] {
    let keeps = SqueezeDetFilter.keeps(
      try SqueezeDetGolden.rows(golden.json["boxes_cxcywh"]).map { SqueezeDetBox($0) },
      scores: try SqueezeDetGolden.numbers(golden.json["probs"]),
      threshold: try SqueezeDetGolden.number(golden.json["threshold"]), ties: .numpyIntrosort)
    return keeps == golden.json["keep"]?.array?.compactMap(\.bool) ? [] : ["keep"]
  }

  static func loss(_ golden: SqueezeDetGolden) throws -> [String] {
    let config = try golden.config()
    let loss = try SqueezeDetLoss(config)
    let output = try #require(golden.json["y_pred"]?.array)
      .flatMap { try SqueezeDetGolden.rows($0).flatMap { $0 } }
    let columns = SqueezeDetTargets.tensorColumns(classCount: config.classCount)
    let priors = try SqueezeDetPriors(config).count
    var targets: [Float] = []
    for image in try #require(golden.json["gt"]?.array) {
      var tensor = Array(repeating: Float(0), count: priors * columns)
      defer { targets += tensor }
      guard image != .null else { continue }
      let boxes = try SqueezeDetGolden.rows(image["boxes_cxcywh"])
      let offsets = try SqueezeDetGolden.rows(image["deltas"])
      let classes = try SqueezeDetGolden.ints(image["class_index"])
      for (place, prior) in try SqueezeDetGolden.ints(image["anchor_index"]).enumerated() {
        let row = [1] + boxes[place] + offsets[place]
        for (column, number) in row.enumerated() {
          tensor[prior * columns + column] = Float(number)
        }
        tensor[prior * columns + 9 + classes[place]] = 1
      }
    }
    let value = try loss.value(targets: targets, output: output)
    let ours = [
      ("loss", value.kerasTotal), ("loss_without_regularization", value.kerasTotal),
      ("bbox_loss", value.box), ("conf_loss", value.confidence),
      ("class_loss", value.classification),
    ]
    return try ours.compactMap { key, number in
      let recorded = try SqueezeDetGolden.number(golden.json["out"]?[key])
      return agree(number, recorded, within: 1e-13) ? nil : "\(key): \(number), not \(recorded)"
    }
  }
}
