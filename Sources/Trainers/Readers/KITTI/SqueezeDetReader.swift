import Boxes
import Labels
import Targets

/// squeezedet-keras' `load_annotation`: whatever is wrong with a line drops it in silence.
public struct SqueezeDetReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "squeezedet", trainer: "squeezedet-keras (omni-us), load_annotation",
    version: "cb35550", formats: [.kitti], order: .center, spelling: .trimmedLowerCase,
    rule: ReaderInfo.Rule(
      corners: "as written; **width and height + 1**", numbers: "any that float() reads",
      leftOut: "every row that is not 0 ≤ min ≤ max, or can't be read",
      unknownClass: "left out", difficult: "KITTI has none", size: "not read"))

  /// A reader.
  public init() {}

  /// Reads a KITTI file as squeezedet-keras does. Blank lines are no objects.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let labels: SqueezeDetLabels
    do {
      labels = try SqueezeDetLabelReader(classNames: input.classes.names).read(input.bytes)
    } catch {
      var line = 1
      if case .notUTF8(let place) = error { line = place }
      throw TrainerFailure(
        kind: .raises("UnicodeDecodeError"), reason: "a byte that is no UTF-8", line: line)
    }
    var reading = TrainerReading(info)
    for object in labels.kept {
      reading.append(
        object: object.object, line: object.line,
        className: input.classes.names[object.classIndex.value],
        classNumber: object.classIndex.value, object.edges.xMin, object.edges.yMin,
        object.edges.xMax,
        object.edges.yMax)
    }
    for dropped in labels.dropped {
      guard let object = dropped.object else { continue }
      var className: String?
      if case .unknownClass(let name) = dropped.reason { className = name }
      reading.dropped.append(
        TrainerReading.Dropped(
          object: object, line: dropped.line, className: className,
          reason: "\(dropped.reason)", isOfUnknownClass: className != nil))
    }
    return reading
  }
}

extension TrainerReading {
  /// Hands on a box as SqueezeDet's trainers hold it: center and sides, a pixel added to the sides.
  mutating func append(
    object: Int, line: Int, className: String, classNumber: Int, _ xMin: Double, _ yMin: Double,
    _ xMax: Double, _ yMax: Double
  ) {
    let width = xMax - xMin + 1
    let height = yMax - yMin + 1
    let center = Frame<ReaderUnits>(
      cx: xMin + 0.5 * width, cy: yMin + 0.5 * height, width: width, height: height)
    objects.append(
      Object(
        object: object, line: line, className: className, classNumber: classNumber,
        corners: Edges(center), center: center))
  }
}
