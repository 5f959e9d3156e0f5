import JSONText
import Testing

@testable import Targets

@Suite struct SqueezeDetIntrosortTests {
  @Test(arguments: SqueezeDetGolden.all("argsort"))
  func `NumPy's order is restated, ties, NaN and heapsort included`(
    golden: SqueezeDetGolden
  ) throws {
    let cases = try #require(golden.json["cases"]?.array)
    #expect(cases.count == 8)
    for recorded in cases {
      var order: [Int32] = []
      SqueezeDetIntrosort.sort(&order, by: try SqueezeDetGolden.numbers(recorded["values"]))
      let expected = try SqueezeDetGolden.ints(recorded["order"])
      #expect(order.map { Int($0) } == expected, "\(recorded["name"]?.string ?? "")")
    }
  }

  @Test func `any array ends up sorted, and every place is there once`() {
    var generator = SqueezeDetTestGenerator(state: 9)
    for round in 0..<200 {
      let values = (0..<generator.int(0...200)).map { _ in generator.number(9, round) }
      var order: [Int32] = []
      SqueezeDetIntrosort.sort(&order, by: values)
      #expect(order.map { values[Int($0)] } == values.sorted())
      #expect(Set(order).count == values.count)
    }
  }
}
