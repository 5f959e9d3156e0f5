import Glibc
import Testing

@testable import Labels

@Suite struct `Atomic writer` {
  private let scratch = Scratch()

  @Test func `a file is written whole and no temporary stays`() throws {
    try AtomicWriter.write("hello".utf8, to: scratch.path + "/a.txt")
    try AtomicWriter.write("again".utf8, to: scratch.path + "/a.txt")
    #expect(try scratch.content("a.txt") == "again")
    #expect(scratch.names == ["a.txt"])
  }

  @Test func `what is not committed leaves the old file`() throws {
    scratch.write("a.txt", "old")
    do {
      var writer = try AtomicWriter(scratch.path + "/a.txt")
      try writer.write("new".utf8)
      #expect(scratch.names.count == 2)
    }
    #expect(scratch.names == ["a.txt"])
    #expect(try scratch.content("a.txt") == "old")
  }

  @Test func `mode is kept`() throws {
    let path = scratch.write("a.txt", "old")
    chmod(path, 0o640)
    try AtomicWriter.write("new".utf8, to: path)
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o7777 == 0o640)
  }

  @Test func `a file that has changed is not replaced`() throws {
    let path = scratch.write("a.txt", "old")
    let source = try SourceFile(path: Array(path.utf8))
    var writer = try AtomicWriter(replacing: source)
    try writer.write("new".utf8)
    scratch.write("a.txt", "changed by somebody else")
    let changed = LabelsError.system(
      path: path, action: "replace it", reason: "it has changed since it was read")
    do {
      try writer.commit()
      Issue.record("replaced")
    } catch {
      #expect(error == changed)
    }
    #expect(try scratch.content("a.txt") == "changed by somebody else")
    #expect(scratch.names == ["a.txt"])
  }

  @Test func `a link that the user names is written through; a source that is one is refused`()
    throws
  {
    scratch.write("a.txt", "old")
    scratch.link("link", to: "a.txt")
    try AtomicWriter.write("new".utf8, to: scratch.path + "/link")
    #expect(try scratch.content("a.txt") == "new")
    #expect(throws: LabelsError.self) { try SourceFile(path: Array((scratch.path + "/link").utf8)) }
  }

  @Test func `names of 255 bytes can be replaced`() throws {
    let name = String(repeating: "n", count: 255)
    try AtomicWriter.write("x".utf8, to: scratch.path + "/" + name)
    #expect(scratch.names == [name])
  }

  @Test func `devices are written straight, folders and missing folders are refused`() throws {
    try AtomicWriter.write("x".utf8, to: "/dev/null")
    let full = LabelsError.system(
      path: "/dev/full", action: "write", reason: "no space left on device")
    #expect(throws: full) { try AtomicWriter.write("x".utf8, to: "/dev/full") }
    let folder = LabelsError.system(path: scratch.path, action: "write", reason: "a folder")
    #expect(throws: folder) { try AtomicWriter.write("x".utf8, to: scratch.path) }
    #expect(throws: LabelsError.self) {
      try AtomicWriter.write("x".utf8, to: scratch.path + "/none/a.txt")
    }
  }
}
