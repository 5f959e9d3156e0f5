extension TrainerReaders {
  /// Which readers belong to which presets, by the beginning of the preset's name. A project may have
  /// one for each format that it takes; one that reads no label files by itself has none.
  static let byPreset: [(prefix: String, readers: [any TrainerReader])] = [
    ("squeezedet", [SqueezeDetReader()]),
    ("gluoncv-", [GluonCVReader()]),
    // Its lists hold numbers that someone else has read.
    ("torchcv-", []),
    // It reads COCO through a library.
    ("allegro-", []),
    ("ssd-tensorflow-voc", [SSDTensorFlowVOCReader()]),
    ("ssd-tensorflow-", [SSDTensorFlowReader()]),
    ("modular-ssd-", [SSDTensorFlowVOCReader()]),
    ("tf2-", [TF2SSDModelReader()]),
    ("torchvision-", [TorchvisionReader()]),
    ("caffe-", [CaffeSSDReader()]),
    // The package reads no label files.
    ("pytorch-ssd", []),
    ("mb1-ssd", [PyTorchSSDReader()]),
    // It reads COCO through a library.
    ("super-gradients-", []),
    ("paddledet-", [PaddleDetectionReader()]),
    ("ssd-keras-", [SSDKerasReader()]),
    ("tf-od-", [TFODAPIReader(), TFODKITTIReader()]),
    ("mmdet-", [MMDetectionReader()]),
    ("detectron2-", [Detectron2Reader()]),
    // They read COCO, or records that someone else has written.
    ("effdet-", []), ("keras-hub-", []), ("tf-models-", []), ("otx-", []),
    // Their own label readers are not among ours: that of ultralytics is another package's.
    ("yolov5", []), ("yolov7", []), ("darknet-", []),
  ]

  /// The readers of a preset's own trainer; none where its labels are read plainly.
  public static func readers(ofPreset name: String) -> [any TrainerReader] {
    byPreset.first { name.hasPrefix($0.prefix) }?.readers ?? []
  }
}
