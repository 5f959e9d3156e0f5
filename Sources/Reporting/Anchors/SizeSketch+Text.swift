import Clustering
import Text

extension SizeSketch {
  /// How much is in it, and where it was written.
  public func text(wrote file: String) -> String {
    "\(DecimalText.count(boxCount, "box", "boxes")) of "
      + "\(DecimalText.count(imageCount, "image", "images")) in \(file)\n"
  }
}
