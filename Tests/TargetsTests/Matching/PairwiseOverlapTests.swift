import Testing

@testable import Targets

@Suite struct `Pairwise overlap` {
  private func columns(_ boxes: [[Float]]) -> CornerColumns<Float> {
    var columns = CornerColumns<Float>()
    for box in boxes { columns.append(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]) }
    return columns
  }

  @Test func `overlaps are worked by hand`() {
    let boxes = columns([[0, 0, 10, 10], [20, 20, 30, 30]])
    let priors = columns([[0, 0, 10, 10], [5, 0, 15, 10], [20, 20, 25, 30]])
    // The same; 50 of 150; none. None; none; 50 of 100.
    #expect(PairwiseOverlap.of(boxes, with: priors) == [1, Float(50) / 150, 0, 0, 0, 0.5])
  }

  @Test(arguments: ["torchcv-ssd300", "ssd-tensorflow-300", "paddledet-ssd300"])
  func `eight at a time are what the encoder finds`(name: String) throws {
    let encoder = try TargetEncoder(TrainerPresets.named(name))
    let image = try #require(SampleImages.random(count: 1, boxes: 9, side: 300, seed: 9).first)
    let work = try encoder.encode(image)
    let overlaps = PairwiseOverlap.of(
      work.boxes, with: encoder.priors.corners, unionOrder: encoder.preset.unionOrder)
    let count = encoder.priors.count
    #expect(count % 8 == 4, "the last ones go one at a time")
    for prior in 0..<count {
      let best = (0..<9).map { overlaps[$0 * count + prior] }.max()
      #expect(best == work.bestOverlap(ofPrior: prior))
    }
  }

  @Test func `nothing with nothing is nothing`() {
    #expect(PairwiseOverlap.of(columns([]), with: columns([[0, 0, 1, 1]])).isEmpty)
    let empty = PairwiseOverlap.of(columns([[1, 1, 1, 1]]), with: columns([[1, 1, 1, 1]]))
    #expect(empty[0].isNaN)
  }
}
