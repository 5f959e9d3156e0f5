import JSONText
import Lint
import Text

/// SARIF 2.1.0, which code scanning services read: the rules that fired with their help, and the
/// findings with relative URIs and, where the bytes are known, fixes.
struct SARIFReporter: Reporter {
  static let name = "sarif"
  static let summary = "SARIF 2.1.0 for code scanning"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    let codes = Set(report.findings.map(\.code)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    var out = Array(
      """
      {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
      "tool": {"driver": {"name": "anchorkit", "version": 
      """.utf8)
    string(report.version, to: &out)
    out += ", \"rules\": [".utf8
    for (place, code) in codes.enumerated() {
      out += (place == 0 ? "\n" : ",\n").utf8
      append(rule: code, to: &out)
    }
    out += "\n]}},\n\"columnKind\": \"unicodeCodePoints\",\n".utf8
    if report.profile != nil {
      out += "\"properties\": {".utf8
      FindingJSON.appendProfile(report, to: &out)
      out += "},\n".utf8
    }
    out += "\"results\": [".utf8
    for (place, finding) in report.findings.enumerated() {
      out += (place == 0 ? "\n" : ",\n").utf8
      append(finding, rule: places[finding.code] ?? 0, report, to: &out)
    }
    out += "\n]}]}\n".utf8
    return out
  }

  private func append(rule code: String, to out: inout [UInt8]) {
    out += "{\"id\": \"\(code)\"".utf8
    if let info = try? RuleList.rule(code).info {
      out += ", \"name\": \"\(info.name)\", \"shortDescription\": {\"text\": ".utf8
      string(info.summary, to: &out)
      out += "}, \"fullDescription\": {\"text\": ".utf8
      string(info.rationale, to: &out)
      out += "}, \"help\": {\"text\": ".utf8
      string("\(info.rationale)\n\nWhat to do: \(info.remedy)", to: &out)
      out += "}, \"defaultConfiguration\": {\"level\": \"\(level(info.severity))\"}".utf8
    }
    out.append(UInt8(ascii: "}"))
  }

  private func append(
    _ finding: Finding, rule: Int, _ report: LintReport, to out: inout [UInt8]
  ) {
    out += "{\"ruleId\": \"\(finding.code)\", \"ruleIndex\": \(rule), ".utf8
    out += "\"level\": \"\(level(finding.severity))\", \"message\": {\"text\": ".utf8
    string(Self.withoutLinks(EscapedText.of(finding.message.text)), to: &out)
    out += "}".utf8
    if !finding.file.isEmpty {
      out += ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"".utf8
      Self.appendURI(finding.file, to: &out)
      out += "\"}".utf8
      if let position = finding.position {
        out += ", \"region\": {\"startLine\": \(position.line), ".utf8
        out += "\"startColumn\": \(position.column)}".utf8
      }
      out += "}}]".utf8
    }
    out += ", \"partialFingerprints\": {\"object/v1\": \"".utf8
    out += "\(String(finding.fingerprint, radix: 16))\"}".utf8
    appendFix(finding, report, to: &out)
    out.append(UInt8(ascii: "}"))
  }

  private func appendFix(_ finding: Finding, _ report: LintReport, to out: inout [UInt8]) {
    guard let fix = finding.fix else { return }
    let replacements = report.replacements(finding)
    if replacements.isEmpty { return }
    out += ", \"fixes\": [{\"description\": {\"text\": ".utf8
    string("\(fix.title) (\(fix.safety.rawValue))", to: &out)
    out += "}, \"artifactChanges\": [{\"artifactLocation\": {\"uri\": \"".utf8
    Self.appendURI(finding.file, to: &out)
    out += "\"}, \"replacements\": [".utf8
    for (place, change) in replacements.enumerated() {
      if place > 0 { out += ", ".utf8 }
      out += "{\"deletedRegion\": {\"byteOffset\": \(change.offset), ".utf8
      out += "\"byteLength\": \(change.length)}, \"insertedContent\": {\"text\": ".utf8
      string(change.text, to: &out)
      out += "}}".utf8
    }
    out += "]}]}]".utf8
  }

  private func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  private func string(_ text: String, to out: inout [UInt8]) {
    FindingJSON.append(text, to: &out)
  }

  /// In SARIF's messages brackets make links; a class name must not.
  private static func withoutLinks(_ text: String) -> String {
    guard text.utf8.contains(where: { "[]\\".utf8.contains($0) }) else { return text }
    return String(text.flatMap { "[]\\".contains($0) ? ["\\", $0] : [$0] })
  }

  /// A path as a relative URI: all but letters, digits and a few marks is percent-encoded.
  static func appendURI(_ path: String, to out: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}
