import Text

/// Reads the lines that nearly all KITTI files consist of: ASCII fields, one blank between them,
/// short plain decimals. Anything else is left to the careful way, which alone reports faults.
///
/// Both ways give the same object for a line that both read.
struct TidyKITTILine: ~Copyable {
  private let values = UnsafeMutableBufferPointer<Double>.allocate(capacity: 16)
  private let powers = UnsafeMutableBufferPointer<Double>.allocate(capacity: 16)
  private var valueCount = 0
  /// The class of the line before: most lines of a file repeat one of few.
  private var className = ""
  private var classLength = 0
  private let classBytes = UnsafeMutableRawBufferPointer.allocate(
    byteCount: TidyKITTILine.longestClass, alignment: 8)

  init() {
    values.initialize(repeating: 0)
    for place in powers.indices {
      powers.initializeElement(at: place, to: DecimalDigits.powersOfTen[place])
    }
  }

  deinit {
    values.deallocate()
    powers.deallocate()
    classBytes.deallocate()
  }

  /// Reads a line. Returns whether it is tidy; else nothing was learned.
  mutating func read(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let base = line.baseAddress else { return false }
    var at = base.assumingMemoryBound(to: UInt8.self)
    let end = at + line.count
    let start = at
    while at < end, at.pointee > 0x20, at.pointee < 0x7F { at += 1 }
    let length = at - start
    guard length > 0, length < Self.longestClass, at < end, at.pointee == 0x20 else { return false }
    valueCount = 0
    while at < end {
      // One blank stands before each number; a line that ends in one is untidy.
      at += 1
      guard valueCount < 15, let value = number(&at, end) else { return false }
      values[valueCount] = value
      valueCount += 1
    }
    guard valueCount == 14 || valueCount == 15, Self.beginsName(start.pointee) else { return false }
    take(className: UnsafeRawBufferPointer(start: start, count: length))
    return true
  }

  /// The object of the line that was read.
  func object(line: Int, index: Int) -> LabeledObject {
    var object = LabeledObject(
      className: className, box: nil, position: TextPosition(line: line, column: 1), index: index)
    object.take(UnsafeBufferPointer(rebasing: values[..<valueCount]))
    return object
  }

  /// Digits, and perhaps a point and digits, up to a blank or the end. At most 15 digits: with so
  /// few, one division is correctly rounded.
  @inline(__always)
  private func number(_ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    guard at < end else { return nil }
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let start = at
    var significand: UInt64 = 0
    while at < end {
      let digit = at.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      significand = significand &* 10 &+ UInt64(digit)
      at += 1
    }
    var digits = at - start
    guard digits > 0, digits <= 15 else { return nil }
    var value = Double(Int64(truncatingIfNeeded: significand))
    if at < end, at.pointee == UInt8(ascii: ".") {
      at += 1
      let point = at
      while at < end {
        let digit = at.pointee &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        significand = significand &* 10 &+ UInt64(digit)
        at += 1
      }
      let fraction = at - point
      digits += fraction
      guard fraction > 0, digits <= 15 else { return nil }
      value = Double(Int64(truncatingIfNeeded: significand)) / powers[fraction]
    }
    guard at == end || at.pointee == 0x20 else { return nil }
    return isNegative ? -value : value
  }

  @inline(__always)
  private mutating func take(className bytes: UnsafeRawBufferPointer) {
    let isSame = bytes.count == classLength && bytes.elementsEqual(classBytes[..<classLength])
    guard !isSame else { return }
    className = String(decoding: bytes, as: UTF8.self)
    classBytes.copyMemory(from: bytes)
    classLength = bytes.count
  }

  /// A first field that looks like a number belongs to another format; quotation marks are no part of
  /// a name.
  private static func beginsName(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") >= 10 && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".")
      && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
  }

  private static let longestClass = 64
}
