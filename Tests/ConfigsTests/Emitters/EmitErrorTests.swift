import Boxes
import Configs
import Foundation
import Testing

/// A request that a target must refuse, and words of the sentence that says why.
struct Refusal: Sendable, CustomTestStringConvertible {
  let target: String
  let words: [String]
  let request: EmitRequest

  var testDescription: String { "\(target): \(words[0])" }

  init(_ target: String, _ request: EmitRequest, says words: String...) {
    self.target = target
    self.words = words
    self.request = request
  }

  static let square = imageSize(300, 300)
  static let wide = imageSize(1248, 384)
  static let nine = EmitterGolden.nine
  static let layout = EmitterGolden.ssd300(first: 30)

  private static func imageSize(_ width: Int, _ height: Int) -> ImageSize {
    guard let size = ImageSize(width: width, height: height) else {
      preconditionFailure("\(width) by \(height) is a size")
    }
    return size
  }

  static func anchors(
    _ count: Int, base: String? = nil, strides: [Int]? = nil, limit: Int? = nil
  ) -> EmitRequest {
    var options = EmitOptions()
    options.maximumPriorsPerCell = limit
    options.strides = strides
    return EmitRequest(
      anchors: Array(nine.prefix(count)), inputSize: square, classNames: ["car"],
      base: base.map { Array($0.utf8) }, options: options)
  }

  static func layout(
    in size: ImageSize = square, _ change: (inout LevelTable) -> Void
  ) -> EmitRequest {
    var layout = layout
    change(&layout)
    return EmitRequest(anchors: [], inputSize: size, classNames: ["car"], layout: layout)
  }

  static let all: [Refusal] =
    ConfigEmitters.all.filter { $0.info.takes == .layout }.map {
      Refusal($0.info.target, anchors(9), says: "free widths and heights can't", "--layout")
    }
    + ConfigEmitters.all.filter { $0.info.takes != .layout }.map {
      Refusal($0.info.target, anchors(0), says: "no anchor to write", "--anchors")
    }
    + ConfigEmitters.all.filter { !$0.info.updatesBase }.map {
      Refusal($0.info.target, anchors(9, base: "x"), says: "no existing file can be updated")
    } + shapes + bases

  static let shapes: [Refusal] = [
    Refusal("detectron2", anchors(9, limit: 0), says: "0 priors a cell hold no anchor"),
    Refusal("torchvision", anchors(9, limit: -4), says: "-4 priors a cell"),
    Refusal("darknet", anchors(2), says: "2 of 3 levels would have anchors", "--strides"),
    Refusal("darknet", anchors(9, strides: [32, 16]), says: "32,16 are not positive and rising"),
    Refusal("darknet", anchors(9, strides: []), says: "not positive and rising"),
    Refusal(
      "darknet", EmitRequest(anchors: nine, inputSize: square), says: "classes are needed",
      "(classes + 5) * masks"),
    Refusal("yolov5", anchors(7), says: "7 anchors can't be shared evenly by 3 levels"),
    Refusal("mmdetection", anchors(8), says: "multiple of 3"),
    Refusal("tao", anchors(8), says: "multiple of 3"),
    Refusal("tao", anchors(8, strides: [8, 16]), says: "strides 8,16,32"),
    Refusal("detectron2", anchors(9, strides: [8, 16]), says: "evenly by 2 levels"),
    Refusal(
      "torchvision", layout(in: wide) { _ in }, says: "squares of 1248x384", "square input"),
    Refusal("torchcv", layout { $0.levels[1].rows = 6 }, says: "level 2 has 19 × 6 cells"),
    Refusal(
      "torchcv", layout { $0.levels[0].ratios = [2, 0.5, 3] }, says: "ratio 3 without its inverse"),
    Refusal("gluoncv", layout { $0.levels[0].nextSize = 50 }, says: "next size 50", "the size 60"),
    Refusal("gluoncv", layout { $0.levels = [] }, says: "there is no level"),
    Refusal("gluoncv", layout { $0.levels[2].size = .nan }, says: "level 3", "finite"),
    Refusal("gluoncv", layout { $0.levels[2].ratios = [1] }, says: "the squares are implied"),
    Refusal("mmdetection", layout { $0.levels[5].nextSize = 10 }, says: "level 6", "asserts"),
    Refusal(
      "modular-ssd", layout { $0.levels += $0.levels.prefix(2) }, says: "8 levels", "at most 7"),
    Refusal(
      "ssd-tensorflow-voc", layout { $0.levels.append($0.levels[5]) }, says: "7 levels",
      "at most 6"),
    Refusal(
      "modular-ssd", EmitRequest(anchors: [], inputSize: square, layout: layout),
      says: "classes are needed for num_classes"),
    Refusal("tf2-ssd", layout(in: wide) { _ in }, says: "squares of 1248x384"),
    Refusal("tf2-ssd", layout { $0.levels[1].rows = 6 }, says: "level 2 has 19 × 6 cells"),
    Refusal("ssd-keras", layout { $0.levels[0].nextSize = 50 }, says: "next size 50"),
    Refusal("tao", layout { $0.levels.removeLast() }, says: "5 levels", "6 levels"),
    Refusal(
      "tf-object-detection", layout { $0.levels[0].stepX = 7.5 }, says: "half of the step 7.5"),
    Refusal("tf-object-detection", layout { $0.levels[0].stepX = 7 }, says: "half of the step 7 "),
    Refusal(
      "tf-object-detection", layout { $0.levels[0].stepX = 1e300 }, says: "half of the step 1"),
  ]

  private static let net = "[net]\nwidth=300\nheight=300\n"
  private static let conv = "[convolutional]\nfilters=1\n"
  private static let yolo = "[yolo]\nmask=0\nanchors=1,1\nclasses=1\nnum=1\n"

  static let bases: [Refusal] = [
    Refusal("squeezedet", anchors(9, base: "{"), says: "squeezedet: squeeze.config is not JSON"),
    Refusal("squeezedet", anchors(9, base: "{}"), says: "no IMAGE_WIDTH"),
    Refusal(
      "squeezedet", EmitRequest(anchors: nine, inputSize: square, classNames: ["Car"]),
      says: "'Car' has a capital", "Write 'car'"),
    Refusal(
      "squeezedet-script", EmitRequest(anchors: nine, inputSize: square, classNames: ["Car"]),
      says: "'Car' has a capital"),
    Refusal(
      "squeezedet-script", anchors(9, base: "cfg.A = 1\n"), says: "no 'def squeezeDet_config("),
    Refusal(
      "squeezedet-script", anchors(9, base: "def squeezeDet_config(n):\n  cfg.A = 1\n"),
      says: "it sets no CLASS_NAMES"),
    Refusal(
      "squeezedet-script",
      anchors(9, base: "def squeezeDet_config(n):\n cfg.A = 1\n\n cfg.A = 2\n"),
      says: "line 4", "cfg.A is set twice"),
    Refusal("darknet", anchors(9, base: ""), says: "the first section is not [net]"),
    Refusal("darknet", anchors(9, base: net + conv), says: "it has no [yolo] layer"),
    Refusal(
      "darknet", anchors(9, base: net + "[region]\n"), says: "line 4", "[region] has another"),
    Refusal("darknet", anchors(9, base: net + yolo), says: "does not follow a [convolutional]"),
    Refusal("darknet", anchors(9, base: net + conv + "[yolo]\n"), says: "line 6", "no 'mask='"),
    Refusal(
      "darknet", anchors(9, base: "[net]\nwidth=416\nheight=416\n" + conv + yolo),
      says: "input of 416x416", "pixels of 300x300", "--input-size"),
    Refusal("darknet", anchors(9, base: "[net]\n" + conv + yolo), says: "no width and height"),
    Refusal(
      "darknet", anchors(1, base: net + conv + yolo + conv + yolo), says: "1 of 2 levels would"),
    Refusal("yolov5", anchors(9, base: "nc: 80\n"), says: "no 'anchors:'", "ultralytics 8"),
    Refusal("yolov5", anchors(9, base: "anchors: 3\nanchors: 3\n"), says: "line 2", "twice"),
    Refusal(
      "yolov5", anchors(9, base: "anchors:\n- [1,1]\n", strides: [8, 16, 32]),
      says: "3 levels, the"),
    Refusal("tf-object-detection", anchors(9, base: "model { ssd { } }"), says: "anchor_generator"),
    Refusal(
      "tf-object-detection", anchors(9, base: "model {\n ssd {"), says: "line 2", "ends inside"),
    Refusal("tf-object-detection", anchors(9, base: "model: \"a"), says: "string is not closed"),
    Refusal("tf-object-detection", anchors(9, base: "a: [1"), says: "a list is not closed"),
    Refusal("tf-object-detection", anchors(9, base: "}"), says: "a field's name was expected"),
    Refusal(
      "tf-object-detection", anchors(9, base: String(repeating: "a {", count: 5000)),
      says: "nested too deep"),
    Refusal(
      "tf-object-detection",
      anchors(
        9,
        base: """
          model { ssd { image_resizer { fixed_shape_resizer { width: 640 height: 640 } }
          anchor_generator { } } }
          """), says: "input of 640x640"),
    Refusal("tao", anchors(9, base: "ssd_config { }"), says: "neither yolov4_config"),
    Refusal("tao", anchors(9, base: "yolov4_config: 1"), says: "neither yolov4_config"),
    Refusal(
      "tao",
      anchors(
        9,
        base: "yolov4_config { } augmentation_config { output_width: 416 output_height: 416 }"),
      says: "input of 416x416"),
  ]
}

@Suite struct EmitErrorTests {
  @Test(arguments: Refusal.all)
  func `what a target can't hold is refused with the reason`(refusal: Refusal) throws {
    let emitter = try ConfigEmitters.named(refusal.target)
    let error = try #require(throws: EmitError.self) { try emitter.emit(refusal.request) }
    for word in refusal.words {
      #expect(error.description.contains(word), "\(error.description)")
    }
  }
}
