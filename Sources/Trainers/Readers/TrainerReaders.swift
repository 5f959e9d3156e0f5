/// All readers. A new one is one file in this folder and one line here.
public enum TrainerReaders {
  /// The readers, ours first.
  public static let all: [any TrainerReader] = [
    PlainReader(),
    GluonCVReader(),
    SSDTensorFlowReader(),
    SSDTensorFlowVOCReader(),
    TF2SSDModelReader(),
    CaffeSSDReader(),
    MMDetectionReader(),
    TFODAPIReader(),
    Detectron2Reader(),
    SSDKerasReader(),
    PaddleDetectionReader(),
    PyTorchSSDReader(),
    TorchvisionReader(),
    SqueezeDetReader(),
    SqueezeDetTFReader(),
    TFODKITTIReader(),
    UltralyticsReader(),
  ]

  /// The names, as `--reader` takes them, in the order of the list.
  public static var names: [String] { all.map(\.info.name) }

  /// The reader of a name; `nil` when there is none.
  public static func reader(named name: String) -> (any TrainerReader)? {
    all.first { $0.info.name == name }
  }
}
