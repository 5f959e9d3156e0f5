import Boxes

/// A mergeable summary of boxes: distinct sizes by class with their counts, and what was left out.
///
/// Any number of sketches, merged in any order, give the sample of the labels they were made from,
/// and so the same anchors. The bytes are described in `SizeSketch.md`.
public struct SizeSketch: Hashable, Sendable {
  /// How box sizes were brought to the network's input.
  public let scaling: SizeScaling
  /// The names of the classes, in the order of their indices; none when indices were not named.
  public let classNames: [String]
  /// Boxes in the sketch.
  public let boxCount: Int
  /// Images that were read.
  public let imageCount: Int
  /// Boxes left out, by reason.
  public let leftOut: [String: Int]
  let run: SizeRun

  init(
    scaling: SizeScaling, classNames: [String], boxCount: Int, imageCount: Int,
    leftOut: [String: Int], run: SizeRun
  ) {
    self.scaling = scaling
    self.classNames = classNames
    self.boxCount = boxCount
    self.imageCount = imageCount
    self.leftOut = leftOut
    self.run = run
  }

  /// Summarizes what a builder gathered.
  ///
  /// - Parameter classNames: the class list that the builder's class indices count in. Without
  ///   names, indices of different sketches are taken to mean the same classes.
  public init(_ builder: consuming SizeSampleBuilder, classNames: [String] = []) {
    let run = builder.joinRuns()
    precondition(
      classNames.isEmpty || run.rows.allSatisfy { $0.classIndex ?? 0 < classNames.count },
      "each class index has a name, or none has")
    self.init(
      scaling: builder.scaling, classNames: classNames, boxCount: builder.boxCount,
      imageCount: builder.imageCount, leftOut: builder.leftOut, run: run)
  }

  /// The sample of the boxes.
  public consuming func sample() -> SizeSample {
    SizeSample(
      run: run, scaling: scaling, boxCount: boxCount, imageCount: imageCount, leftOut: leftOut)
  }

  /// One sketch of several.
  ///
  /// Class lists that differ are joined by name and sorted, as they are when labels are read
  /// together.
  public static func merged(_ sketches: [SizeSketch]) throws(ClusteringError) -> SizeSketch {
    guard let first = sketches.first else { throw .noBoxes(leftOut: [:]) }
    var names = first.classNames
    if sketches.contains(where: { $0.classNames != names }) {
      guard sketches.allSatisfy({ !$0.classNames.isEmpty || !$0.hasClasses }) else {
        throw .unnamedClasses
      }
      let all = Set(sketches.flatMap(\.classNames))
      names = all.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
    var builder = SizeSampleBuilder(scaling: first.scaling)
    for sketch in sketches {
      guard sketch.scaling == first.scaling else {
        throw .mixedScaling(first.scaling, sketch.scaling)
      }
      try builder.add(
        sketch.renumbered(to: names), boxes: sketch.boxCount, images: sketch.imageCount)
      for (reason, count) in sketch.leftOut { builder.leaveOut(reason, count: count) }
    }
    return SizeSketch(builder, classNames: names)
  }

  private var hasClasses: Bool { run.rows.contains { $0.classNumber != 0 } }

  /// The rows with class indices of another class list.
  private func renumbered(to names: [String]) -> SizeRun {
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
