import Boxes
import Configs
import Foundation
import Testing

/// A request and the folder that holds what it should give.
struct EmitterGolden: Sendable, CustomTestStringConvertible {
  let folder: String
  let target: String
  var anchors: [Size<Pixels>] = []
  var inputSize = ImageSize(width: 416, height: 416)
  var classNames = ["car", "person", "bicycle"]
  var layout: LevelTable?
  var options = EmitOptions()

  var testDescription: String { folder }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/emitters")

  /// Nine anchors, the last two of them not whole.
  static let nine = sizes(
    (10, 13), (16, 30), (33, 23), (30, 61), (62, 45), (59, 119), (116, 90), (156.25, 198),
    (373, 326.5))
  /// Three sizes times three ratios, so that a product holds them: 32, 64, 128 and 1/4, 1, 4.
  static let product = sizes(
    (32, 32), (64, 16), (16, 64), (64, 64), (128, 32), (32, 128), (128, 128), (256, 64), (64, 256))

  static let all: [EmitterGolden] = [
    EmitterGolden(folder: "squeezedet", target: "squeezedet", anchors: nine),
    EmitterGolden(folder: "squeezedet-base", target: "squeezedet", anchors: nine),
    EmitterGolden(folder: "squeezedet-script", target: "squeezedet-script", anchors: nine),
    EmitterGolden(folder: "squeezedet-script-base", target: "squeezedet-script", anchors: nine),
    EmitterGolden(folder: "json", target: "json", anchors: nine),
    EmitterGolden(folder: "csv", target: "csv", anchors: nine),
    EmitterGolden(folder: "ssd-tensorflow", target: "ssd-tensorflow").with(ssd300(first: 21)),
    EmitterGolden(folder: "modular-ssd", target: "modular-ssd").with(ssd300(first: 21)),
    EmitterGolden(folder: "ssd-tensorflow-voc", target: "ssd-tensorflow-voc")
      .with(ssd300(first: 21)),
    EmitterGolden(folder: "ssd-keras", target: "ssd-keras").with(ssd300(first: 30)),
    EmitterGolden(folder: "tf2-ssd", target: "tf2-ssd").with(ssd300(first: 30)),
    EmitterGolden(folder: "gluoncv", target: "gluoncv").with(ssd300(first: 30)),
    EmitterGolden(folder: "torchcv", target: "torchcv").with(ssd300(first: 30)),
    EmitterGolden(folder: "torchvision", target: "torchvision", anchors: nine),
    EmitterGolden(folder: "torchvision-product", target: "torchvision", anchors: product),
    EmitterGolden(folder: "torchvision-levels", target: "torchvision", anchors: nine)
      .strides(4, 8, 16, 32, 64, 128, 256, 512, 1024),
    EmitterGolden(folder: "torchvision-ssd", target: "torchvision").with(ssd300(first: 21)),
    EmitterGolden(folder: "detectron2", target: "detectron2", anchors: nine),
    EmitterGolden(folder: "detectron2-levels", target: "detectron2", anchors: nine)
      .strides(8, 16, 32),
    EmitterGolden(folder: "mmdetection", target: "mmdetection", anchors: nine),
    EmitterGolden(folder: "mmdetection-ssd", target: "mmdetection").with(ssd300(first: 21)),
    EmitterGolden(folder: "mmdetection-base", target: "mmdetection", anchors: nine),
    EmitterGolden(folder: "mmdetection-ssd-base", target: "mmdetection").with(ssd300(first: 21)),
    EmitterGolden(folder: "tf-object-detection", target: "tf-object-detection", anchors: nine),
    EmitterGolden(folder: "tf-object-detection-ssd", target: "tf-object-detection")
      .with(ssd300(first: 21)),
    EmitterGolden(folder: "tf-object-detection-base", target: "tf-object-detection", anchors: nine),
    EmitterGolden(
      folder: "tf-object-detection-ssd-base", target: "tf-object-detection", anchors: nine,
      inputSize: ImageSize(width: 300, height: 300)),
    EmitterGolden(folder: "darknet", target: "darknet", anchors: nine),
    EmitterGolden(folder: "darknet-uneven", target: "darknet", anchors: Array(nine.prefix(7))),
    EmitterGolden(folder: "darknet-base", target: "darknet", anchors: nine),
    EmitterGolden(folder: "yolov5", target: "yolov5", anchors: nine),
    EmitterGolden(folder: "yolov5-base", target: "yolov5", anchors: nine),
    EmitterGolden(folder: "tao", target: "tao", anchors: nine),
    EmitterGolden(folder: "tao-base", target: "tao", anchors: nine),
    EmitterGolden(folder: "tao-ssd", target: "tao").with(ssd300(first: 30)),
    EmitterGolden(folder: "tao-ssd-base", target: "tao").with(ssd300(first: 30)),
  ]

  /// What is asked for; `base.*` of the folder is the base file.
  func request() throws -> EmitRequest {
    EmitRequest(
      anchors: anchors, inputSize: try #require(inputSize), classNames: classNames,
      base: try file("base").map { Array(try Data(contentsOf: $0)) },
      baseName: try file("base")?.lastPathComponent, layout: layout, options: options)
  }

  /// The file of the folder with that stem.
  func file(_ stem: String) throws -> URL? {
    let folder = Self.root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().first { $0.hasPrefix(stem + ".") }.map { folder.appending(path: $0) }
  }

  /// SSD300 as its trainers list it; the first size is 30 (VOC) or 21 (COCO).
  static func ssd300(first: Double) -> LevelTable {
    let sizes: [Double] =
      first == 30 ? [30, 60, 111, 162, 213, 264, 315] : [21, 45, 99, 153, 207, 261, 315]
    let cells = [38, 19, 10, 5, 3, 1]
    let steps: [Double] = [8, 16, 32, 64, 100, 300]
    guard let input = ImageSize(width: 300, height: 300) else {
      preconditionFailure("300 by 300 is a size")
    }
    return LevelTable(
      inputSize: input,
      levels: cells.indices.map { level in
        let isWide = (1...3).contains(level)
        return LevelTable.Level(
          columns: cells[level], rows: cells[level], stepX: steps[level], stepY: steps[level],
          size: sizes[level], nextSize: sizes[level + 1],
          ratios: isWide ? [2, 0.5, 3, 1.0 / 3] : [2, 0.5])
      })
  }

  static func sizes(_ pairs: (Double, Double)...) -> [Size<Pixels>] {
    pairs.compactMap { Size<Pixels>(width: $0.0, height: $0.1) }
  }

  private func with(_ layout: LevelTable) -> EmitterGolden {
    var copy = self
    copy.layout = layout
    copy.inputSize = ImageSize(width: 300, height: 300)
    return copy
  }

  private func strides(_ strides: Int...) -> EmitterGolden {
    var copy = self
    copy.options.strides = strides
    return copy
  }
}
