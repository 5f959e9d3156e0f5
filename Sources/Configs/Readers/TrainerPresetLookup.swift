import Targets

/// The presets that readers start from.
enum TrainerPresetLookup {
  /// A preset of the SSD family.
  static func ssd(_ name: String) throws(ConfigReadError) -> TrainerPreset {
    guard case .ssd(let preset) = try model(name) else { throw .noPriors(reason: "no such preset") }
    return preset
  }

  /// A preset of a YOLO trainer.
  static func yolo(_ name: String) throws(ConfigReadError) -> YOLOPreset {
    guard case .yolo(let preset) = try model(name) else {
      throw .noPriors(reason: "no such preset")
    }
    return preset
  }

  private static func model(_ name: String) throws(ConfigReadError) -> TrainerModel {
    do throws(TargetsError) {
      return try TrainerList.standard.preset(named: name).model()
    } catch {
      throw .noPriors(reason: "\(error)")
    }
  }
}
