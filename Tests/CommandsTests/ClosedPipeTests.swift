import Commands
import Glibc
import Terminal
import Testing

@Suite struct ClosedPipeTests {
  @Test func `a reader that goes away is no failure`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let context = CommandContext(output: Output(descriptor: ends[1]), errors: Output())
    let status = Tool.run(
      DatasetCommand.self, ["lint", CommandRun.fixture("voc"), "--no-progress"], context)
    #expect(status == .clean)
    #expect(context.output.isClosed)
  }

  @Test func `a full device is a failure, and says so`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let errors = Output()
    let context = CommandContext(output: Output(descriptor: descriptor), errors: errors)
    let status = Tool.run(DatasetCommand.self, ["rules"], context)
    #expect(status == .failed)
    #expect(errors.text.contains("cannot write the output"))
  }
}
