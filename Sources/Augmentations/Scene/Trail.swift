/// What happened to a picture on its way through an augmentation.
public struct Trail: Hashable, Sendable {
  /// The part of a picture that was kept, in pixels of that picture: whole ones, but for trainers that
  /// cut boxes between pixels.
  public struct Crop: Hashable, Sendable {
    /// Left edge.
    public var left: Double
    /// Top edge.
    public var top: Double
    /// Width.
    public var width: Double
    /// Height.
    public var height: Double
    /// Width of the picture before.
    public var ofWidth: Double
    /// Height of the picture before.
    public var ofHeight: Double

    /// Joins the six.
    public init(
      left: Double, top: Double, width: Double, height: Double, ofWidth: Double, ofHeight: Double
    ) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
      self.ofWidth = ofWidth
      self.ofHeight = ofHeight
    }
  }

  /// How many times the area of the picture that the canvas was which it was put on; nothing where it
  /// was put on none.
  public var canvasAreaRatio: Double?
  /// What was cut out; nothing where the whole picture stayed.
  public var crop: Crop?
  /// Left and right were exchanged.
  public var isFlipped = false
  /// Top and bottom were exchanged.
  public var isFlippedVertically = false

  /// The whole of it was scaled, shifted, turned or sheared into a window.
  public var isWarped = false

  /// Nothing happened.
  public init() {}

  /// Whether the boxes lie where they lay, up to a change of size.
  public var isLeftAlone: Bool { self == Trail() }
}
