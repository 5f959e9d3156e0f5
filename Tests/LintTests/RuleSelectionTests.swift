import Labels
import Lint
import Targets
import Testing

@Suite struct RuleSelectionTests {
  @Test func `errors and warnings run by default`() {
    let infos = RuleList.all.map { $0.info }
    let trainerGroups = Set(TrainerList.standard.families.compactMap(\.kind.ruleGroup) + ["RDR"])
    // SET004 has findings at info, and errors for files that were to be labels.
    for info in infos where !["SET004", "SET009"].contains(info.code) {
      let isTrainers = trainerGroups.contains(String(info.group))
      let isExpected = info.severity > .info && !isTrainers
      #expect(RuleSelection.standard.codes.contains(info.code) == isExpected)
    }
  }

  @Test func `a family whose preset is wrong takes no linter down`() throws {
    let broken = TrainerFamily(
      name: "broken", kind: .ssd, fatalRules: ["SET003"],
      usual: NamedPreset("broken-300") { _ throws(TargetsError) in
        throw .inputSide(0, most: 65_535)
      })
    let codes = try RuleSelection(profile: .family(broken)).codes
    #expect(codes.contains("SSD001") && codes.contains("SET003"))
    var settings = LintSettings()
    settings.apply(TrainerProfile(broken, trainer: nil))
    #expect(settings.severities["SET003"] == .error && settings.networkInput == nil)
    let example = RuleExample.image(100, 80, WrittenBox(90, 10, 104, 20)).with { $0 = settings }
    #expect(example.findings(.standard).map(\.code).contains("BOX001"))
  }

  @Test func `a profile adds its trainer's errors and warnings, and what it raises`() throws {
    let family = TrainerFamily.squeezeDet
    let added = try RuleSelection(profile: .family(family)).codes.subtracting(
      RuleSelection.standard.codes)
    let reader = Set(["RDR001", "RDR002", "RDR003", "RDR004"])
    #expect(
      added.subtracting(reader) == [
        "SET003", "SQZ001", "SQZ002", "SQZ003", "SQZ004", "SQZ005", "SQZ007",
        "SQZ008", "SQZ009", "SQZ010",
      ])
    #expect(added.isSuperset(of: reader))
    #expect(
      try RuleSelection(ignore: ["SQZ"], profile: .family(family)).codes.isDisjoint(with: ["SQZ002"]
      ))
    #expect(try RuleSelection(select: ["BOX001"], profile: .family(family)).codes == ["BOX001"])
  }

  @Test func `the most specific selector decides, and ignoring wins among equals`() throws {
    let some = try RuleSelection(select: ["ALL"], ignore: ["BOX"], extendSelect: ["BOX003"])
    #expect(some.codes.contains("BOX003") && !some.codes.contains("BOX001"))
    #expect(some.codes.contains("SET003"))
    #expect(try RuleSelection(select: ["BOX001"], ignore: ["BOX001"]).codes.isEmpty)
    #expect(try RuleSelection(select: ["BOX00"], ignore: ["BOX"]).codes.contains("BOX001"))
    #expect(try RuleSelection(select: ["tiny-box"]).codes == ["BOX006"])
    #expect(try RuleSelection(ignore: ["VOC"]).codes.contains("BOX001"))
  }

  @Test func `a selector that nothing answers to names the nearest`() {
    #expect(throws: LintError.unknownRule("BOX999", nearest: "BOX009")) {
      try RuleSelection(select: ["BOX999"])
    }
    #expect(throws: LintError.unknownRule("bxo", nearest: "BOX")) {
      try RuleSelection(ignore: ["bxo"])
    }
    #expect(throws: LintError.unknownRule("", nearest: nil)) { try RuleSelection(select: [""]) }
    #expect(
      LintError.unknownRule("bxo", nearest: "BOX").description
        == "no rule 'bxo'; did you mean 'BOX'? `dataset rules` lists them.")
  }
}

@Suite struct PathIgnoreTests {
  @Test(arguments: [
    ("*.xml", "a/b.xml", true), ("a/*.xml", "a/b.xml", true), ("a/*.xml", "a/c/b.xml", false),
    ("a/**", "a/c/b.xml", true), ("**/old/*", "x/y/old/a.xml", true),
    ("**/old/*", "old/a.xml", true), ("?.xml", "a/b.xml", true), ("?.xml", "ab.xml", false),
    ("a/**/z.xml", "a/b/c/z.xml", true), ("*", "", true), ("", "", true), ("", "a", false),
    ("*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func `patterns match as in a shell`(pattern: String, path: String, expected: Bool) throws {
    #expect(try PathIgnore(pattern: pattern, rules: ["ALL"]).matches(path) == expected)
  }
}

@Suite struct ThresholdTests {
  @Test func `thresholds are set by name, within their range`() throws {
    var settings = LintSettings()
    try Threshold.set("tinySide", to: 5, in: &settings)
    #expect(settings.tinySide == 5)
    #expect(throws: LintError.unknownThreshold("tinyside2", nearest: "tinySide")) {
      try Threshold.set("tinyside2", to: 5, in: &settings)
    }
    #expect(throws: LintError.badThreshold("wholeImageShare", value: 2, allowed: 0.01...1)) {
      try Threshold.set("wholeImageShare", to: 2, in: &settings)
    }
    #expect(throws: LintError.self) { try Threshold.set("tinySide", to: .nan, in: &settings) }
    #expect(Threshold.all.map(\.key) == Threshold.all.map(\.key).sorted())
    for threshold in Threshold.all {
      #expect(threshold.allowed.contains(threshold.value(in: LintSettings())))
    }
  }
}
