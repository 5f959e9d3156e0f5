/// Numbers as messages show them: no trailing zeros, no locale.
enum NumberText {
  /// Whole numbers without a point; others with at most two decimals: `4`, `0.5`, `12.25`.
  static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let hundredths = (value * 100).rounded()
    let whole = (hundredths / 100).rounded(.towardZero)
    let rest = Int(abs(hundredths - whole * 100))
    let sign = value < 0 && whole == 0 && rest > 0 ? "-" : ""
    let head = "\(sign)\(Int(whole))"
    if rest == 0 { return head }
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(head).\(tail.last == "0" ? tail.dropLast() : tail[...])"
  }

  /// A share as a percentage: `96%`.
  static func percent(_ share: Double) -> String { "\(short((share * 1000).rounded() / 10))%" }

  /// A count with its noun: `1 box`, `3 boxes`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
