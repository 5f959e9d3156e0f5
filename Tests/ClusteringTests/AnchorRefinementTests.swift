import Boxes
import Clustering
import Foundation
import Testing

@Suite struct AnchorRefinementTests {
  private static let sample = TestSamples.pixels(TestSamples.blobs(80, centers: 5))

  static let objectives: [RefinementObjective] = [
    .meanIoU, .recall(iou: 0.75), .bestPossibleRecall(sideRatio: 1.2),
    .custom(name: "narrow") { anchors in
      -anchors.reduce(0) { $0 + abs($1.width - 50) + abs($1.height - 20) }
    },
    .custom(name: "nonsense") { _ in .nan },
  ]

  @Test(arguments: objectives)
  func `anchors never get worse, and threads change nothing`(
    objective: RefinementObjective
  ) throws {
    let options = ClusteringOptions(anchorCount: 3, distance: .iou, restarts: 1)
    let given = try AnchorClustering(Self.sample, options).run().anchors
    let refinement = AnchorRefinement(objective, budget: 1000)
    let one = try refinement.run(given, on: Self.sample, jobs: 1)
    let three = try refinement.run(given, on: Self.sample, jobs: 3)
    #expect(one == three)
    #expect(one.score >= one.scoreBefore)
    #expect(one.anchors.sizes.count == 3)
    #expect(objective.score(one.anchors.sizes, on: Self.sample) == one.score)
    #expect(one.anchors.provenance == .refined(objective: objective.name, from: given.sizes))
  }

  @Test func `anchors in one heap are spread over the boxes`() throws {
    let sizes = [10.0, 100, 1000].flatMap { side in
      (0..<20).map { (side + Double($0) / 100, side) }
    }
    let sample = TestSamples.pixels(sizes)
    let heap = try (1...3).map {
      try #require(Size<SampleUnits>(width: 9 + Double($0), height: 10))
    }
    let given = AnchorSet(heap, scaling: sample.scaling)
    let outcome = try AnchorRefinement(budget: 6000).run(given, on: sample)
    #expect(outcome.scoreBefore < 0.4)
    #expect(outcome.score > 0.99)
    let metrics = AnchorMetrics(of: outcome.anchors.sizes, on: sample)
    #expect(abs(metrics.meanIoU - outcome.score) < 1e-12)
  }

  @Test func `a custom objective is climbed to its top, within its budget`() throws {
    let given = AnchorSet(
      [try #require(Size<SampleUnits>(width: 100, height: 100))], scaling: Self.sample.scaling)
    let objective = RefinementObjective.custom(name: "target") { anchors in
      -abs(anchors[0].width / 70 - 1) - abs(anchors[0].height / 30 - 1)
    }
    var last = 0
    let outcome = try AnchorRefinement(objective, budget: 200).run(given, on: Self.sample) {
      last = $0.spent
    }
    #expect(outcome.score > -0.02)
    #expect(outcome.evaluations <= 200)
    #expect(last > 0 && last <= 200)
  }

  @Test(arguments: AnchorClusteringTests.oddSizes.indices)
  func `odd samples give finite anchors`(index: Int) throws {
    let sample = TestSamples.pixels(AnchorClusteringTests.oddSizes[index])
    for objective in Self.objectives.prefix(3) {
      for count in [1, 2, 4] {
        let options = ClusteringOptions(anchorCount: count, distance: .iou, restarts: 1)
        let given = try AnchorClustering(sample, options).run().anchors
        let outcome = try AnchorRefinement(objective, budget: 200).run(given, on: sample)
        #expect(outcome.anchors.sizes.count == given.sizes.count)
        #expect((0...1.0000001).contains(outcome.score))
        #expect(outcome.score >= outcome.scoreBefore)
      }
    }
  }

  @Test func `scores follow their definitions`() throws {
    // Against 10×10: IoU 1, 0.5, 0.25; side ratios 1, 2, 2.
    let sample = TestSamples.pixels([(10, 10), (20, 10), (20, 20), (5, 10)])
    let anchors = [try #require(Size<SampleUnits>(width: 10, height: 10))]
    #expect(RefinementObjective.meanIoU.score(anchors, on: sample) == (1 + 0.5 + 0.25 + 0.5) / 4)
    #expect(RefinementObjective.recall(iou: 0.5).score(anchors, on: sample) == 0.75)
    let reach = RefinementObjective.bestPossibleRecall(sideRatio: 2)
    #expect(reach.score(anchors, on: sample) == 0.25)
    #expect(reach.name == "bpr@2.0")
  }

  @Test func `no anchors and no boxes are refused`() throws {
    let none = AnchorSet([], scaling: Self.sample.scaling)
    #expect(throws: ClusteringError.anchorCount(0)) {
      try AnchorRefinement().run(none, on: Self.sample)
    }
    #expect(throws: ClusteringError.noBoxes(leftOut: [:])) {
      try AnchorRefinement().run(none, on: TestSamples.pixels([]))
    }
  }

  @Test(
    .enabled(if: TestSamples.isOptimized && TestSamples.sharedData("voc2007_coco") != nil),
    arguments: [(3, 0.53555), (5, 0.60625), (9, 0.67645)])
  func `VOC 2007 reaches the best known mean IoU`(count: Int, least: Double) throws {
    let folder = try #require(TestSamples.sharedData("voc2007_coco"))
    let sample = try TestSamples.voc2007(folder)
    #expect(sample.boxCount == 15_662)
    let options = ClusteringOptions(anchorCount: count, distance: .iou)
    let given = try AnchorClustering(sample, options).run().anchors
    let outcome = try AnchorRefinement().run(given, on: sample)
    #expect(outcome.score >= least)
  }
}
