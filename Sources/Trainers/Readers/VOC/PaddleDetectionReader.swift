import Boxes
import Labels

/// PaddleDetection's `VOCDataSet`: corners as written, clamped to 0 and side − 1.
public struct PaddleDetectionReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "paddledet", trainer: "PaddleDetection, VOCDataSet", version: "2.6.0", formats: [.voc],
    numbers: .float32,
    rule: ReaderInfo.Rule(
      corners: "as written; minima to at least 0, maxima to at most side − 1",
      numbers: "any that float() reads",
      leftOut: "boxes without width or height after that; images without objects",
      unknownClass: "raises, for a box that is kept",
      difficult: "kept as a whole number; missing is 0", size: "of the file, needed"))

  /// A reader.
  public init() {}

  /// Reads a VOC file as PaddleDetection does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    let root = file.rootNode
    if file.root.child("id") != nil { _ = try root.integer("id") }
    let size = try root.find("size")
    let width = try size.float("width")
    let height = try size.float("height")
    guard !(width < 0 || height < 0) else {
      throw size.fail("AssertionError", "a negative width or height: the file is skipped")
    }
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      let name = try node.text("name")
      let difficult =
        object.element.child("difficult") == nil ? 0 : try node.integer("difficult")
      let box = try node.find("bndbox")
      let xMin = Self.greater(0, try box.float("xmin"))
      let yMin = Self.greater(0, try box.float("ymin"))
      let xMax = Self.lesser(width - 1, try box.float("xmax"))
      let yMax = Self.lesser(height - 1, try box.float("ymax"))
      guard xMax > xMin, yMax > yMin else {
        reading.drop(object, "no width or no height after the clamp")
        continue
      }
      guard let name, let place = input.classPlace(of: name) else {
        throw node.fail("KeyError", "class '\(name ?? "")' is not in the class list")
      }
      reading.hand(
        object, name, place, Edges(xMin, yMin, xMax, yMax).single,
        difficult: difficult)
    }
    if file.objectsUnderRoot.isEmpty { reading.leftOut = "no objects" }
    return reading
  }

  /// Python's `max(a, b)`: the first unless the second is greater, which NaN never is.
  private static func greater(_ a: Double, _ b: Double) -> Double { b > a ? b : a }
  /// Python's `min(a, b)`.
  private static func lesser(_ a: Double, _ b: Double) -> Double { b < a ? b : a }
}
