import Boxes

extension TrainerReading {
  /// The corners of an object in pixels of the network's input, as the trainer gets there.
  ///
  /// Pixels of the picture take one multiplication with (input side / picture side); where the
  /// trainer holds center and sides, these are multiplied and halved then. Shares take one
  /// multiplication with the picture's side in the input, in the precision that the trainer holds.
  /// Padding is added last.
  ///
  /// - Parameter placement: how the picture lies in the network's input; over one of its own size gives
  ///   pixels of the picture.
  public func edges(of object: Object, _ placement: InputPlacement) -> Edges<InputPixels> {
    let corners = object.corners
    let (width, height) = (placement.width, placement.height)
    let (left, top) = (placement.left, placement.top)
    switch unit {
    case .share where numbers == .float32:
      return corners.reaching(
        x: { Double(Float($0) * Float(width) + Float(left)) },
        y: { Double(Float($0) * Float(height) + Float(top)) })
    case .share: return corners.reaching(x: { $0 * width + left }, y: { $0 * height + top })
    case .pixel:
      let toInput = SpaceScale<ReaderUnits, InputPixels>(into: placement)
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
