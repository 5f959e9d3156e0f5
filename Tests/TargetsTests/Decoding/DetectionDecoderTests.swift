import Boxes
import Testing

@testable import Targets

@Suite struct `Detection decoder` {
  private func box(_ x: Float, score: Float, classIndex: Int = 0) -> Detection {
    Detection(
      classIndex: classIndex, score: score, prior: 0, xMin: x, yMin: 0, xMax: x + 10, yMax: 10)
  }

  /// OTX takes the lowest score of each level away: here it may be the only one. Proposal networks
  /// keep a score of 0, which here stands for nothing found.
  private static func unlimited(_ preset: TrainerPreset) -> DecodePolicy? {
    var policy = preset.decoding
    if policy == DecodePolicies.otx { policy?.preLimit = nil }
    if let threshold = policy?.scoreThreshold, threshold <= 0 {
      policy?.scoreThreshold = 0
      policy?.comparator = .above
    }
    return policy
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

  @Test func `an overlap of the threshold itself suppresses where that is enough`() {
    // 0…10 and 5…15: 50 of 150.
    let sorted = [box(0, score: 0.9), box(5, score: 0.7)]
    let third: Float = 50.0 / 150
    #expect(NonMaximumSuppression(threshold: third)(sorted).count == 2)
    #expect(NonMaximumSuppression(threshold: third, comparator: .atLeast)(sorted).count == 1)
  }

  @Test func `a box without an edge above 0 suppresses and is left out`() {
    let out = Detection(
      classIndex: 0, score: 0.9, prior: 0, xMin: -10, yMin: -10, xMax: 0, yMax: 0)
    let near = Detection(
      classIndex: 0, score: 0.8, prior: 1, xMin: -10, yMin: -10, xMax: 1, yMax: 0)
    let sorted = [out, near, box(0, score: 0.7), box(20, score: 0.6)]
    let suppression = NonMaximumSuppression(threshold: 0.5, needsEdgeAboveZero: true)
    #expect(suppression(sorted).map(\.score) == [0.7, 0.6])
    #expect(suppression(sorted, limit: 1).map(\.score) == [0.7])
  }

  @Test func `keras-hub finds the best class of a prior, all classes competing`() throws {
    let preset = KerasHubPresets.retinaNet("keras-hub", try RetinaNetTables.size(64, 64))
    let encoder = try TargetEncoder(preset)
    let offsets = [Float](repeating: 0, count: encoder.priors.count * 4)
    var probabilities = [Float](repeating: 0, count: encoder.priors.count * 3)
    // Prior 0 is found as class 2 alone; far priors tie, the last one first.
    let last = encoder.priors.count - 1
    probabilities[1] = 0.7
    probabilities[2] = 0.9
    probabilities[9 * 9 * 3] = 0.6
    probabilities[last * 3 + 1] = 0.6
    let policy = DecodePolicies.kerasHubRetinaNet
    let found = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: 3)
    #expect(found.map(\.prior) == [0, last, 81])
    #expect(found.map(\.classIndex) == [2, 1, 0])
    // The next priors have nearly the same center: another class suppresses them.
    probabilities[1 * 3] = 0.8
    let same = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: 3)
    #expect(same.map(\.prior) == [0, last, 81])
  }

  @Test func `perfect predictions give the ground truth back`() throws {
    for name in TrainerPresets.names {
      let preset = try TrainerPresets.named(name)
      guard let policy = Self.unlimited(preset) else { continue }
      let encoder = try TargetEncoder(preset)
      var truths = GroundTruthColumns()
      truths.append(Edges(xMin: 60, yMin: 70, xMax: 160, yMax: 150), classIndex: 2)
      let work = try encoder.encode(truths)
      var offsets = [Float](repeating: 9, count: encoder.priors.count * 4)
      offsets.withUnsafeMutableBufferPointer { encoder.offsetTargets(of: work, into: $0) }
      let background = preset.classes.backgroundColumn
      let column = background.objects(of: 4).lowerBound + 2
      var probabilities = [Float](repeating: 0, count: encoder.priors.count * 4)
      if let background = background.column(of: 4) {
        for prior in 0..<encoder.priors.count { probabilities[prior * 4 + background] = 1 }
        for prior in work.positives.prior { probabilities[Int(prior) * 4 + background] = 0.1 }
      }
      for prior in work.positives.prior { probabilities[Int(prior) * 4 + column] = 0.9 }
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

  @Test func `a proposal network suppresses level by level`() throws {
    let preset = TorchVisionRetinaNet.proposals("rpn", try RetinaNetTables.size(64, 64))
    let encoder = try TargetEncoder(preset)
    let (count, first) = (encoder.priors.count, preset.layout.levels[0].count)
    // Offsets so large that every box is the whole image.
    let offsets = [Float](repeating: 9, count: count * 4)
    var probabilities = [Float](repeating: 0, count: count)
    for (prior, score) in [(0, 0.7), (1, 0.8), (first, 0.9)] { probabilities[prior] = Float(score) }
    var policy = DecodePolicies.torchVisionProposals
    policy.scoreThreshold = 0.5
    let byLevel = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: 1)
    #expect(byLevel.map(\.prior) == [first, 1])
    policy.suppressionScope = .eachClass
    let together = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: 1)
    #expect(together.map(\.prior) == [first])
  }

  @Test func `a side of exactly the least passes where that is enough`() throws {
    let preset = TorchVisionRetinaNet.proposals("rpn", try RetinaNetTables.size(64, 64))
    let encoder = try TargetEncoder(preset)
    let offsets = [Float](repeating: 9, count: encoder.priors.count * 4)
    var probabilities = [Float](repeating: 0, count: encoder.priors.count)
    probabilities[0] = 0.7
    var policy = DecodePolicies.torchVisionProposals
    policy.scoreThreshold = 0.5
    policy.leastSide = 64
    for (comparator, count) in [(ThresholdComparator.atLeast, 1), (.above, 0)] {
      policy.sideComparator = comparator
      let found = try DetectionDecoder(encoder, policy: policy)(
        probabilities: probabilities, offsets: offsets, classCount: 1)
      #expect(found.count == count)
    }
  }

  @Test func `a level's limit counts all its classes`() throws {
    var preset = try TrainerPresets.named("mmdet-ssd300-voc")
    preset.layout.levels.removeLast(4)
    var policy = DecodePolicies.mmdetection
    policy.preLimit = .init(.eachLevel, 2)
    policy.suppression.threshold = 1
    let encoder = try TargetEncoder(preset)
    let (count, first) = (encoder.priors.count, preset.layout.levels[0].count)
    var probabilities = [Float](repeating: 0, count: count * 3)
    for (prior, score) in [(0, 0.5), (1, 0.9), (2, 0.7), (first, 0.3)] as [(Int, Float)] {
      probabilities[prior * 3 + prior % 2] = score
    }
    let found = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: [Float](repeating: 0, count: count * 4), classCount: 3)
    // Prior 0 is the third of its level; the next level has one.
    #expect(found.map(\.prior) == [1, 2, first])
    #expect(found.map(\.classIndex) == [1, 0, first % 2])
    // OTX's −1: each level loses its lowest, and the second has no other.
    policy.preLimit = DecodePolicies.otx.preLimit
    let less = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: [Float](repeating: 0, count: count * 4), classCount: 3)
    #expect(less.map(\.prior) == [1, 2])
  }

  @Test func `a box without a side inside the image is left out where the trainer asks`() throws {
    let encoder = try TargetEncoder(try TrainerPresets.named("mmdet-ssd300-voc"))
    var probabilities = [Float](repeating: 0, count: encoder.priors.count * 2)
    probabilities[0] = 0.9
    var offsets = [Float](repeating: 0, count: encoder.priors.count * 4)
    // The first prior is 30 px wide at 4 px: ten sides to the left it lies outside.
    offsets[0] = -100
    var policy = DecodePolicies.mmdetection
    #expect(
      try DetectionDecoder(encoder, policy: policy)(
        probabilities: probabilities, offsets: offsets, classCount: 2
      ).isEmpty)
    policy.leastSide = nil
    let found = try DetectionDecoder(encoder, policy: policy)(
      probabilities: probabilities, offsets: offsets, classCount: 2)
    #expect(found.map(\.xMax) == [0])
  }

  @Test func `super-gradients squares the best class's score`() throws {
    let preset = try TrainerPresets.named("super-gradients-ssd300")
    let encoder = try TargetEncoder(preset)
    var probabilities = [Float](repeating: 0, count: encoder.priors.count * 3)
    probabilities[1] = 0.5
    probabilities[2] = 0.25
    let found = try DetectionDecoder(encoder, policy: DecodePolicies.superGradients)(
      probabilities: probabilities,
      offsets: [Float](repeating: 0, count: encoder.priors.count * 4), classCount: 3)
    #expect(found.map(\.score) == [0.25, 0.125])
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

  @Test func `of equal scores the first class comes first, or the first prior`() throws {
    for name in TrainerPresets.names {
      let preset = try TrainerPresets.named(name)
      // keras-hub finds one class of a prior; its own test says how it orders them.
      guard let policy = Self.unlimited(preset), policy.scoring != .bestObject else { continue }
      let encoder = try TargetEncoder(preset)
      let (frames, count) = (encoder.priors.frames, encoder.priors.count)
      // Two priors that share nothing, so that none suppresses the other.
      let far = try #require(
        (1..<count).first { abs(frames.cx[$0] - frames.cx[0]) > frames.width[$0] + frames.width[0] }
      )
      let objects = preset.classes.backgroundColumn.objects(of: 3).prefix(2)
      var probabilities = [Float](repeating: 0, count: count * 3)
      for prior in [0, far] {
        for column in objects { probabilities[prior * 3 + column] = 0.95 }
      }
      let found = try DetectionDecoder(encoder, policy: policy)(
        probabilities: probabilities, offsets: [Float](repeating: 0, count: count * 4),
        classCount: 3)
      let isPriorFirst = policy.order == .byScorePriorFirst
      #expect(found.map(\.classIndex) == (isPriorFirst ? [0, 1, 0, 1] : [0, 0, 1, 1]), "\(name)")
      let priors = isPriorFirst ? [0, 0, far, far] : [0, far, 0, far]
      #expect(found.map(\.prior) == priors, "\(name)")
    }
  }
}
