/// One marker of a JPEG: `0xFF`, a code, and for most codes a length and a body.
struct JPEGMarker {
  let code: UInt8
  /// Where the body begins, behind the length.
  let body: Int
  /// Where the next marker is sought.
  let end: Int

  static let startOfImage: UInt8 = 0xD8
  static let endOfImage: UInt8 = 0xD9
  static let startOfScan: UInt8 = 0xDA
  static let exif: UInt8 = 0xE1
  static let adobe: UInt8 = 0xEE

  /// Frame headers: C0 to CF without the Huffman tables (C4), JPG (C8) and arithmetic tables (CC).
  var isFrame: Bool {
    code & 0xF0 == 0xC0 && code != 0xC4 && code != 0xC8 && code != 0xCC
  }

  /// Codes without a length: restarts, start and end of the image, TEM.
  private static func standsAlone(_ code: UInt8) -> Bool {
    (0xD0...0xD9).contains(code) || code == 0x01
  }

  enum Step {
    case marker(JPEGMarker)
    case needsMore(byteCount: Int)
    case malformed(String)
  }

  /// The marker at `place`, which must be `0xFF`; fill bytes before the code are passed over.
  static func next(in bytes: Span<UInt8>, at place: Int) -> Step {
    guard let first = bytes.byte(at: place) else { return .needsMore(byteCount: place + 4) }
    guard first == 0xFF else { return .malformed("no marker at byte \(place)") }
    var codePlace = place + 1
    while bytes.byte(at: codePlace) == 0xFF { codePlace += 1 }
    guard let code = bytes.byte(at: codePlace) else { return .needsMore(byteCount: codePlace + 3) }
    guard code != 0 else { return .malformed("no marker at byte \(place)") }
    guard !standsAlone(code) else {
      return .marker(JPEGMarker(code: code, body: codePlace + 1, end: codePlace + 1))
    }
    guard let length = bytes.bigEndian16(at: codePlace + 1) else {
      return .needsMore(byteCount: codePlace + 3)
    }
    guard length >= 2 else { return .malformed("an impossible length at byte \(codePlace)") }
    return .marker(JPEGMarker(code: code, body: codePlace + 3, end: codePlace + 1 + length))
  }

  /// Where coded data that starts at `place` ends: at a marker that is not a restart, or nowhere.
  static func endOfCodedData(in bytes: Span<UInt8>, from place: Int) -> Int? {
    var place = place
    let last = bytes.count - 1
    while place < last {
      guard bytes[place] == 0xFF else {
        place += 1
        continue
      }
      let code = bytes[place + 1]
      if code == 0xFF {
        place += 1
      } else if code == 0 || (0xD0...0xD7).contains(code) {
        place += 2
      } else {
        return place
      }
    }
    return nil
  }
}
