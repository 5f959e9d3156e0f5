/// The presets of the SSD family: **the list**.
public enum TrainerPresets {
  /// Every preset, in the order of help and docs.
  public static let all: [TrainerPreset] =
    GluonCVPresets.all + TorchCVPresets.all + AllegroPresets.all + SSDTensorFlowPresets.all
    + ModularSSDPresets.all + TF2WalkthroughPresets.all + TorchVisionPresets.all
    + CaffePresets.all + TFObjectDetectionPresets.all

  /// The preset with a name.
  ///
  /// - Throws: `unknownPreset` with the nearest name.
  public static func named(_ name: String) throws(TargetsError) -> TrainerPreset {
    if let preset = all.first(where: { $0.name == name }) { return preset }
    throw .unknownPreset(
      name: name, nearest: nearestName(to: name, among: all.map(\.name)))
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
