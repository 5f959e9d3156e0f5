/// What the first bytes of a text say about its encoding.
enum ByteOrderMark: Equatable {
  case none
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  init(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      self = .utf8
    } else if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      self = .utf16LittleEndian
    } else if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      self = .utf16BigEndian
    } else {
      self = .none
    }
  }

  /// How many bytes the mark has.
  var length: Int {
    switch self {
    case .none: 0
    case .utf8: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}

/// The place of the first byte that is no UTF-8, or nothing when all of it is. ASCII is passed eight
/// bytes at a time.
func firstInvalidUTF8(_ bytes: UnsafeRawBufferPointer) -> Int? {
  var at = 0
  let end = bytes.count
  while at < end {
    if at + 8 <= end,
      bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      at += 8
      continue
    }
    let lead = bytes[at]
    if lead < 0x80 {
      at += 1
      continue
    }
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, lowest) = (3, 0xA0)
    case 0xED: (length, highest) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, lowest) = (4, 0x90)
    case 0xF4: (length, highest) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return at
    }
    guard at + length <= end, (lowest...highest).contains(bytes[at + 1]) else { return at }
    for place in 2..<max(length, 2) where bytes[at + place] & 0xC0 != 0x80 { return at }
    at += length
  }
  return nil
}
