import Labels

/// Divides a dataset into train, validation and test lists, with each class in proportion.
///
/// ```swift
/// let split = try SplitStudy(.ratios([0.8, 0.2])).run(on: try Dataset(["VOC2012"]))
/// try split.write(below: "lists")
/// ```
public struct SplitStudy: Sendable {
  /// Into which parts.
  public var division: SplitDivision
  /// The form of the lists; nothing takes that of the labels' trainers.
  public var style: SplitStyle?
  /// What images have in common that stay together: frames of one video.
  public var grouping: SplitGrouping?
  /// The seed of all random numbers.
  public var seed: UInt64

  /// States the parts.
  public init(
    _ division: SplitDivision = .standard, style: SplitStyle? = nil,
    grouping: SplitGrouping? = nil, seed: UInt64 = 0
  ) {
    self.division = division
    self.style = style
    self.grouping = grouping
    self.seed = seed
  }

  /// A list of images, by its path below the output folder.
  public typealias List = (path: String, bytes: [UInt8])

  /// What came of it.
  public struct Outcome: Sendable {
    /// Which image goes where.
    public let plan: SplitPlan
    /// The lists that say so.
    public let lists: [List]
    /// Label files that can't be read and are in no part, sorted.
    public let unread: [String]

    /// Writes the lists.
    ///
    /// - Parameter replacesFiles: whether lists that are there already are replaced.
    /// - Returns: the paths of the lists.
    /// - Throws: ``StudyError`` before anything is written; `LabelsError` from the disk.
    @discardableResult
    public func write(below folder: String, replacesFiles: Bool = false) throws -> [String] {
      let root = folder.hasSuffix("/") ? folder : folder + "/"
      let paths = lists.map { root + $0.path }
      if !replacesFiles { try OutputFile.refuseExisting(paths) }
      for (path, list) in zip(paths, lists) {
        try OutputFile.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try OutputFile.write(list.bytes, to: path)
      }
      return paths
    }
  }

  /// Reads all labels once and deals the images to the parts.
  ///
  /// - Parameter tell: told of label files that can't be read, before anything else can go wrong.
  /// - Throws: ``StudyError`` where there are too few images, or lists could not tell them apart.
  public func run(on dataset: Dataset, unread tell: ([String]) -> Void = { _ in }) throws -> Outcome
  {
    let (subjects, unread) = SplitSubject.read(dataset)
    if !unread.isEmpty { tell(unread) }
    let style = style ?? subjects.first?.format.type.layout.splitStyle ?? .voc
    try check(subjects, style)
    let groups = try groups(of: subjects, dataset)
    let plan = SplitPlan(subjects, division, groups: groups, seed: seed)
    return Outcome(plan: plan, lists: try plan.lists(style, division), unread: unread)
  }

  /// The group of each image: what the user says belongs together, and labels of one picture.
  private func groups(
    of subjects: [SplitSubject], _ dataset: Dataset
  ) throws(StudyError) -> [Int]? {
    let asked = try grouping?.groups(of: subjects)
    let hasCopies = dataset.doubles.contains(where: \.isLeak)
    guard asked != nil || hasCopies || subjects.haveCommonPictures else { return nil }
    return subjects.joined(asked ?? Array(subjects.indices), byStem: hasCopies)
  }

  private func check(_ subjects: [SplitSubject], _ style: SplitStyle) throws(StudyError) {
    guard subjects.count >= division.partNames.count else {
      throw .tooFewImages(images: subjects.count, parts: division.partNames.count)
    }
    func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    if let bad = subjects.first(where: \.breaksLines) {
      throw .breaksLines(label: shown(bad.label))
    }
    if style.needsPictures {
      let missing = subjects.filter { $0.picture == nil }
      guard missing.isEmpty else {
        throw .noPictures(labels: missing.count, first: shown(missing[0].label), style: style)
      }
    } else if style == .voc {
      var known: [[UInt8]: [UInt8]] = [:]
      for subject in subjects {
        guard let other = known.updateValue(subject.label, forKey: subject.id) else { continue }
        throw .sameID(first: shown(other), second: shown(subject.label), id: shown(subject.id))
      }
    }
  }
}
