import Boxes
import Labels

extension ReaderInput {
  /// The elements of a VOC file.
  ///
  /// - Parameters:
  ///   - fault: What the trainer's parser raises on a file that is not well formed.
  ///   - decoding: How its bytes become characters.
  ///   - repairs: Whether the trainer's parser mends what is broken.
  func elements(
    fault: String = "ParseError", decoding: RawVOC.Decoding = .declared, repairs: Bool = false
  ) throws(TrainerFailure) -> RawVOC {
    do {
      return try RawVOC(bytes, decoding: decoding, repairs: repairs)
    } catch {
      switch error {
      case .malformed(let message, let line):
        throw TrainerFailure(
          kind: .raises(fault), reason: "the file is not well-formed XML: \(message)", line: line)
      case .notUTF8(let line):
        throw TrainerFailure(
          kind: .raises("UnicodeDecodeError"), reason: "a byte that is no UTF-8", line: line)
      case .refused(let reason, let line):
        throw TrainerFailure(kind: .notRead, reason: reason, line: line)
      }
    }
  }

  /// The size of the picture, where the trainer opens it.
  func sizeOfPicture() throws(TrainerFailure) -> (width: Double, height: Double) {
    guard let imageSize else {
      throw TrainerFailure(
        kind: .imageSizeUnknown,
        reason: "the trainer takes the size of the picture, which is not known", line: 1)
    }
    return (Double(imageSize.width), Double(imageSize.height))
  }
}

extension TrainerReading {
  /// Notes the objects that a reader of the root's own children never sees.
  mutating func dropObjectsInside(_ file: RawVOC) {
    for object in file.objects where !object.isUnderRoot {
      drop(object, "it stands inside another element; only objects right under the root are read")
    }
  }

  /// Notes an object that is not handed on.
  mutating func drop(
    _ object: RawVOC.Object, _ reason: String, kind: String? = nil, isOfUnknownClass: Bool = false
  ) {
    dropped.append(
      Dropped(
        object: object.number, line: object.element.line,
        className: object.element.child("name")?.leadingText, reason: reason, kind: kind,
        isOfUnknownClass: isOfUnknownClass))
  }

  /// Notes an object whose class is not in the list.
  mutating func dropUnknown(_ object: RawVOC.Object, _ name: String?) {
    drop(
      object, "class '\(name ?? "")' is not in the class list", isOfUnknownClass: true)
  }

  /// Hands an object on.
  mutating func hand(
    _ object: RawVOC.Object, _ className: String, _ classNumber: Int,
    _ corners: Edges<ReaderUnits>,
    difficult: Int? = nil
  ) {
    objects.append(
      Object(
        object: object.number, line: object.element.line, className: className,
        classNumber: classNumber, corners: corners, difficult: difficult))
  }

  /// Notes something that the trainer takes for something else.
  mutating func misread(_ object: RawVOC.Object, _ what: String) {
    misread.append(
      Misreading(object: object.number, line: object.element.line, what: what))
  }
}
