import Boxes
import Labels

/// ultralytics' `verify_image_label`, for detection: a file is taken whole or, whatever is wrong with
/// one row, left out with its image, as corrupt.
public struct UltralyticsReader: TrainerReader {
  /// What the command line calls it.
  public static let name = "ultralytics"

  /// Name, source and rule.
  public let info = ReaderInfo(
    name: Self.name, trainer: "ultralytics, data/utils.py verify_image_label", version: "8.4.190",
    formats: [.yolo], unit: .share, numbers: .float32, order: .center, hasWrittenNumbers: true,
    rule: ReaderInfo.Rule(
      corners: "as written; a polygon (or a turned box of 9 numbers) becomes the box around it",
      numbers: "any that float() reads, −0.01…1.01; sides from 0; classes whole",
      leftOut:
        "rows that repeat one, the rest then sorted; **with any fault the image**, also where a file "
        + "mixes boxes and polygons, and where a side of the picture is under 10",
      unknownClass: "a number beyond the list leaves the image out",
      difficult: "YOLO has none", size: "of the picture, for its least side only"))

  /// The least side of a picture.
  private static let leastSide = 10

  /// A reader.
  public init() {}

  /// Reads a YOLO file as ultralytics does. Blank lines are no objects.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    if let size = input.imageSize, min(size.width, size.height) < Self.leastSide {
      throw TrainerFailure(
        kind: .raises("AssertionError"),
        reason: "the image of \(size) has a side under 10 pixels, and is left out", line: 1)
    }
    let rows = try UltralyticsRows(PythonWords(input.bytes).rows)
    try rows.check(classCount: input.writtenNames?.count)
    var reading = TrainerReading(info)
    let places = rows.distinct
    for place in places {
      let row = rows.rows[place]
      let number = Int(rows.boxes[place].className)
      let frame = rows.boxes[place].frame
      reading.objects.append(
        TrainerReading.Object(
          object: row.place, line: row.line, className: input.writtenName(of: number),
          classNumber: number, corners: Edges(frame), center: frame))
    }
    for place in Set(rows.rows.indices).subtracting(places) {
      let row = rows.rows[place]
      reading.dropped.append(
        TrainerReading.Dropped(
          object: row.place, line: row.line,
          className: input.writtenName(of: Int(rows.boxes[place].className)),
          reason: "it repeats a row", isHarmless: true))
    }
    if rows.arePolygons, let first = rows.rows.first {
      reading.misread.append(
        TrainerReading.Misreading(
          line: first.line, what: "polygons are taken as the boxes around them", isHarmless: true))
    }
    return reading
  }
}

extension ReaderInput {
  /// The names that numbers of label files stand for; nothing where only numbers are known.
  fileprivate var writtenNames: [String]? {
    image.declaredClasses?.names ?? (classes.isStated ? classes.names : nil)
  }

  /// The name of a class by its number.
  fileprivate func writtenName(of number: Int) -> String {
    guard let names = writtenNames, names.indices.contains(number) else { return "\(number)" }
    return names[number]
  }
}
