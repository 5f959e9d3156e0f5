import Boxes
import Labels

/// The TensorFlow Object Detection API's `create_pascal_tf_record`: every field has to be there, and
/// a declaration with an encoding is refused.
public struct TFODAPIReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "tf-od-api", trainer: "TensorFlow Object Detection API, create_pascal_tf_record",
    version: "object-detection-0-1 0.1 (2019)", formats: [.voc], unit: .share,
    numbers: .float32, order: .yxyx, firstClass: 1,
    rule: ReaderInfo.Rule(
      corners: "as written, ÷ size", numbers: "any that float() reads", leftOut: "nothing",
      unknownClass: "raises", difficult: "any but 0 is 1; missing and other text raise",
      size: "of the file: whole numbers, needed"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as the converter does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements(fault: "XMLSyntaxError", decoding: .utf8)
    // A byte order mark hides the declaration from lxml's look at it.
    if file.namesEncoding, !input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw file.rootNode.fail(
        "ValueError", "a declaration with an encoding, which is refused for decoded text")
    }
    guard file.root.name == "annotation" else {
      throw file.rootNode.fail("KeyError", "no root element annotation")
    }
    let data = LXMLDictionary(element: file.root, object: nil)
    let folder = try data.value("folder")
    let name = try data.value("filename")
    _ = try folder.text(raising: "TypeError")
    _ = try name.text(raising: "TypeError")
    let width = Double(try data.value("size").value("width").integer())
    let height = Double(try data.value("size").value("height").integer())
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let fields = LXMLDictionary(element: object.element, object: object.number)
      let difficult = try fields.value("difficult").integer()
      let xMin = try share("xmin", of: fields, width)
      let yMin = try share("ymin", of: fields, height)
      let xMax = try share("xmax", of: fields, width)
      let yMax = try share("ymax", of: fields, height)
      let name = try fields.value("name").text(raising: "AttributeError")
      guard let place = input.classPlace(of: name) else {
        throw fields.fail("KeyError", "class '\(name)' is not in the class list")
      }
      _ = try fields.value("truncated").integer()
      _ = try fields.value("pose").text(raising: "AttributeError")
      reading.hand(
        object, name, place + 1, Edges(xMin, yMin, xMax, yMax).single,
        difficult: difficult == 0 ? 0 : 1)
    }
    return reading
  }

  private func share(
    _ name: String, of fields: LXMLDictionary, _ side: Double
  ) throws(TrainerFailure) -> Double {
    let value = try fields.value("bndbox").value(name).float()
    guard side != 0 else { throw fields.fail("ZeroDivisionError", "the size has a side of 0") }
    return value / side
  }
}
