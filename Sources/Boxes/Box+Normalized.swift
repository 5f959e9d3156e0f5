extension Box where Space == Pixels {
  /// The box as shares of its image.
  ///
  /// - Units: `0…1` inside the image; beyond, for a box that reaches out of it.
  public func normalized(by image: ImageSize) -> Box<Unit>? {
    let width = Double(image.width)
    let height = Double(image.height)
    return Box<Unit>(
      xMin: xMin / width, yMin: yMin / height, xMax: xMax / width, yMax: yMax / height)
  }
}

extension Box where Space == Unit {
  /// The box in pixels of an image of that size.
  public func denormalized(to image: ImageSize) -> Box<Pixels>? {
    let width = Double(image.width)
    let height = Double(image.height)
    return Box<Pixels>(
      xMin: xMin * width, yMin: yMin * height, xMax: xMax * width, yMax: yMax * height)
  }
}
