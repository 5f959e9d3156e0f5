import Boxes
import Clustering
import Labels

/// A small, mergeable summary of a dataset's boxes.
public struct SketchStudy: Hashable, Sendable {
  /// Nothing is asked for: a sketch serves every input.
  public init() {}

  /// What came of it.
  public struct Outcome: Sendable {
    /// The summary.
    public let sketch: SizeSketch
    /// Label files of which nothing could be read.
    public let unread: UnreadLabels
  }

  /// Reads all labels, each once.
  ///
  /// - Throws: `ClusteringError.noBoxes(leftOut:)` where there is no box to summarize.
  public func run(on dataset: Dataset) throws -> Outcome {
    let stated = dataset.statedClasses
    let workers = dataset.stream.forEach(makeWorker: { SketchWorker(stated) }) {
      worker, image, _, _ -> Never? in
      worker.add(image)
      return nil
    }.workers
    let classes = stated ?? ClassNumbering.joined(workers.lazy.map(\.numbering))
    var all = SizeSketchBuilder()
    var unread = UnreadLabels()
    for var worker in workers {
      if stated == nil { worker.renumberClasses(as: classes) }
      try all.merge(worker.boxes)
      unread.merge(worker.unread)
    }
    let sketch = SizeSketch(all, classNames: classes.names)
    guard sketch.boxCount > 0 else { throw ClusteringError.noBoxes(leftOut: sketch.leftOut) }
    return Outcome(sketch: sketch, unread: unread)
  }
}

/// One thread's part.
private struct SketchWorker: Sendable {
  private let stated: ClassList?
  private(set) var numbering = ClassNumbering()
  private(set) var boxes = SizeSketchBuilder()
  private(set) var unread = UnreadLabels()

  init(_ stated: ClassList?) { self.stated = stated }

  mutating func add(_ image: LabeledImage) {
    if stated == nil { numbering.begin(image) }
    if unread.take(image) || image.isDocument { return }
    boxes.countImages()
    let frame: SketchFrame =
      image.isUnit ? .shares : image.size.map { .image($0) } ?? .unknown
    for object in image.objects {
      let index = index(of: object)
      switch Gate.judge(object) {
      case .leftOut(let reason): boxes.leaveOut(reason.rawValue)
      case .passed(let box):
        if let index {
          boxes.add(width: box.width, height: box.height, frame: frame, classIndex: index)
        } else {
          boxes.leaveOut(Gate.Reason.unknownClass.rawValue)
        }
      }
    }
  }

  /// Classes are those stated, or numbered as they come.
  private mutating func index(of object: LabeledObject) -> ClassIndex? {
    if let stated { return stated.index(of: object.className) }
    return numbering.number(of: object)?.index
  }

  mutating func renumberClasses(as classes: ClassList) {
    boxes.renumberClasses(numbering.indexes(in: classes))
  }
}
