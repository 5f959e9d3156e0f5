import Boxes
import Testing

@testable import Targets

@Suite struct `Detection decoder` {
  private func box(_ x: Float, score: Float, classIndex: Int = 0) -> Detection {
    Detection(
      classIndex: classIndex, score: score, prior: 0, xMin: x, yMin: 0, xMax: x + 10, yMax: 10)
  }

  @Test func `suppression keeps the best and what overlaps it little`() {
    // 0…10 and 5…15 share 50 of 150: 1/3. 0…10 and 2…12 share 80 of 120: 2/3.
    let sorted = [box(0, score: 0.9), box(2, score: 0.8), box(5, score: 0.7)]
    #expect(NonMaximumSuppression(threshold: 0.45)(sorted).map(\.score) == [0.9, 0.7])
    #expect(NonMaximumSuppression(threshold: 0.3)(sorted).map(\.score) == [0.9])
    #expect(NonMaximumSuppression(threshold: 0.7)(sorted, limit: 2).map(\.score) == [0.9, 0.8])
  }

  @Test func `a suppressed box suppresses nobody`() {
    let sorted = [box(0, score: 0.9), box(4, score: 0.8), box(8, score: 0.7)]
    // 4…14 goes for 0…10 (3/7); 8…18 overlaps only 4…14.
    #expect(NonMaximumSuppression(threshold: 0.4)(sorted).map(\.score) == [0.9, 0.7])
  }

  @Test func `classes do not suppress each other, unless told to`() {
    let sorted = [box(0, score: 0.9), box(1, score: 0.8, classIndex: 1)]
    #expect(NonMaximumSuppression(threshold: 0.45)(sorted).count == 2)
    #expect(NonMaximumSuppression(threshold: 0.45, isPerClass: false)(sorted).count == 1)
  }

  @Test func `perfect predictions give the ground truth back`() throws {
    for name in TrainerPresets.names {
      let preset = try TrainerPresets.named(name)
      guard let policy = preset.decoding else { continue }
      let encoder = try TargetEncoder(preset)
      var truths = GroundTruthColumns()
      truths.append(Edges(xMin: 60, yMin: 70, xMax: 160, yMax: 150), classIndex: 2)
      let work = try encoder.encode(truths)
      var offsets = [Float](repeating: 9, count: encoder.priors.count * 4)
      offsets.withUnsafeMutableBufferPointer { encoder.offsetTargets(of: work, into: $0) }
      var probabilities = [Float](repeating: 0, count: encoder.priors.count * 4)
      for prior in 0..<encoder.priors.count { probabilities[prior * 4] = 1 }
      for prior in work.positives.prior {
        probabilities[Int(prior) * 4] = 0.1
        probabilities[Int(prior) * 4 + 3] = 0.9
      }
      let found = try DetectionDecoder(encoder, policy: policy)(
        probabilities: probabilities, offsets: offsets, classCount: 4)
      #expect(found.count == 1)
      let first = try #require(found.first)
      let side = preset.groundTruthFrame.unit == .pixel ? 1 : Float(preset.inputSize.width)
      #expect(first.classIndex == 2)
      for (got, want) in zip([first.xMin, first.yMin, first.xMax, first.yMax], [60, 70, 160, 150]) {
        #expect(abs(got * side - Float(want)) < 1e-2)
      }
    }
  }

  @Test func `background competes only without a threshold`() {
    let probabilities: [Float] = [0.6, 0.3, 0.1, 0.2, 0.3, 0.5]
    let free = ScoreDecoder.bestClasses(probabilities, classCount: 3, threshold: nil)
    #expect(free.map { $0?.classIndex } == [nil, 1])
    let thresholded = ScoreDecoder.bestClasses(probabilities, classCount: 3, threshold: 0.2)
    #expect(thresholded.map { $0?.classIndex } == [0, 1])
    let strict = ScoreDecoder.bestClasses(probabilities, classCount: 3, threshold: 0.3)
    #expect(strict.map { $0?.classIndex } == [nil, 1])
  }

  @Test func `of equal scores the first class comes first, then the first prior`() throws {
    for name in TrainerPresets.names {
      let preset = try TrainerPresets.named(name)
      guard let policy = preset.decoding else { continue }
      let encoder = try TargetEncoder(preset)
      let (frames, count) = (encoder.priors.frames, encoder.priors.count)
      // Two priors that share nothing, so that none suppresses the other.
      let far = try #require(
        (1..<count).first { abs(frames.cx[$0] - frames.cx[0]) > frames.width[$0] + frames.width[0] }
      )
      var probabilities = [Float](repeating: 0, count: count * 3)
      for prior in 0..<count { probabilities[prior * 3] = 1 }
      for prior in [0, far] {
        for (column, share) in [Float(0), 0.7, 0.7].enumerated() {
          probabilities[prior * 3 + column] = share
        }
      }
      let found = try DetectionDecoder(encoder, policy: policy)(
        probabilities: probabilities, offsets: [Float](repeating: 0, count: count * 4),
        classCount: 3)
      #expect(found.map(\.classIndex) == [0, 0, 1, 1], "\(name)")
      #expect(found.map(\.prior) == [0, far, 0, far], "\(name)")
    }
  }
}
