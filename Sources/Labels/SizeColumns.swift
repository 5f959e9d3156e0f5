import Boxes

/// The sizes of all boxes that pass the gate, in flat columns: what clustering works on. Boxes are
/// in the order of their files, and in file order within.
public struct SizeColumns: Sendable {
  /// The widths of the boxes, in pixels of their images, greater than zero.
  public private(set) var widths: [Double] = []
  /// The heights of the boxes.
  public private(set) var heights: [Double] = []
  /// The place of each box's class in ``classes``.
  public private(set) var classIndexes: [Int32] = []
  /// The place of each box's image in ``imageSizes``.
  public private(set) var imageIndexes: [Int32] = []
  /// The size of each image; `nil` where neither header, label nor user tells one.
  public private(set) var imageSizes: [ImageSize?] = []
  /// The classes: the stated list, or the names that were found, sorted.
  public private(set) var classes: ClassList
  /// How many objects the gate left out, by reason.
  public private(set) var leftOut: [Gate.Reason: Int] = [:]
  /// How many files could not be opened or read at all.
  public private(set) var unreadableFiles = 0

  /// How many boxes passed.
  public var count: Int { widths.count }
  /// Whether an image with a box in it has no size.
  public var lacksImageSizes: Bool { imageIndexes.contains { imageSizes[Int($0)] == nil } }

  /// Reads all files of a stream.
  ///
  /// - Parameter stated: The class list, when the user states one: objects of other classes are left
  ///   out and counted as ``Gate/Reason/unknownClass``.
  public init(_ stream: LabelStream, classes stated: ClassList? = nil) {
    let (chunks, _) = stream.forEachChunk(
      makeWorker: {}, makeChunk: { Chunk(stated: stated) },
      body: { _, chunk, image, _, _ in chunk.add(image) })
    classes = stated ?? ClassList(found: Set(chunks.flatMap(\.names)))
    for chunk in chunks { append(chunk) }
  }

  private mutating func append(_ chunk: Chunk) {
    let indexes = chunk.names.map { Int32(classes.index(of: $0)?.value ?? 0) }
    let firstImage = Int32(imageSizes.count)
    widths += chunk.widths
    heights += chunk.heights
    classIndexes += chunk.classes.lazy.map { indexes[Int($0)] }
    imageIndexes += chunk.images.lazy.map { $0 + firstImage }
    imageSizes += chunk.imageSizes
    leftOut.merge(chunk.leftOut, uniquingKeysWith: +)
    unreadableFiles += chunk.unreadableFiles
  }

  /// The columns of one run of files, with class names numbered as they come.
  private struct Chunk: Sendable {
    let stated: ClassList?
    var names: [String] = []
    var widths: [Double] = []
    var heights: [Double] = []
    var classes: [Int32] = []
    var images: [Int32] = []
    var imageSizes: [ImageSize?] = []
    var leftOut: [Gate.Reason: Int] = [:]
    var unreadableFiles = 0

    mutating func add(_ image: LabeledImage) {
      if image.isUnreadable { unreadableFiles += 1 }
      let place = Int32(imageSizes.count)
      imageSizes.append(image.size)
      for object in image.objects {
        switch Gate.judge(object, classes: stated) {
        case .leftOut(let reason): leftOut[reason, default: 0] += 1
        case .passed(let box):
          widths.append(box.width)
          heights.append(box.height)
          classes.append(number(of: object.className))
          images.append(place)
        }
      }
    }

    /// A run of files has few classes: a look through them is quicker than a hash.
    private mutating func number(of name: String) -> Int32 {
      if let known = names.firstIndex(of: name) { return Int32(known) }
      names.append(name)
      return Int32(names.count - 1)
    }
  }
}
