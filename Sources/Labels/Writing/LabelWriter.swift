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

  /// Writes label files. VOC, KITTI and YOLO hold one image a file; COCO holds all that are given.
  ///
  /// - Parameter images: The images, each with the name of its picture file.
  public func write(_ images: [(image: LabeledImage, pictureName: String)]) -> Output {
    var losses = ConversionLosses()
    var bytes: [UInt8] = []
    switch format {
    case .coco: bytes = COCOWriter.write(images, classes, &losses)
    case .voc:
      for (image, name) in images {
        bytes += VOCWriter.write(image, pictureName: name, vocPixels, &losses)
      }
    case .kitti: for (image, _) in images { bytes += KITTIWriter.write(image, &losses) }
    case .yolo: for (image, _) in images { bytes += YOLOWriter.write(image, classes, &losses) }
    }
    return Output(bytes: bytes, losses: losses.counts)
  }
}

/// What a format can't hold.
public enum ConversionLoss: String, CaseIterable, Comparable, Hashable, Sendable {
  /// An object without a box that can be read.
  case unreadableObject = "object without a readable box"
  /// An object whose box is inverted or reaches past the image, in a format that has no numbers for
  /// such a box.
  case unstatableBox = "object with a box that the format can't state"
  /// A region to ignore, in a format that knows none.
  case ignoredRegion = "region to ignore"
  /// An object whose class is not in the list.
  case unknownClass = "object of a class outside the list"
  /// An object of an image whose size is not known.
  case unknownSize = "object of an image without a size"
  /// A class name with blanks, written with `_`.
  case className = "blank in a class name"
  /// The class of a crowd, where regions to ignore have none.
  case crowdClass = "class of a crowd"
  /// `difficult`, `truncated` or `occluded`, or part of what it says.
  case flags = "flag"
  /// KITTI's alpha, dimensions, location and rotation.
  case threeD = "3-D field"
  /// KITTI's score.
  case score = "score"

  /// Orders by name, as reports list them.
  public static func < (a: ConversionLoss, b: ConversionLoss) -> Bool { a.rawValue < b.rawValue }
}

/// Counts losses.
struct ConversionLosses {
  private(set) var counts: [ConversionLoss: Int] = [:]

  mutating func add(_ loss: ConversionLoss) { counts[loss, default: 0] += 1 }

  /// Counts what only KITTI holds.
  mutating func addKITTI(of object: LabeledObject) {
    guard let kitti = object.kitti else { return }
    if kitti.score != nil { add(.score) }
    if kitti.height > 0 || kitti.width > 0 || kitti.length > 0 || kitti.z > 0 { add(.threeD) }
  }
}
