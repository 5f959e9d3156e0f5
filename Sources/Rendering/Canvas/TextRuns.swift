/// A text cut into stretches that one font can draw.
///
/// The built-in vector font has ASCII only, and draws the same pixels on every machine. What it
/// lacks comes from an installed font; where that lacks it too, from a transliteration; and what
/// has none becomes an empty box, so that nothing vanishes unseen.
struct TextRuns {
  enum Run: Hashable {
    /// ASCII, for the built-in font.
    case builtIn(String)
    /// For the installed font, which has all of it.
    case installed(String)
    /// That many characters that nothing here can draw.
    case boxes(Int)
  }

  private(set) var runs: [Run] = []

  /// - Parameter isInstalled: whether an installed font has that character.
  init(_ text: String, isInstalled: (Unicode.Scalar) -> Bool) {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      runs = text.isEmpty ? [] : [.builtIn(text)]
      return
    }
    // One font for the whole text, where one has it all.
    if text.unicodeScalars.allSatisfy({ !Self.isHidden($0) && isInstalled($0) }) {
      runs = [.installed(text)]
      return
    }
    for scalar in text.unicodeScalars {
      if (0x20..<0x7F).contains(scalar.value) {
        append(builtIn: String(scalar))
      } else if Self.isHidden(scalar) {
        append(box: ())
      } else if isInstalled(scalar) {
        append(installed: String(scalar))
      } else if let ascii = Transliteration.ascii(for: scalar) {
        append(builtIn: ascii)
      } else {
        append(box: ())
      }
    }
  }

  /// Control, format and separator characters: they could reorder or hide what stands beside them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }

  private mutating func append(builtIn text: String) {
    if case .builtIn(let before) = runs.last {
      runs[runs.count - 1] = .builtIn(before + text)
    } else {
      runs.append(.builtIn(text))
    }
  }

  private mutating func append(installed text: String) {
    if case .installed(let before) = runs.last {
      runs[runs.count - 1] = .installed(before + text)
    } else {
      runs.append(.installed(text))
    }
  }

  private mutating func append(box: Void) {
    if case .boxes(let before) = runs.last {
      runs[runs.count - 1] = .boxes(before + 1)
    } else {
      runs.append(.boxes(1))
    }
  }
}
