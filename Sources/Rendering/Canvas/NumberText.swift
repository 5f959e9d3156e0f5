/// Numbers as people read them, the same in every locale.
enum NumberText {
  /// With exactly that many decimals: `fixed(0.7, places: 2)` is `0.70`.
  static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "-" : value < 0 ? "-inf" : "inf" }
    var power = 1
    for _ in 0..<places { power *= 10 }
    guard let scaled = Int(exactly: (abs(value) * Double(power)).rounded()) else {
      return "\(value)"
    }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + "\(scaled)" }
    let decimals = "\(scaled % power)"
    let zeros = String(repeating: "0", count: places - decimals.count)
    return sign + "\(scaled / power)." + zeros + decimals
  }

  /// With at most that many decimals: `short(0.70, places: 2)` is `0.7`.
  static func short(_ value: Double, places: Int) -> String {
    var text = fixed(value, places: places)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// With thousands set apart: `grouped(16848)` is `16,848`.
  static func grouped(_ value: Int) -> String {
    var digits = Array(String(value.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// A number and its noun: `counted(1, "object")` is `1 object`.
  static func counted(_ value: Int, _ noun: String) -> String {
    "\(grouped(value)) \(noun)" + (value == 1 ? "" : "s")
  }
}
