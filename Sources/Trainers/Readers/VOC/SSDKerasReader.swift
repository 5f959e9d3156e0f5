import Boxes
import Labels
import Targets

/// ssd_keras' `DataGenerator.parse_xml`: whole numbers only, and every field has to be there. Its
/// parser mends broken files.
public struct SSDKerasReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "ssd-keras", trainer: "ssd_keras (pierluigiferrari), DataGenerator.parse_xml",
    version: "3ac9adaf3889", formats: [.voc], numbers: .whole, firstClass: 1,
    nameOfZero: "background",
    rule: ReaderInfo.Rule(
      corners: "as written", numbers: "whole; 10.0 raises", leftOut: "nothing",
      unknownClass: "raises; `background` has number 0",
      difficult: "any but 0 sets neutral; missing and other text raise", size: "not read"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as ssd_keras does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    // BeautifulSoup finds nothing in what can't be mended.
    let file = try input.elements(fault: "AttributeError", decoding: .utf8, repairs: true)
    guard file.root.name == "folder" || file.root.descendant("folder") != nil else {
      throw file.rootNode.fail("AttributeError", "no <folder>")
    }
    var reading = TrainerReading(info)
    for object in file.objects {
      let node = object.node
      let name = try node.find("name").element.wholeText
      guard let number = number(of: name, input) else {
        throw node.fail("ValueError", "class '\(name)' is not in the class list")
      }
      _ = try node.find("pose")
      _ = try integer(node.find("truncated"), "truncated")
      let difficult = try integer(node.find("difficult"), "difficult")
      let box = try node.find("bndbox")
      let corners = Edges<ReaderUnits>(
        try corner("xmin", of: box), try corner("ymin", of: box), try corner("xmax", of: box),
        try corner("ymax", of: box))
      reading.hand(object, name, number, corners, difficult: difficult == 0 ? 0 : 1)
    }
    return reading
  }

  /// `classes.index(name)`, the list beginning with `background`.
  private func number(of name: String, _ input: ReaderInput) -> Int? {
    name == "background" ? 0 : input.classPlace(of: name, firstCounts: true).map { $0 + 1 }
  }

  private func integer(_ node: PythonNode, _ name: String) throws(TrainerFailure) -> Int {
    try node.integer(node.element.wholeText, name)
  }

  /// `int(bndbox.xmin.text)`: the first at any depth.
  private func corner(_ name: String, of box: PythonNode) throws(TrainerFailure) -> Double {
    guard let element = box.element.descendant(name) else {
      throw box.fail("AttributeError", "no <\(name)>")
    }
    return Double(try integer(PythonNode(element: element, object: box.object), name))
  }
}
