import Labels

/// BichenWu's squeezeDet, `dataset/kitti.py`: unknown classes are left out, anything else wrong
/// stops it.
public struct SqueezeDetTFReader: TrainerReader {
  /// Name, source and rule.
  public let info = ReaderInfo(
    name: "squeezedet-tf", trainer: "squeezeDet (BichenWuUCB), dataset/kitti.py",
    version: "e7c0860eb1d1", formats: [.kitti], order: .center, spelling: .trimmedLowerCase,
    rule: ReaderInfo.Rule(
      corners: "as written; **width and height + 1**", numbers: "any that float() reads",
      leftOut: "nothing; a row that is not 0 ≤ min ≤ max raises",
      unknownClass: "left out, whatever else the row holds", difficult: "KITTI has none",
      size: "not read"))

  /// Whether hard objects (low, truncated, hidden) are left out: `EXCLUDE_HARD_EXAMPLES`, which
  /// every KITTI configuration there turns off.
  public let excludesHard: Bool

  /// A reader.
  public init(excludesHard: Bool = false) { self.excludesHard = excludesHard }

  /// Reads a KITTI file as squeezeDet does. Blank rows count.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    var reading = TrainerReading(info)
    for row in try PythonRows(input.bytes).rows {
      let name = info.spelling.apply(to: row.fields[0])
      guard let place = input.classPlace(of: name) else {
        reading.dropped.append(
          row.dropped("class '\(name)' is not in the class list", isOfUnknownClass: true))
        continue
      }
      if excludesHard, try isHard(row) {
        reading.dropped.append(row.dropped("a hard example: too low, truncated or hidden"))
        continue
      }
      let (xMin, yMin) = (try row.float(4), try row.float(5))
      let (xMax, yMax) = (try row.float(6), try row.float(7))
      guard xMin >= 0, xMin <= xMax else {
        throw row.fail("AssertionError", "x1 \(xMin) and x2 \(xMax) break 0 <= x1 <= x2")
      }
      guard yMin >= 0, yMin <= yMax else {
        throw row.fail("AssertionError", "y1 \(yMin) and y2 \(yMax) break 0 <= y1 <= y2")
      }
      reading.append(
        object: row.place, line: row.line, className: name, classNumber: place, xMin, yMin, xMax,
        yMax)
    }
    return reading
  }

  /// Level 4: in none of KITTI's three.
  private func isHard(_ row: PythonRows.Row) throws(TrainerFailure) -> Bool {
    let height = try row.float(7) - row.float(5) + 1
    let truncation = try row.float(1)
    let occlusion = try row.float(2)
    return !(height >= 40 && truncation <= 0.15 && occlusion <= 0)
      && !(height >= 25 && truncation <= 0.3 && occlusion <= 1)
      && !(height >= 25 && truncation <= 0.5 && occlusion <= 2)
  }
}
