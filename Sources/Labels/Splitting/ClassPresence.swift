/// Which classes each image shows, as columns: what a split is balanced by.
public struct ClassPresence: Hashable, Sendable {
  /// How many classes there are; indexes lie below.
  public let classCount: Int
  private var starts = [0]
  private var classes: [Int] = []

  /// No image yet.
  public init(classCount: Int) { self.classCount = classCount }

  /// How many images there are.
  public var count: Int { starts.count - 1 }

  /// Adds an image with its classes; a class counts once, however many objects it has.
  ///
  /// An index that is not in `0..<classCount` is a programmer's mistake.
  public mutating func append(_ image: some Sequence<Int>) {
    let sorted = Set(image).sorted()
    precondition(
      sorted.first ?? 0 >= 0 && sorted.last ?? -1 < classCount,
      "a class index is outside the list of \(classCount)")
    classes += sorted
    starts.append(classes.count)
  }

  /// The classes of an image, ascending.
  public subscript(image: Int) -> ArraySlice<Int> { classes[starts[image]..<starts[image + 1]] }

  /// How many images show each class.
  public func imagesPerClass() -> [Int] {
    var counts = Array(repeating: 0, count: classCount)
    for found in classes { counts[found] += 1 }
    return counts
  }

  /// The images of each class, in the order given: those of class `c` are
  /// `images[starts[c]..<starts[c + 1]]`.
  func imagesByClass(in order: [Int]) -> (starts: [Int], images: [Int]) {
    var starts = [0]
    for count in imagesPerClass() { starts.append((starts.last ?? 0) + count) }
    var next = starts
    var images = Array(repeating: 0, count: classes.count)
    for image in order {
      for found in self[image] {
        images[next[found]] = image
        next[found] += 1
      }
    }
    return (starts, images)
  }
}
