import Boxes

extension TrainerReading {
  /// The corners of an object in pixels of the network's input, as the trainer gets there.
  ///
  /// Pixels of the picture take one multiplication with (input side / picture side); where the
  /// trainer holds center and sides, these are multiplied and halved then. Shares take one
  /// multiplication with the input side, in the precision that the trainer holds.
  ///
  /// - Parameters:
  ///   - imageSize: The size of the picture. Shares need none.
  ///   - inputSize: The network's input; the picture's own size gives pixels of the picture.
  public func edges(of object: Object, imageSize: ImageSize, inputSize: ImageSize) -> SIMD4<Double>
  {
    let input = SIMD2(Double(inputSize.width), Double(inputSize.height))
    switch unit {
    case .share where numbers == .float32:
      return SIMD4<Double>(SIMD4<Float>(object.corners) * SIMD4<Float>(input.twice))
    case .share:
      return object.corners * input.twice
    case .pixel:
      let scale = (input / SIMD2(Double(imageSize.width), Double(imageSize.height))).twice
      guard let center = object.center else { return object.corners * scale }
      return (center * scale).cornersOfCenter
    }
  }
}

extension SIMD2<Double> {
  /// x, y, x, y.
  fileprivate var twice: SIMD4<Double> { SIMD4(self[0], self[1], self[0], self[1]) }
}

extension SIMD4<Double> {
  /// The corners of a box given as center and sides.
  var cornersOfCenter: SIMD4<Double> {
    SIMD4(
      self[0] - self[2] / 2, self[1] - self[3] / 2, self[0] + self[2] / 2,
      self[1] + self[3] / 2)
  }
}
