import Boxes
import Testing

@testable import Targets

@Suite struct LayoutLimitsTests {
  private func table(_ name: String) throws -> LevelTable {
    try #require(try TrainerPresets.named(name).layout.levelTable)
  }

  /// The layouts whose numbers the limits are taken from.
  private static let shipped = [
    "gluoncv-ssd300", "gluoncv-ssd300-coco", "torchcv-ssd300", "torchcv-ssd512", "caffe-ssd300",
    "caffe-ssd512", "ssd-tensorflow-300", "ssd-tensorflow-512", "torchvision-ssd300",
  ]

  @Test func `steps are those of the shipped layouts`() throws {
    let limits = LayoutLimits(try table("torchcv-ssd300"))
    let sizes = try Self.shipped.flatMap { try table($0).levels.map(\.sizeInSteps) }
    #expect(abs(try #require(sizes.min()) - limits.steps.lowerBound) < 0.01)
    #expect(abs(try #require(sizes.max()) - limits.steps.upperBound) < 0.01)
    let growths = try Self.shipped.flatMap { try table($0).levels.map { $0.nextSize / $0.size } }
    #expect(try #require(growths.min()) > limits.leastGrowth)
    for name in Self.shipped {
      #expect(LayoutLimits(try table(name)) == limits, "\(name) is no wider")
    }
  }

  @Test(arguments: TrainerPresets.names)
  func `a layout's own numbers are within its limits`(name: String) throws {
    guard let table = try TrainerPresets.named(name).layout.levelTable else { return }
    #expect(LayoutLimits(table).allow(table))
  }

  @Test func `what is beyond a limit is not allowed`() throws {
    let table = try table("torchcv-ssd300")
    let limits = LayoutLimits(table)
    func refuses(_ change: (inout [Double], inout [[Double]]) -> Void) throws {
      var (sizes, pairs) = (table.sizes, try table.levels.map { try $0.pairs })
      change(&sizes, &pairs)
      #expect(!limits.allow(table.with(sizes: sizes, pairs: pairs)))
    }
    try refuses { sizes, _ in sizes[0] = 6.9 }
    try refuses { sizes, _ in sizes[0] = 38.5 }
    try refuses { sizes, _ in sizes[1] = 34 }
    try refuses { sizes, _ in sizes[2] = 59 }
    try refuses { sizes, _ in sizes[6] = 319 }
    try refuses { _, pairs in pairs[0] = [1.19] }
    try refuses { _, pairs in pairs[5] = [6.1] }
    try refuses { _, pairs in pairs[1] = [2, 2.2] }
    // 38 · √13 = 137 pixels, of cells of 8.
    var wide = table.levels[0]
    wide.size = 38
    wide.ratios = [6, 1 / 6.0, 2, 0.5]
    #expect(limits.allow(LevelTable(inputSize: table.inputSize, levels: [wide])))
    wide.nextSize = 310
    #expect(!limits.allow(LevelTable(inputSize: table.inputSize, levels: [wide])))
  }
}
