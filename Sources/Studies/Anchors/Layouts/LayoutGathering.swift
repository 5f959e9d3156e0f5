import Boxes
import Clustering
import Labels
import Targets
import Trainers

/// Brings the objects of a source to a layout's input, as its trainer's own code reads them.
struct LayoutGathering: Sendable {
  private var preset: TrainerPreset
  private let boxes: BoxSelection

  /// What was gathered.
  struct Objects: Sendable {
    var objects = LayoutObjects()
    /// Whether objects lie where labels have them; sketches hold sizes alone.
    var hasPlaces = true
    /// A size that half of the images do not exceed, on each side.
    var commonImage: ImageSize?
    /// Who read the labels.
    var readers: [String] = []
  }

  init(_ preset: TrainerPreset, _ resize: SizeScaling.Resize, _ boxes: BoxSelection) {
    self.preset = preset
    self.boxes = boxes
    if resize == .letterbox, preset.fit == .stretch { self.preset.fit = .pad(.centered, .none) }
  }

  /// The objects, with the weights that are wanted.
  ///
  /// - Throws: for a class that the dataset does not have.
  func objects(of source: SizeSource, _ sample: SizeSample) throws -> Objects {
    guard let dataset = source.dataset else {
      return Objects(objects: DrawnObjects(preset: preset).objects(of: sample), hasPlaces: false)
    }
    let readers = try ReaderChoice().on(dataset).readers(
      insteadOf: TrainerReaders.readers(ofPreset: preset.name))
    let trainer = try SSDTrainer(preset, classes: ClassList(found: []), readers: readers)
    let learning = LearningTrainer(
      dataset.statedClasses.map(trainer.naming) ?? trainer, stated: dataset.statedClasses)
    let filter = try boxes.filter(source.classes)
    let classes = source.classes
    let parts = dataset.stream.forEachChunk(makeWorker: { learning }, makeChunk: { Part() }) {
      worker, part, image, bytes, _ in
      // Where the size is unknown or the trainer raises, there is nothing to match.
      guard !image.isDocument, let size = image.size else { return }
      worker.learn(from: image)
      guard let trainer = worker.trainer as? SSDTrainer,
        let read = try? trainer.groundTruths(of: image, bytes: bytes.bytes, size: size)
      else { return }
      let names = trainer.classNames
      part.add(
        chosen(read, filter) { number in
          // A reader may hand on an object of the background, which is none of the classes.
          names.indices.contains(number) ? classes.index(spelled: names[number]) : nil
        }, of: preset)
      part.widths.append(size.width)
      part.heights.append(size.height)
    }.chunks
    var gathered = Objects()
    for part in parts { gathered.objects.append(part.objects) }
    gathered.commonImage = ImageSize(
      width: Self.median(parts.flatMap(\.widths)), height: Self.median(parts.flatMap(\.heights)))
    gathered.readers = readers.map(\.info.name)
    if boxes.isBalanced { gathered.objects = gathered.objects.balanced() }
    return gathered
  }

  /// What neighboring files hold.
  private struct Part: Sendable {
    var objects = LayoutObjects()
    var widths: [Int] = []
    var heights: [Int] = []

    mutating func add(_ image: GroundTruthColumns, of preset: TrainerPreset) {
      objects.append(image, of: preset)
    }
  }

  /// The objects that are wanted, where the resize puts them, with the indexes of the dataset's classes.
  private func chosen(
    _ read: GroundTruthColumns, _ filter: SizeFilter,
    _ classIndex: (Int) -> Int?
  ) -> GroundTruthColumns {
    var chosen = GroundTruthColumns()
    for object in 0..<read.count {
      let edges = read.edges(of: object)
      let index = classIndex(Int(read.classes[object])) ?? -1
      if filter.keeps(
        width: edges.width, height: edges.height, classIndex: Int32(clamping: index))
      {
        chosen.append(edges, classIndex: index)
      }
    }
    return chosen
  }

  private static func median(_ sides: [Int]) -> Int {
    sides.isEmpty ? 0 : sides.sorted()[(sides.count - 1) / 2]
  }
}

extension ClassList {
  /// The index of a class that a reader spells in its own way: in lower case, or without blanks.
  fileprivate func index(spelled name: String) -> Int? {
    index(of: name)?.value
      ?? names.firstIndex { known in
        [ReaderInfo.Spelling.trimmed, .lowerCase, .trimmedLowerCase]
          .contains { $0.apply(to: known) == name }
      }
  }
}
