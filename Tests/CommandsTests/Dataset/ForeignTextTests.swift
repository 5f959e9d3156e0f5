import Commands
import Testing

/// A stated format does not make labels of notes.
@Suite struct ForeignTextTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("epoch 1 loss 0.5\nepoch 2 loss 0.4\n", to: "notes/a.txt")
    try folder.write("to do: everything\n", to: "notes/b.txt")
    try folder.write("epoch 1 loss 0.5\n", to: "mixed/a.txt")
    try folder.write(
      "Car 0 0 0 10 20 60 70 1.5 1.6 4 1 2 10 0\n", to: "mixed/b.txt")
  }

  private var stated: [String] { [folder.path("notes"), "--labels-format", "kitti"] }
  private static let named = "none of the 2 files is a KITTI label (a.txt: text of which no row"

  @Test(arguments: [
    ["stats"], ["split", "--ratios", "0.5,0.5"], ["convert", "--to", "yolo"], ["read"],
  ])
  func `dataset's commands end with 2 and name the first`(arguments: [String]) {
    let output = ["stats", "read"].contains(arguments[0]) ? [] : ["--output", folder.path("out")]
    let run = CommandRun(DatasetCommand.self, arguments + stated + output)
    #expect(run.status == .failed && run.errors.contains(Self.named), "\(run.errors)")
    #expect(!folder.contents.contains("out"))
  }

  @Test(arguments: [
    ["cluster", "--k", "1"], ["elbow", "--counts", "1-1"], ["evaluate", "--anchors", "20,20"],
    ["sketch", "--output", "/tmp/never.sketch"],
  ])
  func `so do anchors'`(arguments: [String]) {
    let run = CommandRun(AnchorsCommand.self, arguments + stated)
    #expect(run.status == .failed && run.errors.contains(Self.named), "\(run.errors)")
  }

  @Test func `so does preview-matches`() {
    let run = CommandRun(
      PreviewMatchesCommand.self, stated + ["--preset", "gluoncv-ssd300", "--no-images"])
    #expect(run.status == .failed && run.errors.contains(Self.named), "\(run.errors)")
  }

  @Test func `one label is enough`() {
    let arguments = ["stats", folder.path("mixed"), "--labels-format", "kitti"]
    let run = CommandRun(DatasetCommand.self, arguments)
    #expect(run.status == .clean && run.output.hasPrefix("1 image, 1 object"), "\(run.errors)")
  }

  @Test func `lint goes on to say it as a finding`() {
    let run = CommandRun(DatasetCommand.self, ["lint"] + stated)
    #expect(run.status == .findings && run.output.contains("SET004"))
  }
}
