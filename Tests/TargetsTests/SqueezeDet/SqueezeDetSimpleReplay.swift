import Boxes
import JSONText
import Targets
import Testing

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
        className: "car", xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
      let labels = try SqueezeDetLabelReader(classNames: config.classNames).check([object])
      let box = SqueezeDetBox(
        try #require(labels.kept.first), image: config.imageSize, input: config.imageSize)
      if box.row != (try SqueezeDetGolden.numbers(row["encoded_box"])) {
        found.append("row \(place): box")
      }
      let prior = try #require(try matcher.match([box]).first).prior
      if prior != row["anchor_index"]?.int { found.append("row \(place): prior") }
      let offsets = SqueezeDetOffsets(of: box, from: matcher.priors[prior])
      let expected = try SqueezeDetGolden.numbers(row["deltas"])
      if !agree([offsets.row], [expected], within: 1e-12) { found.append("row \(place): offsets") }
    }
    return found
  }
}
