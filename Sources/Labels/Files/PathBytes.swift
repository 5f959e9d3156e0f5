/// A path or file name as the bytes that the system knows it by. Names need not be UTF-8.
enum PathBytes {
  /// Joins a folder and a name; an empty folder adds nothing.
  static func join(_ folder: some Collection<UInt8>, _ name: some Collection<UInt8>) -> [UInt8] {
    var path = [UInt8]()
    path.reserveCapacity(folder.count + name.count + 1)
    path.append(contentsOf: folder)
    if let last = path.last, last != slash, !name.isEmpty { path.append(slash) }
    path.append(contentsOf: name)
    return path
  }

  /// The bytes as text; those that are no UTF-8 are shown as `\xNN`.
  static func display(_ bytes: some Collection<UInt8>) -> String {
    // Nearly every name: nothing has to be found out about what it decodes to.
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      let length = (1...4).first { length in
        length <= rest.count
          && String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.count == 1
      }
      if let length {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
      } else {
        let byte = rest.removeFirst()
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// The components that count: no empty ones, no `.`.
  static func components(_ path: some Collection<UInt8>) -> [[UInt8]] {
    path.split(separator: slash).map { Array($0) }.filter { $0 != [dot] }
  }

  /// The name without its extension. A name that begins with its only dot is all stem.
  static func stem(_ name: some BidirectionalCollection<UInt8>) -> [UInt8] {
    guard let end = name.lastIndex(of: dot), end > name.startIndex else { return Array(name) }
    return Array(name[..<end])
  }

  /// The extension in lower case, without its dot; empty when there is none.
  static func lowercasedExtension(_ name: some BidirectionalCollection<UInt8>) -> [UInt8] {
    guard let dot = name.lastIndex(of: dot), dot > name.startIndex else { return [] }
    return lowercased(name[name.index(after: dot)...])
  }

  /// ASCII letters in lower case, other bytes as they are.
  static func lowercased(_ bytes: some Collection<UInt8>) -> [UInt8] {
    bytes.map { (65...90).contains($0) ? $0 | 32 : $0 }
  }

  static let slash = UInt8(ascii: "/")
  static let dot = UInt8(ascii: ".")
}
