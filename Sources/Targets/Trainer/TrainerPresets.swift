/// The presets of the list whose priors stand in a layout: SSDs, RetinaNets, proposal networks.
public enum TrainerPresets {
  /// Their names, in the order of help and docs.
  public static var names: [String] { TrainerList.standard.ssd.presetNames }

  /// Builds the preset with a name.
  ///
  /// - Throws: `unknownPreset` with the nearest name; what is wrong with the preset's numbers.
  public static func named(_ name: String) throws(TargetsError) -> TrainerPreset {
    try TrainerList.standard.ssd.preset(named: name).ssdPreset()
  }

  /// Builds the preset whose layout has a name, `ssd300` for short.
  ///
  /// - Throws: as for ``named(_:)``.
  public static func ofLayout(_ name: String) throws(TargetsError) -> TrainerPreset {
    try TrainerList.standard.ssd.preset(ofLayout: name).ssdPreset()
  }
}

extension NamedPreset {
  /// Builds a preset whose priors have to stand in a layout.
  fileprivate func ssdPreset() throws(TargetsError) -> TrainerPreset {
    guard case .ssd(let preset) = try model() else {
      throw .unknownPreset(name: name, nearest: nil)
    }
    return preset
  }
}
