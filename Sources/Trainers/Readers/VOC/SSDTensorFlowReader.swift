import Boxes
import Labels

/// SSD-Tensorflow's converter to records: corners as written, divided by the size that the file
/// states, and no object is ever difficult.
public struct SSDTensorFlowReader: TrainerReader {
  /// Name, source and rule.
  public let info: ReaderInfo

  /// A reader.
  public init() {
    info = Self.info(
      name: "ssd-tensorflow",
      trainer: "SSD-Tensorflow (balancap), pascalvoc_to_tfrecords and the slim decoder",
      version: "e0e3104d3a2c", unknownClass: "raises; `none` has number 0")
  }

  /// Reads a VOC file as the converter does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    try Self.read(input, info, refusesZero: false)
  }

  /// What both editions of the converter say of themselves.
  static func info(
    name: String, trainer: String, version: String, unknownClass: String
  ) -> ReaderInfo {
    ReaderInfo(
      name: name, trainer: trainer, version: version, formats: [.voc], unit: .share,
      numbers: .float32, order: .yxyx, firstClass: 1, nameOfZero: "none",
      rule: ReaderInfo.Rule(
        corners: "as written, ÷ size", numbers: "any that float() reads", leftOut: "nothing",
        unknownClass: unknownClass, difficult: "always 0, whatever the file says",
        size: "of the file: whole width, height and depth, needed"))
  }

  /// The converter. One edition refuses the class of number 0.
  static func read(
    _ input: ReaderInput, _ info: ReaderInfo, refusesZero: Bool
  ) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let size = try file.rootNode.find("size")
    let height = Double(try size.integer("height"))
    let width = Double(try size.integer("width"))
    _ = try size.integer("depth")
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      let name = try node.text("name")
      guard let name, let number = number(of: name, input) else {
        throw node.fail("KeyError", "class '\(name ?? "")' is not in the class list")
      }
      if refusesZero, number == 0 {
        throw node.fail("RuntimeError", "class '\(name)' has number 0, which this reader refuses")
      }
      guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
        throw node.fail("UnicodeEncodeError", "class '\(name)' is not ASCII")
      }
      let difficult = try flag("difficult", of: object, in: &reading)
      _ = try flag("truncated", of: object, in: &reading)
      let box = try node.find("bndbox")
      let yMin = try share(of: "ymin", in: box, height)
      let xMin = try share(of: "xmin", in: box, width)
      let yMax = try share(of: "ymax", in: box, height)
      let xMax = try share(of: "xmax", in: box, width)
      reading.hand(
        object, name, number, Edges(xMin, yMin, xMax, yMax).single,
        difficult: difficult)
    }
    return reading
  }

  private static func number(of name: String, _ input: ReaderInput) -> Int? {
    input.classPlace(of: name).map { $0 + 1 } ?? (name == "none" ? 0 : nil)
  }

  /// `if obj.find(name)` asks whether the element has children, so the text is hardly ever read.
  private static func flag(
    _ name: String, of object: RawVOC.Object, in reading: inout TrainerReading
  ) throws(TrainerFailure) -> Int {
    guard let element = object.element.child(name) else { return 0 }
    if element.hasChildren { return try object.node.integer(name) }
    if name == "difficult", let text = element.leadingText, text != "0" {
      reading.misread(object, "<difficult> is '\(text)', which is not looked at")
    }
    return 0
  }

  private static func share(
    of name: String, in box: PythonNode, _ side: Double
  ) throws(TrainerFailure) -> Double {
    let value = try box.float(name)
    guard side != 0 else { throw box.fail("ZeroDivisionError", "the size has a side of 0") }
    return value / side
  }
}
