import Testing

@testable import Targets

@Suite struct `MultiBox loss` {
  /// Three priors of two classes; the first is positive, with offsets one off in `tx`.
  private let image = LossImage(
    classCount: 2, logits: [0, 0, 2, 0, 0, 2], offsets: Array(repeating: 0, count: 12),
    positives: [0], positiveClasses: [1],
    positiveOffsets: [BoxOffsets(tx: 1, ty: 0, tw: 0, th: 3)])

  @Test func `smooth L1 bends at rho`() {
    #expect(SmoothL1()(0.5) == 0.125)
    #expect(SmoothL1()(-3) == 2.5)
    #expect(SmoothL1()(1) == 0.5)
    // |d| − rho / 2 past rho, d² / (2 rho) before.
    #expect(SmoothL1(rho: 0.5)(1) == 0.75)
    #expect(SmoothL1(rho: 0.5)(0.5) == 0.25)
  }

  @Test func `cross-entropy of even logits is the logarithm of their number`() {
    let loss = SoftmaxCrossEntropy.loss([7, 7, 7, 7][...], target: 2)
    #expect(abs(loss - 1.386_294_361) < 1e-9)
    // Large logits do not overflow, and a floor holds the logarithm.
    #expect(SoftmaxCrossEntropy.loss([1000, -1000][...], target: 1) == 2000)
    let floored = SoftmaxCrossEntropy.loss(
      [1000, -1000][...], target: 1, probabilityFloor: 1e-15)
    #expect(abs(floored - 34.538_776) < 1e-5)
  }

  @Test func `a batch is worked by hand`() throws {
    var policy = MultiBoxLosses.torchVision
    policy.mining.ratio = 1
    let loss = try policy([image])
    // Positive: ln 2. Hardest negative is prior 2, whose background has e^0 / (e^0 + e^2).
    #expect(loss.negatives == [[2]])
    #expect(abs(loss.terms[0].positive - 0.693_147) < 1e-6)
    #expect(abs(loss.terms[0].negative - 2.126_928) < 1e-6)
    // Smooth L1 of 1 and of 3: 0.5 + 2.5.
    #expect(loss.localization == 3)
    #expect(loss.total == loss.classification + 3)
  }

  @Test func `without a positive each trainer does its own`() throws {
    var empty = image
    empty.positives = []
    empty.positiveClasses = []
    empty.positiveOffsets = []
    #expect(try MultiBoxLosses.gluonCV([empty]).total == 0)
    #expect(try MultiBoxLosses.modularSSD([empty]).total == 0)
    #expect(throws: TargetsError.self) { try MultiBoxLosses.torchCV([empty]) }
    let allegro = try MultiBoxLosses.allegro([empty])
    #expect(allegro.localization.isNaN && allegro.classification == .infinity)
  }

  @Test func `a proposal network learns from the priors drawn`() throws {
    let whole = LossImage(
      classCount: 1, logits: [0, 0, 0, 0], offsets: Array(repeating: 0, count: 16),
      positives: [0, 2], positiveClasses: [1, 1],
      positiveOffsets: Array(repeating: BoxOffsets(tx: 1, ty: 0, tw: 0, th: 3), count: 2),
      ignored: [3])
    let image = whole.sampled([3, 1, 0])
    #expect(image.positives == [0] && image.positiveClasses == [0] && image.ignored == [2, 3])
    // Two priors of ln 2 each.
    let torchVision = try MultiBoxLosses.torchVisionProposals([image])
    #expect(abs(torchVision.classification - 0.693_147) < 1e-6)
    // 1 and 3, less 1/18 each, over two priors.
    #expect(abs(torchVision.localization - 1.944_444) < 1e-6)
    let detectron2 = try MultiBoxLosses.detectron2Proposals([image])
    #expect(abs(detectron2.classification - 2 * 0.693_147_18 / 256) < 1e-9)
    #expect(detectron2.localization == 4.0 / 256)
    // One negative alone counts as two priors.
    let mmdetection = try MultiBoxLosses.mmdetectionProposals([whole.sampled([1])])
    #expect(abs(mmdetection.classification - 0.693_147_18 / 2) < 1e-9)
  }

  @Test func `the model garden's proposals learn offsets of all positives, level by level`() throws
  {
    let whole = LossImage(
      classCount: 1, logits: [0, 0, 0, 0], offsets: Array(repeating: 0, count: 16),
      positives: [0, 2, 3], positiveClasses: [1, 1, 1],
      positiveOffsets: [
        BoxOffsets(tx: 1, ty: 0, tw: 0, th: 3), BoxOffsets(tx: 2, ty: 0, tw: 0, th: 0),
        BoxOffsets(tx: 0, ty: 0, tw: 0, th: 0),
      ])
    let image = whole.sampled([0, 1])
    #expect(image.positives == [0] && image.undrawn == [2, 3])
    let loss = try MultiBoxLosses.tfModelsProposals([image], levelCounts: [2, 2])
    #expect(loss.terms.count == 2)
    #expect(abs(loss.classification - 2 * 0.693_147_18 / 256) < 1e-9)
    // Huber's of 1 and 3, 17/162 and 53/162; of 2, 35/162. What fits its prior does not count.
    #expect(abs(loss.terms[0].localization - 70.0 / 162 / 4.01) < 1e-12)
    #expect(abs(loss.terms[1].localization - 35.0 / 162 / 4.01) < 1e-12)
  }

  @Test func `keras-hub's focal loss has no weights of classes and is a mean`() throws {
    let loss = try MultiBoxLosses.kerasHubRetinaNet([image])
    // Of two columns each: a quarter of ln 2 at 0; softplus(2) · sigmoid(2)² at 2.
    let even = 0.25 * 0.693_147_18
    let sure = 2.126_928 * 0.880_797 * 0.880_797
    #expect(abs(loss.classification - (3 * even + (even + 2 * sure)) / 2) < 1e-5)
    #expect(loss.localization == (0.5 + 2.5) / 4)
  }

  @Test func `a moving average starts at 100 and is taken on from step to step`() throws {
    var policy = MultiBoxLosses.detectron2RetinaNet
    let first = try policy([image])
    #expect(abs(first.localization - 4 / 90.1) < 1e-12)
    policy.normalization = .movingAverage(previous: 90.1, momentum: 0.9)
    #expect(abs(try policy([image]).localization - 4 / 81.19) < 1e-12)
  }

  @Test func `at rho 0 it is L1`() {
    #expect(SmoothL1(rho: 0)(-3) == 3)
    #expect(SmoothL1(rho: 0)(0) == 0)
  }

  @Test func `a scale makes Huber's loss of it, and a target of 0 may be no target`() throws {
    // 0.1 · (3 − 0.05) past rho; 0.5 · d² before.
    #expect(abs(SmoothL1(rho: 0.1, scale: 0.1)(3) - 0.295) < 1e-12)
    #expect(abs(SmoothL1(rho: 0.1, scale: 0.1)(0.05) - 0.001_25) < 1e-12)
    var moved = image
    moved.offsets[1] = 2
    // tx is off by 1, ty by 2 from its target of 0, th by 3.
    var policy = MultiBoxLoss(name: "n")
    #expect(try policy([moved]).localization == 0.5 + 1.5 + 2.5)
    policy.zeroOffsets = .coordinatesLeftOut
    #expect(try policy([moved]).localization == 0.5 + 2.5)
  }

  @Test func `a focal loss is worked by hand`() throws {
    // At a logit of 0 all is unsure by half: alpha · 0.25 · ln 2.
    let focal = SigmoidFocalLoss()
    #expect(abs(focal(0, isWanted: true) - 0.25 * 0.25 * 0.693_147_181) < 1e-9)
    #expect(abs(focal(0, isWanted: false) - 0.75 * 0.25 * 0.693_147_181) < 1e-9)
    // Without the focus it is a cross-entropy: ln(1 + e^2) of a wanted −2.
    #expect(abs(SigmoidFocalLoss(alpha: 0.5, gamma: 0)(-2, isWanted: true) - 1.063_464) < 1e-6)
    #expect(focal(1000, isWanted: false) == 750 && focal(1000, isWanted: true) == 0)
  }

  @Test func `with a focal loss every negative takes part, and no ignored prior`() throws {
    let policy = MultiBoxLoss(
      name: "focal", classification: .focal(SigmoidFocalLoss()), background: .absent)
    var image = image
    let whole = try policy([image])
    image.ignored = [1]
    let less = try policy([image])
    let focal = SigmoidFocalLoss()
    let row = focal(2, isWanted: false) + focal(0, isWanted: false)
    #expect(abs(whole.classification - less.classification - row) < 1e-12)
    #expect(whole.negatives == [[]])
  }

  @Test func `the background may be the last column`() throws {
    // Columns swapped: what was class 1 is class 0.
    var first = MultiBoxLoss(name: "first")
    first.mining.ratio = 2
    var last = first
    last.background = .last
    var mirrored = image
    mirrored.logits = [0, 0, 0, 2, 2, 0]
    mirrored.positiveClasses = [0]
    #expect(try last([mirrored]).total == first([image]).total)
    #expect(try last([mirrored]).positiveCount == 1)
  }

  @Test func `an image without positives is divided as its trainer does`() throws {
    var empty = image
    empty.positives = []
    empty.positiveClasses = []
    empty.positiveOffsets = []
    func localization(_ normalization: LossNormalization) throws -> Double {
      try MultiBoxLoss(name: "n", normalization: normalization)([image, empty, empty]).localization
    }
    // Smooth L1 of 1 and of 3 are 3, over one positive in three images.
    #expect(try localization(.batchPositives(.zero)) == 3)
    #expect(try localization(.batchPositivesEachAtLeastOne) == 1)
    #expect(try localization(.batchPositivesPlusOne) == 1.5)
    #expect(try localization(.imagePositivesMean(.zero)) == 1)
    #expect(try localization(.imagePositivesMean(.dividesByOne)) == 1)
    #expect(try localization(.imagePositivesMean(.dividesByZero)).isNaN)
  }

  @Test func `a prior that overlaps too much is no negative for caffe`() throws {
    var near = image
    near.bestOverlaps = [0.9, 0, 0.6]
    var policy = MultiBoxLosses.caffe
    policy.mining.ratio = 1
    #expect(try policy([near]).negatives == [[1]])
  }
}
