import Boxes
import Labels
import Text

extension RuleExample {
  /// The example as documentation shows it: one line a fact.
  public var text: String {
    var lines: [String] = []
    if let classes = settings.classes {
      lines.append("classes: \(classes.names.joined(separator: ", "))")
    }
    if let input = settings.networkInput { lines.append("network input: \(input)") }
    lines += settings.profile?.exampleLines ?? []
    lines += facts.lines
    if let shown {
      lines.append(shown)
      if let size = images.first?.imageSize { lines.append("image: \(size)") }
    } else {
      for image in images.prefix(Self.shownFiles) { lines += Self.lines(of: image) }
      if images.count > Self.shownFiles {
        lines.append("… and \(images.count - Self.shownFiles) more files like these")
      }
    }
    for picture in pictures { lines.append(picture.line) }
    return lines.joined(separator: "\n")
  }

  private static let shownFiles = 4

  private static func lines(of image: LabeledImage) -> [String] {
    var head = image.path
    if let declared = image.declaredSize {
      let width = declared.width.map { "\($0)" } ?? "?"
      let height = declared.height.map { "\($0)" } ?? "?"
      head += ", <size> \(width)x\(height)"
    }
    if let size = image.imageSize { head += ", image \(size)" }
    if image.size == nil { head += ", size unknown" }
    if let voc = image.voc {
      if let name = voc.filename { head += ", <filename> \(name)" }
      if let folder = voc.folder { head += ", <folder> \(folder)" }
      if let path = voc.path { head += ", <path> \(path)" }
    }
    return [head] + (image.objects.isEmpty ? ["  (no objects)"] : image.objects.map(line))
  }

  private static func line(of object: LabeledObject) -> String {
    var words = ["  \(object.className)"]
    let box = object.box
    let numbers = [box?.xMin, box?.yMin, box?.xMax, box?.yMax].map { number(number: $0) }
    if let fields = object.kitti {
      words += [number(number: object.flags.truncated), number(number: object.flags.occluded)]
      words.append(number(number: fields.alpha))
      words += numbers
      let rest = [
        fields.height, fields.width, fields.length, fields.x, fields.y, fields.z, fields.rotationY,
      ]
      words += rest.map { number(number: $0) }
      if let score = fields.score { words.append(number(number: score)) }
      return words.joined(separator: " ")
    }
    words += numbers
    if let truncated = object.flags.truncated {
      words.append("truncated \(number(number: truncated))")
    }
    if let box, box.convention != .oneBasedInclusive {
      words.append("(\(box.convention.rawValue))")
    }
    return words.joined(separator: " ")
  }

  private static func number(number: Double?) -> String {
    number.map { DecimalText.short($0, 2) } ?? "-"
  }
}

extension DatasetFacts {
  fileprivate var lines: [String] {
    var lines = labelFiles.map { "label \($0)" }
    lines += imageFiles.map { "image \($0)" }
    lines += imagesWithoutLabels.map { "image without label \($0)" }
    lines += foreignFiles.map { "file \($0.path) (\($0.what))" }
    for list in classLists where list.isReadable {
      lines.append("class list \(list.path): \(list.names.joined(separator: ", "))")
    }
    for split in splits {
      lines.append("list \(split.path): \(split.ids.joined(separator: " "))")
    }
    return lines
  }
}

extension ImageFacts {
  fileprivate var line: String {
    var words = ["image \(path)"]
    switch state {
    case .missing: words.append("not there")
    case .unreadable(let reason): words.append(reason)
    case .read:
      if let content { words.append(content) }
      if let size { words.append("\(size)") }
      if let colors { words.append(colors.rawValue) }
      if let bitDepth { words.append("\(bitDepth) bits") }
      if let orientation { words.append("EXIF orientation \(orientation)") }
      if let onlyColor {
        words.append("all pixels \(onlyColor.map { String($0) }.joined(separator: " "))")
      }
    }
    return words.joined(separator: ", ")
  }
}
