import Testing

@testable import Targets

@Suite struct `Center-offset coder` {
  @Test func `a box's offsets are worked by hand`() {
    // Center 3 right of a prior 30 wide: 3 / 30 / 0.1 = 1. Twice as wide: ln 2 / 0.2.
    let offsets = CenterOffsetCoder().encode(
      cx: 53, cy: 50, width: 60, height: 30, priorCX: 50, priorCY: 50, priorWidth: 30,
      priorHeight: 30)
    #expect(abs(offsets.tx - 1) < 1e-6 && offsets.ty == 0 && offsets.th == 0)
    #expect(abs(offsets.tw - 3.465_736) < 1e-5)
  }

  @Test func `decoding undoes encoding`() {
    var random = SeededNumbers(seed: 11)
    let coders = [
      CenterOffsetCoder(), CenterOffsetCoder(variances: .none),
      CenterOffsetCoder(variances: Variances(weights: 10, 10, 5, 5), epsilon: 1e-8),
    ]
    for _ in 0..<300 {
      let box = (0..<4).map { _ in Float(random.uniform(in: 5...200)) }
      let prior = (0..<4).map { _ in Float(random.uniform(in: 5...200)) }
      for coder in coders {
        let offsets = coder.encode(
          cx: box[0], cy: box[1], width: box[2], height: box[3], priorCX: prior[0],
          priorCY: prior[1], priorWidth: prior[2], priorHeight: prior[3])
        let back = coder.decode(
          offsets, priorCX: prior[0], priorCY: prior[1], priorWidth: prior[2],
          priorHeight: prior[3])
        for (a, b) in zip([back.cx, back.cy, back.width, back.height], box) {
          #expect(abs(a - b) <= 1e-4 * max(1, b))
        }
      }
    }
  }

  @Test func `a box without width is infinitely narrow`() {
    let offsets = CenterOffsetCoder().encode(
      cx: 5, cy: 5, width: 0, height: 10, priorCX: 5, priorCY: 5, priorWidth: 10, priorHeight: 10)
    #expect(offsets.tw == -.infinity && offsets.th == 0)
    // With a guard it is a large number: ln(1e-8 / 10) / 0.2 is about −103.6.
    let guarded = CenterOffsetCoder(epsilon: 1e-8).encode(
      cx: 5, cy: 5, width: 0, height: 10, priorCX: 5, priorCY: 5, priorWidth: 10, priorHeight: 10)
    #expect(abs(guarded.tw + 103.616) < 0.01)
  }

  @Test func `a cap holds a side in decoding`() {
    let wild = BoxOffsets<Float>(tx: 0, ty: 0, tw: 100, th: 0)
    let capped = CenterOffsetCoder(exponentCap: TorchVisionPresets.exponentCap).decode(
      wild, priorCX: 0, priorCY: 0, priorWidth: 16, priorHeight: 16)
    // 1000 / 16 times 16.
    #expect(abs(capped.width - 1000) < 1e-2)
    let free = CenterOffsetCoder().decode(
      wild, priorCX: 0, priorCY: 0, priorWidth: 16, priorHeight: 16)
    #expect(free.width > 1e9)
  }
}
