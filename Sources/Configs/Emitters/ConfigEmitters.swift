/// All emitters: the list that help, docs and tests are made from.
public enum ConfigEmitters {
  /// The emitters in the order of the help.
  public static let all: [any ConfigEmitter] = [
    SqueezeDetEmitter(),
    SqueezeDetScriptEmitter(),
    SSDTensorFlowEmitter(),
    ModularSSDEmitter(),
    SSDTensorFlowVOCEmitter(),
    SSDKerasEmitter(),
    TF2WalkthroughEmitter(),
    GluonCVEmitter(),
    TorchCVEmitter(),
    TorchvisionEmitter(),
    Detectron2Emitter(),
    MMDetectionEmitter(),
    TFObjectDetectionEmitter(),
    DarknetEmitter(),
    YOLOv5Emitter(),
    TAOEmitter(),
    JSONEmitter(),
    CSVEmitter(),
  ]

  /// Names that targets had, and what became of them.
  public static let former = [
    "ultralytics":
      "it is 'yolov5' now, after the trainer that reads the file: no model of the ultralytics "
      + "package has anchors since 8.0, and its loader drops an 'anchors:' block in silence"
  ]

  /// The emitter of a name, exactly as spelled.
  ///
  /// - Throws: `EmitError.unknownTarget`, whose sentence lists the names, or says what became of one.
  public static func named(_ target: String) throws(EmitError) -> any ConfigEmitter {
    guard let emitter = all.first(where: { $0.info.target == target }) else {
      throw .unknownTarget(target)
    }
    return emitter
  }
}
