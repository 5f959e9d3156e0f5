/// Why a text is not the JSON that is accepted, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd(expected: String)
    /// A byte that cannot stand here.
    case unexpected(UInt8, expected: String)
    /// A control character inside a string; it has to be escaped.
    case controlCharacter(UInt8)
    /// A backslash followed by something that is no escape.
    case badEscape
    /// Half of a surrogate pair (`\ud83d` alone): no character has that code.
    case loneSurrogate
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A number that no `Double` can hold.
    case numberOutOfRange(String)
    /// Two members of one object have this name.
    case duplicateKey(String)
    /// More levels of arrays and objects than are read.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  public let fault: Fault
  /// The line, from 1.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int

  /// Where a byte of a text lies, counting lines and characters from 1. `\n`, `\r\n` and `\r` end
  /// a line.
  init(_ fault: Fault, at offset: Int, of bytes: [UInt8]) {
    var line = 1
    var column = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      let returnBeforeNewline =
        byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || byte == 0x0D && !returnBeforeNewline {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    self.fault = fault
    self.line = line
    self.column = column
  }

  /// One sentence: where, what, and what was expected.
  public var description: String { "line \(line), column \(column): \(fault)" }
}

extension JSONError.Fault: CustomStringConvertible {
  /// The fault as a sentence without its place.
  public var description: String {
    switch self {
    case .unexpectedEnd(let expected): "the text ends where \(expected) was expected"
    case .unexpected(let byte, let expected): "found \(Self.name(byte)), expected \(expected)"
    case .controlCharacter(let byte):
      "a string holds \(Self.name(byte)); write it as an escape such as \\n"
    case .badEscape: #"a string holds an unknown escape; \" \\ \/ \b \f \n \r \t \uXXXX exist"#
    case .loneSurrogate: #"a string holds half a surrogate pair; \uD8XX needs a \uDCXX after it"#
    case .invalidUTF8: "the bytes are not UTF-8; save the file as UTF-8"
    case .numberOutOfRange(let text): "the number \(text) is too large for a double"
    case .duplicateKey(let name): "the name '\(name)' stands twice in one object; remove one"
    case .tooDeep(let limit): "arrays and objects are nested more than \(limit) levels deep"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x21...0x7E: "'\(Character(Unicode.Scalar(byte)))'"
    case 0x20: "a space"
    case 0x09: "a tab"
    case 0x0A, 0x0D: "the end of the line"
    case 0x80...: "a character outside ASCII"
    default: "control character \(byte)"
    }
  }
}
