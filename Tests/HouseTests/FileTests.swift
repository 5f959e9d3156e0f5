import Foundation
import Testing

@Suite struct FileTests {
  /// Names that say nothing of what they hold.
  static let drawers = [
    "Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Misc", "Extensions", "Shared",
  ]

  @Test func `a source file holds one concept and stays under 300 lines`() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      let lines = try Repository.lines(of: file)
      if lines.count < 300 { continue }
      #expect(
        lines.count < 400 && Self.isOneType(lines),
        "\(Repository.path(of: file)) has \(lines.count) lines: split it by concept")
    }
  }

  /// Whether all that stands at the left margin is one type and extensions of it: parts that are
  /// only continuations of each other may share a longer file.
  static func isOneType(_ lines: [Substring]) -> Bool {
    let declaration =
      /^(?:@\S+ |public |package |private |fileprivate |final |indirect )*(struct|enum|class|actor|protocol|extension|func|let|var|typealias) (\w+)/
    var names: Set<Substring> = []
    for line in lines {
      guard let match = line.firstMatch(of: declaration) else { continue }
      if ["func", "let", "var", "typealias"].contains(match.1) { return false }
      names.insert(match.2)
    }
    return names.count == 1
  }

  @Test func `one type and its extensions are told from two concepts`() {
    #expect(Self.isOneType(["import Boxes", "public struct A {", "}", "extension A.B {", "}"]))
    #expect(!Self.isOneType(["struct A {", "}", "private struct B {", "}"]))
    #expect(!Self.isOneType(["enum A {", "}", "let limit = 3"]))
  }

  @Test(arguments: ["Sources", "Tests"])
  func `no file or folder is a drawer`(top: String) throws {
    for file in try Repository.files(below: top) {
      let path = Repository.path(of: file)
      let names = path.split(separator: "/").map { $0.prefix { $0 != "." } }
      for part in names.flatMap({ $0.split(separator: "+") }) {
        #expect(
          !Self.drawers.contains { part.hasSuffix($0) }, "\(path): name it after what it holds")
      }
    }
  }

  @Test func `each room says on one screen what it is for`() throws {
    let executables = ["anchors", "dataset", "preview-matches"]
    for room in try Repository.folders(in: "Sources") {
      let name = room.lastPathComponent
      let files = try FileManager.default.contentsOfDirectory(atPath: room.path)
      // A system library's room is its module map and shim; the shim gives its reasons itself.
      if executables.contains(name) || files.contains("module.modulemap") { continue }
      let page = room.appending(path: "README.md")
      let text = try? String(contentsOf: page, encoding: .utf8)
      #expect(text != nil, "\(name)/README.md is missing")
      let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
      #expect(lines.count <= 60, "\(name)/README.md is longer than a screen")
    }
  }

  @Test func `nothing read from outside can trap`() throws {
    let traps = ["try!", "fatalError(", "as!", "TODO", "FIXME"]
    for file in try Repository.swiftFiles(below: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for trap in traps {
        #expect(!text.contains(trap), "\(file.lastPathComponent) contains \(trap)")
      }
    }
  }

  @Test func `each style and script of a page is embedded`() throws {
    let root = Repository.root.appending(path: "Sources")
    let package = try String(
      contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") }
    #expect(files.count >= 7)
    for file in files {
      let path = file.split(separator: "/").dropFirst().joined(separator: "/")
      #expect(package.contains("\"\(path)\""), "\(file) is not in its room's line of code")
    }
  }

  @Test func `no library needs Foundation`() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(
        !lines.contains("import Foundation"),
        "\(file.lastPathComponent) imports Foundation, which costs start-up time and 60 MB")
    }
  }
}
