import Boxes
import Detections
import Labels

/// Objects of labels as evaluators take them, and detections joined with them by image and class.
struct SceneBuilder {
  /// One image's part.
  struct Image: Sendable {
    let name: String
    let coco: COCOID?
    let objects: [JudgedLabel]
    /// The objects that have positives, as their trainer matches them; nothing where none is asked.
    let matches: [Int: MatchState]?
  }

  /// An object with what reports say of it.
  struct JudgedLabel: Sendable {
    var object: JudgedObject
    let className: String
    /// Its place in the label file.
    let place: Int
    let line: Int
    let file: String
  }

  /// What an object has among the priors.
  enum MatchState: Sendable {
    case never, forcedOnly, matched
  }

  private(set) var scene: JudgedScene
  /// The labels of the scene's objects, in its order.
  private(set) var labels: [JudgedLabel] = []
  /// What the trainer's matcher gives each of them; nothing for those it does not read.
  private(set) var states: [MatchState?] = []
  /// Detections of images and classes that the labels do not know: what they name, and how many.
  private(set) var unknownImages: [String: Int] = [:]
  private(set) var unknownClasses: [String: Int] = [:]

  private var imagePlaces: [DetectionRow.Key: Int] = [:]
  /// What several images are called, in folders of their own: no detection can tell them apart.
  private var sharedKeys: Set<DetectionRow.Key> = []
  private var classPlaces: [DetectionRow.Key: Int] = [:]

  /// Puts images in order: by COCO's ids where all have numbers, else as they come.
  init(_ images: [Image], classes: ClassList, ids: [String: Int]) {
    var images = images
    let numbers = images.map { $0.coco?.number }
    if numbers.allSatisfy({ $0 != nil }) {
      images.sort { ($0.coco?.number ?? 0) < ($1.coco?.number ?? 0) }
    }
    scene = JudgedScene(classNames: classes.names, imageNames: images.map(\.name))
    for (place, name) in classes.names.enumerated() {
      classPlaces[.name(name)] = place
      if let id = ids[name] { classPlaces[.number(id)] = place }
    }
    // Detectors' files often write classes in another case.
    for (place, name) in classes.names.enumerated() {
      let lowercase = DetectionRow.Key.name(name.lowercased())
      if classPlaces[lowercase] == nil { classPlaces[lowercase] = place }
    }
    for (place, image) in images.enumerated() {
      var keys: Set = [DetectionRow.Key.name(image.name)]
      if let number = image.coco?.number ?? Int(image.name) { keys.insert(.number(number)) }
      if case .text(let text) = image.coco { keys.insert(.name(text)) }
      for key in keys where imagePlaces.updateValue(place, forKey: key) != nil {
        sharedKeys.insert(key)
      }
      for var label in image.objects {
        label.object.image = place
        if label.object.classIndex != nil {
          guard let index = classPlaces[.name(label.className)] else { continue }
          label.object.classIndex = index
        }
        labels.append(label)
        scene.objects.append(label.object)
        states.append(image.matches?[label.place])
      }
    }
  }

  /// Joins detections, in their order.
  mutating func add(_ rows: [DetectionRow]) {
    for row in rows {
      guard let image = imagePlaces[row.image] else {
        unknownImages["\(row.image)", default: 0] += 1
        continue
      }
      guard !sharedKeys.contains(row.image) else {
        unknownImages["\(row.image), as several images are called", default: 0] += 1
        continue
      }
      guard let index = classIndex(row.detectedClass) else {
        unknownClasses["\(row.detectedClass)", default: 0] += 1
        continue
      }
      scene.detections.append(
        Detection(image: image, classIndex: index, box: row.box, score: row.score))
    }
  }

  private func classIndex(_ key: DetectionRow.Key) -> Int? {
    if let index = classPlaces[key] { return index }
    guard case .name(let name) = key else { return nil }
    return classPlaces[.name(name.lowercased())]
  }

  /// An image's objects as evaluators take them; the index of a class is set when all are known, a
  /// region of any class has none.
  static func labels(of image: LabeledImage) -> [JudgedLabel] {
    image.objects.compactMap { label in
      var object: JudgedObject
      switch Gate.judge(label) {
      case .passed(let box):
        object = JudgedObject(image: 0, classIndex: 0, box: JudgedBox(Edges(box)))
      case .leftOut(.dontCare):
        guard let box = label.box?.checked else { return nil }
        let isRegion = KITTIFields.namesIgnoredRegion(label.className)
        object = JudgedObject(
          image: 0, classIndex: isRegion ? nil : 0, box: JudgedBox(Edges(box)))
        object.isCrowd = true
      case .leftOut: return nil
      }
      if let area = label.statedArea { object.area = area }
      object.isDifficult = (label.flags.difficult ?? 0) != 0
      if label.kitti != nil {
        object.occlusion = Int(exactly: label.flags.occluded ?? 0) ?? 0
        object.truncation = label.flags.truncated ?? 0
      }
      return JudgedLabel(
        object: object, className: label.className, place: label.index,
        line: label.position.line, file: image.source)
    }
  }
}
