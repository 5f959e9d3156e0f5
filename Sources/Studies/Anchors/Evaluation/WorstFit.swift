import Boxes
import Rendering

/// An object that no anchor fits well.
public struct WorstFit: Sendable {
  /// The label file.
  public var file: String
  /// The line that the object begins on, from 1.
  public var line: Int
  /// Its class as written.
  public var className: String
  /// Its size in pixels of its image.
  public var size: Size<Pixels>
  /// The anchor that fits it best, from 0.
  public var anchor: Int
  /// Their shape IoU.
  public var shapeIoU: Double
  /// The object and that anchor over the picture.
  public var crop: EmbeddedPicture?

  /// Joins the facts.
  public init(
    file: String, line: Int, className: String, size: Size<Pixels>, anchor: Int,
    shapeIoU: Double, crop: EmbeddedPicture? = nil
  ) {
    self.file = file
    self.line = line
    self.className = className
    self.size = size
    self.anchor = anchor
    self.shapeIoU = shapeIoU
    self.crop = crop
  }
}
