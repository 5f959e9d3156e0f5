import Commands
import Foundation
import JSONText
import Testing

@Suite struct ElbowTests {
  private func elbow(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, ["elbow"] + arguments)
  }

  private func json(_ arguments: [String]) throws -> JSONValue {
    let run = elbow(arguments + ["--format", "json"])
    #expect(run.status == .clean, "\(run.errors)")
    return try JSONReader().read(run.output)
  }

  static let sets = [
    [CommandRun.fixture("kitti")], [CommandRun.fixture("voc")],
    [CommandRun.fixture("kitti"), "--preset", "squeezedet"],
    [CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300"],
  ]

  @Test(arguments: sets)
  func `the recommended count is the same for any counts`(set: [String]) throws {
    let answers = try ["1-12", "1-15", "1-20", "1-30", "3-4"].map { counts in
      let found = try json(set + ["--counts", counts, "--restarts", "1"])
      return [found["elbow"], found["nextGain"], found["method"]]
    }
    #expect(answers.allSatisfy { $0 == answers[0] }, "\(answers)")
    #expect(answers[0][0]?.int != nil)
  }

  @Test func `each count has what the trainer's matcher makes of it`() throws {
    let found = try json([CommandRun.fixture("kitti"), "--preset", "squeezedet", "--counts", "1-4"])
    #expect(found["measure"]?.string == "matchedIoU" && found["trainer"]?.string == "squeezedet")
    #expect(found["inputSize"]?["width"]?.int == 1248)
    let curve = try #require(found["curve"]?.array)
    #expect(curve.compactMap { $0["k"]?.int } == [1, 2, 3, 4])
    #expect(curve.compactMap { $0["matches"]?["priors"]?.int } == [1872, 3744, 5616, 7488])
    for name in ["matchedShare", "meanMatchedIoU", "conflicts", "positives", "positivesPerImage"] {
      #expect(curve.allSatisfy { $0["matches"]?[name]?.double != nil }, "\(name)")
    }
    // `cluster` gives the same anchors before it refines.
    let single = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", "--k", "3", CommandRun.fixture("kitti"), "--preset", "squeezedet",
        "--no-refine", "--format", "json",
      ])
    let own = try JSONReader().read(single.output)["comparison"]?.array?.first
    #expect(own?["matches"]?["meanMatchedIoU"] == curve[2]["matches"]?["meanMatchedIoU"])
  }

  @Test func `the answer comes first, bold where color is`() throws {
    let plain = elbow([CommandRun.fixture("kitti"), "--counts", "1-6"])
    #expect(plain.output.hasPrefix("Take k = "))
    let bold = elbow([CommandRun.fixture("kitti"), "--counts", "1-6", "--color", "always"])
    #expect(bold.output.hasPrefix("\u{1B}[1mTake k = "))
    #expect(
      bold.output.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain.output)
  }

  @Test func `columns that nobody asks for are hidden`() throws {
    let few = elbow([CommandRun.fixture("kitti"), "--counts", "1-3"])
    let all = elbow([CommandRun.fixture("kitti"), "--counts", "1-3", "--all-columns"])
    let head = try #require(few.output.split(separator: "\n").dropFirst().first)
    for column in ["inertia", "silhouette", "spread", "recall@0.75"] {
      #expect(!head.contains(column) && all.output.contains(column), "\(column)")
    }
    #expect(few.output.contains("greatest silhouette"))
  }

  @Test(arguments: ["bccd/BCCD", "raccoon/annotations"])
  func `on real sets, too`(name: String) throws {
    guard let folder = CommandRun.sharedData(name) else { return }
    let answers = try ["1-12", "1-15", "1-20", "1-30"].map { counts in
      try json([folder, "--counts", counts, "--restarts", "1"])["elbow"]
    }
    #expect(answers.allSatisfy { $0 == answers[0] && $0?.int != nil }, "\(answers)")
  }
}
