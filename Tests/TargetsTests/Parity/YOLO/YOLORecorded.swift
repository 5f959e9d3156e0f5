import Boxes
import Foundation

@testable import Targets

/// What the recordings of YOLO decoders and losses share: files, presets at a small input, and a
/// formula for the numbers of a network.
enum YOLORecorded {
  /// A file of `Fixtures/parity/yolo`.
  static func root(_ folder: String, _ name: String) throws -> Recorded {
    let file = try present(YOLOGoldens.fixtures).appendingPathComponent("\(folder)/\(name).json")
    return Recorded(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
  }

  /// The preset at the recorded input.
  static func preset(
    _ recording: String, _ system: String, _ record: Recorded, _ root: Recorded
  ) throws -> YOLOPreset {
    let name =
      switch (recording, system.split(separator: " ").first ?? "") {
      case ("darknet", "yolov4"): "darknet-yolov4"
      case ("darknet", "yolov4-csp"): "darknet-yolov4-csp"
      case ("darknet", "region"): "darknet-region"
      case ("darknet", _): "darknet-yolo"
      default: recording
      }
    guard case .yolo(let preset) = try TrainerList.standard.preset(named: name).model() else {
      throw Missing()
    }
    let own = record["width"].isPresent ? record : root
    return preset.resized(
      to: try present(ImageSize(width: own["width"].integer, height: own["height"].integer)))
  }

  /// The numbers of a network, as the files state them under `inputs`.
  static func head(
    _ image: Recorded, seed: Int, priors: Int, classes: Int, areShares: Bool
  ) -> YOLOHead {
    let share = image["share"].isPresent ? image["share"].number : 1
    let reach = image["reach"].isPresent ? image["reach"].number : 3
    let steps = image["steps"].isPresent ? image["steps"].number * (areShares ? 8 : 1) : nil
    func rounded(_ number: Double) -> Float {
      guard let steps else { return Float(number) }
      return Float((number * steps).rounded(.down) / steps)
    }
    var numbers: [Float] = []
    for prior in 0..<priors {
      for entry in 0..<4 {
        let draw = RecordedDraws.draw(seed, prior * 4 + entry)
        numbers.append(
          rounded(areShares ? draw : entry < 2 ? 4 * draw - 2 : reach * (draw - 0.5)))
      }
      let isActive = RecordedDraws.draw(seed + 1000, prior) < share
      let object = RecordedDraws.draw(seed + 2000, prior)
      if isActive {
        numbers.append(rounded(areShares ? object : 6 * object - 2))
      } else {
        numbers.append(areShares ? 0 : -9)
      }
      for k in 0..<classes {
        let draw = RecordedDraws.draw(seed + 3000, prior * classes + k)
        numbers.append(rounded(areShares ? draw : 8 * draw - 4))
      }
    }
    return YOLOHead(numbers: numbers, classCount: classes)
  }

  /// The ground truths of an image; classes go round by three.
  static func groundTruths(_ image: Int, _ root: Recorded) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (index, box) in root["boxes"][image].list.map(\.numbers).enumerated() {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: index % 3)
    }
    return columns
  }

  /// What has to be there.
  static func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }

  private struct Missing: Error {}
}

extension YOLORecorded {
  /// The images of a recorded batch, each with a head of its own.
  static func lossImages(
    _ batch: Recorded, _ encoder: YOLOEncoder, _ root: Recorded, classes: Int, areShares: Bool
  ) throws -> [YOLOLossImage] {
    try batch["images"].integers.enumerated().map { place, number in
      let truths = groundTruths(number, root)
      let head = head(
        batch, seed: batch["seed"].integer + 10_000 * place, priors: encoder.priorCount,
        classes: classes, areShares: areShares)
      return YOLOLossImage(head: head, targets: try encoder.encode(truths), groundTruths: truths)
    }
  }
}
