import Foundation
import Testing

@Suite struct FileTests {
  @Test func `a source file holds one concept and stays under 300 lines`() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines < 300, "\(file.lastPathComponent) has \(lines) lines: split it by concept")
    }
  }

  @Test func `no file is a drawer`() throws {
    let drawers = ["Utils", "Util", "Helpers", "Helper", "Common", "Misc", "Extensions"]
    for file in try Repository.swiftFiles(below: "Sources") {
      let name = file.deletingPathExtension().lastPathComponent
      #expect(!drawers.contains(name), "\(file.path): name it after what it holds")
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
