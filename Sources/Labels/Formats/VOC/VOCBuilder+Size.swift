import Boxes
import Text

/// `<size>`: read as written, with a word about what keeps it from being one.
extension VOCBuilder {
  /// Takes a side or the depth.
  mutating func takeSide(_ text: UnsafeRawBufferPointer) {
    let name = leaf.fieldName
    if size.seen & leaf.bit != 0 {
      report(.missingSize(detail: "<\(name)> stands more than once"), leafOffset)
    }
    size.seen |= leaf.bit
    let value = leafHasChild ? nil : text.smallInteger ?? DecimalNumber.integer(text)
    if leaf != .depth { checkSide(value, text) }
    switch leaf {
    case .width: size.declared.width = value
    case .height: size.declared.height = value
    default: size.declared.depth = value
    }
  }

  private mutating func checkSide(_ value: Int?, _ text: UnsafeRawBufferPointer) {
    let name = leaf.fieldName
    guard let value else {
      return report(
        .missingSize(detail: "the \(name) '\(quoted(text))' is no whole number"), leafOffset)
    }
    if value <= 0 {
      report(.missingSize(detail: "the \(name) is \(value)"), leafOffset)
    } else if value > ImageSize.maximumSide {
      report(
        .missingSize(detail: "the \(name) \(value) is beyond \(ImageSize.maximumSide) pixels"),
        leafOffset)
    }
  }

  /// Says what is not there of the size, once the document has ended.
  mutating func checkSize(_ sizeOffset: Int?, root: Int) {
    guard let sizeOffset else { return report(.missingSize(detail: "no <size>"), root) }
    for side in [VOCElement.width, .height] where size.seen & side.bit == 0 {
      report(.missingSize(detail: "no <\(side.fieldName)>"), sizeOffset)
    }
  }
}
