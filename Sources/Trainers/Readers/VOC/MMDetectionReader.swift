import Boxes
import Labels

/// mmdetection's `XMLDataset` with the filter of its VOC configurations: corners cut off, 1 off all
/// four; small and difficult objects are ignored in training.
public struct MMDetectionReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "mmdet", trainer: "mmdetection, XMLDataset",
    version: "3.3.0 (onedl-mmdetection 3.5.1 alike)", formats: [.voc], numbers: .whole,
    rule: ReaderInfo.Rule(
      corners: "cut off; − 1 on all four", numbers: "any that float() reads but nan and inf",
      leftOut: "images without objects, or with a side under 32", unknownClass: "left out",
      difficult: "sets ignore, as do boxes with a side under 32; missing is 0",
      size: "of the file: whole numbers; of the picture where the file has no size"))

  /// The shortest side of an image, and of a box that is not ignored: `min_size`, `bbox_min_size`.
  private static let smallest = 32.0

  /// A reader.
  public init() {}

  /// Reads a VOC file as mmdetection does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let size = try size(of: file, input)
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      let name = try node.text("name")
      guard let name, let place = input.classPlace(of: name) else {
        reading.dropUnknown(object, name)
        continue
      }
      let difficult =
        object.element.child("difficult") == nil ? 0 : try node.integer("difficult")
      let box = try node.find("bndbox")
      let corners = Edges<ReaderUnits>(
        try box.floatCutOff("xmin") - 1, try box.floatCutOff("ymin") - 1,
        try box.floatCutOff("xmax") - 1, try box.floatCutOff("ymax") - 1)
      let isSmall =
        corners.width < Self.smallest || corners.height < Self.smallest
      reading.hand(object, name, place, corners, difficult: difficult != 0 || isSmall ? 1 : 0)
    }
    if reading.objects.isEmpty {
      reading.leftOut = "no object is left"
    } else if min(size.width, size.height) < Self.smallest {
      reading.leftOut = "a side of the image is under 32 pixels"
    }
    return reading
  }

  private func size(
    of file: RawVOC, _ input: ReaderInput
  ) throws(TrainerFailure) -> (width: Double, height: Double) {
    guard let element = file.root.child("size") else { return try input.sizeOfPicture() }
    let size = PythonNode(element: element, object: nil)
    return (Double(try size.integer("width")), Double(try size.integer("height")))
  }
}
