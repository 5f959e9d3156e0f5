import Text

/// Families of trainers with their presets; ``standard`` is **the one list** of all that are known.
///
/// Names are told without building anything.
public struct TrainerList: Sendable {
  /// The families.
  public let families: [TrainerFamily]

  /// Lists families.
  public init(_ families: [TrainerFamily]) {
    self.families = families
  }

  /// Every trainer, in the order of help and docs.
  public static let standard = TrainerList([
    .squeezeDet, .gluonCV, .torchCV, .allegro, .ssdTensorFlow, .modularSSD, .tf2Walkthrough,
    .torchVision, .caffe, .tfObjectDetection, .pyTorchSSD, .mobileNetSSD, .superGradients,
    .paddleDetection, .ssdKeras, .mmdetection, .detectron2, .efficientDet, .kerasHub, .tfModels,
    .otx, .yolov5, .yolov7, .darknet, .mmdetYOLO,
  ])

  /// All presets.
  public var presets: [NamedPreset] { families.flatMap(\.presets) }

  /// The names of all presets.
  public var presetNames: [String] { presets.map(\.name) }

  /// The presets whose priors stand in a layout, as a list of their own.
  public var ssd: TrainerList { TrainerList(families.filter { $0.kind == .ssd }) }

  /// The preset with a name.
  ///
  /// - Throws: `unknownPreset` with the nearest name.
  public func preset(named name: String) throws(TargetsError) -> NamedPreset {
    try preset(name) { $0.name == name }
  }

  /// The preset whose layout has a name: the preset's own, or a short one.
  ///
  /// - Throws: `unknownPreset` with the nearest name.
  public func preset(ofLayout name: String) throws(TargetsError) -> NamedPreset {
    try preset(name) { $0.name == name || $0.layoutName == name }
  }

  private func preset(
    _ name: String, _ isMeant: (NamedPreset) -> Bool
  ) throws(TargetsError) -> NamedPreset {
    if let preset = presets.first(where: isMeant) { return preset }
    throw .unknownPreset(
      name: name, nearest: EditDistance.nearest(to: name, among: presetNames))
  }

  /// The family with a name.
  public func family(named name: String) -> TrainerFamily? { families.first { $0.name == name } }

  /// The family that a preset belongs to.
  public func family(ofPreset name: String) -> TrainerFamily? {
    families.first { $0.has(preset: name) }
  }

  /// What the project of a preset does around its encoder; nothing where the list has no such preset.
  public func habits(ofPreset name: String) -> TrainerHabits {
    family(ofPreset: name)?.habits ?? TrainerHabits()
  }

  /// The families as `--profile` lists them: two stand where they stood before there was one list.
  public var profiles: [TrainerFamily] {
    var profiles = families
    for (moved, next) in [
      (TrainerFamily.ssdTensorFlow, TrainerFamily.gluonCV), (.torchVision, .modularSSD),
    ] {
      guard let place = profiles.firstIndex(of: moved) else { continue }
      let family = profiles.remove(at: place)
      profiles.insert(family, at: profiles.firstIndex(of: next) ?? place)
    }
    return profiles
  }
}
