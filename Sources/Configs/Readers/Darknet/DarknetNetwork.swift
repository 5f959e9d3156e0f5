import Boxes

/// A darknet cfg as far as its heads go: the input, the layers, and how large each one's output is.
struct DarknetNetwork {
  /// A layer that predicts boxes.
  struct Head {
    /// Its place among the layers, `[net]` left out.
    let index: Int
    /// Its section.
    let section: DarknetSection
  }

  /// Layers that predict boxes, and whether they are modeled.
  static let heads = [
    "[yolo]": true, "[region]": true, "[gaussian_yolo]": false, "[detection]": false,
  ]

  /// The network's input.
  let inputSize: ImageSize
  /// The line that states its width, counted from 1.
  let inputLine: Int
  /// All sections but the first.
  let layers: [DarknetSection]
  let lines: BaseLines
  /// What the user should know about the network as a whole.
  let notes: [ConfigNote]

  init(_ source: ConfigSource) throws(ConfigReadError) {
    lines = BaseLines(source.bytes)
    let sections = DarknetSection.all(of: lines)
    guard let net = sections.first, net.isNetwork else {
      throw .missing(setting: "[net]", toDo: "give a darknet cfg, whose first section it is")
    }
    let width = try net.int("width")
    let height = try net.int("height")
    guard let width, let height, let size = ImageSize(width: width, height: height) else {
      throw .missing(
        setting: "width or height of [net]",
        toDo: "add both, from 1 to \(ImageSize.maximumSide) pixels")
    }
    inputSize = size
    inputLine = (net.options["width"]?.line ?? net.line) + 1
    layers = Array(sections.dropFirst())
    var notes: [ConfigNote] = []
    if let option = net.options["letter_box"], try net.int("letter_box") != 0 {
      notes.append(
        ConfigNote(
          line: option.line + 1,
          "letter_box pads images to the input; here they are stretched to it, as without it"))
    }
    self.notes = notes
  }

  /// The layers that predict boxes, all of one kind.
  func headSections() throws(ConfigReadError) -> [Head] {
    var found: [Head] = []
    for (index, section) in layers.enumerated() {
      guard let isModeled = Self.heads[section.name] else { continue }
      guard isModeled else {
        throw .unsupported(
          setting: "a layer", line: section.line + 1, found: section.name,
          known: "[yolo] and [region]")
      }
      if let first = found.first, first.section.name != section.name || section.name == "[region]" {
        throw .unsupported(
          setting: "a second head", line: section.line + 1, found: section.name,
          known: "several [yolo] layers, or one [region]")
      }
      found.append(Head(index: index, section: section))
    }
    guard !found.isEmpty else {
      throw .missing(
        setting: "a [yolo] or [region] layer", toDo: "give the cfg of a YOLOv2, v3 or v4 network")
    }
    return found
  }
}

extension DarknetSection {
  /// A whole number; nothing where the option is not there.
  func int(_ name: String) throws(ConfigReadError) -> Int? {
    guard let option = options[name] else { return nil }
    guard let value = Int(option.value) else {
      throw .wrongKind(
        setting: name, line: option.line + 1, found: "'\(option.value)'",
        expected: "a whole number")
    }
    return value
  }

  /// A number; nothing where the option is not there.
  func double(_ name: String) throws(ConfigReadError) -> Double? {
    guard let option = options[name] else { return nil }
    guard let value = Double(option.value), value.isFinite else {
      throw .wrongKind(
        setting: name, line: option.line + 1, found: "'\(option.value)'", expected: "a number")
    }
    return value
  }

  /// Numbers between commas; nothing where the option is not there.
  func doubles(_ name: String) throws(ConfigReadError) -> [Double]? {
    guard let option = options[name] else { return nil }
    // A `#` ends the list, as it does in darknet.
    let text = option.value.prefix { $0 != "#" }
    var values: [Double] = []
    for part in text.split(separator: ",") {
      guard let value = Double(part), value.isFinite else {
        throw .wrongKind(
          setting: name, line: option.line + 1, found: "'\(part)' in it",
          expected: "numbers with commas between them")
      }
      values.append(value)
    }
    return values
  }

  /// The line of an option, or of the section, counted from 1.
  func line(of name: String) -> Int { (options[name]?.line ?? line) + 1 }

  /// The anchors that a layer lists, `num` of them.
  func anchorPairs(scale: Double = 1) throws(ConfigReadError) -> [Size<InputPixels>] {
    let count = try int("num") ?? 1
    guard let numbers = try doubles("anchors") else {
      throw .missing(
        setting: "anchors of the \(name) in line \(line + 1)",
        toDo: "add them, width,height after width,height")
    }
    guard (1...4096).contains(count), numbers.count >= 2 * count else {
      throw .wrongKind(
        setting: "anchors", line: line(of: "anchors"), found: "a list of \(numbers.count) numbers",
        expected: "two for each of num=\(count) anchors")
    }
    var sizes: [Size<InputPixels>] = []
    for place in 0..<count {
      let (width, height) = (numbers[2 * place] * scale, numbers[2 * place + 1] * scale)
      guard let size = Size<InputPixels>(width: width, height: height) else {
        throw .wrongKind(
          setting: "anchor \(place)", line: line(of: "anchors"),
          found: "\(numbers[2 * place]) by \(numbers[2 * place + 1])", expected: "sides above 0")
      }
      sizes.append(size)
    }
    return sizes
  }
}
