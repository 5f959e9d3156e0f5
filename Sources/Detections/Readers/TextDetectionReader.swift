import Boxes
import Text

/// Reads detections of one line each.
public enum TextDetectionReader {
  /// KITTI's sixteen fields: `type truncated occluded alpha left top right bottom` and seven more,
  /// the last one the score. Fields are counted from the end, so that a class may hold blanks.
  public static func kitti(_ bytes: [UInt8], image: String) -> DetectionReading {
    read(bytes) { words, line in
      guard words.count >= 16 else {
        return fault(
          line,
          "\(DecimalText.count(words.count, "field", "fields")), where KITTI's detections have 16: "
            + "the score is the last")
      }
      let numbers = words.suffix(15).map(number)
      let needed = numbers[3...6] + [numbers[14]]
      guard needed.allSatisfy({ $0 != nil }) else {
        return fault(line, "left, top, right, bottom or the score is no finite number")
      }
      let found = needed.compactMap { $0 }
      return .success(
        DetectionRow(
          image: .name(image),
          detectedClass: .name(words.dropLast(15).joined(separator: " ")),
          box: JudgedBox(
            Edges(xMin: found[0], yMin: found[1], xMax: found[2], yMax: found[3])),
          score: found[4], line: line))
    }
  }

  /// VOC's results, a file a class: `image score xmin ymin xmax ymax`.
  ///
  /// - Parameter continuous: takes the four numbers to continuous edges: VOC counts pixels from 1.
  public static func voc(
    _ bytes: [UInt8], className: String,
    continuous: (Double, Double, Double, Double) -> Edges<Pixels>
  ) -> DetectionReading {
    read(bytes) { words, line in
      let numbers = words.dropFirst().compactMap(number)
      guard words.count == 6, numbers.count == 5 else {
        return fault(line, "not an image's name and five numbers: score xmin ymin xmax ymax")
      }
      return .success(
        DetectionRow(
          image: .name(words[0]), detectedClass: .name(className),
          box: JudgedBox(continuous(numbers[1], numbers[2], numbers[3], numbers[4])),
          score: numbers[0], line: line))
    }
  }

  private static func fault(
    _ line: Int, _ reason: String
  ) -> Result<DetectionRow, DetectionFault> {
    .failure(DetectionFault(line: line, reason: reason))
  }

  private static func read(
    _ bytes: [UInt8],
    row: (_ words: [String], _ line: Int) -> Result<DetectionRow, DetectionFault>
  ) -> DetectionReading {
    var reading = DetectionReading()
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let words = line.split { $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 }
        .map { String(decoding: $0, as: UTF8.self) }
      if words.isEmpty { continue }
      switch row(words, place + 1) {
      case .success(let row): reading.rows.append(row)
      case .failure(let fault): reading.faults.append(fault)
      }
    }
    return reading
  }

  private static func number(_ word: String) -> Double? {
    var word = word
    return word.withUTF8 { DecimalNumber.parse(UnsafeRawBufferPointer($0)) }
  }
}
