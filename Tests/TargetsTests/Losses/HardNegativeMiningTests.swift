import Testing

@testable import Targets

@Suite struct `Hard-negative mining` {
  private let hardness = [0.1, 0.9, 0.5, 0.5, 0.3]

  @Test func `a count takes the hardest, and the lower place among equals`() {
    #expect(HardNegativeMining().choose(from: hardness, count: 2) == [1, 2])
  }

  @Test func `strictly harder than the last is one fewer`() {
    #expect(HardNegativeMining(cut: .strictlyHarder).choose(from: hardness, count: 2) == [1])
    #expect(HardNegativeMining(cut: .strictlyHarder).choose(from: hardness, count: 1) == [])
  }

  @Test func `at least as hard as the last brings ties along`() {
    #expect(HardNegativeMining(cut: .atLeastAsHard).choose(from: hardness, count: 2) == [1, 2, 3])
  }

  @Test func `a count past the pool takes the pool`() {
    for cut in [HardNegativeMining.Cut.count, .strictlyHarder, .atLeastAsHard] {
      #expect(HardNegativeMining(cut: cut).choose(from: hardness, count: 6) == [0, 1, 2, 3, 4])
    }
  }

  @Test func `the count rules are the trainers'`() {
    // Three for one of 7 positives, cut at what there is.
    #expect(
      HardNegativeMining().count(positives: 7, negatives: 100, priors: 107, images: 1) == 21)
    #expect(HardNegativeMining().count(positives: 7, negatives: 5, priors: 12, images: 1) == 5)
    // SSD-Tensorflow 300: one more an image. int(2.5 · 3) = 7 in modular. allegro: 3 at least.
    #expect(
      MultiBoxLosses.ssdTensorFlow300.mining
        .count(positives: 2, negatives: 90, priors: 184, images: 2) == 8)
    #expect(
      MultiBoxLosses.modularSSD.mining
        .count(positives: 3, negatives: 90, priors: 92, images: 1) == 7)
    #expect(
      MultiBoxLosses.allegro.mining.count(positives: 0, negatives: 92, priors: 92, images: 1) == 3)
    // SSD-Tensorflow 512: an eighth of 128 priors, and one past the negatives at most.
    let older = MultiBoxLosses.ssdTensorFlow512.mining
    #expect(older.count(positives: 1, negatives: 127, priors: 128, images: 2) == 16)
    #expect(older.count(positives: 1, negatives: 5, priors: 128, images: 2) == 6)
  }

  @Test func `an image without positives may give a share of its priors`() {
    // paddledet: a hundredth of 8732, cut to a whole number, and 3 for 1 as soon as there is one.
    let mining = MultiBoxLosses.paddleDetection.mining
    #expect(mining.count(positives: 0, negatives: 8732, priors: 8732, images: 1) == 87)
    #expect(mining.count(positives: 1, negatives: 8731, priors: 8732, images: 1) == 3)
  }
}
