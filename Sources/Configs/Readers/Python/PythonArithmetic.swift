import Glibc

/// What Python's operators make of two constants.
extension PythonFileReader {
  /// The longest text or list that a sum may become, so that sums of sums take no quadratic time.
  private static let maximumSum = 1 << 11
  /// The longest list that a product may become.
  private static let maximumProduct = 1 << 12

  mutating func combine(
    _ a: PythonValue, _ sign: String, _ b: PythonValue, from start: Int
  ) -> PythonValue {
    // Code that is too long to be told whole stays as it is told.
    if let code = a.code, code.hasSuffix("…") { return a }
    return content(a, sign, b).map { PythonValue($0, line: a.line) } ?? computed(from: start)
  }

  private mutating func content(
    _ a: PythonValue, _ sign: String, _ b: PythonValue
  ) -> PythonValue.Content? {
    switch (a.content, b.content) {
    case (.int(let a), .int(let b)): return whole(a, sign, b)
    case (.int, .float), (.float, .int), (.float, .float):
      guard let a = a.number, let b = b.number else { return nil }
      return real(a, sign, b).map { .float($0) }
    case (.string(let a), .string(let b)) where sign == "+":
      return a.utf8.count + b.utf8.count <= Self.maximumSum ? .string(a + b) : nil
    case (.list(let a), .list(let b)) where sign == "+": return joined(a, b).map { .list($0) }
    case (.tuple(let a), .tuple(let b)) where sign == "+": return joined(a, b).map { .tuple($0) }
    case (.list(let items), .int(let count)) where sign == "*",
      (.int(let count), .list(let items)) where sign == "*":
      return repeated(items, count).map { .list($0) }
    case (.tuple(let items), .int(let count)) where sign == "*",
      (.int(let count), .tuple(let items)) where sign == "*":
      return repeated(items, count).map { .tuple($0) }
    default: return nil
    }
  }

  private mutating func joined(_ a: [PythonValue], _ b: [PythonValue]) -> [PythonValue]? {
    guard a.count + b.count <= Self.maximumSum, spend(a.count + b.count) else { return nil }
    return a + b
  }

  private mutating func repeated(_ items: [PythonValue], _ count: Int) -> [PythonValue]? {
    guard count > 0, !items.isEmpty else { return [] }
    guard count <= Self.maximumProduct / items.count, spend(count * items.count) else { return nil }
    return Array(repeatElement(items, count: count).joined())
  }

  /// Takes items from what a file's sums and products may make in all.
  private mutating func spend(_ items: Int) -> Bool {
    guard items <= itemsLeft else { return false }
    itemsLeft -= items
    return true
  }

  private func whole(_ a: Int, _ sign: String, _ b: Int) -> PythonValue.Content? {
    func held(_ result: (partialValue: Int, overflow: Bool)) -> PythonValue.Content? {
      result.overflow ? nil : .int(result.partialValue)
    }
    switch sign {
    case "+": return held(a.addingReportingOverflow(b))
    case "-": return held(a.subtractingReportingOverflow(b))
    case "*": return held(a.multipliedReportingOverflow(by: b))
    case "//", "%":
      guard b != 0, b != -1 || a != .min else { return nil }
      let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
      let isBelow = rest != 0 && (rest < 0) != (b < 0)
      return .int(sign == "//" ? (isBelow ? quotient - 1 : quotient) : (isBelow ? rest + b : rest))
    case "**" where b >= 0:
      var power = 1
      for _ in 0..<b {
        let (next, overflows) = power.multipliedReportingOverflow(by: a)
        guard !overflows else { return nil }
        // Powers of 0, 1 and −1 never leave the range.
        if a.magnitude <= 1 { return .int(a == -1 && b.isMultiple(of: 2) ? 1 : a) }
        power = next
      }
      return .int(power)
    default: return real(Double(a), sign, Double(b)).map { .float($0) }
    }
  }

  private func real(_ a: Double, _ sign: String, _ b: Double) -> Double? {
    switch sign {
    case "+": return a + b
    case "-": return a - b
    case "*": return a * b
    case "/": return b == 0 ? nil : a / b
    case "//": return b == 0 ? nil : (a / b).rounded(.down)
    case "**":
      guard a > 0 || a == 0 && b >= 0 || a < 0 && b.rounded() == b else { return nil }
      let power = pow(a, b)
      return power.isFinite ? power : nil
    default: return nil
    }
  }
}
