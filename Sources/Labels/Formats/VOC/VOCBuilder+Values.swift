import Text

/// The values of a VOC file: names, numbers, flags.
extension VOCBuilder {
  /// Notes that the open object has shown a field. A second one spoils the object's box.
  @inline(__always)
  mutating func see(_ element: VOCElement, _ offset: Int) {
    if object.seen & element.bit != 0 {
      object.isSpoiled = true
      report(.repeatedField(field: element.fieldName), offset, object: image.objects.count)
    }
    object.seen |= element.bit
  }

  /// Takes the text of the value that just ended.
  @inline(__always)
  mutating func take(_ text: UnsafeRawBufferPointer) {
    let trimmed = text.trimmed
    switch leaf {
    case .xMin, .yMin, .xMax, .yMax, .x, .y, .w, .h, .centerX, .centerY, .angle:
      takeCoordinate(text, trimmed)
    case .name where leafParent == .attribute:
      object.other.isRotation = trimmed.elementsEqual("rotation".utf8)
      object.other.attribute = quoted(trimmed)
    case .value: takeAttribute(trimmed)
    case .name:
      see(.name, leafOffset)
      object.value.className = String(decoding: trimmed, as: UTF8.self)
    case .difficult, .truncated, .occluded: takeFlag(trimmed)
    case .pose: takePose(trimmed)
    case .width, .height, .depth: takeSide(trimmed)
    case .filename:
      image.voc?.filename = String(decoding: trimmed, as: UTF8.self)
      image.voc?.filenamePosition = lines.position(leafOffset)
    case .folder: image.voc?.folder = String(decoding: trimmed, as: UTF8.self)
    case .path: image.voc?.path = String(decoding: trimmed, as: UTF8.self)
    case .pixels:
      image.voc?.pixels = PixelConvention(rawValue: String(decoding: trimmed, as: UTF8.self))
    default: break
    }
  }

  @inline(__always)
  private mutating func takeCoordinate(
    _ text: UnsafeRawBufferPointer, _ trimmed: UnsafeRawBufferPointer
  ) {
    see(leaf, leafOffset)
    if leaf.rawValue < object.lastCoordinate { object.isUnordered = true }
    object.lastCoordinate = leaf.rawValue
    let value: Double
    if let small = trimmed.smallInteger, !leafHasChild {
      value = Double(small)
    } else if let reading = DecimalNumber.read(trimmed), !leafHasChild {
      value = reading.value
      // Only pixels are whole by nature.
      if !reading.isPlainInteger, leaf.rawValue <= VOCElement.yMax.rawValue {
        reportFraction(trimmed, value)
      }
    } else {
      object.isSpoiled = true
      let shown = leafHasChild ? "an element" : quoted(trimmed)
      return report(
        .badNumber(field: leaf.fieldName, text: shown), leafOffset, object: image.objects.count)
    }
    if trimmed.count != text.count {
      report(.untidy(field: leaf.fieldName), leafOffset, object: image.objects.count)
    }
    switch leaf {
    case .xMin: object.coordinates.xMin = value
    case .yMin: object.coordinates.yMin = value
    case .xMax: object.coordinates.xMax = value
    case .yMax: object.coordinates.yMax = value
    case .x: object.other.corner.x = value
    case .y: object.other.corner.y = value
    case .centerX: object.other.center.x = value
    case .centerY: object.other.center.y = value
    case .w: object.other.size.width = value
    case .h: object.other.size.height = value
    default: object.other.radians = value
    }
  }

  private mutating func reportFraction(_ text: UnsafeRawBufferPointer, _ value: Double) {
    let isWhole = value.rounded(.towardZero) == value
    object.pointedNumbers += 1
    if !isWhole { object.fractions += 1 }
    // An edge may lie anywhere.
    if convention == .continuous { return }
    report(
      .fractionalCoordinate(field: leaf.fieldName, text: quoted(text), whole: isWhole),
      leafOffset, object: image.objects.count)
  }

  private mutating func takeFlag(_ text: UnsafeRawBufferPointer) {
    let value = text.smallInteger
    if value != 0 && value != 1 || leafHasChild {
      report(
        .badFlag(field: leaf.fieldName, text: quoted(text)), leafOffset,
        object: image.objects.count)
    }
    switch leaf {
    case .difficult: object.value.flags.difficult = value ?? DecimalNumber.integer(text)
    case .truncated:
      object.value.flags.truncated = value.map(Double.init) ?? DecimalNumber.parse(text)
    default: object.value.flags.occluded = value.map(Double.init) ?? DecimalNumber.parse(text)
    }
  }

  /// The value of an attribute: the rotation, or something that is read past where it says anything.
  private mutating func takeAttribute(_ text: UnsafeRawBufferPointer) {
    if object.other.isRotation {
      if let degrees = DecimalNumber.parse(text) { object.other.turn = Turn(degrees: degrees) }
    } else if !text.isEmpty, !["0", "false", "False"].contains(quoted(text)) {
      passOver(.attribute(object.other.attribute))
    }
  }

  private mutating func takePose(_ text: UnsafeRawBufferPointer) {
    guard !VOCPose.isKnown(text) else { return }
    report(
      .ignoredContent(what: "pose '\(quoted(text))'"), leafOffset, object: image.objects.count)
  }

  /// Closes the open object: says what it lacks, and keeps it.
  mutating func endObject() {
    let index = image.objects.count
    if object.seen & VOCElement.name.bit == 0 || object.value.className.isEmpty {
      report(.missingName, object.offset, object: index)
    }
    if object.seen & VOCElement.bndbox.bit != 0 {
      endBox(index)
    } else if object.seen & VOCElement.turnedBox.bit != 0 {
      endTurnedBox(index)
    } else {
      report(.missingCoordinate(field: "bndbox"), object.offset, object: index)
    }
    image.objects.append(object.value)
  }

  private mutating func endBox(_ index: Int) {
    if object.seen & VOCElement.bits(VOCElement.coordinates) == 0,
      object.seen & VOCElement.bits(VOCElement.cornerAndSize) != 0
    {
      return endCornerAndSize(index)
    }
    demand(VOCElement.coordinates, index)
    if object.isUnordered { report(.untidy(field: "bndbox"), object.offset, object: index) }
    guard !object.isSpoiled else { return }
    if object.pointedNumbers > 0 {
      image.voc?.pointedNumbers += object.pointedNumbers
      image.voc?.fractions += object.fractions
    }
    let edges = object.coordinates
    object.value.take(
      WrittenBox(edges.xMin, edges.yMin, edges.xMax, edges.yMax, convention),
      turnedBy: object.other.turn, as: turnedBoxes)
  }

  /// A `<bndbox>` of a corner and a size. Where such a set counts pixels from, nothing tells: the
  /// corner is taken as written.
  private mutating func endCornerAndSize(_ index: Int) {
    demand(VOCElement.cornerAndSize, index)
    guard !object.isSpoiled else { return }
    report(.cornerAndSize, object.offset, object: index)
    let (corner, size) = (object.other.corner, object.other.size)
    object.value.take(
      WrittenBox(
        corner.x, corner.y, corner.x + size.width, corner.y + size.height, .continuous),
      turnedBy: object.other.turn, as: turnedBoxes)
  }

  /// A `<robndbox>`: center, size and an angle in radians.
  private mutating func endTurnedBox(_ index: Int) {
    demand(VOCElement.turnedBoxFields, index)
    guard !object.isSpoiled else { return }
    let (center, size) = (object.other.center, object.other.size)
    object.value.take(
      WrittenBox(
        center.x - size.width / 2, center.y - size.height / 2, center.x + size.width / 2,
        center.y + size.height / 2, .continuous),
      turnedBy: Turn(radians: object.other.radians), as: turnedBoxes)
  }

  /// Says which fields the open object lacks.
  private mutating func demand(_ elements: [VOCElement], _ index: Int) {
    for element in elements where object.seen & element.bit == 0 {
      object.isSpoiled = true
      report(.missingCoordinate(field: element.fieldName), object.offset, object: index)
    }
  }
}

/// The poses of VOC's own files.
enum VOCPose {
  /// Whether a pose is one of VOC's, in any case, or left empty.
  static func isKnown(_ text: UnsafeRawBufferPointer) -> Bool {
    if text.isEmpty { return true }
    return known.contains { pose in
      pose.utf8CodeUnitCount == text.count
        && UnsafeRawBufferPointer(start: pose.utf8Start, count: text.count).elementsEqual(
          text, by: { $0 | 0x20 == $1 | 0x20 })
    }
  }

  private static let known: [StaticString] = [
    "Unspecified", "Left", "Right", "Frontal", "Rear", "Front", "Back", "Unknown",
  ]
}

extension UnsafeRawBufferPointer {
  /// Without the blanks and line ends around it.
  @inline(__always)
  var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, Self.isXMLBlank(self[start]) { start += 1 }
    while end > start, Self.isXMLBlank(self[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  @inline(__always)
  static func isXMLBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// The value of one to seven digits; nothing for any other text.
  @inline(__always)
  var smallInteger: Int? {
    guard count > 0, count < 8 else { return nil }
    var value = 0
    for byte in self {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
