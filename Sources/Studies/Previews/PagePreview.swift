import Boxes
import Rendering
import Trainers

/// One image of a page of previews: boxes as numbers, pictures as data.
public struct PagePreview: Sendable {
  /// What the trainer makes of it.
  public var matches: ImageMatches
  /// Regions that the labels say nothing about, in pixels of the image.
  public var dontCare: [Box<Pixels>]
  /// Some 240 pixels wide, boxes drawn in.
  public var thumbnail: EmbeddedPicture
  /// The photograph without boxes; nothing when there is none.
  public var picture: EmbeddedPicture?

  /// Joins the parts.
  public init(
    matches: ImageMatches, dontCare: [Box<Pixels>], thumbnail: EmbeddedPicture,
    picture: EmbeddedPicture?
  ) {
    self.matches = matches
    self.dontCare = dontCare
    self.thumbnail = thumbnail
    self.picture = picture
  }

  /// The most images of a page: more is slow to open, and nobody looks at them.
  public static let imageLimit = 2000
  /// Columns of a thumbnail.
  static let thumbnailWidth = 240
  /// Pixels of all photographs of a page together: few images keep every pixel, 500 make a page of
  /// about 20 MB.
  private static let pictureBudget = 40_000_000

  /// The most pixels of one photograph on a page of that many images.
  public static func pixelLimit(imageCount: Int) -> Int {
    max(120_000, min(2_000_000, pictureBudget / max(1, imageCount)))
  }
}
