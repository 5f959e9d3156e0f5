import Commands
import Foundation
import Testing

@Suite struct EvaluatePlotTests {
  private func evaluate(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, ["evaluate", CommandRun.fixture("voc"), "-q"] + arguments)
  }

  @Test func `recall by class and overlaps are drawn`() throws {
    let folder = try ScratchFolder()
    let (classes, overlaps) = (folder.path("classes.svg"), folder.path("overlaps.svg"))
    let run = evaluate([
      "--preset", "gluoncv-ssd300", "--preset", "caffe-ssd300", "--reader", "plain",
      "--plot", classes,
      "--plot-overlaps", overlaps,
    ])
    #expect(run.status == .clean, "\(run.errors)")
    let bars = try String(contentsOfFile: classes, encoding: .utf8)
    for words in ["bicycle", "person", "5 boxes", "caffe-ssd300"] {
      #expect(bars.contains(words), "\(words)")
    }
    // As the text report says: one of the 79 objects that the trainer reads has no prior.
    let histogram = try String(contentsOfFile: overlaps, encoding: .utf8)
    #expect(histogram.contains("79 objects, 1 never matched"))
    #expect(histogram.contains("mean, never matched as 0"))
  }

  @Test func `overlaps need a trainer`() throws {
    let folder = try ScratchFolder()
    let run = evaluate([
      "--anchors", "30,30 90,90", "--input-size", "300x300", "--plot-overlaps",
      folder.path("o.png"),
    ])
    #expect(run.status == .failed && run.errors.contains("--config or --preset"))
    #expect(folder.contents.isEmpty)
  }
}
