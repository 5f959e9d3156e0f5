extension TrainerFamily {
  /// OpenVINO's training extensions.
  public static let otx = TrainerFamily(
    name: "otx", kind: .ssd,
    habits: TrainerHabits(replacement: OTXPresets.replacement),
    usual: .ssd("otx-ssd") { name throws(TargetsError) in try OTXPresets.preset(name) })
}

/// The SSD of OpenVINO's training extensions: mmdetection's rules from an overlap of 0.4, with free
/// shapes that every fit replaces by clusters of its own.
///
/// - Parity: otx 2.6.0; its anchor functions were run, its generator, assigner, loss and decoder read.
///   No recording.
enum OTXPresets {
  fileprivate static func preset(_ name: String) throws(TargetsError) -> TrainerPreset {
    let input = try SSDTables.square(864)
    let levels = RetinaNetTables.levels(
      input, strides: [16, 32], centerOffset: 0.5
    ) { stride in
      (stride == 16 ? fine : coarse).map { PriorShape.size(width: $0.0, height: $0.1) }
    }
    var preset = MMDetectionPresets.preset(
      name, "OpenVINO training extensions, SSD MobileNetV2",
      RetinaNetTables.layout(name, input, levels, .cornersThenShift, frame: .cornerMean))
    preset.source = "otx 2.6.0, anchor functions run, matcher read"
    preset.policy.threshold = 0.4
    preset.decoding = DecodePolicies.otx
    return preset
  }

  /// - Parity: otx 2.6.0, the functions run, the fit read.
  fileprivate static let replacement = AnchorReplacement(
    trainer: "otx 2.6.0",
    how: """
      at every fit by clusters of its own (scikit-learn's KMeans, as many as the preset has shapes, \
      random_state 0), unless the training set has fewer boxes; for an input that is not square it \
      swaps its sides there: widths are scaled to its height, heights to its width
      """)

  /// Widths and heights, in pixels of an input of 864.
  private static let fine = [
    (38.641_007_923_271_076, 48.924_387_708_713_2),
    (92.495_160_327_846_99, 147.730_884_761_949_03),
    (271.423_476_493_823_7, 158.235_697_887_074_74),
    (141.534_694_108_762_47, 324.145_103_791_073_67),
  ]
  private static let coarse = [
    (206.041_360_865_665_15, 587.621_605_948_893_8),
    (386.654_272_790_784_1, 381.600_241_520_865_44),
    (716.989_275_221_508_9, 323.598_891_302_774_7),
    (453.756_095_617_614_05, 702.748_609_756_851_8),
    (788.462_915_555_827_7, 741.486_586_093_845_1),
  ]
}
