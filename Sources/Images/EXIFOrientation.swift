/// How a camera held the picture: what must be done to the stored pixels to see it upright.
///
/// The numbers are EXIF's. OpenCV applies the orientation when it reads a file; Pillow and most
/// label tools do not, so boxes may be drawn in either frame.
public enum EXIFOrientation: Int, Hashable, Sendable, CaseIterable {
  /// As stored.
  case upright = 1
  /// Mirrored left to right.
  case mirrored
  /// Turned by half.
  case halfTurn
  /// Mirrored top to bottom.
  case flipped
  /// Mirrored along the main diagonal.
  case transposed
  /// To be turned clockwise by a quarter.
  case clockwise
  /// Mirrored along the other diagonal.
  case transversed
  /// To be turned counterclockwise by a quarter.
  case counterclockwise

  /// Whether width and height change places (orientations 5 to 8).
  public var swapsSides: Bool { rawValue >= 5 }

  /// Reads the orientation out of the body of an EXIF segment; nothing when it has none.
  ///
  /// Looks at the first directory only, and at no byte outside the segment.
  init?(exifSegment bytes: Span<UInt8>) {
    guard bytes.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return nil }
    let start = 6
    let isLittle: Bool
    if bytes.holds([0x49, 0x49, 42, 0], at: start) {
      isLittle = true
    } else if bytes.holds([0x4D, 0x4D, 0, 42], at: start) {
      isLittle = false
    } else {
      return nil
    }
    func word(_ place: Int) -> Int? {
      bytes.bigEndian16(at: place).map { isLittle ? ($0 & 0xFF) << 8 | $0 >> 8 : $0 }
    }
    func long(_ place: Int) -> Int? {
      guard let first = word(place), let second = word(place + 2) else { return nil }
      return isLittle ? second << 16 | first : first << 16 | second
    }
    guard let offset = long(start + 4), let entries = word(start + offset) else { return nil }
    for entry in 0..<entries {
      let place = start + offset + 2 + 12 * entry
      guard let tag = word(place) else { return nil }
      guard tag == 0x0112 else { continue }
      // One SHORT, stored in the first half of the value field.
      guard word(place + 2) == 3, long(place + 4) == 1, let value = word(place + 8) else {
        return nil
      }
      self.init(rawValue: value)
      return
    }
    return nil
  }
}
