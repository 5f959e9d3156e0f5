import Text

/// Which rules run: `--select`, `--extend-select`, `--ignore`.
///
/// A selector is a code, a prefix of codes (`BOX`, `VOC01`), a rule's name, or `ALL`. The most
/// specific selector decides about a rule, and `--ignore` wins among equals, so that
/// `--select ALL --ignore BOX --extend-select BOX003` keeps BOX003.
public struct RuleSelection: Hashable, Sendable {
  /// The codes that run.
  public let codes: Set<String>

  /// Every error and warning.
  public static let standard = RuleSelection(codes: Set(defaults))

  private init(codes: Set<String>) { self.codes = codes }

  /// Builds a selection from what the command line says.
  ///
  /// - Parameter profile: a trainer whose own rules are on when nothing is selected.
  /// - Throws: for a selector that no rule answers to.
  public init(
    select: [String] = [], ignore: [String] = [], extendSelect: [String] = [],
    profile: ProfileSubject? = nil
  ) throws(LintError) {
    var chosen: [String: (length: Int, isOn: Bool)] = [:]
    if select.isEmpty {
      for code in profile?.codes.union(Self.defaults) ?? Set(Self.defaults) {
        chosen[code] = (0, true)
      }
    }
    for selector in select + extendSelect {
      for code in try Self.codes(matching: selector) {
        let length = Self.length(of: selector, for: code)
        if length >= chosen[code]?.length ?? -1 { chosen[code] = (length, true) }
      }
    }
    for selector in ignore {
      for code in try Self.codes(matching: selector) {
        let length = Self.length(of: selector, for: code)
        if length >= chosen[code]?.length ?? -1 { chosen[code] = (length, false) }
      }
    }
    codes = Set(chosen.filter(\.value.isOn).keys)
  }

  /// The codes that a selector stands for.
  static func codes(matching selector: String) throws(LintError) -> [String] {
    let infos = RuleList.all.map { $0.info }
    if selector == "ALL" { return infos.map(\.code) }
    let found = infos.filter {
      $0.name == selector || (!selector.isEmpty && $0.code.hasPrefix(selector))
    }
    if found.isEmpty {
      let known =
        infos.map(\.code) + infos.map(\.name) + Set(infos.map { String($0.group) }).sorted()
      throw .unknownRule(selector, nearest: EditDistance.nearest(to: selector, among: known))
    }
    return found.map(\.code)
  }

  private static var defaults: [String] {
    RuleList.all.filter { $0.info.isDefault }.map { $0.info.code }
  }

  private static func length(of selector: String, for code: String) -> Int {
    if selector == "ALL" { return 0 }
    return code.hasPrefix(selector) ? selector.utf8.count : code.utf8.count
  }
}
