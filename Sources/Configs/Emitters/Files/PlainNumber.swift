/// Numbers for configuration files.
enum PlainNumber {
  /// The shortest digits that read back to the same `Double`, never with an exponent: YAML 1.1
  /// takes `1e-05` for a word. Whole numbers have no point: `36`, `25.5`, `0.00001`.
  static func text(_ value: Double) -> String {
    var digits = ""
    var point = 0
    var exponent = 0
    var seenPoint = false
    let parts = value.magnitude.description.split(separator: "e")
    for character in parts.first ?? "0" {
      if character == "." {
        seenPoint = true
      } else {
        digits.append(character)
        if !seenPoint { point += 1 }
      }
    }
    if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
    point += exponent
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if digits.count < point { digits += String(repeating: "0", count: point - digits.count) }
    let whole = digits.prefix(point).drop { $0 == "0" }
    var fraction = digits.dropFirst(point)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// As ``text(_:)``, with `.0` after whole numbers, where a trainer's type is a float.
  static func float(_ value: Double) -> String {
    let text = text(value)
    return text.contains(".") ? text : text + ".0"
  }

  /// Numbers with a comma between them: `8, 16, 32`.
  static func list(_ values: [Double]) -> String {
    values.map(text).joined(separator: ", ")
  }

  /// A number with at most six significant digits: what a fit has reason to state.
  static func sixDigits(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    var scale = 1.0
    var scaled = value
    while scaled < 100_000, scale < 1e200 { (scale, scaled) = (scale * 10, value * (scale * 10)) }
    var divisor = 1.0
    while scaled >= 1_000_000 { (divisor, scaled) = (divisor * 10, value / (divisor * 10)) }
    let rounded = scaled.rounded()
    return scale > 1 ? rounded / scale : rounded * divisor
  }
}
