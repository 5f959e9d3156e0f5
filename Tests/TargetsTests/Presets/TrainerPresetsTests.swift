import Foundation
import Testing

@testable import Targets

@Suite struct `Trainer presets` {
  @Test func `the promised names are there, once each`() {
    let names = TrainerPresets.names
    for name in [
      "gluoncv-ssd300", "gluoncv-ssd512", "torchcv-ssd300", "torchcv-ssd512", "allegro-ssd512",
      "ssd-tensorflow-300", "ssd-tensorflow-512", "modular-ssd-300", "modular-ssd-512",
      "tf2-ssd300", "torchvision-ssd300", "caffe-ssd300", "caffe-ssd512", "tf-od-ssd300",
    ] {
      #expect(names.contains(name))
    }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: TrainerPresets.names)
  func `a preset's parts agree`(name: String) throws {
    let preset = try TrainerPresets.named(name)
    #expect(preset.name == name && preset.layout.name == name)
    #expect(!preset.source.isEmpty && !preset.summary.isEmpty)
    // A name that tells its input's side tells it right.
    if let side = ["300", "320", "512"].first(where: name.contains) {
      #expect(preset.inputSize.width == Int(side))
    }
  }

  @Test func `a wrong name is answered with the nearest`() {
    #expect(throws: TargetsError.unknownPreset(name: "gluoncv-ssd30", nearest: "gluoncv-ssd300")) {
      try TrainerPresets.named("gluoncv-ssd30")
    }
    #expect(throws: TargetsError.unknownPreset(name: "yolo", nearest: nil)) {
      try TrainerPresets.named("yolo")
    }
    #expect(
      TargetsError.unknownPreset(name: "torchvison", nearest: "torchvision-ssd300").description
        == "no preset 'torchvison'; did you mean 'torchvision-ssd300'?")
  }

  @Test func `every file of presets is in the list`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/Targets/Presets").standardizedFileURL
    let families = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("Presets.swift") }
    #expect(families.count == TrainerList.standard.families.count)
    let list = try String(
      contentsOf: folder.appendingPathComponent("../Trainer/TrainerList.swift"), encoding: .utf8)
    for family in families {
      let text = try String(contentsOf: folder.appendingPathComponent(family), encoding: .utf8)
      let name = try #require(text.firstMatch(of: /static let (\w+) = TrainerFamily\(/)?.output.1)
      #expect(list.contains(".\(name),"), "\(family)")
    }
  }
}
