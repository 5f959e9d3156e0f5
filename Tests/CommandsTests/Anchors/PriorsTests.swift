import Commands
import Foundation
import JSONText
import Testing

@Suite struct PriorsTests {
  @Test func `one line a prior, in pixels of the input`() {
    let run = CommandRun(AnchorsCommand.self, ["priors", "--preset", "torchcv-ssd300"])
    #expect(run.status == .clean)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 8733)
    #expect(lines[0] == "index,level,row,column,shape,cx,cy,w,h")
    #expect(lines[1] == "0,0,0,0,0,4.0,4.0,30.0,30.0")
    #expect(lines[8732].hasPrefix("8731,5,0,0,3,150.0,150.0,"))
  }

  @Test func `a layout file makes the preset's priors`() {
    let layout = CommandRun.fixture("layouts/torchcv-ssd300.json")
    let mine = CommandRun(AnchorsCommand.self, ["priors", "--layout", layout])
    let preset = CommandRun(AnchorsCommand.self, ["priors", "--preset", "torchcv-ssd300"])
    #expect(mine.status == .clean && mine.output == preset.output)
  }

  @Test func `a preset written as a layout makes the same priors`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("mine.json")
    let written = CommandRun(
      AnchorsCommand.self,
      ["priors", "--preset", "tf2-ssd300", "--format", "layout", "--output", file])
    #expect(written.status == .clean && written.output.isEmpty)
    let mine = CommandRun(AnchorsCommand.self, ["priors", "--layout", file])
    let preset = CommandRun(AnchorsCommand.self, ["priors", "--preset", "tf2-ssd300"])
    #expect(mine.output == preset.output)
  }

  @Test func `json begins with its schema and names the trainer`() throws {
    let run = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", "squeezedet", "--format", "json"])
    #expect(run.output.hasPrefix(#"{"schema": "anchorkit.priors/1", "count": 16848"#))
    let json = try JSONReader().read(run.output)
    #expect(json["trainer"] == "squeezedet" && json["priors"]?.array?.count == 16_848)
    let last = try #require(json["priors"]?.array?.last)
    #expect(last["row"] == 23 && last["column"] == 77 && last["shape"] == 8)
  }

  @Test func `tensors go to a file`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("priors.safetensors")
    let run = CommandRun(
      AnchorsCommand.self,
      ["priors", "--preset", "squeezedet", "--format", "safetensors", "--output", file])
    #expect(run.status == .clean)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(bytes.count == 8 + length + 16_848 * 16)
  }

  @Test(arguments: [
    (["priors"], "--layout FILE.json"),
    (["priors", "--preset", "squeezedet", "--format", "safetensors"], "--output FILE"),
    (["priors", "--preset", "squeezedet", "--layout", "a.json"], "names a trainer already"),
  ])
  func `what does not go together is bad usage`(arguments: [String], words: String) {
    let run = CommandRun(AnchorsCommand.self, arguments)
    #expect(run.status == .usage && run.errors.contains(words))
  }

  @Test func `a damaged layout is refused with file and place`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(#"{"schema": "anchorkit.layout/1", "nam": "x"}"#, to: "a.json")
    let run = CommandRun(AnchorsCommand.self, ["priors", "--layout", file])
    #expect(run.status == .failed && run.output.isEmpty)
    #expect(run.errors.contains("a.json: name is missing"))
  }

  @Test func `squeezedet has no layout file`() {
    let run = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", "squeezedet", "--format", "layout"])
    #expect(run.status == .failed && run.errors.contains("squeeze.config"))
  }
}
