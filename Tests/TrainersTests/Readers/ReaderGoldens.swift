import Boxes
import Foundation
import JSONText
import Labels
import Trainers

/// What the trainers' own code made of synthetic label files, where the shared folder is present.
struct ReaderGoldens {
  /// The folder `goldens/readers`, found by walking up from this file.
  static let folder: URL? = {
    var directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while directory.path != "/" {
      let candidate = directory.appending(path: "shared/goldens/readers")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      directory.deleteLastPathComponent()
    }
    return nil
  }()

  /// One recorded case of one reader.
  struct Case {
    let name: String
    let reader: any TrainerReader
    let input: ReaderInput
    let recorded: JSONValue
  }

  /// The recordings by their file's name, and the reader that reproduces them.
  static let readers: [(file: String, reader: any TrainerReader)] = [
    ("gluoncv", GluonCVReader()), ("ssd_tensorflow", SSDTensorFlowReader()),
    ("ssd_tensorflow_voc", SSDTensorFlowVOCReader()), ("tf2_ssdmodel", TF2SSDModelReader()),
    ("caffe_ssd", CaffeSSDReader()), ("mmdet", MMDetectionReader()),
    ("tf_od_api", TFODAPIReader()), ("detectron2", Detectron2Reader()),
    ("ssd_keras", SSDKerasReader()), ("paddledet", PaddleDetectionReader()),
    ("pytorch_ssd", PyTorchSSDReader()), ("torchvision_v2", TorchvisionReader()),
    ("squeezedet_tf", SqueezeDetTFReader()), ("tf_od_kitti", TFODKITTIReader()),
  ]

  /// The cases of one recording.
  static func cases(of file: String, _ reader: any TrainerReader) throws -> [Case] {
    guard let folder else { return [] }
    let document = try read(folder.appending(path: "\(file).json"))
    let isKITTI = reader.info.formats == [.kitti]
    let root = folder.appending(path: isKITTI ? "cases_kitti" : "cases")
    let index = try read(root.appending(path: "index.json"))
    let classes = document["classes"]?.array?.compactMap(\.string) ?? []
    return try (document["cases"]?.object?.members ?? []).flatMap { one in
      let name = one.name
      let label = root.appending(path: "\(name).\(isKITTI ? "txt" : "xml")")
      let bytes = [UInt8](try Data(contentsOf: label))
      let size = ImageSize(
        width: index[name]?["image_width"]?.int ?? 0,
        height: index[name]?["image_height"]?.int ?? 0)
      func made(
        _ part: String, _ recorded: JSONValue, _ reader: any TrainerReader, _ classes: [String]
      ) -> Case {
        Case(
          name: "\(file)/\(name)\(part)", reader: reader,
          input: ReaderInput(
            bytes: bytes, as: isKITTI ? .kitti : .voc, imageSize: size,
            classes: ClassList(stated: classes)),
          recorded: recorded)
      }
      switch file {
      case "squeezedet_tf":
        return ["keep_hard", "exclude_hard"].map { part in
          made(
            "/\(part)", one.value[part] ?? .null,
            SqueezeDetTFReader(excludesHard: part == "exclude_hard"), classes)
        }
      case "tf_od_kitti":
        return ["car_pedestrian", "car_pedestrian_dontcare"].map { part in
          let objects = one.value["classes_\(part)"]
          return made(
            "/\(part)", objects.map { .object(["objects": $0]) } ?? one.value, reader,
            part.split(separator: "_").map(String.init))
        }
      default: return [made("", one.value, reader, classes)]
      }
    }
  }

  // JSONSerialization on Linux loses the last bits of a number.
  private static func read(_ file: URL) throws -> JSONValue {
    try JSONReader().read([UInt8](Data(contentsOf: file)))
  }
}

extension ReaderGoldens.Case {
  /// What differs from the recording; nothing when it is reproduced.
  var miss: String? {
    let reading = reader.reading(of: input)
    if let error = recorded["error"] {
      guard let failure = reading.failure else { return "does not raise: \(error)" }
      if failure.type != error["type"]?.string { return "\(failure) instead of \(error)" }
      let cause = error["object"]?.int ?? error["row"]?.int
      if let cause, failure.object != cause { return "\(failure) at \(cause)" }
      if error["object"]?.string == "file", failure.object != nil { return "\(failure)" }
      return reading.objects.isEmpty && reading.dropped.isEmpty ? nil : "hands on"
    }
    if let failure = reading.failure { return "raises: \(failure)" }
    let objects = recorded["objects"]?.array ?? []
    if objects.count != reading.objects.count { return "\(reading.objects.count) objects" }
    for (want, got) in zip(objects, reading.objects) {
      if let miss = miss(want, got) { return "object \(got.object): \(miss)" }
    }
    if let dropped = recorded["dropped"]?.array {
      let want = dropped.compactMap { $0["source"]?.int }.sorted()
      if want != reading.dropped.map(\.object) { return "dropped \(reading.dropped)" }
    }
    if let file = recorded["file"]?.string, file.hasPrefix("left out") != (reading.leftOut != nil) {
      return "left out: \(reading.leftOut ?? "no")"
    }
    if let boxes = recorded["boxes"]?.array {
      let want = boxes.map(Self.numbers)
      if want != reading.unpaired?.corners.map(\.numbers) { return "boxes" }
      let labels = recorded["labels"]?.array?.compactMap(\.int)
      if labels != reading.unpaired?.classNumbers { return "labels" }
    }
    return nil
  }

  private func miss(_ want: JSONValue, _ got: TrainerReading.Object) -> String? {
    let info = reader.info
    if want["source"]?.int != got.object { return "source" }
    if let name = want["name"]?.string, name != got.className { return "name" }
    if let index = want["index"]?.int, index != got.classNumber {
      return "class \(got.classNumber) instead of \(index)"
    }
    var box = Self.numbers(want["box"] ?? .null)
    if info.order == .yxyx { box = [box[1], box[0], box[3], box[2]] }
    let held =
      got.center.map { [$0.cx, $0.cy, $0.width, $0.height] } ?? got.corners.numbers
    // Recorded text of single precision is that of the same single-precision number.
    let isEqual = (0..<4).allSatisfy { place in
      info.numbers == .float32
        ? Float(box[place]).isSame(as: Float(held[place]))
          && Double(Float(held[place])).isSame(as: held[place])
        : box[place].isSame(as: held[place])
    }
    if !isEqual { return "box \(held) instead of \(box)" }
    for flag in ["difficult", "ignore_flag", "neutral"] {
      guard let value = want[flag] else { continue }
      if (value.int ?? (value.bool == true ? 1 : 0)) != got.difficult { return flag }
    }
    return inputMiss(want, got)
  }

  /// Boxes in the network's input, where they are recorded.
  private func inputMiss(_ want: JSONValue, _ got: TrainerReading.Object) -> String? {
    guard let picture = input.imageSize else { return nil }
    let reading = reader.reading(of: input)
    if let resized = want["resized"], let side = ImageSize(width: 300, height: 300) {
      // The trainer cut these off before it divided; to multiply again may be an ulp off.
      let edges = reading.edges(of: got, .init(stretching: picture, over: side)).numbers
      let want = Self.numbers(resized)
      if !(0..<4).allSatisfy({ abs(edges[$0] - want[$0]) <= 1e-12 * max(1, abs(want[$0])) }) {
        return "resized \(edges)"
      }
    }
    if let scaled = want["scaled"], let side = ImageSize(width: 1248, height: 384) {
      let edges = reading.edges(of: got, .init(stretching: picture, over: side)).numbers
      let box = Self.numbers(scaled)
      let want = [
        box[0] - box[2] / 2, box[1] - box[3] / 2, box[0] + box[2] / 2, box[1] + box[3] / 2,
      ]
      if !(0..<4).allSatisfy({ want[$0].isSame(as: edges[$0]) }) { return "scaled \(edges)" }
    }
    return nil
  }

  private static func numbers(_ list: JSONValue) -> [Double] {
    (list.array ?? []).map { $0.double ?? $0.string.flatMap(Double.init) ?? .nan }
  }
}

extension BinaryFloatingPoint {
  /// Equal to the bit, any NaN for any other; the two zeros differ.
  func isSame(as other: Self) -> Bool {
    isNaN ? other.isNaN : self == other && sign == other.sign
  }
}
