import Boxes
import Configs
import Foundation
import Targets
import Testing

@Suite struct ConfigReadersTests {
  /// Emitted files whose target has a reader, `mmdetection-base` and its like included.
  static let read = EmitterGolden.all.filter { golden in
    ConfigReaders.all.contains { $0.info.target == golden.target }
  }

  private func source(_ golden: EmitterGolden) throws -> ConfigSource {
    let file = try #require(try golden.file("expected"))
    return ConfigSource(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
  }

  @Test(arguments: read)
  func `a file that is emitted is read back`(golden: EmitterGolden) throws {
    let source = try source(golden)
    #expect(try ConfigReaders.reader(of: source).info.target == golden.target)
    let asked = try #require(golden.inputSize)
    let config = try ConfigReaders.read(source)
    let shapes = ReadShapes(config)
    #expect(shapes.inputSize == asked)
    let count = config.classNames.isEmpty ? config.classCount : config.classNames.count
    #expect(count == nil || count == golden.classNames.count)
    if let layout = golden.layout {
      #expect(shapes.levels.count == layout.levels.count)
      for (level, row) in zip(shapes.levels, layout.levels) {
        #expect(level.count == 2 + row.ratios.count)
        #expect(level.contains { abs($0.width - row.size) < 1e-6 && $0.width == $0.height })
      }
    } else if !["detectron2", "torchvision"].contains(golden.target) {
      // Those two hold products of sizes and ratios, which are fitted.
      let written = golden.anchors.sorted { $0.area < $1.area }
      #expect(shapes.byArea.count == written.count)
      for (shape, anchor) in zip(shapes.byArea, written) {
        #expect(abs(shape.width - anchor.width) < 1e-9 && abs(shape.height - anchor.height) < 1e-9)
      }
    }
  }

  @Test func `targets without a reader hold sizes alone, and that is said`() throws {
    let unread = EmitterGolden.all.filter { golden in
      !ConfigReaders.all.contains { $0.info.target == golden.target }
    }
    for golden in unread where ["json", "csv"].contains(golden.target) {
      let source = try source(golden)
      let error = #expect(throws: ConfigReadError.self) { try ConfigReaders.reader(of: source) }
      #expect(error == .onlySizes(file: source.name))
      #expect("\(try #require(error))".contains("anchors evaluate --anchors FILE"))
    }
  }

  @Test func `a file of nobody is told with what was expected`() {
    let source = ConfigSource("notes.txt", "nothing of the kind")
    let error = #expect(throws: ConfigReadError.self) { try ConfigReaders.read(source) }
    #expect(error == .unknown(file: "notes.txt"))
  }

  @Test
  func `each reader of the list describes itself, and each file of the folder is in the list`()
    throws
  {
    let infos = ConfigReaders.all.map(\.info)
    #expect(Set(infos.map(\.target)).count == infos.count)
    for info in infos {
      for text in [info.target, info.file, info.trainer, info.reads, info.assumes] {
        #expect(!text.isEmpty && !text.contains("\n"), "\(info.target): \(text)")
      }
      #expect(throws: Never.self) { try ConfigEmitters.named(info.target) }
    }
    let folder = EmitterGolden.root.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Configs/Readers")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let readers = (files ?? []).compactMap { $0.split(separator: "/").last.map(String.init) }
      .filter { $0.hasSuffix("ConfigReader.swift") && $0 != "ConfigReader.swift" }
    #expect(readers.sorted() == ConfigReaders.all.map { "\(type(of: $0)).swift" }.sorted())
  }

  @Test func `the comment of an emitted file states the input, and another that is asked for wins`()
    throws
  {
    let text = """
      anchors:
        # Sizes in pixels of the network's input, 320 wide and
        # 256 high; width,height.
        - [10,13, 16,30]
        - [30,61, 62,45]
      """
    let source = ConfigSource("model.yaml", text)
    let config = try ConfigReaders.read(source)
    #expect(ReadShapes(config).inputSize == ImageSize(width: 320, height: 256))
    #expect(config.notes.first?.text.contains("320x256") == true)
    let asked = try ImageSize.square(640)
    #expect(ReadShapes(try ConfigReaders.read(source, inputSize: asked)).inputSize == asked)
    let plain = ConfigSource("model.yaml", "anchors:\n  - [10,13]\n  - [30,61]\n")
    #expect(throws: ConfigReadError.noInputSize) { try ConfigReaders.read(plain) }
  }

  @Test(arguments: EmitterGolden.all)
  func `a mutated file is read or refused, and never traps`(golden: EmitterGolden) throws {
    let whole = try source(golden)
    var state = golden.folder.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let spice = Array("0-9.[](){},:=\n #\"'e".utf8)
    for _ in 0..<60 {
      var bytes = whole.bytes
      for _ in 0...next(4) where !bytes.isEmpty {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = spice[next(spice.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(spice[next(spice.count)], at: place)
        }
      }
      let source = ConfigSource(name: whole.name, bytes: bytes)
      if let config = try? ConfigReaders.read(source, inputSize: golden.inputSize) {
        #expect(!ReadShapes(config).levels.isEmpty)
      }
    }
  }
}
