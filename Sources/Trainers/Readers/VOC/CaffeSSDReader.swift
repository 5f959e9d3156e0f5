import Boxes
import Labels

/// Caffe SSD's `ReadXMLToAnnotatedDatum`: whatever is no whole number is 0, without a word.
public struct CaffeSSDReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "caffe-ssd", trainer: "Caffe SSD (weiliu89/caffe), ReadXMLToAnnotatedDatum",
    version: "4817bf8b4200", formats: [.voc], unit: .share, numbers: .float32, firstClass: 1,
    nameOfZero: "none_of_the_above",
    rule: ReaderInfo.Rule(
      corners: "as written, ÷ size", numbers: "whole, 32 bits; **any other text is 0**",
      leftOut: "objects without name and bndbox",
      unknownClass: "ends the program; `none_of_the_above` has number 0",
      difficult: "1 if the text is exactly 1 and stands before the bndbox",
      size: "of the file: whole numbers; of the picture where either can't be read"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as Caffe does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements(fault: "xml_parser_error")
    var reading = TrainerReading(info)
    let root = file.root.name == "annotation" ? file.root : nil
    let size = try size(declaredBy: root, input, &reading)
    guard size.width != 0, size.height != 0 else {
      throw file.rootNode.fail("FATAL", "width or height is 0; the program ends")
    }
    guard root != nil else {
      throw file.rootNode.fail("ptree_bad_path", "no root element annotation")
    }
    reading.dropObjectsInside(file)
    var groups: [Group] = []
    for object in file.objectsUnderRoot {
      let count = groups.reduce(0) { $0 + $1.objects.count }
      try read(object, size, input, into: &groups, &reading)
      if count == groups.reduce(0, { $0 + $1.objects.count }) {
        reading.drop(object, "neither name nor bndbox: nothing is added")
      }
    }
    reading.objects = groups.flatMap(\.objects)
    return reading
  }

  /// The annotations of one class: they are handed on class by class, as the classes first appear.
  private struct Group {
    let number: Int
    var objects: [TrainerReading.Object] = []
  }

  private func size(
    declaredBy root: RawElement?, _ input: ReaderInput, _ reading: inout TrainerReading
  ) throws(TrainerFailure) -> (width: Float, height: Float) {
    let element = root?.child("size")
    if let height = element?.child("height").flatMap(PropertyTree.integer),
      let width = element?.child("width").flatMap(PropertyTree.integer)
    {
      return (Float(width), Float(height))
    }
    if let root {
      reading.misread.append(
        TrainerReading.Misreading(
          line: (element ?? root).line,
          what: "the size can't be read, and that of the picture is taken"))
    }
    let picture = try input.sizeOfPicture()
    return (Float(picture.width), Float(picture.height))
  }

  private func read(
    _ object: RawVOC.Object, _ size: (width: Float, height: Float), _ input: ReaderInput,
    into groups: inout [Group], _ reading: inout TrainerReading
  ) throws(TrainerFailure) {
    /// Where the annotation stands that this object has opened last.
    var open: (group: Int, place: Int)?
    var difficult = false
    for child in object.element.children {
      switch child.name {
      case "name":
        let name = PropertyTree.data(child)
        guard let number = number(of: name, input) else {
          throw object.node.fail(
            "FATAL", "class '\(name)' is not in the label map; the program ends")
        }
        let group = groups.firstIndex { $0.number == number } ?? groups.count
        if group == groups.count { groups.append(Group(number: number)) }
        open = (group, groups[group].objects.count)
        groups[group].objects.append(
          TrainerReading.Object(
            object: object.number, line: object.element.line, className: name,
            classNumber: number, corners: Edges(0, 0, 0, 0), difficult: 0))
      case "difficult":
        let text = PropertyTree.data(child)
        difficult = text == "1"
        if !difficult, text != "0" { reading.misread(object, "<difficult> is '\(text)': false") }
      case "bndbox":
        let corners = corners(of: child, in: object, &reading)
        guard let open else {
          throw object.node.fail(
            "FATAL", "a bndbox comes before any name of its object; the program ends")
        }
        groups[open.group].objects[open.place].corners = corners.mapped(
          x: { Double(Float($0) / size.width) }, y: { Double(Float($0) / size.height) })
        groups[open.group].objects[open.place].difficult = difficult ? 1 : 0
      default: break
      }
    }
  }

  private func number(of name: String, _ input: ReaderInput) -> Int? {
    input.classPlace(of: name).map { $0 + 1 } ?? (name == info.nameOfZero ? 0 : nil)
  }

  /// `get("xmin", 0)` and so on.
  private func corners(
    of box: RawElement, in object: RawVOC.Object, _ reading: inout TrainerReading
  ) -> Edges<ReaderUnits> {
    func corner(_ name: String) -> Double {
      guard let element = box.child(name) else {
        reading.misread(object, "no <\(name)>: 0")
        return 0
      }
      if let value = PropertyTree.integer(element) { return Double(Float(value)) }
      reading.misread(object, "<\(name)> is '\(PropertyTree.data(element))': 0")
      return 0
    }
    return Edges(corner("xmin"), corner("ymin"), corner("xmax"), corner("ymax"))
  }
}
