import Boxes
import Labels
import Targets

/// A YOLO trainer: objects of known classes, given to the anchors of cells by its preset.
///
/// A prior is an anchor on the middle of a cell, which is what the cell predicts when the network says
/// nothing. An object has each of its priors once in ``ImageMatches``, whatever the trainer's rows
/// repeat; the number of rows stands with it.
public struct YOLOTrainer: DatasetTrainer {
  /// The dataset's classes, or its config's.
  public private(set) var classes: ClassList
  /// Whether its config names the classes.
  public var hasOwnClasses = false
  let encoder: YOLOEncoder
  /// Whose code reads label files.
  public var readers: [any TrainerReader]
  /// Which boxes its project hands on, and what becomes of anchors.
  public var habits: TrainerHabits
  /// Anchors, and who learns what.
  public var preset: YOLOPreset { encoder.preset }

  /// A trainer with a preset's anchors and rule.
  ///
  /// - Parameters:
  ///   - readers: whose code reads label files; none reads all of them plainly.
  ///   - habits: what its project does around its matcher.
  /// - Throws: When there is no anchor.
  public init(
    _ preset: YOLOPreset, classes: ClassList, readers: [any TrainerReader] = [],
    habits: TrainerHabits = TrainerHabits()
  ) throws(TrainerError) {
    self.classes = classes
    self.readers = readers
    self.habits = habits
    do {
      encoder = try YOLOEncoder(preset)
    } catch {
      throw .yolo(error)
    }
  }

  /// The preset's name.
  public var name: String { preset.name }
  /// YOLO, by shapes or in place.
  public var kind: TrainerKind {
    if case .responsibleCells = preset.assigner { .yoloInPlace } else { .yolo }
  }
  /// The network's input, in pixels.
  public var inputSize: ImageSize { preset.inputSize }
  /// How images are brought to the network's input.
  public var fit: InputFit { preset.fit }
  /// How many priors an image has.
  public var priorCount: Int { encoder.priorCount }

  /// The same preset for other classes; one with classes of its own stays as it is.
  public func naming(_ classes: ClassList) -> YOLOTrainer {
    guard !hasOwnClasses else { return self }
    var trainer = self
    trainer.classes = classes
    return trainer
  }

  /// A prior by index, in pixels of the network's input.
  public func prior(_ index: Int) -> PlacedPrior {
    let place = preset.layout.place(of: index)
    return PlacedPrior(
      index: index, level: place.level, row: place.row, column: place.column, shape: place.shape,
      frame: preset.layout.frame(of: place))
  }

  /// Reads one image's objects as the trainer does and matches them with its priors.
  public func matches(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageMatches {
    let reading = try read(image, bytes, size: size)
    var matches = ImageMatches(
      stem: image.name, coco: image.coco, placement: placement(of: size),
      priorCount: priorCount, objects: reading.objects, ignored: [], dropped: reading.dropped,
      misread: reading.misread, reader: reading.reader)
    matches.overlap = kind.overlap
    // The trainer never sees such an image.
    guard reading.leftOut == nil else { return matches }
    let work = try encode(reading.columns)
    for row in work.rows {
      let own = matches.objects[row.groundTruth].matches
      if let known = own.firstIndex(where: { $0.prior.index == row.prior }) {
        matches.objects[row.groundTruth].matches[known].rows += 1
      } else {
        matches.objects[row.groundTruth].matches.append(placed(row))
      }
    }
    for place in matches.objects.indices {
      matches.objects[place].matches.sort { $0.prior.index < $1.prior.index }
    }
    let matchCount = matches.objects.reduce(0) { $0 + $1.matches.count }
    matches.sharedMatches = matchCount - work.positiveCount
    matches.ignored = work.ignored.map { prior(Int($0)) }
    leaveOut(work.refused, of: image, from: &matches)
    return matches
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  ///
  /// All rows, and of each prior the last one.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    let reading = try read(image, bytes, size: size)
    var targets = ImageTargets(
      path: image.path, coco: image.coco, priorCount: priorCount,
      background: ImageTargets.negative, reader: reading.reader)
    var rows = ImageTargets.Rows()
    guard reading.leftOut == nil else { return targets }
    let work = try encode(reading.columns)
    let places = Self.places(count: reading.objects.count, without: work.refused)
    targets.firstClass = 0
    for row in work.rows {
      rows.priors.append(Int32(truncatingIfNeeded: row.prior))
      rows.assignments.append(places[row.groundTruth])
      rows.classTargets.append(reading.columns.classes[row.groundTruth])
      rows.offsets += row.offsets.numbers()
    }
    targets.rows = rows
    var last: [Int: Int] = [:]
    for (place, row) in work.rows.enumerated() { last[row.prior] = place }
    let held = last.keys.map { Int32(truncatingIfNeeded: $0) } + work.ignored
    for prior in held.sorted() {
      if let place = last[Int(prior)] {
        targets.append(
          prior: prior, assignment: rows.assignments[place], classTarget: rows.classTargets[place],
          offsets: work.rows[place].offsets)
      } else {
        targets.append(
          prior: prior, assignment: ImageTargets.ignored, classTarget: ImageTargets.negative,
          offsets: .zero)
      }
    }
    return targets
  }

  func encode(_ columns: GroundTruthColumns) throws(TrainerError) -> YOLOWorkspace {
    do {
      return try encoder.encode(columns)
    } catch {
      throw .yolo(error)
    }
  }

  private func placed(_ row: YOLORow) -> ImageMatches.Match {
    ImageMatches.Match(
      prior: prior(row.prior), iou: Double(row.overlap), isForced: row.isForced,
      offsets: BoxOffsets(row.offsets))
  }

  /// The place of each object among those that the trainer's loader keeps.
  private static func places(
    count: Int, without refused: [(groundTruth: Int, reason: YOLORefusal)]
  ) -> [Int32] {
    let left = Set(refused.map(\.groundTruth))
    var kept: Int32 = -1
    return (0..<count).map { place in
      if !left.contains(place) { kept += 1 }
      return kept
    }
  }

  /// Moves objects that the trainer's loader does not keep to those that are dropped.
  private func leaveOut(
    _ refused: [(groundTruth: Int, reason: YOLORefusal)], of image: LabeledImage,
    from matches: inout ImageMatches
  ) {
    guard !refused.isEmpty else { return }
    for (groundTruth, reason) in refused {
      let object = matches.objects[groundTruth]
      matches.dropped.append(
        ImageMatches.Dropped(
          TrainerReading.Dropped(
            object: object.object, line: object.line, className: object.className,
            reason: "\(reason)", isHarmless: reason.isHarmless),
          of: image))
    }
    for (groundTruth, _) in refused.reversed() { matches.objects.remove(at: groundTruth) }
    matches.dropped.sort { $0.object < $1.object }
  }
}

extension YOLORefusal {
  /// Whether another object says the same.
  fileprivate var isHarmless: Bool {
    if case .repeats = self { true } else { false }
  }
}
