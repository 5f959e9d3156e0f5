/// Where the pixels of a picture lie in another that is made of it.
public struct PicturePlacement: Hashable, Sendable {
  /// Which picture: its place among those that the whole is made of.
  public var picture: Int
  /// From the picture's pixels to those of the whole.
  public var map: AffineMap
  /// The part of the whole that the picture may fill; what lies past it is cut off.
  public var window: Edges<Pixels>

  /// Joins the three.
  public init(picture: Int, map: AffineMap, window: Edges<Pixels>) {
    self.picture = picture
    self.map = map
    self.window = window
  }
}
