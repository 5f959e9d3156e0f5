import Boxes
import Labels

/// gluon-cv's `VOCDetection`: 1 off all four corners, and whatever then lies outside is dropped with
/// a line in the log.
public struct GluonCVReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "gluoncv", trainer: "gluon-cv, VOCDetection",
    version: "0.10.5.post0 (dmlc/gluon-cv 567775619f3b)", formats: [.voc],
    spelling: .trimmedLowerCase,
    rule: ReaderInfo.Rule(
      corners: "− 1 on all four", numbers: "any that float() reads",
      leftOut: "boxes that are not 0 ≤ min < side and min < max ≤ side, after the − 1",
      unknownClass: "left out",
      difficult: "kept as a whole number; other text is 0; missing or empty raises",
      size: "of the file, needed"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as gluon-cv does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let size = try file.rootNode.find("size")
    let width = try size.float("width")
    let height = try size.float("height")
    var reading = TrainerReading(info)
    for object in file.objects {
      let node = object.node
      let flag = try node.text("difficult")
      guard let flag else { throw node.fail("TypeError", "<difficult> is empty") }
      // `except ValueError`: whatever is no whole number counts as 0.
      let difficult = try? node.integer(flag, "difficult")
      let written = try node.word("name")
      let name = info.spelling.apply(to: written)
      guard let place = input.classPlace(of: name) else {
        reading.dropUnknown(object, written)
        continue
      }
      let box = try node.find("bndbox")
      let corners = Edges<ReaderUnits>(
        try box.float("xmin") - 1, try box.float("ymin") - 1, try box.float("xmax") - 1,
        try box.float("ymax") - 1)
      if let fault = Self.fault(of: corners, width, height) {
        reading.drop(
          object, fault, kind: "outside the picture, or without area, once 1 is off all corners")
        continue
      }
      if difficult == nil {
        reading.misread(object, "<difficult> is '\(flag)', which counts as 0")
      }
      reading.hand(object, name, place, corners, difficult: difficult ?? 0)
    }
    return reading
  }

  /// The assertion that fails first. NaN fails the first that it meets.
  private static func fault(
    of box: Edges<ReaderUnits>, _ width: Double, _ height: Double
  ) -> String? {
    if !(0 <= box.xMin && box.xMin < width) {
      return "xmin − 1 = \(box.xMin) is not in [0, \(width))"
    }
    if !(0 <= box.yMin && box.yMin < height) {
      return "ymin − 1 = \(box.yMin) is not in [0, \(height))"
    }
    if !(box.xMin < box.xMax && box.xMax <= width) {
      return "xmax − 1 = \(box.xMax) is not in (xmin − 1, \(width)]"
    }
    if !(box.yMin < box.yMax && box.yMax <= height) {
      return "ymax − 1 = \(box.yMax) is not in (ymin − 1, \(height)]"
    }
    return nil
  }
}
