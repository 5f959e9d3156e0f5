import Boxes

/// A mergeable summary of boxes: distinct widths and heights by image size and class with their
/// counts, and what was left out.
///
/// Boxes are held as they are written, so that a sketch serves any input, any way of resizing, and any
/// filter. Any number of sketches, merged in any order, give the samples of the labels they were made
/// from, and so the same anchors. The bytes are described in `SizeSketch.md`.
public struct SizeSketch: Hashable, Sendable {
  /// Boxes of images of one size.
  struct Part: Hashable, Sendable {
    /// The images.
    let frame: SketchFrame
    /// The boxes, in their images' pixels or shares.
    let run: SizeRun

    var boxCount: Int { run.rows.reduce(0) { $0 + $1.count } }
  }

  /// Equal boxes.
  public struct Boxes: Hashable, Sendable {
    /// Horizontal extent, in pixels or shares of the image.
    public let width: Double
    /// Vertical extent, the same.
    public let height: Double
    /// What the extents are measured against.
    public let frame: SketchFrame
    /// The class, in the sketch's list.
    public let classIndex: ClassIndex?
    /// How many there are.
    public let count: Int
  }

  /// The names of the classes, in the order of their indices; none when indices were not named.
  public let classNames: [String]
  /// Images that were read.
  public let imageCount: Int
  /// Boxes left out, by reason.
  public let leftOut: [String: Int]
  let parts: [Part]

  init(classNames: [String], imageCount: Int, leftOut: [String: Int], parts: [Part]) {
    self.classNames = classNames
    self.imageCount = imageCount
    self.leftOut = leftOut
    self.parts = parts
  }

  /// Summarizes what a builder gathered.
  ///
  /// - Parameter classNames: the class list that the builder's class indices count in. Without
  ///   names, indices of different sketches are taken to mean the same classes.
  public init(_ builder: consuming SizeSketchBuilder, classNames: [String] = []) {
    let (parts, imageCount, leftOut) = builder.finish()
    precondition(
      classNames.isEmpty
        || parts.allSatisfy { $0.run.rows.allSatisfy { $0.classIndex ?? 0 < classNames.count } },
      "each class index has a name, or none has")
    self.init(classNames: classNames, imageCount: imageCount, leftOut: leftOut, parts: parts)
  }

  /// Boxes in the sketch.
  public var boxCount: Int { parts.reduce(0) { $0 + $1.boxCount } }

  /// Whether the size of any image is known, or sizes are shares of their images: without either, no
  /// input can be served.
  public var canBeScaled: Bool { parts.contains { $0.frame != .unknown } }

  /// Calls `body` with equal boxes together, in canonical order: image, width, height, class.
  public func forEach(_ body: (Boxes) -> Void) {
    for part in parts {
      for row in part.run.rows {
        body(
          Boxes(
            width: row.width, height: row.height, frame: part.frame,
            classIndex: row.classIndex.map { ClassIndex($0) }, count: row.count))
      }
    }
  }

  /// One sketch of several.
  ///
  /// Class lists that differ are joined by name and sorted, as they are when labels are read
  /// together.
  public static func merged(_ sketches: [SizeSketch]) throws(ClusteringError) -> SizeSketch {
    guard let first = sketches.first else { throw .noBoxes(leftOut: [:]) }
    var total = 0
    for sketch in sketches {
      guard total <= SizeRow.maximumCount - sketch.boxCount else { throw .tooManyBoxes }
      total += sketch.boxCount
    }
    var names = first.classNames
    if sketches.contains(where: { $0.classNames != names }) {
      guard sketches.allSatisfy({ !$0.classNames.isEmpty || !$0.hasClasses }) else {
        throw .unnamedClasses
      }
      let all = Set(sketches.flatMap(\.classNames))
      names = all.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
    var builder = SizeSketchBuilder()
    for sketch in sketches {
      for part in sketch.parts {
        try builder.add(Part(frame: part.frame, run: sketch.renumbered(part.run, to: names)))
      }
      builder.countImages(sketch.imageCount)
      for (reason, count) in sketch.leftOut { builder.leaveOut(reason, count: count) }
    }
    return SizeSketch(builder, classNames: names)
  }

  private var hasClasses: Bool {
    parts.contains { $0.run.rows.contains { $0.classNumber != 0 } }
  }

  /// Rows with class indices of another class list.
  private func renumbered(_ run: SizeRun, to names: [String]) -> SizeRun {
    guard names != classNames, !classNames.isEmpty else { return run }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let numbers = classNames.map { places[$0] }
    return SizeRun(
      sorting: run.rows.map { row in
        SizeRow(
          width: row.width, height: row.height, classIndex: row.classIndex.flatMap { numbers[$0] },
          count: row.count)
      })
  }
}
