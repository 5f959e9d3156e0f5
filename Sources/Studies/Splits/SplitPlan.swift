import Clustering
import Labels
import Randomness

/// Which image goes to which part, and which lists say so.
public struct SplitPlan: Sendable {
  /// The classes, sorted.
  public let classes: [String]
  /// The names of the parts: `train`, `val`, `test`, or `fold_1`, ….
  public let partNames: [String]
  /// The part of each image.
  public let parts: [Int]
  /// How many images each part has.
  public private(set) var imageCounts: [Int]
  /// How many objects each part has.
  public private(set) var objectCounts: [Int]
  /// How many images of each part show each class: `[class][part]`.
  public private(set) var classCounts: [[Int]]
  /// How many images show each class.
  public var classImageCounts: [Int] { classCounts.map { $0.reduce(0, +) } }
  /// How many groups of images stayed together, where there are groups.
  public let groupCount: Int?
  private let subjects: [SplitSubject]

  /// Deals the images to the parts.
  ///
  /// - Parameter groups: a number for each image; images of one number stay together.
  init(
    _ subjects: [SplitSubject], _ division: SplitDivision, groups: [Int]?, seed: UInt64
  ) {
    self.subjects = subjects
    groupCount = groups.map { Set($0).count }
    let list = ClassList(found: subjects.reduce(into: Set()) { $0.formUnion($1.objects.keys) })
    classes = list.names
    partNames = division.partNames
    var presence = ClassPresence(classCount: list.names.count)
    for subject in subjects {
      presence.append(subject.objects.keys.compactMap { list.index(of: $0)?.value })
    }
    var generator = SeededGenerator(seed: seed)
    parts = StratifiedSplit.parts(
      of: presence, groups: groups, ratios: division.ratios, using: &generator)
    imageCounts = Array(repeating: 0, count: partNames.count)
    objectCounts = imageCounts
    classCounts = Array(repeating: imageCounts, count: classes.count)
    for (image, part) in parts.enumerated() {
      imageCounts[part] += 1
      objectCounts[part] += subjects[image].objects.values.reduce(0, +)
      for found in presence[image] { classCounts[found][part] += 1 }
    }
  }

  /// The lists to write, by path below the output folder. A fold's folder holds a whole split: the
  /// fold to validate with, the rest to train with.
  ///
  /// - Throws: ``StudyError/noDocument(label:)``, and what reading a document throws.
  func lists(
    _ style: SplitStyle, _ division: SplitDivision
  ) throws -> [(path: String, bytes: [UInt8])] {
    let documents = style == .coco ? try SplitDocument.all(of: subjects) : []
    func chosen(_ isIn: (Int) -> Bool) -> [SplitSubject] {
      zip(subjects, parts).filter { isIn($0.1) }.map(\.0)
    }
    switch division {
    case .ratios:
      var lists = partNames.indices.flatMap { part in
        style.lists(of: partNames[part], chosen { $0 == part }, documents)
      }
      // VOC's own split has it, and its trainers look for it.
      if style == .voc { lists += style.lists(of: "trainval", chosen { $0 < 2 }, documents) }
      return lists
    case .folds(let count):
      return (0..<count).flatMap { fold in
        (style.lists(of: "train", chosen { $0 != fold }, documents)
          + style.lists(of: "val", chosen { $0 == fold }, documents))
          .map { ("\(partNames[fold])/\($0.path)", $0.bytes) }
      }
    }
  }
}

/// Into which parts a dataset is divided.
public enum SplitDivision: Hashable, Sendable {
  /// Train, validation and perhaps test, with their shares.
  case ratios([Double])
  /// So many equal parts, each of which validates once.
  case folds(Int)

  /// Four of five images to train with.
  public static let standard = SplitDivision.ratios([0.8, 0.2])

  /// Reads `0.8,0.2`: two or three positive shares that make a whole.
  public init?(parsingRatios text: String) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let values = words.compactMap { Double($0) }
    guard values.count == words.count, (2...3).contains(values.count),
      values.allSatisfy({ $0 > 0 && $0 < 1 }), abs(values.reduce(0, +) - 1) < 0.001
    else { return nil }
    self = .ratios(values)
  }

  /// The share of each part.
  public var ratios: [Double] {
    switch self {
    case .ratios(let ratios): ratios
    case .folds(let count): Array(repeating: 1 / Double(count), count: count)
    }
  }

  /// The name of each part.
  public var partNames: [String] {
    switch self {
    case .ratios(let ratios): Array(["train", "val", "test"].prefix(ratios.count))
    case .folds(let count): (1...count).map { "fold_\($0)" }
    }
  }
}
