import Augmentations
import Testing

@Suite struct DrawsTests {
  @Test func `recorded draws come back in their order, and running dry shows`() {
    var draws = Draws(playing: [3.6, 1, 0.25])
    #expect(draws.uniform(1, 4) == 3.6)
    #expect(draws.index(below: 2) == 1)
    #expect(draws.unit() == 0.25)
    #expect(!draws.ranDry)
    #expect(draws.unit() == 0)
    #expect(draws.ranDry)
    #expect(draws.count == 4)
  }

  @Test func `seeded draws stay between their ends, whichever is first`() {
    var draws = Draws(seed: 3)
    for _ in 0..<1000 {
      #expect((1..<4).contains(draws.uniform(1, 4)))
      #expect((1...300).contains(draws.uniform(300, 1)))
      #expect((-5..<7).contains(draws.whole(from: -5, below: 7)))
    }
    #expect(draws.whole(from: 4, below: 4) == 4)
  }

  @Test func `streams of a seed differ, and each is the same every time`() {
    func first(_ seed: UInt64, _ stream: UInt64) -> Double {
      var draws = Draws(seed: seed, stream: stream)
      return draws.unit()
    }
    #expect(first(1, 2) == first(1, 2))
    #expect(first(1, 2) != first(1, 3))
    #expect(first(1, 2) != first(2, 2))
  }
}
