import Commands
import Foundation
import JSONText
import Testing

@Suite struct SettingsTests {
  /// A copy of the drawn dataset with settings above it.
  private func project(_ settings: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      atPath: CommandRun.fixture("voc"), toPath: folder.path("voc"))
    try folder.write(settings, to: "anchorkit.json")
    return folder
  }

  private func codes(_ folder: ScratchFolder, _ options: String...) -> [String] {
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("voc/Annotations"), "--output-format", "concise"] + options)
    return run.output.split(separator: "\n").compactMap { line in
      line.split(separator: " ").dropFirst().first.map(String.init)
    }.sorted()
  }

  @Test func `settings are found above the labels, with comments and all`() throws {
    let folder = try project(
      """
      // What this project leaves be.
      {ignore: ['BOX', "CLS"], perPathIgnores: {"street_1*.xml": ["VOC011",]},}
      """)
    #expect(codes(folder) == [])
    #expect(codes(folder, "--ignore", "BOX001,BOX003,BOX004,BOX009") == ["CLS002"])
  }

  @Test func `options win over settings`() throws {
    let folder = try project(#"{"select": ["VOC"], "failOn": "never", "classes": ["car"]}"#)
    #expect(codes(folder) == ["VOC011"])
    #expect(codes(folder, "--select", "BOX001") == ["BOX001"])
    let run = CommandRun(DatasetCommand.self, ["lint", folder.path("voc")])
    #expect(run.status == .clean)
    let strict = CommandRun(
      DatasetCommand.self, ["lint", folder.path("voc"), "--fail-on", "error"])
    #expect(strict.status == .findings)
    #expect(
      codes(folder, "--select", "CLS001", "--classes", "car,bird,bus,person,boat,dog,bicycle")
        == ["CLS001"])
  }

  @Test(arguments: [
    (#"{"tresholds": {}}"#, "1:3: unknown setting 'tresholds'; did you mean 'thresholds'?"),
    (
      "{\n  thresholds: {tinyside: 3}}",
      "2:16: unknown setting 'tinyside'; did you mean 'tinySide'?"
    ),
    (#"{"thresholds": {"tinySide": -1}}"#, "1:29: setting 'tinySide': -1.0 is outside"),
    (#"{"select": ["BOXX"]}"#, "1:14: no rule 'BOXX'; did you mean 'BOX'?"),
    (#"{"failOn": "eror"}"#, "1:13: expected one of error, warning, info, never."),
    (#"{"ignore": "BOX"}"#, "expected a list"),
    (#"{"ignore": [], "ignore": []}"#, "1:17: 'ignore' stands twice."),
    ("{\"ignore\": [}", "1:13: "),
    ("[]", "expected an object"),
  ])
  func `what the settings can't mean is refused with its place`(text: String, complaint: String)
    throws
  {
    let folder = try project(text)
    let run = CommandRun(DatasetCommand.self, ["lint", folder.path("voc")])
    #expect(run.status == .failed)
    #expect(
      run.errors.contains("anchorkit.json:") && run.errors.contains(complaint), "\(run.errors)")
  }

  @Test func `the settings that hold are a settings file`() throws {
    let folder = try project(#"{"thresholds": {"tinySide": 5}, "inputSize": "300x200"}"#)
    let run = CommandRun(
      DatasetCommand.self, ["lint", folder.path("voc"), "--show-settings", "--select", "BOX001"])
    let json = try JSONReader().read(run.output)
    #expect(json["schema"]?.string == "anchorkit.settings/1")
    #expect(json["thresholds"]?["tinySide"]?.double == 5)
    #expect(json["select"]?.array?.map(\.string) == ["BOX001"])
    #expect(json["inputSize"]?.string == "300x200")
    let file = try folder.write(run.output, to: "shown.json")
    let again = CommandRun(
      DatasetCommand.self, ["lint", folder.path("voc"), "--settings", file, "--show-settings"])
    #expect(again.output == run.output)
  }

  @Test func `an input size that is typed wins over the settings' own`() throws {
    let folder = try project(#"{"inputSize": "300x200"}"#)
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("voc"), "--show-settings", "--input-size", "640x480"])
    #expect(try JSONReader().read(run.output)["inputSize"]?.string == "640x480")
  }
}
