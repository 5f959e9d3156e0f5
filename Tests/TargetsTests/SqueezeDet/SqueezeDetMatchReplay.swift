import Boxes
import JSONText
import Targets
import Testing

/// Replays one recorded `match` case, in all four forms that were recorded.
struct SqueezeDetMatchReplay {
  let golden: SqueezeDetGolden
  let config: SqueezeDetConfig
  let imageSize: ImageSize
  let bytes: [UInt8]

  init(_ golden: SqueezeDetGolden) throws {
    self.golden = golden
    config = try golden.config()
    let size = try SqueezeDetGolden.ints(golden.json["image_size"])
    imageSize = try #require(ImageSize(width: size[0], height: size[1]))
    bytes = Array(try #require(golden.json["label_text"]?.string).utf8)
  }

  /// What differs from the record, in words; nothing when all four forms agree.
  func differences() throws -> [String] {
    let out = try #require(golden.json["out"])
    var found: [String] = []
    found += try differences("out", out, ties: .numpyIntrosort)
    found += try differences(
      "out_stable_argsort", merged(golden.json["out_stable_argsort"], over: out), ties: .stable)
    if golden.json["out_tf"]?.string == "same" {
      // From the same objects on, both trainers do the same; one match is enough.
      let keras = try SqueezeDetLabelReader(classNames: config.classNames).read(bytes)
      let reader = SqueezeDetLabelReader(classNames: config.classNames, dialect: .tensorFlow)
      if try reader.read(bytes).kept != keras.kept { found.append("out_tf: labels") }
    } else {
      found += try differences(
        "out_tf", merged(golden.json["out_tf"], over: out), dialect: .tensorFlow,
        ties: .numpyIntrosort)
    }
    found += try differences(
      "out_train_generator_unscaled",
      merged(golden.json["out_train_generator_unscaled"], over: out),
      rescale: .kerasTrain, ties: .numpyIntrosort)
    return found
  }

  /// A form that is recorded as "same" is that of `out`; one with some fields has the others of
  /// `out`, except after an error.
  private func merged(_ form: JSONValue?, over out: JSONValue) -> JSONValue {
    guard let fields = form?.object else { return out }
    guard fields["error"]?.string == nil, var merged = out.object else { return .object(fields) }
    for member in fields.members { merged[member.name] = member.value }
    return .object(merged)
  }

  private func differences(
    _ form: String, _ expected: JSONValue, dialect: SqueezeDetDialect = .keras,
    rescale: SqueezeDetRescale = .scaled, ties: SqueezeDetTieOrder
  ) throws -> [String] {
    let encoder = try SqueezeDetTargetEncoder(
      config, dialect: dialect, rescale: rescale, ties: ties)
    let targets: SqueezeDetTargets
    do {
      targets = try encoder.encode(bytes, imageSize: imageSize)
    } catch {
      return isRecorded(error, expected) ? [] : ["\(form): threw \(error)"]
    }
    if let error = expected["error"]?.string { return ["\(form): expected \(error)"] }
    var found: [String] = []
    if targets.labels.kept.map(\.classIndex.value)
      != (try SqueezeDetGolden.ints(expected["class_index"]))
    {
      found.append("\(form): classes")
    }
    let boxes = try SqueezeDetGolden.rows(expected["boxes_cxcywh"])
    if !agree(targets.boxes.map(\.row), boxes, within: 0) { found.append("\(form): boxes") }
    if targets.matches.map(\.prior) != (try SqueezeDetGolden.ints(expected["anchor_index"])) {
      found.append("\(form): priors")
    }
    let offsets = try SqueezeDetGolden.rows(expected["deltas"])
    if !agree(targets.offsets.map(\.row), offsets, within: 1e-12) {
      found.append("\(form): offsets")
    }
    if form == "out", let rules = expected["matched_by"]?.array {
      let ours = targets.matches.map { $0.rule == .overlap ? "iou" : "l2" }
      if ours != rules.map(\.string) { found.append("\(form): rules") }
      let values = try SqueezeDetGolden.numbers(expected["match_value"])
      if !agree([targets.matches.map(\.value)], [values], within: 0) {
        found.append("\(form): values")
      }
    }
    return found
  }

  /// Whether the trainer raised what stands for our error.
  private func isRecorded(_ error: SqueezeDetError, _ expected: JSONValue) -> Bool {
    let message = expected["error_message"]?.string ?? ""
    return switch (error, expected["error"]?.string) {
    case (.noGroundTruths, "IndexError"): message.hasPrefix("too many indices")
    case (.moreGroundTruthsThanPriors(_, let priors), "IndexError"):
      message.hasPrefix("index \(priors) is out of bounds")
    case (.refusedLine, "AssertionError"): true
    default: false
    }
  }
}
