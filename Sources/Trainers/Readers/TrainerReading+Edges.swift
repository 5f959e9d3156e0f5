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
  public func edges(
    of object: Object, imageSize: ImageSize, inputSize: ImageSize
  ) -> Edges<InputPixels> {
    let corners = object.corners
    let (width, height) = (Double(inputSize.width), Double(inputSize.height))
    switch unit {
    case .share where numbers == .float32:
      return corners.reaching(
        x: { Double(Float($0) * Float(width)) }, y: { Double(Float($0) * Float(height)) })
    case .share: return corners.reaching(x: { $0 * width }, y: { $0 * height })
    case .pixel:
      let toInput = SpaceScale<ReaderUnits, InputPixels>(from: imageSize, to: inputSize)
      return object.center.map { Edges(toInput.frame($0)) } ?? toInput.edges(corners)
    }
  }
}

extension Edges<ReaderUnits> {
  /// Each number through a function of its own axis, into the network's input.
  fileprivate func reaching(
    x: (Double) -> Double, y: (Double) -> Double
  ) -> Edges<InputPixels> {
    let reached = mapped(x: x, y: y)
    return Edges<InputPixels>(
      xMin: reached.xMin, yMin: reached.yMin, xMax: reached.xMax, yMax: reached.yMax)
  }
}
