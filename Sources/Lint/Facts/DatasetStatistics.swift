import Boxes
import Labels

/// What a dataset holds, in numbers, for `dataset stats`. Mergeable: each thread has its own, and
/// the result does not depend on how files were divided.
public struct DatasetStatistics: Sendable {
  /// What is known of one class.
  public struct ClassStatistics: Sendable {
    /// Objects of the class, with or without a usable box.
    public internal(set) var objects = 0
    /// Images with at least one of them.
    public internal(set) var images = 0
    /// Objects marked difficult, truncated or occluded.
    public internal(set) var difficult = 0
    /// Objects that are cut off by the image.
    public internal(set) var truncated = 0
    /// Objects that are hidden in part.
    public internal(set) var occluded = 0
    /// Sizes of the boxes that pass the gate.
    public internal(set) var sizes = SizeStatistics()
  }

  /// Sizes and shapes of boxes.
  public struct SizeStatistics: Hashable, Sendable {
    /// Widths in the image's pixels.
    public internal(set) var width = Distribution()
    /// Heights in the image's pixels.
    public internal(set) var height = Distribution()
    /// Widths in the network's pixels; empty without an input or sizes.
    public internal(set) var resizedWidth = Distribution()
    /// Heights in the network's pixels.
    public internal(set) var resizedHeight = Distribution()
    /// Width over height.
    public internal(set) var aspect = Distribution()
    /// Share of the image that a box covers, where its size is known.
    public internal(set) var share = Distribution()

    /// - Parameter isShare: Whether the box is a share of an image whose pixels nobody knows.
    mutating func add(
      _ box: Box<Pixels>, image: ImageSize?, input: ImageSize?, isShare: Bool
    ) {
      if !isShare {
        width.add(box.width)
        height.add(box.height)
        aspect.add(box.width / box.height)
      }
      guard let image else { return }
      share.add(box.area / image.bounds.area)
      guard let input else { return }
      resizedWidth.add(box.width * Double(input.width) / Double(image.width))
      resizedHeight.add(box.height * Double(input.height) / Double(image.height))
    }

    mutating func merge(_ other: SizeStatistics) {
      width.merge(other.width)
      height.merge(other.height)
      resizedWidth.merge(other.resizedWidth)
      resizedHeight.merge(other.resizedHeight)
      aspect.merge(other.aspect)
      share.merge(other.share)
    }
  }

  /// Images: label files, or what a document holds.
  public private(set) var images = 0
  /// Label files of which nothing could be read; they are no images.
  public private(set) var unread = UnreadLabels()
  /// Files without objects.
  public private(set) var imagesWithoutObjects = 0
  /// Objects, unreadable ones included.
  public private(set) var objects = 0
  /// Boxes that pass the gate.
  public private(set) var boxes = 0
  /// Boxes that are shares of images whose size is not known: they have no width in pixels.
  public private(set) var boxesWithoutPixels = 0
  /// What could not be read.
  public private(set) var issues = 0
  /// What the gate leaves out, by reason.
  public private(set) var leftOut: [Gate.Reason: Int] = [:]
  /// Files by format.
  public private(set) var formats: [LabelFormatName: Int] = [:]
  /// Images by size; those of no known size are not in it.
  public private(set) var imageSizes: [ImageSize: Int] = [:]
  /// Images by how many objects they have.
  public private(set) var imagesByObjectCount: [Int: Int] = [:]
  /// The classes.
  public private(set) var classes: [String: ClassStatistics] = [:]
  /// Sizes of all boxes that pass the gate.
  public private(set) var sizes = SizeStatistics()

  private let networkInput: ImageSize?
  private let classList: ClassList?

  /// Nothing counted.
  ///
  /// - Parameters:
  ///   - networkInput: What images are resized to, for sizes after resizing.
  ///   - classes: With a stated list, objects of other classes are left out.
  public init(networkInput: ImageSize? = nil, classes: ClassList? = nil) {
    self.networkInput = networkInput
    classList = classes.flatMap { $0.isStated ? $0 : nil }
  }

  /// Objects of all classes.
  public var namedObjects: Int { classes.values.reduce(0) { $0 + $1.objects } }

  /// The most frequent image sizes, by width and height where they are equally frequent; then how
  /// many sizes there are besides, and their images.
  ///
  /// - Parameter limit: the most sizes that are named.
  public func frequentImageSizes(
    _ limit: Int = .max
  ) -> (named: [(size: ImageSize, count: Int)], otherSizes: Int, otherImages: Int) {
    let all = imageSizes.sorted {
      ($1.value, $0.key.width, $0.key.height) < ($0.value, $1.key.width, $1.key.height)
    }
    let named = all.prefix(limit).map { (size: $0.key, count: $0.value) }
    let others = all.dropFirst(limit)
    return (named, others.count, others.reduce(0) { $0 + $1.value })
  }

  /// Images whose size is not known.
  public var imagesOfUnknownSize: Int { images - imageSizes.values.reduce(0, +) }

  /// The classes by name, as reports list them.
  public var sortedClasses: [(name: String, statistics: ClassStatistics)] {
    classes.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      .map { ($0.key, $0.value) }
  }

  /// Counts one label file. What a document says of no image is no image.
  public mutating func collect(_ image: LabeledImage) {
    issues += image.issues.count
    if unread.take(image) || image.isDocument { return }
    images += 1
    objects += image.objects.count
    formats[image.format, default: 0] += 1
    imagesByObjectCount[image.objects.count, default: 0] += 1
    if image.objects.isEmpty { imagesWithoutObjects += 1 }
    let size = image.size
    if let size, !image.isUnit { imageSizes[size, default: 0] += 1 }
    var seen: [String] = []
    for object in image.objects {
      let box = judge(object)
      // What can't be read counts as an object, and what it is of is not known either.
      if object.box == nil || object.isDontCare || object.className.isEmpty { continue }
      let isFirst = !seen.contains(object.className)
      if isFirst { seen.append(object.className) }
      count(object, isFirst: isFirst, box: box, size: size, isShare: image.isUnit)
    }
  }

  /// Takes over another's counts.
  public mutating func merge(_ other: DatasetStatistics) {
    images += other.images
    unread.merge(other.unread)
    imagesWithoutObjects += other.imagesWithoutObjects
    objects += other.objects
    boxes += other.boxes
    boxesWithoutPixels += other.boxesWithoutPixels
    issues += other.issues
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    formats.merge(other.formats, uniquingKeysWith: +)
    imageSizes.merge(other.imageSizes, uniquingKeysWith: +)
    imagesByObjectCount.merge(other.imagesByObjectCount, uniquingKeysWith: +)
    sizes.merge(other.sizes)
    for (name, statistics) in other.classes {
      classes[name, default: ClassStatistics()].merge(statistics)
    }
  }

  /// The box, if it passes the gate; else the reason is counted.
  private mutating func judge(_ object: LabeledObject) -> Box<Pixels>? {
    switch Gate.judge(object, classes: classList) {
    case .leftOut(let reason):
      leftOut[reason, default: 0] += 1
      return nil
    case .passed(let box):
      boxes += 1
      return box
    }
  }

  private mutating func count(
    _ object: LabeledObject, isFirst: Bool, box: Box<Pixels>?, size: ImageSize?, isShare: Bool
  ) {
    var entry = classes[object.className] ?? ClassStatistics()
    entry.objects += 1
    if isFirst { entry.images += 1 }
    if let difficult = object.flags.difficult, difficult > 0 { entry.difficult += 1 }
    if let truncated = object.flags.truncated, truncated > 0 { entry.truncated += 1 }
    if let occluded = object.flags.occluded, occluded > 0 { entry.occluded += 1 }
    if let box {
      entry.sizes.add(box, image: size, input: networkInput, isShare: isShare)
      sizes.add(box, image: size, input: networkInput, isShare: isShare)
      if isShare { boxesWithoutPixels += 1 }
    }
    classes[object.className] = entry
  }
}

extension DatasetStatistics.ClassStatistics {
  mutating func merge(_ other: Self) {
    objects += other.objects
    images += other.images
    difficult += other.difficult
    truncated += other.truncated
    occluded += other.occluded
    sizes.merge(other.sizes)
  }
}
