extension TrainerKind {
  /// SqueezeDet: one prior an object, sizes that count the last pixel, rules of its own for boxes
  /// that are too small.
  public static let squeezeDet = TrainerKind(
    title: "SqueezeDet", setup: .config, extent: .withLastPixel, offsetScale: .none,
    comparesBestOverlaps: false, ruleGroup: "SQZ", replacedRules: ["BOX006"])
}

extension TrainerFamily {
  /// SqueezeDet's trainer; the preset is the config that it writes when it is told nothing.
  public static let squeezeDet = TrainerFamily(
    name: "squeezedet", kind: .squeezeDet,
    // No object: an IndexError. Doubled blanks: the reader shifts the fields and drops the line.
    fatalRules: ["SET003", "KIT003"],
    usual: NamedPreset("squeezedet") { _ in .squeezeDet(.kitti) })
}
