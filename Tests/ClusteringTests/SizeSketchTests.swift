import Boxes
import Testing

@testable import Clustering
import Randomness

@Suite struct SizeSketchTests {
  private static func builder(_ range: Range<Int>) -> SizeSketchBuilder {
    var builder = SizeSketchBuilder()
    let images = [(500, 375), (640, 480), (375, 500)].compactMap {
      ImageSize(width: $0.0, height: $0.1)
    }
    let frames = images.map(SketchFrame.image) + [.unknown, .shares]
    for index in range {
      builder.add(
        width: Double(index % 37 + 1), height: Double(index % 11 + 1) / (index % 2 == 0 ? 1 : 3),
        frame: frames[index % frames.count],
        classIndex: index % 5 == 0 ? nil : ClassIndex(index % 3))
    }
    builder.countImages(range.count / 4)
    builder.leaveOut("empty", count: 2)
    return builder
  }

  private static let names = ["a", "é", "c"]

  @Test func `bytes come back as they were, and are as few as is stated`() throws {
    for range in [0..<0, 0..<1, 0..<1000] {
      let sketch = SizeSketch(Self.builder(range), classNames: Self.names)
      let read = try SizeSketch(bytes: sketch.bytes)
      #expect(read == sketch)
      #expect(read.bytes == sketch.bytes)
      #expect(read.boxCount == range.count)
      #expect(
        sketch.bytes.count <= 120 + SizeSketch.bytesPerBox * range.count
          + SizeSketch.bytesPerImageSize * 5)
    }
  }

  @Test func `the longest box and the shortest take what is stated`() throws {
    func growth(_ width: Double, _ height: Double, class index: Int) -> Int {
      func bytes(_ count: Int) -> Int {
        var builder = SizeSketchBuilder()
        for number in 0..<count {
          builder.add(
            width: width + Double(number), height: height, frame: .unknown,
            classIndex: ClassIndex(index))
        }
        return SizeSketch(builder).bytes.count
      }
      return bytes(2) - bytes(1)
    }
    #expect(growth(0.1, 0.1, class: SizeRow.maximumClass) == SizeSketch.bytesPerBox)
    #expect(growth(60, 30, class: 3) == 5)
    #expect(growth(200, 300, class: 3) == 7)
  }

  @Test func `the smallest sketch has the documented bytes`() throws {
    var builder = SizeSketchBuilder()
    let image = try #require(ImageSize(width: 500, height: 375))
    builder.add(width: 2, height: 0.5, frame: .image(image))
    let bytes = SizeSketch(builder).bytes
    let head: [UInt8] =
      [0x89, 0x41, 0x4E, 0x43, 0x53, 0x4B, 0x45, 0x0A, 2, 0, 0, 0]
      + [1] + Array(repeating: 0, count: 7) + Array(repeating: 0, count: 16) + [1, 0, 0, 0]
    // A known image of 500 × 375 with one row.
    let part: [UInt8] = [0, 0xF4, 1, 0, 0, 0x77, 1, 0, 0, 1]
    // 2 as a whole number, one row; 0.5 as a double, no class, one box.
    let row: [UInt8] = [4, 1, 1, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 1]
    #expect(Array(bytes.dropLast(8)) == head + part + row)
  }

  @Test func `sketches of parts make the bytes of all, in any order`() throws {
    let parts = [0..<300, 300..<310, 310..<2000].map {
      SizeSketch(Self.builder($0), classNames: Self.names)
    }
    var whole = Self.builder(0..<2000)
    whole.leaveOut("empty", count: 4)
    // The parts count 75, 2 and 422 images, which is one less than the whole.
    whole.countImages(-1)
    let merged = try SizeSketch.merged(parts)
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
      let again = try SizeSketch.merged(order.map { parts[$0] })
      #expect(again == merged && again.bytes == merged.bytes)
    }
    #expect(merged.imageCount == 75 + 2 + 422)
    #expect(merged.leftOut == ["empty": 6])
    let all = SizeSketch(whole, classNames: Self.names)
    #expect(merged.parts == all.parts)
    // Merging what was merged changes nothing.
    let nested = try SizeSketch.merged([parts[2], SizeSketch.merged([parts[1], parts[0]])])
    #expect(nested.bytes == merged.bytes)
  }

  @Test func `builders of threads are joined`() throws {
    var joined = Self.builder(0..<700)
    try joined.merge(Self.builder(700..<2000))
    joined.renumberClasses([ClassIndex(2), ClassIndex(0), ClassIndex(1)])
    var one = Self.builder(0..<2000)
    one.leaveOut("empty", count: 2)
    one.renumberClasses([ClassIndex(2), ClassIndex(0), ClassIndex(1)])
    #expect(SizeSketch(joined) == SizeSketch(one))
  }

  @Test func `class lists that differ are joined by name`() throws {
    func sketch(_ names: [String], _ classIndex: Int) -> SizeSketch {
      var builder = SizeSketchBuilder()
      builder.add(width: 1, height: 1, frame: .unknown, classIndex: ClassIndex(classIndex))
      return SizeSketch(builder, classNames: names)
    }
    let merged = try SizeSketch.merged([sketch(["dog"], 0), sketch(["cat", "dog"], 1)])
    #expect(merged.classNames == ["cat", "dog"])
    var boxes: [SizeSketch.Boxes] = []
    merged.forEach { boxes.append($0) }
    #expect(boxes.map(\.classIndex) == [ClassIndex(1)] && boxes.map(\.count) == [2])
    #expect(throws: ClusteringError.unnamedClasses) {
      try SizeSketch.merged([sketch(["dog"], 0), sketch([], 0)])
    }
  }

  @Test func `each damaged byte and each lost byte is noticed`() {
    let bytes = SizeSketch(Self.builder(0..<40), classNames: Self.names).bytes
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
    let bytes = SizeSketch(Self.builder(0..<40), classNames: Self.names).bytes
    var generator = SeededGenerator(seed: 4)
    for index in 12..<bytes.count - 8 {
      for value in [0, 1, 0x7F, 0x80, 0xFF, UInt8(truncatingIfNeeded: generator.next())] {
        var damaged = Array(bytes.dropLast(8))
        damaged[index] = value
        let sum = SizeSketch.checksum(damaged[...])
        withUnsafeBytes(of: sum.littleEndian) { damaged.append(contentsOf: $0) }
        // Either it is refused, or what it says is what it holds.
        if let read = try? SizeSketch(bytes: damaged) { #expect(read.bytes == damaged) }
      }
    }
  }

  @Test func `another version is refused by its number, and an old one is explained`() {
    var bytes = SizeSketch(Self.builder(0..<4)).bytes
    for version in [1, 3] {
      bytes[8] = UInt8(version)
      let error = #expect(throws: ClusteringError.sketch(.version(version))) {
        try SizeSketch(bytes: bytes)
      }
      #expect("\(error as Any)".contains("one scaling only") == (version == 1))
    }
  }
}
