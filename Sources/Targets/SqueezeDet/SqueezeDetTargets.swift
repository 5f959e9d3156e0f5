import Boxes

/// What SqueezeDet's trainer makes of one image: who is kept, where, and who gets which prior.
public struct SqueezeDetTargets: Hashable, Sendable {
  /// The objects that are kept and dropped.
  public let labels: SqueezeDetLabels
  /// The kept boxes in pixels of the network's input, in order.
  public let boxes: [SqueezeDetBox]
  /// The match of each box.
  public let matches: [SqueezeDetMatch]
  /// The offsets of each box from its prior.
  public let offsets: [BoxOffsets<Double>]

  /// Columns of a row of the label tensor: mask, box, offsets, then one a class.
  public static func tensorColumns(classCount: Int) -> Int { 9 + classCount }

  /// Fills one image of the trainer's label tensor.
  ///
  /// - Shape: priors × (9 + classes): mask (1), `cx cy w h` in pixels (4), `tx ty tw th` (4),
  ///   one-hot class. All other rows become 0.
  /// - Throws: `wrongLength` when the buffer has another size, `classOutOfRange`.
  public func fill(
    _ tensor: inout [Float], priors: Int, classCount: Int
  ) throws(SqueezeDetError) {
    let columns = Self.tensorColumns(classCount: classCount)
    guard tensor.count == priors * columns else {
      throw .wrongLength(
        what: "the label tensor", expected: priors * columns, found: tensor.count)
    }
    for (match, object) in zip(matches, labels.kept) {
      guard match.prior < priors else {
        throw .wrongLength(what: "the label tensor", expected: match.prior + 1, found: priors)
      }
      let classIndex = object.classIndex.value
      guard classIndex < classCount else {
        throw .classOutOfRange(classIndex: classIndex, classCount: classCount)
      }
    }
    for place in tensor.indices { tensor[place] = 0 }
    for (place, match) in matches.enumerated() {
      let row = match.prior * columns
      let (box, offset) = (boxes[place], offsets[place])
      let numbers = [
        1, box.cx, box.cy, box.width, box.height, offset.tx, offset.ty, offset.tw, offset.th,
      ]
      for (column, number) in numbers.enumerated() { tensor[row + column] = Float(number) }
      tensor[row + 9 + labels.kept[place].classIndex.value] = 1
    }
  }
}

/// Label bytes to targets, as SqueezeDet's trainer goes: read, scale, match, encode.
public struct SqueezeDetTargetEncoder: Sendable {
  /// The trainer's settings.
  public let config: SqueezeDetConfig
  /// Its reader.
  public let reader: SqueezeDetLabelReader
  /// Its matcher.
  public let matcher: SqueezeDetMatcher
  /// How boxes reach the network's input.
  public let rescale: SqueezeDetRescale

  /// An encoder for these settings.
  ///
  /// - Throws: What `SqueezeDetPriors` throws.
  public init(
    _ config: SqueezeDetConfig, dialect: SqueezeDetDialect = .keras,
    rescale: SqueezeDetRescale = .scaled, ties: SqueezeDetTieOrder = .stable
  ) throws(SqueezeDetError) {
    self.config = config
    self.rescale = rescale
    reader = SqueezeDetLabelReader(classNames: config.classNames, dialect: dialect)
    matcher = SqueezeDetMatcher(priors: try SqueezeDetPriors(config), ties: ties)
  }

  /// The targets of an image from the bytes of its KITTI label file.
  ///
  /// - Throws: Where the trainer raises: no kept object, too many, not UTF-8, and for TensorFlow a
  ///   bad line.
  public func encode(_ bytes: [UInt8], imageSize: ImageSize) throws(SqueezeDetError)
    -> SqueezeDetTargets
  {
    try encode(try reader.read(bytes), imageSize: imageSize)
  }

  /// The targets of an image from labels that the reader has kept.
  ///
  /// - Throws: `noGroundTruths` and `moreGroundTruthsThanPriors`.
  public func encode(_ labels: SqueezeDetLabels, imageSize: ImageSize) throws(SqueezeDetError)
    -> SqueezeDetTargets
  {
    let boxes = labels.kept.map {
      SqueezeDetBox($0, image: imageSize, input: config.imageSize, rescale: rescale)
    }
    let matches = try matcher.match(boxes)
    let offsets = zip(boxes, matches).map {
      BoxOffsets(of: $0, from: matcher.priors[$1.prior])
    }
    return SqueezeDetTargets(labels: labels, boxes: boxes, matches: matches, offsets: offsets)
  }
}
