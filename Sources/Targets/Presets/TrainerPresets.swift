/// The presets of the SSD family: those of the list whose priors stand in a layout.
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

  /// The name with the fewest edits, if they are at most half of its length.
  public static func nearestName(to name: String, among names: [String]) -> String? {
    let ranked = names.map { (edits: edits(from: name, to: $0), name: $0) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= best.name.count / 2 ? best.name : nil
  }

  /// The number of characters to insert, delete or replace.
  private static func edits(from a: String, to b: String) -> Int {
    let b = Array(b.lowercased())
    var row = Array(0...b.count)
    for (i, x) in a.lowercased().enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}

extension NamedPreset {
  /// Builds a preset that has to be of the SSD family.
  fileprivate func ssdPreset() throws(TargetsError) -> TrainerPreset {
    guard case .ssd(let preset) = try model() else {
      throw .unknownPreset(name: name, nearest: nil)
    }
    return preset
  }
}
