import Boxes
import Targets
import Testing

@Suite struct LevelTableLayoutTests {
  @Test func `a table put back into its layout changes nothing`() throws {
    for name in ["caffe-ssd300", "torchvision-ssd300", "ssd-tensorflow-512"] {
      let layout = try TrainerPresets.named(name).layout
      let table = try #require(layout.levelTable, "\(name)")
      let back = try #require(layout.with(table)?.levelTable)
      for (one, other) in zip(table.levels, back.levels) {
        #expect(abs(one.size - other.size) < 1e-9 && one.ratios == other.ratios, "\(name)")
        #expect(abs(one.nextSize - other.nextSize) < 1e-9, "\(name)")
      }
    }
  }

  @Test func `the table of Caffe's SSD300 is the published one`() throws {
    let table = try #require(try TrainerPresets.named("caffe-ssd300").layout.levelTable)
    #expect(table.levels.map(\.size) == [30, 60, 111, 162, 213, 264])
    #expect(table.levels.map(\.columns) == [38, 19, 10, 5, 3, 1])
    #expect(table.levels.map(\.stepY) == [8, 16, 32, 64, 100, 300])
    #expect(table.levels[0].ratios == [2, 0.5])
    #expect(table.priorCount == 8732)
  }

  @Test func `cells that are no sizes and ratios have no table`() throws {
    for name in ["tf2-ssd300", "tf-od-ssd300"] {
      #expect(try TrainerPresets.named(name).layout.levelTable == nil, "\(name)")
    }
    var layout = try TrainerPresets.named("caffe-ssd300").layout
    let table = try #require(layout.levelTable)
    layout.levels.removeLast()
    #expect(layout.with(table) == nil)
  }
}
