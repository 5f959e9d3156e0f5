import Commands
import Foundation
import JSONText
import Testing

/// `--limit` counts images that the trainer reads.
@Suite struct PreviewLimitTests {
  private let folder: ScratchFolder

  /// gluon-cv stops at files without `<difficult>`: here a, b, d, e, f.
  init() throws {
    folder = try ScratchFolder()
    for (place, name) in ["a", "b", "c", "d", "e", "f", "g", "h"].enumerated() {
      let difficult = ["c", "g", "h"].contains(name) ? "<difficult>0</difficult>" : ""
      try folder.write(
        """
        <annotation><size><width>300</width><height>300</height><depth>3</depth></size>
        <object><name>dog</name>\(difficult)<bndbox><xmin>10</xmin><ymin>10</ymin>
        <xmax>\(60 + 20 * place)</xmax><ymax>150</ymax></bndbox></object></annotation>
        """, to: "labels/\(name).xml")
    }
  }

  private func run(_ arguments: [String]) throws -> (run: CommandRun, images: [String]) {
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [folder.path("labels"), "--preset", "gluoncv-ssd300", "--no-images", "--format", "json"]
        + arguments)
    let images = try run.output.split(separator: "\n").compactMap {
      try JSONReader().read(String($0))["image"]?.string
    }
    return (run, images)
  }

  @Test(arguments: [
    (1, ["a", "c"]), (2, ["a", "b", "c", "g"]), (3, ["a", "b", "c", "d", "g", "h"]),
  ])
  func `those that the reader stops at come besides, at most as many`(
    limit: Int, images: [String]
  ) throws {
    let all = try run(["--limit", "\(limit)", "--only", "class=dog"])
    #expect(all.images == images && all.run.status == .findings)
    let straight = try run(["--limit", "\(limit)"])
    #expect(straight.images == images)
    let jobs = try run(["--limit", "\(limit)", "--only", "class=dog", "--jobs", "1"])
    #expect(jobs.images == images)
  }

  @Test func `the worst are worst among those that are read`() throws {
    let ranked = try run(["--sort", "worst"]).images
    let read = ranked.filter { ["c", "g", "h"].contains($0) }
    let two = try run(["--sort", "worst", "--limit", "2"]).images
    #expect(two.filter { ["c", "g", "h"].contains($0) } == Array(read.prefix(2)))
    #expect(ranked.count == 8 && two.count <= 4)
  }
}
