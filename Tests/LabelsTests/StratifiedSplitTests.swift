import Labels
import Testing

@Suite struct StratifiedSplitTests {
  /// SplitMix64, so that the cases are the same everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  private static func presence(_ images: [[Int]], classes: Int) -> ClassPresence {
    var presence = ClassPresence(classCount: classes)
    for image in images { presence.append(image) }
    return presence
  }

  private static func parts(
    _ images: [[Int]], classes: Int, _ ratios: [Double], seed: UInt64 = 0
  ) -> [Int] {
    var generator = Generator(state: seed)
    return StratifiedSplit.parts(
      of: presence(images, classes: classes), ratios: ratios, using: &generator)
  }

  @Test(arguments: 0..<8)
  func `each part gets its share of each class`(seed: UInt64) {
    // 10 images with class 0, 5 of them with class 1 too; 5 without any.
    let images = (0..<15).map { $0 < 5 ? [0, 1] : $0 < 10 ? [0] : [] }
    let parts = Self.parts(images, classes: 2, [0.8, 0.2], seed: seed)
    func count(_ part: Int, _ range: Range<Int>) -> Int { parts[range].filter { $0 == part }.count }
    #expect(count(1, 0..<5) == 1)  // 0.2 × 5
    #expect(count(1, 0..<10) == 2)  // 0.2 × 10
    #expect(count(1, 0..<15) == 3)  // 0.2 × 15
  }

  @Test func `a rare class is dealt before the common one takes the places`() {
    // Class 1 is in 2 of 100 images: halves must get one each, for any seed.
    let images = (0..<100).map { $0 < 2 ? [0, 1] : [0] }
    for seed in 0..<20 {
      let parts = Self.parts(images, classes: 2, [0.5, 0.5], seed: UInt64(seed))
      #expect(parts[0] != parts[1])
      #expect(parts.filter { $0 == 0 }.count == 50)
    }
  }

  @Test(arguments: 0..<20)
  func `every image gets a part, and shares stay near the ratios`(seed: UInt64) {
    var generator = Generator(state: 1000 + seed)
    let classCount = 6
    let images = (0..<400).map { _ in
      (0..<classCount).filter { generator.next() % UInt64(2 << $0) == 0 }
    }
    let ratios = [0.7, 0.2, 0.1]
    let parts = Self.parts(images, classes: classCount, ratios, seed: seed)
    #expect(parts.count == 400 && parts.allSatisfy((0..<3).contains))
    for (part, ratio) in ratios.enumerated() {
      let size = Double(parts.filter { $0 == part }.count)
      #expect(abs(size - 400 * ratio) <= 4, "part \(part) has \(size)")
      for found in 0..<classCount {
        let all = images.filter { $0.contains(found) }.count
        let here = zip(images, parts).filter { $0.contains(found) && $1 == part }.count
        #expect(abs(Double(here) - ratio * Double(all)) <= 4, "class \(found), part \(part)")
      }
    }
  }

  @Test func `the same seed gives the same parts, another seed others`() {
    let images = (0..<60).map { [$0 % 3] }
    let first = Self.parts(images, classes: 3, [0.8, 0.2], seed: 7)
    #expect(first == Self.parts(images, classes: 3, [0.8, 0.2], seed: 7))
    #expect(first != Self.parts(images, classes: 3, [0.8, 0.2], seed: 8))
    // Ratios count relative to their sum.
    #expect(first == Self.parts(images, classes: 3, [8, 2], seed: 7))
  }

  @Test func `no image, no class and one part are no special cases`() {
    #expect(Self.parts([], classes: 0, [0.5, 0.5]).isEmpty)
    #expect(Self.parts([[], [], [], []], classes: 0, [0.5, 0.5]).sorted() == [0, 0, 1, 1])
    #expect(Self.parts([[0], [0]], classes: 1, [1]) == [0, 0])
  }

  @Test func `a class counts once an image`() {
    let presence = Self.presence([[1, 1, 0], [], [1]], classes: 3)
    #expect(presence.count == 3)
    #expect(Array(presence[0]) == [0, 1] && presence[1].isEmpty)
    #expect(presence.imagesPerClass() == [1, 2, 0])
  }
}
