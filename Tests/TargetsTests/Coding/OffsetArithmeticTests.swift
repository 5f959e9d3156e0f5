import Testing

@testable import Targets

@Suite struct `Offset arithmetic` {
  /// A distance, a side and a variance whose three quotients differ in `Float`.
  private func quotients(_ d: Float, _ side: Float, _ variance: Float) -> [Float] {
    [OffsetArithmetic.divideTwice, .weightsFirst, .divideOnce].map {
      $0.shift(d, side: side, variance: variance)
    }
  }

  @Test func `the three orders are the three expressions, and differ in the last bit`() {
    var differing = Set<Int>()
    var random = SeededNumbers(seed: 12)
    for _ in 0..<500 {
      let d = Float(random.uniform(in: -1...1))
      let side = Float(random.uniform(in: 0.05...1))
      let got = quotients(d, side, 0.1)
      #expect(got == [d / side / 0.1, (10 * d) / side, d / (side * 0.1)])
      for (place, value) in got.enumerated() where value != got[0] { differing.insert(place) }
      for value in got { #expect(abs(value - got[0]) <= 2 * got[0].ulp) }
    }
    #expect(differing == [1, 2])
  }

  @Test func `weights multiply a logarithm, variances divide it`() {
    let ratio: Float = 1.7
    let logarithm = Float.naturalLogarithm(ratio)
    #expect(OffsetArithmetic.weightsFirst.growth(ratio, variance: 0.2 as Float) == 5 * logarithm)
    #expect(OffsetArithmetic.divideTwice.growth(ratio, variance: 0.2 as Float) == logarithm / 0.2)
    #expect(OffsetArithmetic.divideOnce.growth(0 as Float, variance: 0.2) == -.infinity)
  }

  @Test func `in Double a variance is the number that was written`() {
    #expect(Variances.ssd.written == BoxOffsets(tx: 0.1, ty: 0.1, tw: 0.2, th: 0.2))
    var boxes = CenterColumns<Double>()
    boxes.append(cx: 0.5, cy: 0.25, width: 0.3, height: 0.3)
    boxes.append(cx: 0.4, cy: 0.25, width: 0.3, height: 0.3)
    let offsets = CenterOffsetCoder(arithmetic: .divideOnce).encode(
      0, of: boxes, from: 1, of: boxes)
    #expect(offsets.tx == (0.5 - 0.4) / (0.3 * 0.1) && offsets.ty == 0)
  }
}
