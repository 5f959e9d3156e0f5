import Boxes
import Text
import Trainers

extension TrainerReading {
  /// What a reader makes of one image, for a terminal; lines ended.
  ///
  /// - Parameter path: The label file.
  public func text(path: String) -> String {
    var lines = ["\(EscapedText.of(path)): \(summary)"]
    lines += objects.map { "  \($0.object)  \(line(of: $0))" }
    if let unpaired {
      lines += zip(unpaired.corners.indices, unpaired.corners).map { place, box in
        "  box \(place)  \(numbers(box))"
      }
      lines.append("  labels \(unpaired.classNumbers.map(String.init).joined(separator: " "))")
      lines.append("  \(unpaired.note)")
    }
    lines += dropped.map {
      "  \($0.object)  line \($0.line): not handed on: \(EscapedText.of($0.reason))"
    }
    lines += misread.map { misreading in
      let object = misreading.object.map { "\($0)  " } ?? ""
      return "  \(object)line \(misreading.line): misread: \(EscapedText.of(misreading.what))"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    if let failure {
      let place = failure.object.map { "object \($0), " } ?? ""
      return "\(failure.type) (\(place)line \(failure.line)): \(EscapedText.of(failure.reason))"
    }
    if unpaired != nil { return "boxes and labels that no longer belong together" }
    let count = DecimalText.count(objects.count, "object", "objects")
    let unit = unit == .pixel ? "pixels" : "shares"
    return "\(count), \(unit)" + (leftOut.map { ", but the image is left out: \($0)" } ?? "")
  }

  private func line(of object: Object) -> String {
    var text = "\(numbers(object.corners))  \(EscapedText.of(object.className))"
    text += " (\(object.classNumber))"
    if let difficult = object.difficult, difficult != 0 { text += "  difficult \(difficult)" }
    return text
  }

  private func numbers(_ corners: Edges<ReaderUnits>) -> String {
    corners.numbers.map { value in
      switch numbers {
      case .whole: return Int(exactly: value).map(String.init) ?? "\(value)"
      case .float32: return "\(Float(value))"
      case .float64: return "\(value)"
      }
    }.joined(separator: " ")
  }
}
