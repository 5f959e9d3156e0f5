import Boxes

/// Writes what was read in another format, and counts what that format can't hold.
public struct LabelWriter: Sendable {
  /// The format that is written.
  public let format: LabelFormatName
  /// The classes in index order, for formats that write numbers.
  public let classes: ClassList
  /// How the numbers of VOC files shall name edges.
  public var vocPixels = PixelConvention.oneBasedInclusive

  /// What a file says, and what was left out of it.
  public struct Output: Hashable, Sendable {
    /// The content of the file.
    public var bytes: [UInt8]
    /// How many times each kind of thing was lost.
    public var losses: [ConversionLoss: Int]
  }

  /// Writes one format.
  public init(_ format: LabelFormatName, classes: ClassList) {
    self.format = format
    self.classes = classes
  }

  /// Writes one label file: of one image, or of all that are given where one file holds all.
  ///
  /// - Parameter images: The images, each with the name of its picture file.
  public func write(_ images: [(image: LabeledImage, pictureName: String)]) -> Output {
    var losses = ConversionLosses()
    let bytes = format.type.write(images, by: self, &losses)
    for (image, _) in images { losses.addPassed(of: image, in: format) }
    return Output(bytes: bytes, losses: losses.counts)
  }
}
