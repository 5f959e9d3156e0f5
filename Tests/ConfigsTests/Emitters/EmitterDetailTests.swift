import Boxes
import Configs
import Foundation
import Testing

@Suite struct EmitterDetailTests {
  let square = ImageSize(width: 416, height: 416)

  private func emit(
    _ target: String, _ anchors: [Size<Pixels>], classes: [String] = ["car"], base: String? = nil,
    options: EmitOptions = EmitOptions()
  ) throws -> EmittedConfig {
    let request = EmitRequest(
      anchors: anchors, inputSize: try #require(square), classNames: classes,
      base: base.map { Array($0.utf8) }, options: options)
    return try ConfigEmitters.named(target).emit(request)
  }

  @Test func `numbers read back to the same bits and never have an exponent`() throws {
    let widths = [1e-5, 1e-7, 0.1 + 0.2, 1.0 / 3, 123_456_789, 1e16, 1.5e21, 2.5e-3, 416]
    let anchors = widths.compactMap { Size<Pixels>(width: $0, height: 1) }
    let rows = try emit("csv", anchors).text.split(separator: "\n").dropFirst()
    let written = rows.map { $0.split(separator: ",")[1] }
    #expect(written.compactMap { Double($0) } == widths.sorted())
    #expect(written.allSatisfy { !$0.contains("e") })
    #expect(written.contains("0.00001"))
  }

  @Test func `a base file in another encoding with other line ends is kept to the byte`() throws {
    let text =
      "[net]\r\nwidth=416\r\nheight=416\r\n#\u{01}\r\n[convolutional]\r\nfilters=1\r\n"
      + "[yolo]\r\nmask=0\r\nanchors=1,1\r\nclasses=1\r\nnum=1\r\nmax=90"
    // 0xE9 alone is no UTF-8; in Latin-1 it is é.
    let bytes = Array(text.utf8).map { $0 == 1 ? 0xE9 : $0 }
    let request = EmitRequest(
      anchors: EmitterGolden.sizes((10, 20)), inputSize: try #require(square), base: bytes)
    let result = try ConfigEmitters.named("darknet").emit(request)
    let expected = text.replacing("filters=1", with: "filters=6")
      .replacing("anchors=1,1", with: "anchors=10,20")
    #expect(result.bytes == Array(expected.utf8).map { $0 == 1 ? 0xE9 : $0 })
    #expect(result.notes.isEmpty)
  }

  @Test func `a base file whose fine layer comes first keeps that order`() throws {
    let layer = { (mask: String) in
      "[convolutional]\nfilters=1\n[yolo]\nmask=\(mask)\nanchors=1,1\nclasses=1\nnum=1\n"
    }
    let base = "[net]\nwidth=416\nheight=416\n" + layer("0") + layer("1")
    let text = try emit("darknet", EmitterGolden.sizes((5, 5), (50, 50)), base: base).text
    #expect(text.contains("mask=0\n") && text.contains("mask=1\n"))
    let fine = try #require(text.range(of: "mask=0\n"))
    let coarse = try #require(text.range(of: "mask=1\n"))
    #expect(fine.lowerBound < coarse.lowerBound)
  }

  @Test func `updating a file twice changes nothing more`() throws {
    for golden in EmitterGolden.all where golden.folder.hasSuffix("-base") {
      let emitter = try ConfigEmitters.named(golden.target)
      let request = try golden.request()
      let once = try emitter.emit(request)
      let again = EmitRequest(
        anchors: request.anchors, inputSize: request.inputSize, classNames: request.classNames,
        base: once.bytes, baseName: request.baseName, layout: request.layout,
        options: request.options)
      #expect(try emitter.emit(again).bytes == once.bytes, "\(golden.folder)")
    }
  }

  @Test func `a class name can't break out of its quotes`() throws {
    let name = "a\"b\\c\nd"
    let layout = EmitterGolden.ssd300(first: 30)
    let request = EmitRequest(
      anchors: [], inputSize: try #require(ImageSize(width: 300, height: 300)), classNames: [name],
      layout: layout)
    #expect(try ConfigEmitters.named("gluoncv").emit(request).text.contains(#"["a\"b\\c\nd"]"#))
    #expect(try ConfigEmitters.named("tao").emit(request).text.contains(#"key: "a\"b\\c\012d""#))
  }

  @Test func `a layout on a wide input keeps rows before columns where the trainer has them so`()
    throws
  {
    let input = try #require(ImageSize(width: 1248, height: 384))
    let level = LevelTable.Level(
      columns: 156, rows: 48, stepX: 8, stepY: 8, size: 30, nextSize: 60, ratios: [2, 0.5, 3])
    let request = EmitRequest(
      anchors: [], inputSize: input, classNames: ["car"],
      layout: LevelTable(inputSize: input, levels: [level]))
    let text = try ConfigEmitters.named("ssd-tensorflow").emit(request).text
    #expect(text.contains("img_shape=(384, 1248)") && text.contains("feat_shapes=[(48, 156)]"))
    #expect(
      text.contains("feat_layers=[\"block4\"]") && text.contains("anchor_ratios=[[2, 0.5, 3]]"))
    let gluon = try ConfigEmitters.named("gluoncv").emit(request)
    #expect(gluon.text.contains("sizes=[30, 60]") && gluon.text.contains("[[1, 2, 0.5, 3]]"))
    #expect(gluon.notes.count == 1)
  }

  @Test func `names are in lower case where the options say so`() throws {
    var options = EmitOptions()
    #expect(try emit("tao", EmitterGolden.nine, classes: ["Car"]).text.contains("\"Car\""))
    options.lowercaseClasses = true
    let text = try emit("tao", EmitterGolden.nine, classes: ["Car"], options: options).text
    #expect(text.contains("\"car\"") && !text.contains("Car"))
  }

  @Test func `more priors a cell lose less of free anchors`() throws {
    var losses: [String] = []
    for limit in [1, 4, 9, 16] {
      var options = EmitOptions()
      options.maximumPriorsPerCell = limit
      let note = try #require(
        try emit("detectron2", EmitterGolden.nine, options: options).notes.first)
      let words = note.split(separator: " ")
      let place = try #require(words.firstIndex(of: "IoU"))
      losses.append(String(words[place + 1]))
    }
    #expect(losses == losses.sorted() && Set(losses).count == 4, "\(losses)")
  }

  @Test func `one anchor, and equal anchors, are held without loss`() throws {
    for anchors in [
      EmitterGolden.sizes((31.25, 77)), EmitterGolden.sizes((36, 36), (36, 36), (36, 36)),
    ] {
      let note = try emit("detectron2", anchors).notes.first
      #expect(note == "The anchors are written without loss, as 1 size × 1 ratio.")
    }
  }

  @Test func `fifty anchors are fitted too, and a limit beyond all need is no harm`() throws {
    var generator = Seeded(state: 7)
    let anchors = (0..<50).compactMap { _ in
      Size<Pixels>(
        width: Double.random(in: 4...400, using: &generator),
        height: Double.random(in: 4...400, using: &generator))
    }
    var options = EmitOptions()
    options.maximumPriorsPerCell = 40
    let note = try #require(try emit("detectron2", anchors, options: options).notes.first)
    #expect(note.contains("50 anchors became"))
    options.maximumPriorsPerCell = .max
    let few = try emit("detectron2", Array(anchors.prefix(4)), options: options)
    #expect(few.notes.first?.contains("without loss, as 4 sizes × 4 ratios") == true)
  }

  @Test func `a damaged base file is refused or updated, and never traps`() throws {
    var generator = Seeded(state: 11)
    for golden in EmitterGolden.all where golden.folder.hasSuffix("-base") {
      let emitter = try ConfigEmitters.named(golden.target)
      let request = try golden.request()
      let whole = try #require(request.base)
      for _ in 0..<150 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: bytes.indices, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes.removeSubrange(place...)
          default: bytes.insert(bytes[bytes.count - 1 - place], at: place)
          }
          if bytes.isEmpty { bytes = [0x7B] }
        }
        let damaged = EmitRequest(
          anchors: request.anchors, inputSize: request.inputSize, classNames: request.classNames,
          base: bytes, baseName: request.baseName, layout: request.layout)
        do {
          #expect(try !emitter.emit(damaged).bytes.isEmpty)
        } catch {
          #expect(!"\(error)".isEmpty && error is EmitError)
        }
      }
    }
  }
}

/// A small generator, so that a case can be met again.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
