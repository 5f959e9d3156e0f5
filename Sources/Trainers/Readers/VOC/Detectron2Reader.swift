import Boxes
import Labels

/// detectron2's `load_voc_instances`: pixel numbers from 1 become edges.
public struct Detectron2Reader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "detectron2", trainer: "detectron2, load_voc_instances", version: "02b5c4e295e9",
    formats: [.voc],
    rule: ReaderInfo.Rule(
      corners: "− 1 on the minima", numbers: "any that float() reads", leftOut: "nothing",
      unknownClass: "raises", difficult: "not read", size: "of the file: whole numbers, needed"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as detectron2 does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements(decoding: .utf8)
    for side in ["height", "width"] {
      let found = file.root.children(named: "size").flatMap { $0.children(named: side) }
      guard let first = found.first else {
        throw file.rootNode.fail("IndexError", "no <size>, or no <\(side)> in it")
      }
      let node = PythonNode(element: first, object: nil)
      _ = try node.integer(first.leadingText, side)
    }
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      let name = try node.text("name")
      let box = try node.find("bndbox")
      let corners = Edges<ReaderUnits>(
        try box.float("xmin") - 1, try box.float("ymin") - 1, try box.float("xmax"),
        try box.float("ymax"))
      guard let name, let place = input.classPlace(of: name, firstCounts: true) else {
        throw node.fail("ValueError", "class '\(name ?? "")' is not in the class list")
      }
      reading.hand(object, name, place, corners)
    }
    return reading
  }
}
