import Boxes
import Configs
import Targets
import Testing

/// What is emitted with anchors or layouts of all kinds is read back as it was asked for.
@Suite struct ScriptRoundTripTests {
  private static func emit(_ target: String, _ request: EmitRequest) throws -> ConfigSource {
    let emitter = try ConfigEmitters.named(target)
    return ConfigSource(name: emitter.info.fileName, bytes: try emitter.emit(request).bytes)
  }

  /// A layout on an input of any size: rising sizes, ratios with their inverses.
  private static func layout(_ draw: inout Draw, isSquare: Bool) throws -> LevelTable {
    let width = draw.whole(128...700)
    let height = isSquare ? width : draw.whole(128...700)
    let input = try #require(ImageSize(width: width, height: height))
    let count = draw.whole(2...6)
    var size = Double(draw.whole(8...40))
    var levels: [LevelTable.Level] = []
    for place in 0..<count {
      let step = Double(8 << place)
      let next = size + Double(draw.whole(5...60)) + 0.25
      levels.append(
        LevelTable.Level(
          columns: Int((Double(width) / step).rounded(.up)),
          rows: Int((Double(height) / step).rounded(.up)), stepX: step, stepY: step, size: size,
          nextSize: next, ratios: LevelTable.withInverses(draw.whole(0...1) == 0 ? [2] : [2, 3.5])))
      size = next
    }
    return LevelTable(inputSize: input, levels: levels)
  }

  @Test(arguments: [
    ("ssd-tensorflow", false), ("modular-ssd", false), ("ssd-tensorflow-voc", false),
    ("ssd-keras", false), ("tf2-ssd", true), ("gluoncv", false), ("torchcv", true),
    ("torchvision", true), ("mmdetection", false),
  ])
  func `a layout comes back: input, classes, and every prior of the tables`(
    target: String, isSquare: Bool
  ) throws {
    var draw = Draw(state: 5)
    for _ in 0..<25 {
      let layout = try Self.layout(&draw, isSquare: isSquare)
      let names = (0..<draw.whole(1...5)).map { "class \"\($0)\"" }
      let source = try Self.emit(
        target,
        EmitRequest(
          anchors: [], inputSize: layout.inputSize, classNames: names, layout: layout))
      let config = try ConfigReaders.read(source)
      guard case .ssd(let preset) = config.model else { throw NotThatKind() }
      #expect(config.basePreset?.hasPrefix(target.prefix(3)) == true)
      #expect(preset.layout.imageSize == layout.inputSize)
      if let count = config.classCount { #expect(count == names.count) }
      if !config.classNames.isEmpty { #expect(config.classNames == names) }
      #expect(preset.layout.levels.count == layout.levels.count)
      let shapes = ReadShapes(config).levels
      for (place, row) in layout.levels.enumerated() {
        let level = preset.layout.levels[place]
        #expect(level.grid.columns == row.columns && level.grid.rows == row.rows)
        // The walk-through has no steps: its cells divide the input.
        if target != "tf2-ssd" { #expect(level.centering == .step(row.stepX)) }
        #expect(level.centerOffset == 0.5)
        let sides = [row.size, (row.size * row.nextSize).squareRoot()]
        var expected = sides.map { (width: $0, height: $0) }
        expected += row.ratios.map {
          (width: row.size * $0.squareRoot(), height: row.size / $0.squareRoot())
        }
        #expect(shapes[place].count == expected.count)
        for shape in expected {
          let found = shapes[place].contains {
            abs($0.width - shape.width) < 1e-3 && abs($0.height - shape.height) < 1e-3
          }
          #expect(found, "\(target): \(shape) of level \(place)")
        }
      }
    }
  }

  @Test func `anchors of YOLOv3 come back level by level, coarse first`() throws {
    var draw = Draw(state: 9)
    for _ in 0..<25 {
      let anchors = draw.anchors(draw.whole(1...4) * 3)
      let input = try #require(
        ImageSize(width: draw.whole(100...900), height: draw.whole(100...900)))
      let config = try ConfigReaders.read(
        Self.emit(
          "mmdetection", EmitRequest(anchors: anchors, inputSize: input, classNames: ["a", "b"])))
      guard case .yolo(let preset) = config.model else { throw NotThatKind() }
      #expect(preset.layout.imageSize == input && config.classNames == ["a", "b"])
      #expect(preset.layout.levels.map(\.stride) == [32, 16, 8])
      let back = preset.layout.levels.reversed().flatMap(\.anchors)
      let byArea = anchors.sorted { ($0.area, $0.width) < ($1.area, $1.width) }
      #expect(back.map(\.width) == byArea.map(\.width))
      #expect(back.map(\.height) == byArea.map(\.height))
    }
  }

  @Test func `anchors of SqueezeDet come back with grid and classes`() throws {
    var draw = Draw(state: 10)
    for count in 1...12 {
      let anchors = draw.anchors(count)
      let input = try #require(
        ImageSize(width: draw.whole(100...900), height: draw.whole(100...900)))
      let source = try Self.emit(
        "squeezedet-script",
        EmitRequest(anchors: anchors, inputSize: input, classNames: ["a", "b"]))
      guard case .squeezeDet(let config) = try ConfigReaders.read(source).model else {
        throw NotThatKind()
      }
      #expect(config.imageSize == input && config.classNames == ["a", "b"])
      #expect((config.gridWidth, config.gridHeight) == SqueezeDetConfig.grid(for: input))
      let byArea = anchors.sorted { ($0.area, $0.width) < ($1.area, $1.width) }
      #expect(config.anchorSeeds == byArea)
    }
  }

  @Test(arguments: [[8, 16, 32], [4, 8, 16, 32, 64], [16]])
  func `torchvision's levels come back with the strides that were asked for`(strides: [Int]) throws
  {
    var draw = Draw(state: 11)
    var options = EmitOptions()
    options.strides = strides
    for _ in 0..<5 {
      let anchors = draw.anchors(strides.count * draw.whole(1...2))
      let input = try ImageSize.square(416)
      let source = try Self.emit(
        "torchvision", EmitRequest(anchors: anchors, inputSize: input, options: options))
      let config = try ConfigReaders.read(source)
      guard case .ssd(let preset) = config.model else { throw NotThatKind() }
      #expect(preset.layout.levels.map(\.grid.columns) == strides.map { (416 + $0 - 1) / $0 })
      #expect(preset.layout.roundsHalfSides && preset.layout.levels[0].centerOffset == 0)
      if strides.count == 1 { #expect(config.basePreset == "torchvision-retinanet") }
      guard anchors.count == strides.count, strides.count > 1 else { continue }
      #expect(config.basePreset == "torchvision-rpn")
      // One size and one ratio hold an anchor without loss.
      let byArea = anchors.sorted { ($0.area, $0.width) < ($1.area, $1.width) }
      for (shape, anchor) in zip(ReadShapes(config).levels.flatMap { $0 }, byArea) {
        #expect(abs(shape.width - anchor.width) < 1e-6 && abs(shape.height - anchor.height) < 1e-6)
      }
    }
  }

  @Test func `a base that is updated and read again says the same`() throws {
    let golden = try #require(EmitterGolden.all.first { $0.folder == "squeezedet-script-base" })
    let config = try ConfigReaders.read(Self.emit(golden.target, golden.request()))
    guard case .squeezeDet(let squeezeDet) = config.model else { throw NotThatKind() }
    #expect(squeezeDet.batchSize == 2 && squeezeDet.anchorSeeds == EmitterGolden.nine)
    #expect(config.classNames == ["car", "person", "bicycle"])
  }
}

/// Draws that can be met again.
private struct Draw: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func whole(_ bounds: ClosedRange<Int>) -> Int { Int.random(in: bounds, using: &self) }

  mutating func anchors(_ count: Int) -> [Size<Pixels>] {
    (0..<count).compactMap { _ in
      Size(
        width: Double(whole(16...1600)) / 4, height: Double(whole(16...1600)) / 4)
    }
  }
}
