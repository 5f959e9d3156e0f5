/// All emitters: the list that help, docs and tests are made from.
public enum ConfigEmitters {
  /// The emitters in the order of the help.
  public static let all: [any ConfigEmitter] = [
    SqueezeDetEmitter(),
    SSDTensorFlowEmitter(),
    GluonCVEmitter(),
    TorchCVEmitter(),
    TorchvisionEmitter(),
    Detectron2Emitter(),
    MMDetectionEmitter(),
    TFObjectDetectionEmitter(),
    DarknetEmitter(),
    UltralyticsEmitter(),
    TAOEmitter(),
    JSONEmitter(),
    CSVEmitter(),
  ]

  /// The emitter of a name, exactly as spelled.
  ///
  /// - Throws: `EmitError.unknownTarget`, whose sentence lists the names.
  public static func named(_ target: String) throws(EmitError) -> any ConfigEmitter {
    guard let emitter = all.first(where: { $0.info.target == target }) else {
      throw .unknownTarget(target)
    }
    return emitter
  }
}
