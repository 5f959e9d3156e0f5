import Boxes
import Labels

/// The TensorFlow Object Detection API's `create_kitti_tf_record`: 15 fields in every row, and with
/// `dontcare` in the class list every box that overlaps such a region goes.
public struct TFODKITTIReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "tf-od-kitti", trainer: "TensorFlow Object Detection API, create_kitti_tf_record",
    version: "object-detection-0-1 0.1 (2019)", formats: [.kitti], unit: .share,
    numbers: .float32, order: .yxyx, firstClass: 1, spelling: .lowerCase,
    rule: ReaderInfo.Rule(
      corners: "as written, ÷ picture",
      numbers: "any that float() reads, in all 15 fields; occluded whole",
      leftOut: "with `dontcare` in the list: what overlaps one, and these themselves",
      unknownClass: "left out", difficult: "always 0", size: "of the picture"))

  /// The class whose regions are cleared.
  private static let clearing = "dontcare"

  /// A reader.
  public init() {}

  /// Reads a KITTI file as the converter does. Blank rows raise.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    let rows = try PythonRows(input.bytes).rows
    let boxes = try columns(of: rows)
    var reading = TrainerReading(info)
    var relevant: [(row: PythonRows.Row, name: String, place: Int, box: Edges<ReaderUnits>)] = []
    for (row, box) in zip(rows, boxes) {
      let name = info.spelling.apply(to: row.fields[0])
      if let place = input.classPlace(of: name) {
        relevant.append((row, name, place, box))
      } else {
        reading.dropped.append(
          row.dropped("class '\(name)' is not in the class list", isOfUnknownClass: true))
      }
    }
    // `'dontcare' in used_classes`: the regions are among the relevant rows only then.
    let regions = relevant.filter { $0.name == Self.clearing }.map(\.box)
    let kept = relevant.filter { candidate in
      guard Self.isCleared(candidate.box, by: regions) else { return true }
      reading.dropped.append(candidate.row.dropped("it overlaps a dontcare region"))
      return false
    }
    guard !kept.isEmpty else { return reading }
    let size = try input.sizeOfPicture()
    for object in kept {
      reading.objects.append(
        TrainerReading.Object(
          object: object.row.place, line: object.row.line, className: object.name,
          classNumber: object.place + 1,
          corners: object.box.mapped(x: { $0 / size.width }, y: { $0 / size.height }).single,
          difficult: 0))
    }
    return reading
  }

  /// All boxes. The converter makes an array a field, so the first field that is wrong in any row
  /// raises before the second of the first row is looked at.
  private func columns(of rows: [PythonRows.Row]) throws(TrainerFailure) -> [Edges<ReaderUnits>] {
    var boxes = Array(repeating: Edges<ReaderUnits>(0, 0, 0, 0), count: rows.count)
    for field in 1..<15 {
      for (place, row) in rows.enumerated() {
        if field == 2 {
          _ = try row.integer(field)
        } else {
          let value = try row.float(field)
          switch field {
          case 4: boxes[place].xMin = value
          case 5: boxes[place].yMin = value
          case 6: boxes[place].xMax = value
          case 7: boxes[place].yMax = value
          default: break
          }
        }
      }
    }
    return boxes
  }

  /// `np.amax(iou) > 0`: NaN, which two boxes without area give, is not.
  private static func isCleared(_ box: Edges<ReaderUnits>, by regions: [Edges<ReaderUnits>]) -> Bool
  {
    let ious = regions.map { region in
      let height = greater(0, lesser(box.yMax, region.yMax) - greater(box.yMin, region.yMin))
      let width = greater(0, lesser(box.xMax, region.xMax) - greater(box.xMin, region.xMin))
      let intersection = height * width
      return intersection / (area(box) + area(region) - intersection)
    }
    return !ious.contains(where: \.isNaN) && ious.contains { $0 > 0 }
  }

  private static func area(_ box: Edges<ReaderUnits>) -> Double {
    (box.yMax - box.yMin) * (box.xMax - box.xMin)
  }

  /// `np.maximum` and `np.minimum`: NaN wins.
  private static func greater(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : max(a, b)
  }
  private static func lesser(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : min(a, b)
  }
}
