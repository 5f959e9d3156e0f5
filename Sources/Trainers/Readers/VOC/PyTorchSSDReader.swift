import Boxes
import Labels

/// qfgaohao's pytorch-ssd, `VOCDataset`: 1 off all four corners; difficult objects are left out.
public struct PyTorchSSDReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "pytorch-ssd", trainer: "pytorch-ssd (qfgaohao), VOCDataset", version: "7a839cbc8c3f",
    formats: [.voc], numbers: .float32, firstClass: 1,
    spelling: .trimmedLowerCase,
    rule: ReaderInfo.Rule(
      corners: "− 1 on all four", numbers: "any that float() reads",
      leftOut: "difficult objects", unknownClass: "left out",
      difficult: "a byte; empty is 0, missing and other text raise", size: "not read"))

  /// Whether difficult objects are handed on (`keep_difficult`).
  public let keepsDifficult: Bool

  /// A reader.
  public init(keepsDifficult: Bool = false) { self.keepsDifficult = keepsDifficult }

  /// Reads a VOC file as pytorch-ssd does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let file = try input.elements()
    var reading = TrainerReading(info)
    reading.dropObjectsInside(file)
    for object in file.objectsUnderRoot {
      let node = object.node
      let written = try node.word("name")
      // Lower case first, blanks off then, as there.
      let name = info.spelling.apply(to: written)
      guard let place = input.classPlace(of: name) else {
        reading.dropUnknown(object, written)
        continue
      }
      let box = try node.find("bndbox")
      let corners = Edges<ReaderUnits>(
        try box.float("xmin") - 1, try box.float("ymin") - 1, try box.float("xmax") - 1,
        try box.float("ymax") - 1)
      let flag = try node.text("difficult")
      // An array of bytes: NumPy 1 wraps what does not fit.
      let byte = flag == nil ? 0 : UInt8(truncatingIfNeeded: try node.integer(flag, "difficult"))
      guard keepsDifficult || byte == 0 else {
        reading.drop(object, "difficult is \(byte)")
        continue
      }
      reading.hand(
        object, name, place + 1, corners.single, difficult: Int(byte))
    }
    return reading
  }
}
