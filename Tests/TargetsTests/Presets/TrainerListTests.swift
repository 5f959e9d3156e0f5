import Synchronization
import Targets
import Testing

@Suite struct TrainerListTests {
  /// How many presets were built.
  private final class Builds: Sendable {
    let count = Mutex(0)
  }

  private static let wrong = TargetsError.tableLengths(levels: 6, steps: 6, sizes: 6, ratios: 6)

  /// A family that throws when it is built, before one that does not.
  private static func list(_ builds: Builds) -> TrainerList {
    let broken = TrainerFamily(
      name: "broken", kind: .ssd,
      usual: NamedPreset("broken-300") { _ throws(TargetsError) in
        builds.count.withLock { $0 += 1 }
        throw wrong
      })
    let sound = TrainerFamily(
      name: "sound", kind: .squeezeDet,
      usual: NamedPreset("sound-300") { _ in
        builds.count.withLock { $0 += 1 }
        return .squeezeDet(.kitti)
      })
    return TrainerList([broken, sound])
  }

  @Test func `names are told without building anything`() throws {
    let builds = Builds()
    let list = Self.list(builds)
    #expect(list.presetNames == ["broken-300", "sound-300"])
    #expect(list.family(ofPreset: "broken-300")?.name == "broken")
    #expect(list.profiles.map(\.name) == ["broken", "sound"])
    #expect(list.ssd.presetNames == ["broken-300"])
    _ = try list.preset(named: "broken-300")
    #expect(builds.count.withLock { $0 } == 0)
  }

  @Test func `a wrong preset fails where it is built, and no other with it`() throws {
    let builds = Builds()
    let list = Self.list(builds)
    #expect(throws: Self.wrong) { try list.preset(named: "broken-300").model() }
    #expect(try list.preset(named: "sound-300").model() == .squeezeDet(.kitti))
    #expect(builds.count.withLock { $0 } == 2)
    #expect(throws: TargetsError.unknownPreset(name: "sound-30", nearest: "sound-300")) {
      try list.preset(named: "sound-30")
    }
  }

  @Test func `tables that do not fit together are refused, not trapped at`() {
    #expect(throws: TargetsError.tableLengths(levels: 2, steps: 2, sizes: 2, ratios: 2)) {
      try PriorLayout.levels(cells: [4, 2], steps: [8, 16], sizes: [10, 20], ratios: [[], []])
    }
    #expect("\(Self.wrong)".contains("6 sizes"))
  }

  @Test func `every preset of the list is built, under the name it is listed by`() throws {
    let list = TrainerList.standard
    #expect(Set(list.presetNames).count == list.presetNames.count)
    for family in list.families {
      #expect(family.usualPreset.name == family.presets.first?.name)
      for preset in family.presets {
        #expect(list.family(ofPreset: preset.name) == family)
        // `--profile gluoncv --preset gluoncv-ssd512`: a preset's name begins with its family's.
        #expect(preset.name.hasPrefix(family.name))
        switch try preset.model() {
        case .ssd(let model): #expect(model.name == preset.name && family.kind == .ssd)
        case .squeezeDet: #expect(family.kind == .squeezeDet)
        case .yolo(let model):
          #expect(model.name == preset.name)
          #expect(family.kind == .yolo || family.kind == .yoloInPlace)
        }
      }
    }
  }

  @Test func `profiles are in their own order, each once`() {
    let profiles = TrainerList.standard.profiles
    #expect(
      profiles.map(\.name) == [
        "squeezedet", "ssd-tensorflow", "gluoncv", "torchcv", "allegro", "torchvision",
        "modular-ssd", "tf2-ssd", "caffe", "tf-od", "pytorch-ssd", "mb1-ssd", "super-gradients",
        "paddledet", "ssd-keras", "mmdet", "detectron2", "effdet", "keras-hub", "tf-models", "otx",
        "yolov5", "yolov7", "darknet", "mmdet-yolov3",
      ])
  }

  @Test func `layouts have short names, presets do not`() throws {
    #expect(try TrainerPresets.ofLayout("ssd512").name == "torchcv-ssd512")
    #expect(try TrainerPresets.ofLayout("caffe-ssd300").name == "caffe-ssd300")
    #expect(throws: TargetsError.self) { try TrainerPresets.named("ssd512") }
    #expect(throws: TargetsError.self) { try TrainerPresets.named("squeezedet") }
  }
}
