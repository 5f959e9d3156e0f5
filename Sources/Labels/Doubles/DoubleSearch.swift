/// Finds pictures that several labels describe.
///
/// Nothing is read where all labels are of one folder and one format. Else labels are compared that
/// are named alike: those with the same picture, or in one place (`Annotations/a.xml` and
/// `labels/a.txt`), describe one picture; others do when a sample of them says the same of it.
public struct DoubleSearch: Sendable {
  private let stream: LabelStream
  private let pairing: ImagePairing
  private var groups: [LabelGroup]
  private let groupOf: [Int]

  /// A label that may be one of two.
  private struct Label: Sendable {
    let group: Int
    let file: Int
    /// The picture's name, of a label in a document.
    let name: [UInt8]
    /// Its picture, of a label in a document.
    let picture: ImageFile?
    let likeness: LabelLikeness?
  }

  /// Two groups, the earlier first.
  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  /// What two groups have in common.
  private struct Common {
    var count = 0
    var example: [UInt8] = []
    var sample: [(Label, Label)] = []
  }

  /// Looks at a dataset.
  ///
  /// - Parameter stream: how its labels are read.
  public init(_ stream: LabelStream, _ pairing: ImagePairing) {
    self.stream = stream
    self.pairing = pairing
    (groups, groupOf) = LabelGroup.all(of: stream.files)
  }

  /// The groups that describe pictures twice, in the order of their files.
  public consuming func run() -> [DoubleLabels] {
    guard groups.count > 1 else { return [] }
    let pairs = common(documentLabels())
    return pairs.sorted { $0.key < $1.key }.compactMap { pair, common in
      guard isSame(common) else { return nil }
      return DoubleLabels(
        first: groups[pair.first], second: groups[pair.second], pictures: common.count,
        example: PathBytes.display(common.example))
    }
  }

  /// The labels in documents of many images.
  private mutating func documentLabels() -> [Label] {
    var stream = stream
    stream.selection = groups.filter(\.isDocument).flatMap(\.files)
    guard stream.selection?.isEmpty == false else { return [] }
    let (pairing, groupOf) = (pairing, groupOf)
    let labels = stream.forEach(makeWorker: {}) { _, image, _, file -> Label? in
      guard let coco = image.coco else { return nil }
      return Label(
        group: groupOf[file], file: file, name: Array(coco.fileName.utf8),
        picture: pairing.image(of: file, image), likeness: LabelLikeness(image))
    }.results
    for label in labels { groups[label.group].pictureCount += 1 }
    return labels
  }

  /// What each two groups have in common, by the names of pictures.
  private mutating func common(_ documents: [Label]) -> [Pair: Common] {
    let files = stream.files
    var found: [Pair: Common] = [:]
    var known: [[UInt8]: [Label]] = [:]
    func add(_ label: Label, _ stem: [UInt8]) {
      var others = known[stem] ?? []
      for other in others where other.group != label.group {
        let pair = Pair(
          first: min(other.group, label.group), second: max(other.group, label.group))
        var common = found[pair] ?? Common()
        common.count += 1
        if common.count == 1 { common.example = stem }
        if common.sample.count < Self.sampleSize { common.sample.append((other, label)) }
        found[pair] = common
      }
      // Frames are often numbered anew in each of many folders.
      guard others.count < Self.mostAlike else { return }
      others.append(label)
      known[stem] = others
    }
    for label in documents {
      let name = label.name.split(separator: PathBytes.slash).last ?? []
      add(label, PathBytes.stem(name))
    }
    for group in groups.indices where !groups[group].isDocument {
      groups[group].pictureCount = groups[group].files.count
      for file in groups[group].files {
        add(
          Label(group: group, file: file, name: [], picture: nil, likeness: nil),
          files.stem(file))
      }
    }
    return found
  }

  /// Whether labels that are named alike are about the same pictures: three of four of a sample. What
  /// a single label says proves nothing.
  private func isSame(_ common: Common) -> Bool {
    let sure = common.sample.compactMap(isSurelySame)
    let answers = sure + common.sample.filter { isSurelySame($0.0, $0.1) == nil }.compactMap(isLike)
    guard !sure.isEmpty || answers.count > 1 else { return false }
    return 4 * answers.count(where: { $0 }) >= 3 * answers.count
  }

  /// What pictures and places say; nothing where both say nothing.
  private func isSurelySame(_ a: Label, _ b: Label) -> Bool? {
    if let one = picture(of: a), let other = picture(of: b) {
      return one.openPath == other.openPath || one.hasContent(of: other)
    }
    let (first, second) = (groups[a.group], groups[b.group])
    if first.isDocument, second.isDocument, first.format == second.format {
      if stream.files.folder(a.file) == stream.files.folder(b.file) { return a.name == b.name }
    } else if first.place == second.place {
      return true
    }
    return nil
  }

  /// Asked of the sample only: a hundred thousand names are not looked up for sixteen.
  private func picture(of label: Label) -> ImageFile? {
    groups[label.group].isDocument ? label.picture : pairing.image(of: label.file)
  }

  /// What the labels say; nothing where neither has an object.
  private func isLike(_ a: Label, _ b: Label) -> Bool? {
    guard let one = a.likeness ?? likeness(of: a.file),
      let other = b.likeness ?? likeness(of: b.file)
    else { return nil }
    return one.isLike(other)
  }

  private func likeness(of file: Int) -> LabelLikeness? {
    var stream = stream
    stream.selection = [file]
    stream.jobs = 1
    return stream.forEach(makeWorker: {}) { _, image, _, _ in LabelLikeness(image) }.results.first
  }

  /// How many labels of two groups are looked at.
  private static let sampleSize = 16
  /// How many labels of one name are looked at.
  private static let mostAlike = 16
}

extension ImageFile {
  /// Whether another file holds the same bytes. What can't be read does not.
  fileprivate func hasContent(of other: ImageFile) -> Bool {
    guard let head = try? head(4096), let otherHead = try? other.head(4096), head == otherHead,
      let content = try? content(), let otherContent = try? other.content()
    else { return false }
    return content == otherContent
  }
}
