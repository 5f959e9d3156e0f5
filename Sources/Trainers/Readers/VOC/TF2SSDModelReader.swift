import Boxes
import Labels

/// The TF2 walk-through's notebook: corners are cut off to whole pixels, 1 off the minima; its data
/// generator brings them to the input and cuts them off again.
public struct TF2SSDModelReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "tf2-ssdmodel", trainer: "SSDModel (usmanr149), the notebook VOC XML data and getData.py",
    version: "e8f877fd8dd2", formats: [.voc], unit: .share, firstClass: 1,
    rule: ReaderInfo.Rule(
      corners: "cut off; − 1 on the minima; × 300 ÷ picture, cut off, ÷ 300",
      numbers: "any that float() reads", leftOut: "nothing", unknownClass: "raises",
      difficult: "not read", size: "of the picture"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as the notebook and the data generator do.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let picture = try input.sizeOfPicture()
    let side = (
      width: Double(input.inputSize?.width ?? Self.usualSide),
      height: Double(input.inputSize?.height ?? Self.usualSide)
    )
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      guard let name = findText("name", in: node) else {
        throw node.fail("AssertionError", "no <name>")
      }
      guard let place = input.classPlace(of: name) else {
        throw node.fail("AssertionError", "class '\(name)' is not in the class list")
      }
      let box = try node.find("bndbox")
      let pixels = Edges<ReaderUnits>(
        try corner("xmin", of: box) - 1, try corner("ymin", of: box) - 1,
        try corner("xmax", of: box), try corner("ymax", of: box))
      // The corners pass through a text of whole numbers, split at commas.
      guard !name.utf8.contains(UInt8(ascii: ",")) else {
        throw node.fail("ValueError", "a comma in the class name shifts the numbers of the text")
      }
      // No whole number is a negative zero.
      let shares = pixels.mapped(
        x: { ($0 * side.width / picture.width).rounded(.towardZero) / side.width + 0 },
        y: { ($0 * side.height / picture.height).rounded(.towardZero) / side.height + 0 })
      reading.hand(object, name, place + 1, shares)
    }
    return reading
  }

  /// `findtext(name)`: nothing when there is no such element, an empty text when it is empty.
  private func findText(_ name: String, in node: PythonNode) -> String? {
    node.element.child(name).map { $0.leadingText ?? "" }
  }

  /// `int(float(findtext(name)))`.
  private func corner(_ name: String, of box: PythonNode) throws(TrainerFailure) -> Double {
    guard let text = findText(name, in: box) else { throw box.fail("TypeError", "no <\(name)>") }
    return try box.cutOff(try box.float(text, name), name)
  }

  /// The input of the walk-through.
  private static let usualSide = 300
}
