import Foundation
import Testing

/// A label format describes itself: all of it is one folder, and the list names it in one line.
@Suite struct LabelFormatFolderTests {
  private static let folder = "Sources/Labels/Formats"

  @Test func `the list of label formats names each folder once`() throws {
    let list = try String(
      contentsOf: Repository.root.appending(path: "\(Self.folder)/LabelFormats.swift"),
      encoding: .utf8)
    let named = list.matches(of: /\n    (\w+)Format\.self,/).map { String($0.1) }
    let folders = try Repository.folders(in: Self.folder).map(\.lastPathComponent)
    #expect(folders.count >= 4)
    #expect(named.sorted() == folders)
  }

  @Test func `only its own folder, lint rules and trainers ask for a format by name`() throws {
    // A rule may be one of VOC; everything else is to ask the format.
    let allowed = [
      "Sources/Labels/Formats/", "Sources/Lint/Rules/", "Sources/Lint/Catalog/",
      "Sources/Trainers/",
    ]
    let names = try Repository.folders(in: Self.folder).map { folder in
      let file = folder.appending(path: "\(folder.lastPathComponent)Format.swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      let name = text.firstMatch(of: /static let (\w+) = LabelFormatName\(/)
      return String(try #require(name, "\(file.path) declares no name").1)
    }
    for file in try Repository.swiftFiles(below: "Sources") {
      let path = Repository.path(of: file)
      if allowed.contains(where: path.hasPrefix) { continue }
      for (number, line) in try Repository.lines(of: file).enumerated() {
        let asks = names.contains { name in
          line.contains("ormat == .\(name)") || line.contains("ormat != .\(name)")
        }
        #expect(!asks, "\(path):\(number + 1) asks for a format by name; ask what it is for")
      }
    }
  }

  @Test func `the page of the room says what each format is`() throws {
    let page = try String(
      contentsOf: Repository.root.appending(path: "Sources/Labels/README.md"), encoding: .utf8)
    for folder in try Repository.folders(in: Self.folder) {
      let name = folder.lastPathComponent
      let text = try String(
        contentsOf: folder.appending(path: "\(name)Format.swift"), encoding: .utf8)
      let summary = try #require(text.firstMatch(of: /static let summary =\s+"(.+)"/)).1
      #expect(page.contains(summary), "\(name)'s summary is missing")
    }
  }
}
