/// Numbers out of bytes that nobody has checked: a place past the end is nothing, never a trap.
extension Span<UInt8> {
  func byte(at place: Int) -> UInt8? {
    guard place >= 0, place < count else { return nil }
    return self[place]
  }

  func bigEndian16(at place: Int) -> Int? {
    guard let high = byte(at: place), let low = byte(at: place + 1) else { return nil }
    return Int(high) << 8 | Int(low)
  }

  func bigEndian32(at place: Int) -> Int? {
    guard let high = bigEndian16(at: place), let low = bigEndian16(at: place + 2) else {
      return nil
    }
    return high << 16 | low
  }

  /// Whether the bytes at `place` are those of `pattern`.
  func holds(_ pattern: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place <= count - pattern.count else { return false }
    for (offset, expected) in pattern.enumerated() where self[place + offset] != expected {
      return false
    }
    return true
  }

  func starts(with pattern: [UInt8]) -> Bool { holds(pattern, at: 0) }
}
