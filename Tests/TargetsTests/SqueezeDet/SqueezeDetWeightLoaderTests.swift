import JSONText
import Targets
import Testing

@Suite struct SqueezeDetWeightLoaderTests {
  @Test(arguments: SqueezeDetGolden.all("weights"))
  func `recorded loads are reproduced`(golden: SqueezeDetGolden) throws {
    let file = try #require(golden.json["file"]?.object).members.flatMap { layer in
      ["kernel", "bias"].compactMap { part in
        layer.value[part].map { ("\(layer.name)/\(layer.name)/\(part):0", Self.array($0)) }
      }
    }
    let arrays = try file.map { (path: $0.0, array: try #require($0.1)) }
    var layers: [SqueezeDetWeightLoader.Layer] = []
    for layer in try #require(golden.json["layers"]?.array) {
      guard let shape = layer["model_shape"]?.array?.compactMap(\.int) else { continue }
      let bias = [shape[shape.count - 1]]
      layers.append(
        SqueezeDetWeightLoader.Layer(
          name: try #require(layer["name"]?.string), kernel: try Self.initial(shape),
          bias: try Self.initial(bias)))
    }
    let loaded: [SqueezeDetWeightLoader.Layer]
    if golden.json["error"]?.string != nil {
      #expect(throws: SqueezeDetWeightLoader.OtherRank.self) {
        try SqueezeDetWeightLoader.load(arrays, into: layers)
      }
      loaded = layers
    } else {
      loaded = try SqueezeDetWeightLoader.load(arrays, into: layers)
    }
    #expect(!loaded.isEmpty)
    for layer in loaded {
      let out = try #require(golden.json["out"]?[layer.name])
      #expect(layer.kernel == out["kernel"].flatMap(Self.array), "\(layer.name)")
      #expect(layer.bias == out["bias"].flatMap(Self.array), "\(layer.name)")
    }
  }

  @Test func `both recorded loads are here`() {
    #expect(
      SqueezeDetGolden.all("weights").map(\.id) == ["weights_overlap", "weights_rank_mismatch"])
  }

  @Test func `a path belongs to every layer whose name it contains, and the last one wins`() throws
  {
    let layer = SqueezeDetWeightLoader.Layer(
      name: "conv1", kernel: try Self.initial([1, 2]), bias: try Self.initial([2]))
    let first = try #require(SqueezeDetWeightLoader.Array(shape: [2, 1], values: [1, 2]))
    let second = try #require(SqueezeDetWeightLoader.Array(shape: [1, 3], values: [7, 8, 9]))
    let loaded = try SqueezeDetWeightLoader.load(
      [("xconv1/kernel:0", first), ("conv1/kernel:0", second), ("conv12/bias:0", first)],
      into: [layer])
    #expect(loaded[0].kernel.values == [7, 8])
    #expect(loaded[0].bias.values == [-1, -1])
    let empty = try #require(SqueezeDetWeightLoader.Array(shape: [0, 3], values: []))
    #expect(
      try SqueezeDetWeightLoader.load([("conv1/kernel", empty)], into: [layer])[0] == layer)
    #expect(SqueezeDetWeightLoader.Array(shape: [2, 2], values: [1]) == nil)
  }

  private static func initial(_ shape: [Int]) throws -> SqueezeDetWeightLoader.Array {
    try #require(
      SqueezeDetWeightLoader.Array(
        shape: shape, values: Array(repeating: -1, count: shape.reduce(1, *))))
  }

  /// Nested lists as an array.
  private static func array(_ json: JSONValue) -> SqueezeDetWeightLoader.Array? {
    var shape: [Int] = []
    var level = json
    while let list = level.array {
      shape.append(list.count)
      guard let first = list.first else { break }
      level = first
    }
    func flat(_ value: JSONValue) -> [Double] {
      value.array.map { $0.flatMap(flat) } ?? [value.double].compactMap(\.self)
    }
    return SqueezeDetWeightLoader.Array(shape: shape, values: flat(json))
  }
}
