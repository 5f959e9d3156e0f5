import Commands
import Foundation
import Testing

@Suite struct UltralyticsProfileTests {
  private static let box = "0 0.5 0.5 0.2 0.4\n"
  private static let polygon = "1 0.1 0.1 0.3 0.1 0.2 0.4\n"

  private func folder(_ files: [String: String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("names: [car, dog]\n", to: "data.yaml")
    for (name, text) in files { try folder.write(text, to: "labels/\(name).txt") }
    return folder
  }

  private func run(_ folder: ScratchFolder, _ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, [arguments[0], folder.path("labels")] + arguments.dropFirst())
  }

  private func lint(_ folder: ScratchFolder, _ more: String...) -> [String] {
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("labels"), "--select", "RDR", "--output-format", "concise"] + more)
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test func `each file is told what becomes of it`() throws {
    let folder = try folder([
      "boxes": Self.box, "mixed": Self.box + Self.polygon,
      "six": Self.box + "0 0.5 0.5 0.2 0.4 0.9\n",
      "beyond": "2 0.5 0.5 0.2 0.4\n", "twice": Self.box + Self.box, "outlines": Self.polygon,
      "empty": "",
    ])
    let lines = lint(folder, "--profile", "ultralytics")
    func told(_ file: String) -> [String] { lines.filter { $0.contains("\(file).txt") } }
    #expect(told("boxes").isEmpty && told("empty").isEmpty)
    #expect(told("mixed").count == 1)
    #expect(told("mixed").first?.contains("mixed.txt:2:1: RDR001") == true)
    #expect(told("mixed").first?.contains("mixes boxes") == true)
    #expect(told("six").first?.contains("(5 and 6)") == true)
    #expect(told("beyond").first?.contains("beyond the list of 2") == true)
    #expect(told("twice").first?.contains("twice.txt:2:1: RDR002") == true)
    #expect(told("outlines").first?.contains("RDR003") == true)
    #expect(lint(folder).isEmpty)
    #expect(lint(folder, "--profile", "ultralytics", "--reader", "plain").isEmpty)
  }

  @Test func `what loses nothing is no failure, and is told once for a set`() throws {
    var files: [String: String] = [:]
    for place in 0..<5 { files["p\(place)"] = Self.polygon }
    let folder = try folder(files)
    let run = run(folder, "lint", "--profile", "ultralytics", "--select", "RDR")
    #expect(run.status == .clean && run.output.matches(of: /RDR003/).count == 1)
    #expect(run.output.contains("labels read by: ultralytics"))
    #expect(!run.errors.contains("could not be asked"))
  }

  @Test func `dataset read tells what is handed on`() throws {
    let folder = try folder(["a": Self.polygon])
    let run = run(folder, "read", "--reader", "ultralytics", "--format", "json")
    let line = try JSONDecoder().decode(Line.self, from: Data(run.output.utf8))
    #expect(line.reader == "ultralytics" && line.objects.map(\.class) == ["dog"])
    #expect(line.objects.map(\.unit) == ["share"] && line.objects.map(\.classIndex) == [1])
  }

  @Test(arguments: [
    ["--config", "squeeze.config"], ["--preset", "gluoncv-ssd300"],
  ])
  func `it takes neither config nor preset`(_ arguments: [String]) throws {
    let folder = try folder(["a": Self.box])
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("labels"), "--profile", "ultralytics"] + arguments)
    #expect(run.status == .usage)
  }

  private struct Line: Decodable {
    struct Object: Decodable {
      let `class`: String
      let classIndex: Int
      let unit: String
    }
    let reader: String
    let objects: [Object]
  }
}
