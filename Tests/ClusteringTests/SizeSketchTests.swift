import Boxes
import Testing

@testable import Clustering

@Suite struct SizeSketchTests {
  private static func builder(_ range: Range<Int>, scaling: SizeScaling = SizeScaling())
    -> SizeSampleBuilder
  {
    var builder = SizeSampleBuilder(scaling: scaling)
    let image = ImageSize(width: 500, height: 375)
    for index in range {
      builder.add(
        width: Double(index % 37 + 1), height: Double(index % 11 + 1), image: image,
        classIndex: index % 5 == 0 ? nil : ClassIndex(index % 3))
    }
    builder.countImages(range.count / 4)
    builder.leaveOut("empty", count: 2)
    return builder
  }

  @Test func `bytes come back as they were`() throws {
    let input = try #require(ImageSize(width: 1248, height: 384))
    let scaling = SizeScaling(resize: .letterbox, inputSize: input)
    for range in [0..<0, 0..<1, 0..<1000] {
      let sketch = SizeSketch(Self.builder(range, scaling: scaling), classNames: ["a", "é", "c"])
      let read = try SizeSketch(bytes: sketch.bytes)
      #expect(read == sketch)
      #expect(read.bytes == sketch.bytes)
      #expect(read.sample() == Self.builder(range, scaling: scaling).finish())
    }
  }

  @Test func `the smallest sketch has the documented bytes`() {
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    builder.add(width: 2, height: 1, image: nil)
    let bytes = SizeSketch(builder).bytes
    let head: [UInt8] =
      [0x89, 0x41, 0x4E, 0x43, 0x53, 0x4B, 0x45, 0x0A, 1, 0, 0, 0, 1, 0]
      + Array(repeating: 0, count: 8) + [1] + Array(repeating: 0, count: 7)
      + Array(repeating: 0, count: 16) + [1] + Array(repeating: 0, count: 7)
    // 2.0, one row; 1.0, no class, one box.
    let row: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 1]
    #expect(Array(bytes.dropLast(8)) == head + row)
  }

  @Test func `sketches of parts make the sample of all, in any order`() throws {
    let parts = [0..<300, 300..<310, 310..<2000].map { SizeSketch(Self.builder($0)) }
    var whole = Self.builder(0..<2000)
    whole.leaveOut("empty", count: 4)
    let merged = try SizeSketch.merged(parts)
    #expect(try merged == SizeSketch.merged(parts.reversed()))
    #expect(merged.imageCount == 75 + 2 + 422)
    #expect(merged.leftOut == ["empty": 6])
    let sample = merged.sample()
    #expect(sample.widths == whole.finish().widths)
    let options = ClusteringOptions(anchorCount: 4)
    let anchors = try AnchorClustering(sample, options).run().anchors
    #expect(try anchors == AnchorClustering(Self.builder(0..<2000).finish(), options).run().anchors)
  }

  @Test func `class lists that differ are joined by name`() throws {
    func sketch(_ names: [String], _ classIndex: Int) -> SizeSketch {
      var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
      builder.add(width: 1, height: 1, image: nil, classIndex: ClassIndex(classIndex))
      return SizeSketch(builder, classNames: names)
    }
    let merged = try SizeSketch.merged([sketch(["dog"], 0), sketch(["cat", "dog"], 1)])
    #expect(merged.classNames == ["cat", "dog"])
    let sample = merged.sample()
    #expect(sample.classes == [1])
    #expect(sample.weights == [2])
    #expect(throws: ClusteringError.unnamedClasses) {
      try SizeSketch.merged([sketch(["dog"], 0), sketch([], 0)])
    }
  }

  @Test func `sketches of different scalings are refused`() {
    let a = SizeSketch(Self.builder(0..<3))
    let b = SizeSketch(Self.builder(0..<3, scaling: SizeScaling(resize: .letterbox)))
    #expect(throws: ClusteringError.mixedScaling(a.scaling, b.scaling)) {
      try SizeSketch.merged([a, b])
    }
  }

  @Test func `each damaged byte and each lost byte is noticed`() {
    let bytes = SizeSketch(Self.builder(0..<40), classNames: ["a", "b", "c"]).bytes
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: ClusteringError.self) { try SizeSketch(bytes: damaged) }
      #expect(throws: ClusteringError.self) { try SizeSketch(bytes: Array(bytes[..<index])) }
    }
    #expect(throws: ClusteringError.self) { try SizeSketch(bytes: bytes + [0]) }
    #expect(throws: ClusteringError.sketch(.notASketch)) { try SizeSketch(bytes: []) }
  }

  @Test func `bytes with a right checksum and wrong fields are refused, never trusted`() {
    let bytes = SizeSketch(Self.builder(0..<40), classNames: ["a", "b", "c"]).bytes
    var generator = SeededGenerator(seed: 4)
    for index in 12..<bytes.count - 8 {
      for value in [0, 0x7F, 0x80, 0xFF, UInt8(truncatingIfNeeded: generator.next())] {
        var damaged = Array(bytes.dropLast(8))
        damaged[index] = value
        let sum = SizeSketch.checksum(damaged[...])
        withUnsafeBytes(of: sum.littleEndian) { damaged.append(contentsOf: $0) }
        // Either it is refused, or what it says is what it holds.
        if let read = try? SizeSketch(bytes: damaged) { #expect(read.bytes == damaged) }
      }
    }
  }

  @Test func `another version is refused by its number`() {
    var bytes = SizeSketch(Self.builder(0..<4)).bytes
    bytes[8] = 2
    #expect(throws: ClusteringError.sketch(.version(2))) { try SizeSketch(bytes: bytes) }
  }
}
