import Boxes
import JSONText
import Lint

extension LintSettingsFile {
  /// Reads a settings file; JSON5 is accepted.
  ///
  /// - Throws: ``SettingsError`` with path, line and column: no JSON, an unknown key with the nearest
  ///   known one, a value that makes no sense.
  public init(reading bytes: [UInt8], path: String) throws {
    self.path = path
    var reader = SettingsReader(bytes, path: path)
    try reader.members(known: Self.keys) { name, reader in
      switch name {
      case "select": select = try reader.rules()
      case "ignore": ignore = try reader.rules()
      case "extendSelect": extendSelect = try reader.rules()
      case "classes": classes = try reader.strings()
      case "failOn":
        failOn = try reader.choice(FailOn.init, of: FailOn.allCases.map(\.rawValue))
      case "inputSize":
        inputSize = try reader.value("a size such as \"300x300\"") {
          ImageSize(parsing: $0)
        }
      case "thresholds": try reader.thresholds(&rules)
      case "perPathIgnores": try reader.perPathIgnores(&rules)
      default: _ = try reader.string()
      }
    }
    try reader.end()
  }
}

extension SettingsReader {
  /// Selectors of rules.
  fileprivate mutating func rules() throws -> [String] {
    try strings { word, reader in
      try reader.checked { _ = try RuleSelection(select: [word]) }
    }
  }

  /// `{"tinySide": 4}`.
  fileprivate mutating func thresholds(_ settings: inout LintSettings) throws {
    try members(known: Threshold.all.map(\.key)) { name, reader in
      let value = try reader.number()
      try reader.checked { try Threshold.set(name, to: value, in: &settings) }
    }
  }

  /// `{"old/**": ["BOX", "VOC011"]}`.
  fileprivate mutating func perPathIgnores(_ settings: inout LintSettings) throws {
    try members(known: nil) { pattern, reader in
      let ignore = try reader.rules()
      try reader.checked {
        settings.ignores.append(try PathIgnore(pattern: pattern, rules: ignore))
      }
    }
  }
}
