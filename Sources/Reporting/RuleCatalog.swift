import Lint
import Text

/// What `dataset rules`, `dataset explain` and the page `rules.md` show: the rules' own words.
public enum RuleCatalog {
  /// The table of `dataset rules`: code, severity, fix, default, name, summary.
  public static func table(selected: Set<String>? = nil) -> String {
    let infos = RuleList.all.map { $0.info }
    let nameWidth = infos.map(\.name.count).max() ?? 0
    var lines: [String] = []
    for info in infos where selected?.contains(info.code) ?? true {
      let fix =
        switch info.fixability {
        case .none: "-"
        case .safe: "safe"
        case .unsafe: "unsafe"
        }
      lines.append(
        [
          info.code, pad(info.severity.rawValue, 7), pad(fix, 6), info.isDefault ? "on " : "off",
          pad(info.name, nameWidth), info.summary,
        ].joined(separator: "  "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page of `dataset explain CODE`.
  ///
  /// - Throws: when no rule has that code or name.
  public static func page(_ codeOrName: String) throws(LintError) -> String {
    let info = try RuleList.rule(codeOrName).info
    return """
      \(info.code) \(info.name)
      \(info.summary)
      \(facts(info))

      Why
      \(wrapped(info.rationale, indent: 2))

      What to do
      \(wrapped(info.remedy, indent: 2))
      \(sightings(info))
      Reported
      \(listing(info.triggers))

      Not reported
      \(listing(info.passes))

      """
  }

  /// The page of all rules as Markdown, for `Notebooks-md/rules.md`.
  public static func markdown() -> String {
    var text = """
      <!-- Generated from the rules by `dataset rules --format markdown`; do not edit. -->
      # The rules of `dataset lint`

      Each rule describes itself in `Sources/Lint/Rules`; this page, `dataset rules` and
      `dataset explain CODE` are made from that description, and its examples are its tests.
      Errors and warnings run by default; an info runs when it is selected.

      | code | name | severity | fix | reports |
      | --- | --- | --- | --- | --- |

      """
    let infos = RuleList.all.map { $0.info }
    for info in infos {
      let fix = info.fixability == .none ? "" : info.fixability.rawValue
      text += """
        | [\(info.code)](#\(info.code.lowercased())-\(info.name)) | \(info.name) \
        | \(info.severity.rawValue) | \(fix) | \(escaped(info.summary)) |

        """
    }
    for info in infos {
      text += """

        ## \(info.code) \(info.name)

        \(escaped(info.summary)) \(facts(info))

        \(wrapped(escaped(info.rationale), indent: 0))

        **What to do.** \(escaped(info.remedy))
        \(sightingTable(info))
        Reported:

        ```text
        \(listing(info.triggers))
        ```

        Not reported:

        ```text
        \(listing(info.passes))
        ```

        """
    }
    return text
  }

  private static func facts(_ info: RuleInfo) -> String {
    let fix =
      switch info.fixability {
      case .none: "no fix"
      case .safe: "safe fix (--fix)"
      case .unsafe: "unsafe fix (--unsafe-fixes)"
      }
    return
      "Severity: \(info.severity.rawValue); \(fix); \(info.isDefault ? "on" : "off") by default."
  }

  /// What trainers were seen doing, a paragraph each, after an empty line.
  private static func sightings(_ info: RuleInfo) -> String {
    if info.sightings.isEmpty { return "" }
    let lines = info.sightings.map { sighting in
      "  \(sighting.trainer) \(sighting.version) (\(sighting.evidence.rawValue))\n"
        + wrapped(sighting.what, indent: 4)
    }
    return "\nTrainers\n\(lines.joined(separator: "\n"))\n"
  }

  /// The same as a table in Markdown.
  private static func sightingTable(_ info: RuleInfo) -> String {
    if info.sightings.isEmpty { return "" }
    let rows = info.sightings.map { sighting in
      "| \(sighting.trainer) | \(sighting.version) | \(sighting.evidence.rawValue) "
        + "| \(escaped(sighting.what)) |"
    }
    return "\n| trainer | version | known by | what it does |\n| --- | --- | --- | --- |\n"
      + rows.joined(separator: "\n") + "\n"
  }

  private static func listing(_ examples: [RuleExample]) -> String {
    examples.map { example in
      example.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + EscapedText.of(String($0)) }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// Angle brackets would be taken for HTML outside code.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "<" ? Array("&lt;") : $0 == ">" ? Array("&gt;") : [$0] })
  }

  private static func wrapped(_ text: String, indent: Int, width: Int = 96) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count + 1 + word.count > width, line.count > indent {
        lines.append(line)
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
