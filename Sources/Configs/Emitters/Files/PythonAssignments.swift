/// A Python file in one of whose functions values of `cfg.NAME = …` are replaced, all else kept to the
/// byte.
///
/// A value ends with its line, or with the line that closes its last bracket.
struct PythonAssignments {
  /// Where an assignment stands.
  private struct Place {
    /// The lines from the name to the end of the value.
    let lines: Range<Int>
    /// What stands before the value: indentation, name, `=` and blanks.
    let head: String
    /// The value, its lines joined by a blank.
    let value: String
    /// What follows the value on its last line.
    let tail: String
  }

  private let target: String
  private let lines: BaseLines
  private var places: [String: Place] = [:]

  /// Finds all assignments to members of a variable in a function of the outermost level.
  ///
  /// - Throws: `EmitError.badBase` where there is no such function, and for a member that is assigned
  ///   twice in it.
  init(
    _ bytes: [UInt8], of variable: String, in function: String, target: String
  ) throws(EmitError) {
    self.target = target
    lines = BaseLines(bytes)
    guard
      var index = (0..<lines.count).first(where: { line in
        lines[line].hasPrefix("def \(function)(")
      })
    else {
      throw .badBase(
        target: target, line: nil, reason: "it has no 'def \(function)('",
        remedy: "Give create_config.py of squeezedet-keras")
    }
    index += 1
    while index < lines.count {
      // The function ends where something stands on the outermost level again.
      if let first = lines[index].first, !first.isWhitespace, first != "#" { break }
      guard let name = Self.name(lines[index], of: variable) else {
        index += 1
        continue
      }
      let place = place(at: index)
      guard places[name] == nil else {
        throw .badBase(
          target: target, line: index + 1, reason: "\(variable).\(name) is set twice",
          remedy: "Remove one of the lines")
      }
      places[name] = place
      index = place.lines.upperBound
    }
  }

  /// The value of a member as it is written; nothing where none is assigned.
  subscript(name: String) -> String? { places[name]?.value }

  /// The file with other values.
  ///
  /// - Throws: `EmitError.badBase` for a member that is not assigned.
  func replacing(_ values: [(name: String, value: String)]) throws(EmitError) -> [UInt8] {
    var replacements: [Int: [String]] = [:]
    for (name, value) in values {
      guard let place = places[name] else {
        throw .badBase(
          target: target, line: nil, reason: "it sets no \(name)",
          remedy: "Give create_config.py of squeezedet-keras")
      }
      for line in place.lines { replacements[line] = [] }
      replacements[place.lines.lowerBound] = [place.head + value + place.tail]
    }
    return lines.replacing(replacements)
  }

  /// The member that a line assigns to.
  private static func name(_ line: Substring, of variable: String) -> String? {
    let text = line.drop(while: \.isWhitespace)
    guard text.hasPrefix(variable + ".") else { return nil }
    let name = text.dropFirst(variable.count + 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = text[name.endIndex...].drop(while: \.isWhitespace)
    guard !name.isEmpty, rest.first == "=", rest.dropFirst().first != "=" else { return nil }
    return String(name)
  }

  private func place(at start: Int) -> Place {
    let first = lines[start]
    let sign = first.firstIndex(of: "=") ?? first.startIndex
    let begin = first[first.index(after: sign)...].drop(while: \.isWhitespace).startIndex
    var depth = 0
    var quote: Character?
    var value = ""
    var tail = ""
    var end = start
    while end < lines.count {
      let line = lines[end]
      var place = end == start ? begin : line.startIndex
      tail = ""
      var isEscaped = false
      while place < line.endIndex {
        let character = line[place]
        if quote == nil, character == "#" {
          tail = String(line[place...])
          break
        }
        if let open = quote {
          if !isEscaped, character == open { quote = nil }
          isEscaped = !isEscaped && character == "\\"
        } else if character == "'" || character == "\"" {
          quote = character
        } else if "([{".contains(character) {
          depth += 1
        } else if ")]}".contains(character) {
          depth -= 1
        }
        value.append(character)
        place = line.index(after: place)
      }
      // A string does not go on in the next line.
      quote = nil
      end += 1
      if depth <= 0 { break }
      value.append(" ")
    }
    // The blanks before a comment are the file's.
    while let last = value.last, last.isWhitespace {
      tail = String(last) + tail; value.removeLast()
    }
    return Place(lines: start..<end, head: String(first[..<begin]), value: value, tail: tail)
  }
}
