/// The converter of SSD_tensorflow_VOC, which modular_SSD_tensorflow has byte for byte:
/// SSD-Tensorflow's, but the class `none` stops it.
public struct SSDTensorFlowVOCReader: TrainerReader {
  /// Name, source and rule.
  public let info = SSDTensorFlowReader.info(
    name: "ssd-tensorflow-voc",
    trainer: "SSD_tensorflow_VOC (LevinJ), modular_SSD_tensorflow: pascalvoc_to_tfrecords",
    version: "839c4291926e; 664e7d89c56a", unknownClass: "raises; so does `none`")

  /// A reader.
  public init() {}

  /// Reads a VOC file as the converter does.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    try SSDTensorFlowReader.read(input, info, refusesZero: true)
  }
}
