/// The text of a `Double` as Python's `repr` and JSON writer give it.
enum PythonFloat {
  /// The shortest digits that read back to the same bits, with an exponent of at least two digits
  /// below `1e-4` and from `1e16` on.
  ///
  ///     36.0   0.0001   1e-05   9999999999999998.0   1e+16   -0.0
  static func text(_ value: Double) -> String {
    var digits: [UInt8] = []
    // The place of the decimal point, counted from the first digit.
    var point = 0
    var exponent = 0
    var sawPoint = false
    var negativeExponent = false
    var inExponent = false
    // Swift's description has the shortest digits too, but other limits for the exponent.
    for byte in value.magnitude.description.utf8 {
      switch byte {
      case 0x30...0x39 where inExponent: exponent = exponent * 10 + Int(byte - 0x30)
      case 0x30...0x39:
        digits.append(byte)
        if !sawPoint { point += 1 }
      case 0x2E: sawPoint = true
      case 0x2D: negativeExponent = true
      case 0x65: inExponent = true
      default: break
      }
    }
    point += negativeExponent ? -exponent : exponent
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0x30 }.count
    let zero = leading == digits.count
    if !zero {
      digits.removeFirst(leading)
      point -= leading
    }
    let sign = value.sign == .minus ? "-" : ""
    return sign + (zero ? "0.0" : layOut(digits, point: point))
  }

  private static func layOut(_ digits: [UInt8], point: Int) -> String {
    var out: [UInt8] = []
    if point > 16 || point <= -4 {
      out.append(digits[0])
      if digits.count > 1 {
        out.append(0x2E)
        out += digits[1...]
      }
      let exponent = point - 1
      out += exponent < 0 ? [0x65, 0x2D] : [0x65, 0x2B]
      if exponent.magnitude < 10 { out.append(0x30) }
      out += String(exponent.magnitude).utf8
    } else if point <= 0 {
      out += [0x30, 0x2E]
      out += repeatElement(0x30, count: -point)
      out += digits
    } else {
      out += digits.prefix(point)
      out += repeatElement(0x30, count: max(0, point - digits.count))
      out.append(0x2E)
      out += digits.count > point ? digits[point...] : [0x30]
    }
    return String(decoding: out, as: UTF8.self)
  }
}
