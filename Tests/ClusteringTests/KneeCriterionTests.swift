import Testing

@testable import Clustering

@Suite struct KneeCriterionTests {
  private static func curve(_ values: [Double]) -> [KneeSample] {
    values.enumerated().map { KneeSample(count: $0 + 1, meanIoU: $1, silhouette: nil) }
  }

  @Test func `each criterion follows its rule`() {
    // Scaled to 0…1: rises of 0.6, 0.2, 0.15, 0.04, 0.01. Above the chord: 0.4, 0.4, 0.35, 0.19.
    let curve = Self.curve([0.30, 0.60, 0.70, 0.775, 0.795, 0.80])
    #expect(KneeCriterion.chord.choose(from: curve) == 2)
    #expect(KneeCriterion.gain(share: 0.05).choose(from: curve) == 4)
    #expect(KneeCriterion.secondDifference.choose(from: curve) == 2)
    #expect(KneeCriterion.silhouette.choose(from: curve) == nil)
  }

  @Test func `the greatest silhouette wins, the lower count at a tie`() {
    let curve = [0.0, 0.4, 0.7, 0.7, 0.1].enumerated().map {
      KneeSample(count: $0 + 1, meanIoU: Double($0), silhouette: $1)
    }
    #expect(KneeCriterion.silhouette.choose(from: curve) == 3)
  }

  @Test func `a level curve has no knee`() {
    for criterion in KneeCriterion.all {
      #expect(criterion.choose(from: Self.curve([0.5, 0.5, 0.5, 0.5])) == nil)
      #expect(criterion.choose(from: Self.curve([0.5, 0.6])) == nil)
    }
  }

  @Test func `a straight curve bends nowhere, and its chord chooses the lowest count`() {
    let straight = Self.curve([0.25, 0.5, 0.75, 1])
    #expect(KneeCriterion.secondDifference.choose(from: straight) == nil)
    #expect(KneeCriterion.chord.choose(from: straight) == 1)
  }
}
