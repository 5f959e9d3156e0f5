import Boxes
import Configs
import Foundation
import Testing

@Suite struct ConfigEmittersTests {
  @Test(arguments: EmitterGolden.all)
  func `an emitted file is the golden, byte for byte`(golden: EmitterGolden) throws {
    let emitter = try ConfigEmitters.named(golden.target)
    let result = try emitter.emit(golden.request())
    let suffix = emitter.info.fileName.split(separator: ".").last.map(String.init) ?? "txt"
    let folder = EmitterGolden.root.appending(path: golden.folder)
    let expected = folder.appending(path: "expected.\(suffix)")
    let notes = folder.appending(path: "notes.txt")
    let noteText = result.notes.map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(result.bytes).write(to: expected)
      try Data(noteText.utf8).write(to: notes)
    }
    #expect(result.text == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
    #expect(result.bytes == Array(try Data(contentsOf: expected)))
    #expect(noteText == String(decoding: try Data(contentsOf: notes), as: UTF8.self))
  }

  @Test func `each emitter of the list has a golden, and each file of the folder is in the list`()
    throws
  {
    let targets = ConfigEmitters.all.map(\.info.target)
    #expect(Set(targets).count == targets.count)
    #expect(Set(EmitterGolden.all.map(\.target)) == Set(targets))
    let sources = EmitterGolden.root.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Configs/Emitters")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix("Emitter.swift") && $0 != "ConfigEmitter.swift" }
    let listed = ConfigEmitters.all.map { "\(type(of: $0)).swift" }
    #expect(files.sorted() == listed.sorted())
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      #expect(text.hasPrefix("// "), "\(file): the first line states sizes and ratios")
    }
  }

  @Test func `an emitter describes itself`() {
    for info in ConfigEmitters.all.map(\.info) {
      for text in [info.summary, info.loader, info.convention, info.cannotExpress, info.fileName] {
        #expect(!text.isEmpty && !text.contains("\n"), "\(info.target): \(text)")
      }
    }
  }

  @Test func `the order of the anchors given does not matter`() throws {
    for golden in EmitterGolden.all where !golden.anchors.isEmpty {
      var shuffled = golden
      shuffled.anchors.reverse()
      let emitter = try ConfigEmitters.named(golden.target)
      #expect(try emitter.emit(golden.request()) == emitter.emit(shuffled.request()))
    }
  }

  @Test func `a name that was given up is answered with what became of it`() throws {
    let error = #expect(throws: EmitError.unknownTarget("ultralytics")) {
      try ConfigEmitters.named("ultralytics")
    }
    let text = "\(try #require(error))"
    #expect(text.contains("it is 'yolov5' now") && text.contains("has anchors since 8.0"))
    let targets = ConfigEmitters.all.map(\.info.target)
    #expect(ConfigEmitters.former.keys.allSatisfy { !targets.contains($0) })
  }

  @Test func `an unknown target is answered with the names there are`() {
    #expect(throws: EmitError.unknownTarget("yolo")) { try ConfigEmitters.named("yolo") }
    #expect(EmitError.unknownTarget("yolo").description.contains("darknet, yolov5"))
  }
}
