import Testing

@testable import Labels

@Suite struct `New files` {
  private let scratch = Scratch()

  @Test func `a file is written whole, and flushed with its folder`() throws {
    try NewFiles.write(Array("hello".utf8), to: scratch.path + "/a.txt")
    try NewFiles.flush(in: scratch.path)
    #expect(try scratch.content("a.txt") == "hello")
    #expect(scratch.names == ["a.txt"])
  }

  @Test func `a file that is there stays as it is`() throws {
    scratch.write("a.txt", "old")
    #expect(throws: LabelsError.self) {
      try NewFiles.write(Array("new".utf8), to: scratch.path + "/a.txt")
    }
    #expect(try scratch.content("a.txt") == "old")
  }

  @Test func `a folder that is not there is named`() {
    let path = scratch.path + "/none"
    for write in [
      { try NewFiles.write([0x31], to: path + "/a.txt") }, { try NewFiles.flush(in: path) },
    ] {
      let error = #expect(throws: LabelsError.self, performing: write)
      #expect(error.map { "\($0)".contains(path) } == true)
    }
  }
}
