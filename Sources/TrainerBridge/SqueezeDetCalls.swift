import Boxes
import Targets

/// Makes SqueezeDet's encoder for a grid and anchors of one's own.
///
/// - Parameters:
///   - input: the input's width and height, the grid's columns and rows, the number of anchors and
///     of classes: six numbers.
///   - anchors: width and height in pixels of the input. Shape: anchors × 2.
@c(anchorkit_squeezedet_create)
public func squeezeDetCreate(
  _ input: UnsafePointer<Int64>?, _ anchors: UnsafePointer<Double>?,
  _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    let numbers = try Borrowed.numbers(input, [6], "input")
    let count = try Borrowed.count(numbers[4], "the number of anchors", 1...10_000)
    let classCount = try Borrowed.count(numbers[5], "the number of classes", 1...100_000)
    guard let size = ImageSize(width: Int(numbers[0]), height: Int(numbers[1])) else {
      throw BridgeError.outOfRange(
        argument: "input size", found: "\(numbers[0])x\(numbers[1])",
        expected: "sides of 1 to \(ImageSize.maximumSide) pixels")
    }
    let sides = try Borrowed.numbers(anchors, [count, 2], "anchors")
    var seeds: [Size<Pixels>] = []
    for place in 0..<count {
      let (width, height) = (sides[place * 2], sides[place * 2 + 1])
      guard let seed = Size<Pixels>(width: width, height: height) else {
        throw BridgeError.outOfRange(
          argument: "anchor \(place)", found: "\(width)x\(height)",
          expected: "finite sides above zero")
      }
      seeds.append(seed)
    }
    let config = SqueezeDetConfig(
      imageSize: size, gridWidth: Int(numbers[2]), gridHeight: Int(numbers[3]), anchorSeeds: seeds,
      classNames: SqueezeDetConfig.numberedNames(classCount))
    encoder.pointee = TrainerHandle(.squeezeDet(try SqueezeDetTargetEncoder(config))).pointer
  }
}

/// Makes SqueezeDet's encoder for a `squeeze.config`, given as its bytes; its weights and thresholds
/// are those of the calls that are told none.
@c(anchorkit_squeezedet_create_config)
public func squeezeDetCreateConfig(
  _ json: UnsafePointer<UInt8>?, _ length: Int64,
  _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    let bytes = try Borrowed.numbers(json, [Borrowed.count(length, "length")], "json")
    encoder.pointee = try TrainerHandle(squeezeConfig: Array(bytes)).pointer
  }
}

/// Tells how many classes SqueezeDet's encoder has.
@c(anchorkit_squeezedet_class_count)
public func squeezeDetClassCount(
  _ encoder: UnsafeMutableRawPointer?, _ count: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let encoder = try TrainerHandle.borrow(encoder).squeezeDet()
    guard let count else { throw BridgeError.missing(argument: "count") }
    count.pointee = Int64(encoder.config.classCount)
  }
}

/// SqueezeDet's loss of a batch.
///
/// - Parameters:
///   - output: the network's output. Shape: images × priors × (classes + 5), cell by cell.
///   - targets: label tensors. Shape: images × priors × (9 + classes).
///   - weights: of boxes, classes, positive and negative confidences, then epsilon and the exponent
///     threshold: six numbers, `nan` for the trainer's own.
///   - loss: box, confidence, classification, classification as Keras has it, Keras's total, the
///     total as meant: six numbers.
@c(anchorkit_squeezedet_loss)
public func squeezeDetLoss(
  _ encoder: UnsafeMutableRawPointer?, _ output: UnsafePointer<Double>?, _ outputCount: Int64,
  _ targets: UnsafePointer<Float>?, _ targetCount: Int64, _ weights: UnsafePointer<Double>?,
  _ loss: UnsafeMutablePointer<Double>?
) -> Int32 {
  LastError.status {
    let encoder = try TrainerHandle.borrow(encoder).squeezeDet()
    let output = try Borrowed.numbers(
      output, [Borrowed.count(outputCount, "output count")], "output")
    let targets = try Borrowed.numbers(
      targets, [Borrowed.count(targetCount, "target count")], "targets")
    guard let loss else { throw BridgeError.missing(argument: "loss") }
    var config = encoder.config
    if let weights { try config.set(weights) }
    let value = try SqueezeDetLoss(config).value(targets: Array(targets), output: Array(output))
    let numbers = [
      value.box, value.confidence, value.classification, value.misplacedClassification,
      value.kerasTotal, value.total,
    ]
    for (place, number) in numbers.enumerated() { loss[place] = number }
  }
}

/// SqueezeDet's detections of one image.
///
/// - Parameters:
///   - output: the network's output. Shape: priors × (classes + 5), cell by cell.
///   - settings: top N, probability, suppression and final threshold, exponent threshold: five
///     numbers, `nan` for the trainer's own.
///   - boxes: `x1 y1 x2 y2` in pixels of the input. Shape: capacity × 4.
///   - found: how many there are; with more than `capacity`, only as many are written.
@c(anchorkit_squeezedet_decode)
public func squeezeDetDecode(
  _ encoder: UnsafeMutableRawPointer?, _ output: UnsafePointer<Double>?, _ outputCount: Int64,
  _ settings: UnsafePointer<Double>?, _ capacity: Int64, _ boxes: UnsafeMutablePointer<Double>?,
  _ scores: UnsafeMutablePointer<Double>?, _ classes: UnsafeMutablePointer<Int32>?,
  _ priors: UnsafeMutablePointer<Int32>?, _ found: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let encoder = try TrainerHandle.borrow(encoder).squeezeDet()
    let output = try Borrowed.numbers(
      output, [Borrowed.count(outputCount, "output count")], "output")
    var config = encoder.config
    if let settings, let value = try Borrowed.number(settings[4], 0...1e9, "exponent threshold") {
      config.exponentThreshold = value
    }
    let decoder = try SqueezeDetDecoder(config)
    guard output.count == decoder.outputCount, let found else {
      throw SqueezeDetError.wrongLength(
        what: "the network's output", expected: decoder.outputCount, found: output.count)
    }
    var filter = SqueezeDetFilter(config)
    if let settings {
      let count = try Borrowed.number(settings[0], 0...1e9, "top N")
      filter.topDetections = count.map { Int($0) } ?? filter.topDetections
      filter.probabilityThreshold =
        try Borrowed.number(settings[1], -1...2, "probability threshold")
        ?? filter.probabilityThreshold
      filter.suppressionThreshold =
        try Borrowed.number(settings[2], -1...2, "suppression threshold")
        ?? filter.suppressionThreshold
      filter.finalThreshold =
        try Borrowed.number(settings[3], -1...2, "final threshold") ?? filter.finalThreshold
    }
    let detections = try decoder.decode(Array(output)).flatMap { filter.detections($0) }
    found.pointee = Int64(detections.count)
    for (place, detection) in detections.prefix(Int(clamping: max(0, capacity))).enumerated() {
      let box = detection.box
      boxes?[place * 4] = box.cx - box.width / 2
      boxes?[place * 4 + 1] = box.cy - box.height / 2
      boxes?[place * 4 + 2] = box.cx + box.width / 2
      boxes?[place * 4 + 3] = box.cy + box.height / 2
      scores?[place] = detection.score
      classes?[place] = Int32(truncatingIfNeeded: detection.classIndex)
      priors?[place] = Int32(truncatingIfNeeded: detection.prior)
    }
  }
}

extension SqueezeDetConfig {
  /// Names that any label could reach, for classes that callers number.
  static func numberedNames(_ count: Int) -> [String] { (0..<count).map { "class\($0)" } }

  fileprivate mutating func set(_ weights: UnsafePointer<Double>) throws(BridgeError) {
    let paths: [(WritableKeyPath<SqueezeDetConfig, Double>, String)] = [
      (\.boxLossWeight, "box weight"), (\.classLossWeight, "class weight"),
      (\.positiveConfidenceLossWeight, "positive weight"),
      (\.negativeConfidenceLossWeight, "negative weight"), (\.epsilon, "epsilon"),
      (\.exponentThreshold, "exponent threshold"),
    ]
    for (place, (path, name)) in paths.enumerated() {
      if let value = try Borrowed.number(weights[place], 0...1e9, name) {
        self[keyPath: path] = value
      }
    }
  }
}
