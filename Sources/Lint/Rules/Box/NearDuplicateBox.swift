import Boxes
import Labels
import Text

/// Reports two boxes that are almost one.
struct NearDuplicateBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX010",
    name: "near-duplicate-box",
    summary: "Two boxes of one image overlap by IoU 0.9 or more.",
    rationale: """
      Of the same class, it is mostly one object drawn twice; of different classes, the labels \
      contradict each other and the trainer takes whichever its matcher prefers. Exact copies of \
      one class are BOX009's.
      """,
    remedy: "Keep one of the two.",
    severity: .warning,
    triggers: [
      .image(200, 200, WrittenBox(1, 1, 100, 100), WrittenBox(1, 1, 100, 101)),
      .objects(
        100, 80, LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30)),
        LabeledObject(className: "bus", box: WrittenBox(10, 10, 30, 30))),
    ],
    passes: [
      .image(200, 200, WrittenBox(1, 1, 100, 100), WrittenBox(1, 1, 100, 112)),
      .image(100, 80, WrittenBox(10, 10, 30, 30), WrittenBox(10, 10, 30, 30)),
    ]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.nearDuplicateIoU }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    let count = image.objects.count
    if count < 2 { return }
    if count > DuplicateBox.pairwiseLimit { return checkMany(image, report: report) }
    for later in 1..<count {
      guard let box = image.objects.judgedBox(later)?.checked else { continue }
      for earlier in 0..<later {
        // Nearly all pairs lie apart, which four numbers as written tell.
        guard image.objects[earlier].box?.mayMeet(box) == true,
          let other = image.objects.judgedBox(earlier)?.checked, other.meets(box),
          reports(image, later, earlier, box, other, report)
        else { continue }
        break
      }
    }
  }

  /// Reports the pair if it is one; `false` when the search goes on.
  private func reports(
    _ image: LabeledImage, _ later: Int, _ earlier: Int, _ box: Box<Pixels>, _ other: Box<Pixels>,
    _ report: (Finding) -> Void
  ) -> Bool {
    let iou = Overlap.iou(box, other)
    guard iou >= limit else { return false }
    let isSameClass = image.objects[earlier].className == image.objects[later].className
    if isSameClass, image.objects[earlier].box == image.objects[later].box {
      return false  // BOX009 owns exact copies.
    }
    let object = image.objects[later]
    report(
      Finding(
        Self.info, in: image, at: object,
        isSameClass
          ? .near(object.className, iou, image.objects[earlier])
          : .conflict(object.className, iou, image.objects[earlier])))
    return true
  }

  /// How many neighbors by left edge a box of a crowded file is compared with: a file of fifty
  /// thousand boxes on one spot must not cost a billion overlaps.
  private static let neighborLimit = 256

  /// Sweeps over the left edges.
  private func checkMany(_ image: LabeledImage, report: (Finding) -> Void) {
    var boxes: [(index: Int, box: Box<Pixels>)] = []
    boxes.reserveCapacity(image.objects.count)
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index)?.checked else { continue }
      boxes.append((index, box))
    }
    boxes.sort { ($0.box.xMin, $0.index) < ($1.box.xMin, $1.index) }
    var reported: Set<Int> = []
    for place in boxes.indices {
      let (index, box) = boxes[place]
      let end = min(boxes.count, place + 1 + Self.neighborLimit)
      // Past this left edge, not enough of the box is left to reach the limit.
      let farthest = box.xMax - box.width * limit
      for next in boxes[(place + 1)..<end] {
        if next.box.xMin > farthest { break }
        guard next.box.meets(box) else { continue }
        let (later, earlier) = (max(index, next.index), min(index, next.index))
        if reported.contains(later) { continue }
        if reports(image, later, earlier, box, next.box, report) { reported.insert(later) }
      }
    }
  }
}

extension WrittenBox {
  /// Whether the box may share a point with another: no convention moves an edge by more than a pixel.
  fileprivate func mayMeet(_ other: Box<Pixels>) -> Bool {
    xMin - 1 < other.xMax && other.xMin < xMax + 1 && yMin - 1 < other.yMax
      && other.yMin < yMax + 1
  }
}

extension Box {
  /// Whether the two share a point, decided without dividing.
  fileprivate func meets(_ other: Box) -> Bool {
    xMin < other.xMax && other.xMin < xMax && yMin < other.yMax && other.yMin < yMax
  }
}

extension Finding.Message {
  fileprivate static func near(_ name: String, _ iou: Double, _ other: LabeledObject) -> Self {
    """
    near-duplicate box: \(quoted(name)) is almost that of line \(other.position.line) \
    (IoU \(DecimalText.short(iou, 2)))
    """
  }

  fileprivate static func conflict(_ name: String, _ iou: Double, _ other: LabeledObject) -> Self {
    """
    conflicting labels: \(quoted(name)) here, \(quoted(other.className)) in line \
    \(other.position.line) (IoU \(DecimalText.short(iou, 2)))
    """
  }
}
