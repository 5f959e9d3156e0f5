import Commands
import Foundation
import Images
import JSONText
import Testing

@Suite struct PreviewComparisonTests {
  private func preview(_ arguments: [String]) -> CommandRun {
    CommandRun(PreviewMatchesCommand.self, arguments)
  }

  private func header(_ path: String) throws -> ImageHeader {
    try ImageHeader(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  }

  @Test func `a contact sheet holds all images`() throws {
    let folder = try ScratchFolder()
    let sheet = folder.path("sheet.png")
    let run = preview([
      CommandRun.fixture("kitti"), "--preset", "squeezedet", "--contact-sheet", sheet,
    ])
    #expect(run.status == .clean && run.errors == "wrote \(sheet)\n")
    // 12 pictures of 320 x 97 and captions, in 3 columns: 2 · 16 + 3 · 332 − 12.
    #expect(try header(sheet).width % 332 == (2 * 16 - 12) % 332)
    #expect(folder.contents == ["sheet.png"])
  }

  @Test func `worst comes first: unmatched, then forced, then low overlaps`() throws {
    let arguments = [
      CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300", "--no-images", "--format", "json",
    ]
    func ranks(_ run: CommandRun) throws -> [(never: Double, forced: Double, name: String)] {
      try run.output.split(separator: "\n").map { line in
        let json = try JSONReader().read(String(line))
        let objects = json["groundTruths"]?.array ?? []
        let matches = objects.map { $0["matches"]?.array ?? [] }
        let forced = matches.count { !$0.isEmpty && $0.allSatisfy { $0["forced"]?.bool == true } }
        let all = Double(max(1, objects.count))
        return (
          Double(matches.count(where: \.isEmpty)) / all, Double(forced) / all,
          json["image"]?.string ?? ""
        )
      }
    }
    let listed = try ranks(preview(arguments))
    let worst = try ranks(preview(arguments + ["--sort", "worst"]))
    #expect(Set(listed.map(\.name)) == Set(worst.map(\.name)) && worst.count == 24)
    for (before, after) in zip(worst, worst.dropFirst()) {
      #expect((before.never, before.forced) >= (after.never, after.forced))
    }
    let three = try ranks(preview(arguments + ["--sort", "worst", "--limit", "3"]))
    #expect(three.map(\.name) == worst.prefix(3).map(\.name))
  }

  @Test func `a trainer compared with itself changes nothing`() throws {
    let run = preview([
      CommandRun.fixture("kitti"), "--preset", "squeezedet", "--compare", "squeezedet",
      "--no-images",
    ])
    #expect(run.status == .clean)
    #expect(run.output.contains("0 objects gain a prior, 0 lose their last"))
    #expect(!run.output.contains("→"))
  }

  @Test func `two trainers are counted and drawn side by side`() throws {
    let folder = try ScratchFolder()
    let arguments = [
      CommandRun.fixture("kitti"), "--preset", "squeezedet", "--compare", "gluoncv-ssd300",
      "--limit", "2",
    ]
    let run = preview(arguments + ["--output", folder.path("out")])
    #expect(run.status == .clean && run.output.contains("mean best IoU"))
    #expect(try header(folder.path("out/000000.png")).height > 2 * 375, "one above the other")
    let json = preview(arguments + ["--no-images", "--format", "json"])
    let text = try #require(json.output.split(separator: "\n").first)
    let line = try JSONReader().read(String(text))
    #expect(line["schema"]?.string == "anchorkit.comparison/1")
    #expect(line["before"]?["objects"]?.int == 4 && line["after"]?["forced"]?.int == 3)
  }

  @Test func `the priors of a cell are drawn, and a cell that is not there is refused`() throws {
    let folder = try ScratchFolder()
    let arguments = [
      CommandRun.fixture("kitti"), "--preset", "gluoncv-ssd300", "--output", folder.path("out"),
      "--limit", "1", "--show-priors",
    ]
    #expect(preview(arguments + ["level=2,row=5,column=7"]).status == .clean)
    #expect(try header(folder.path("out/000000.png")).width == 1242)
    // SSD300's third map has 10 x 10 cells.
    let outside = preview(arguments + ["level=2,row=5,column=10"])
    #expect(outside.status == .failed)
    #expect(outside.errors.contains("no column 10: the trainer's columns are 0 to 9"))
    #expect(preview(arguments + ["level=6,row=0,column=0"]).errors.contains("levels are 0 to 5"))
  }

  @Test(arguments: [
    (
      ["--compare", "squeezedet", "--show-priors", "row=1,column=1", "--output", "o"], "one of them"
    ),
    (["--no-images", "--report", "x.html"], "--no-images"),
    (["--contact-sheet", "x.jpg"], ".png"),
    (["--show-priors", "row=1,column=1", "--no-images"], "--output"),
    (["--show-priors", "row=1", "--output", "o"], "--show-priors"),
    (["--show-priors", "row=1,row=2,column=1", "--output", "o"], "--show-priors"),
    (["--sort", "best", "--no-images"], "--sort"),
  ])
  func `bad usage exits 64 and names the option`(arguments: [String], words: String) {
    let run = preview(["x", "--preset", "squeezedet"] + arguments)
    #expect(run.status == .usage)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
