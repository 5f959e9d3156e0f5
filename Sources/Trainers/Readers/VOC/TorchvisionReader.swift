import Boxes
import Labels

/// torchvision's `VOCDetection` under `wrap_dataset_for_transforms_v2`: boxes and labels are
/// gathered apart, so an object that lacks one shifts all that follow.
public struct TorchvisionReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "torchvision-v2",
    trainer: "torchvision, VOCDetection with wrap_dataset_for_transforms_v2",
    version: "0.17.2 (0.29.2 alike)", formats: [.voc], numbers: .whole, firstClass: 1,
    nameOfZero: "__background__", spelling: .trimmed,
    rule: ReaderInfo.Rule(
      corners: "as written", numbers: "whole; 10.0 raises",
      leftOut: "nothing, but a missing name or bndbox **shifts names against boxes**; an image "
        + "without objects raises",
      unknownClass: "raises", difficult: "not read", size: "not read"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as torchvision does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let gathered = try gather(file)
    guard let firstBox = gathered.boxes.first else {
      throw file.rootNode.fail("KeyError", "no object with a bndbox")
    }
    var corners = [try self.corners(of: firstBox)]
    for box in gathered.boxes.dropFirst() { corners.append(try self.corners(of: box)) }
    guard !gathered.names.isEmpty else {
      throw file.rootNode.fail("KeyError", "no object with a name")
    }
    var labels: [(name: String, number: Int)] = []
    for name in gathered.names { labels.append(try label(of: name, input)) }
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    let elements = file.objectsUnderRoot
    guard corners.count == labels.count, corners.count == elements.count else {
      reading.unpaired = TrainerReading.Unpaired(
        corners: corners, classNumbers: labels.map(\.number),
        note: "\(corners.count) boxes and \(labels.count) labels of \(elements.count) objects: the "
          + "k-th label goes to the k-th box, whichever object it came from")
      return reading
    }
    for (place, object) in elements.enumerated() {
      reading.hand(object, labels[place].name, labels[place].number, corners[place])
    }
    return reading
  }

  /// A value of an object, with the object.
  private typealias Found = (value: TorchvisionDictionary, object: RawVOC.Object)

  /// `list_of_dicts_to_dict_of_lists`: all boxes, all names.
  private func gather(
    _ file: RawVOC
  ) throws(TrainerFailure) -> (boxes: [Found], names: [Found]) {
    guard file.root.name == "annotation", let root = TorchvisionDictionary(file.root) else {
      throw file.rootNode.fail("KeyError", "no root element annotation")
    }
    guard case .dictionary = root else {
      throw file.rootNode.fail("TypeError", "the annotation holds no elements")
    }
    var (boxes, names): ([Found], [Found]) = ([], [])
    for object in file.objectsUnderRoot {
      guard let value = TorchvisionDictionary(object.element) else { continue }
      guard case .dictionary(let members) = value else {
        throw object.node.fail("AttributeError", "the object holds text alone")
      }
      if let box = TorchvisionDictionary.member("bndbox", of: members) {
        boxes.append((box, object))
      }
      if let name = TorchvisionDictionary.member("name", of: members) {
        names.append((name, object))
      }
    }
    return (boxes, names)
  }

  private func corners(of box: Found) throws(TrainerFailure) -> Edges<ReaderUnits> {
    let node = box.object.node
    guard case .dictionary(let members) = box.value else {
      throw node.fail("TypeError", "two bndbox in one object, or one that holds text alone")
    }
    func corner(_ name: String) throws(TrainerFailure) -> Double {
      switch TorchvisionDictionary.member(name, of: members) {
      case nil: throw node.fail("KeyError", "no <\(name)>, or it is empty")
      case .text(let text): return Double(try node.integer(text, name))
      case .dictionary, .list:
        throw node.fail("TypeError", "<\(name)> stands twice, or holds elements")
      }
    }
    return Edges(
      try corner("xmin"), try corner("ymin"), try corner("xmax"), try corner("ymax"))
  }

  private func label(
    of name: Found, _ input: ReaderInput
  ) throws(TrainerFailure) -> (name: String, number: Int) {
    let node = name.object.node
    guard case .text(let text) = name.value else {
      throw node.fail("TypeError", "two names in one object, or one that holds elements")
    }
    let number =
      input.classPlace(of: text).map { $0 + 1 } ?? (text == info.nameOfZero ? 0 : nil)
    guard let number else {
      throw node.fail("KeyError", "class '\(text)' is not in the class list")
    }
    return (text, number)
  }
}
