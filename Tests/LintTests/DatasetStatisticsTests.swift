import Boxes
import Labels
import Testing

@testable import Lint

@Suite struct DatasetStatisticsTests {
  private static func image(_ number: Int) -> LabeledImage {
    let side = Double(number % 50 + 1)
    var objects = [
      LabeledObject(
        className: number % 3 == 0 ? "dog" : "car", box: WrittenBox(1, 1, side, 2 * side)),
      LabeledObject(className: "car", box: WrittenBox(5, 5, 2, 9)),
      LabeledObject(className: "", box: nil),
    ]
    objects[0].flags.truncated = number % 2 == 0 ? 1 : 0
    return LabeledImage(
      path: "\(number).xml", format: .voc, objects: objects,
      declaredSize: DeclaredSize(width: 100, height: 200))
  }

  @Test func `objects, boxes and what is left out add up`() throws {
    var statistics = DatasetStatistics(networkInput: ImageSize(width: 50, height: 50))
    for number in 0..<30 { statistics.collect(Self.image(number)) }
    #expect(statistics.images == 30 && statistics.objects == 90 && statistics.boxes == 30)
    #expect(statistics.leftOut == [.inverted: 30, .unreadable: 30])
    #expect(statistics.imagesByObjectCount == [3: 30])
    let dog = try #require(statistics.classes["dog"])
    #expect(dog.objects == 10 && dog.images == 10 && dog.truncated == 5)
    #expect(statistics.sizes.width.minimum == 1 && statistics.sizes.width.maximum == 30)
    // 100 pixels become 50: half; 200 become 50: a quarter.
    #expect(statistics.sizes.resizedWidth.maximum == 15)
    #expect(statistics.sizes.resizedHeight.maximum == 15)
    #expect(statistics.sizes.width.mean == 15.5)
    #expect(statistics.sizes.aspect.minimum == 0.5 && statistics.sizes.aspect.maximum == 0.5)
  }

  @Test func `classes outside a stated list are left out`() {
    var statistics = DatasetStatistics(classes: ClassList(stated: ["dog"]))
    for number in 0..<30 { statistics.collect(Self.image(number)) }
    #expect(statistics.boxes == 10 && statistics.leftOut[.unknownClass] == 20)
  }

  @Test func `parts merge to the whole, in any order`() {
    var whole = DatasetStatistics()
    var parts = (0..<4).map { _ in DatasetStatistics() }
    for number in 0..<500 {
      whole.collect(Self.image(number))
      parts[number * 7 % 4].collect(Self.image(number))
    }
    var merged = DatasetStatistics()
    for part in parts.reversed() { merged.merge(part) }
    #expect(merged.sizes == whole.sizes)
    #expect(merged.leftOut == whole.leftOut && merged.imageSizes == whole.imageSizes)
    #expect(merged.sortedClasses.map(\.name) == ["car", "dog"])
    #expect(merged.classes["car"]?.sizes == whole.classes["car"]?.sizes)
  }

  @Test func `quantiles are right to two percent`() throws {
    var distribution = Distribution()
    for value in 1...1000 { distribution.add(Double(value)) }
    for (share, exact) in [(0.1, 100.0), (0.5, 500), (0.9, 900)] {
      let found = try #require(distribution.quantile(share))
      #expect(abs(found / exact - 1) < 0.03)
    }
    #expect(distribution.quantile(0) == 1 && distribution.quantile(1) == 1000)
    #expect(distribution.histogram.reduce(0) { $0 + $1.count } == 1000)
    #expect(Distribution().quantile(0.5) == nil && Distribution().histogram.isEmpty)
  }
}
