import Boxes
import Labels
import Text

/// Reports that VOC numbers seem to name pixels in another way than they are read.
struct SuspectPixelConvention: EvidenceRule {
  static let formats: [LabelFormatName] = [.voc]
  static let info = RuleInfo(
    code: "VOC020",
    name: "suspect-pixel-convention",
    summary: "VOC numbers seem to name pixels in another way than they are read.",
    rationale: """
      VOC's own files count pixels from 1. Most tools of today write edges: minima of 0 and maxima \
      of the width, or decimals; a few count from 0, so that maxima stop at width − 1. Read in the \
      wrong way, each box is shifted by a pixel. By default the whole set decides how it is read, \
      and this rule is an info that says so where it is not from 1. It is a warning where \
      --voc-pixels says otherwise, where files contradict each other (some with 1 and the width, \
      others with 0 and width − 1), where a minimum of 0 shows that the set does not count from 1 \
      and nothing shows what it does, or where it is a slip. One finding for the set. While the \
      reading is in doubt, the fixes of BOX001 to BOX004, which go by it, are held back.
      """,
    remedy: """
      Read the set with the --voc-pixels that the finding names (auto finds it out), or write it \
      anew counting from 1 with --unsafe-fixes, where that is offered. Files of several writers are \
      best kept in a folder for each, and read one by one.
      """,
    severity: .warning,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(0, 10, 30, 30)),
      .image(100, 80, WrittenBox(0, 10, 100, 30)),
      RuleExample(
        [SuspectPixelConvention.edges(0, 30)]
          + (0..<11).map { _ in SuspectPixelConvention.edges(1, 100) }),
      RuleExample((0..<8).map { _ in SuspectPixelConvention.touching(99) }),
      RuleExample([SuspectPixelConvention.edges(0, 99), SuspectPixelConvention.edges(1, 100)]),
    ],
    passes: [
      .image(100, 80, WrittenBox(1, 10, 100, 30)),
      .image(100, 80, WrittenBox(0, 10, 30, 79, .zeroBasedInclusive)),
      .image(100, 80, WrittenBox(0, 10, 100, 30, .continuous)),
      RuleExample((0..<8).map { SuspectPixelConvention.touching($0 == 3 ? 100 : 99) }),
      RuleExample((0..<7).map { _ in SuspectPixelConvention.touching(99) }),
    ]
  )

  /// How many boxes must stop one pixel short of the edge, and none reach it. In VOC's own files
  /// boxes that touch the edge are 5 to 20 times as frequent as boxes that stop short by one.
  private static let enoughEvidence = 8

  private let isWeighed: Bool
  private var evidence = PixelEvidence()
  /// The first place that shows a minimum of 0, in the order of the files.
  private var zero: Place?
  /// The first place that reaches the width or height, or stops one short of it.
  private var end: Place?
  /// The first box, and how it was read: as all are.
  private var any: (place: Place, convention: PixelConvention)?

  private struct Place {
    var file: String
    var position: TextPosition

    static func first(_ a: Place?, _ b: Place?) -> Place? {
      guard let a, let b else { return a ?? b }
      return b < a ? b : a
    }

    static func < (a: Place, b: Place) -> Bool { (a.file, a.position) < (b.file, b.position) }
  }

  init(settings: LintSettings) { isWeighed = settings.weighsVOCPixels }

  mutating func collect(_ image: LabeledImage) {
    let before = (evidence.zeros, evidence.sides + evidence.shortOfSide)
    evidence.collect(image)
    guard let object = image.objects.first(where: { $0.box != nil }), let box = object.box
    else { return }
    if any.map({ image.path < $0.place.file }) ?? true {
      any = (Place(file: image.path, position: object.position), box.convention)
    }
    if evidence.zeros > before.0, zero.map({ image.path < $0.file }) ?? true {
      zero = Place(
        file: image.path, position: Self.position(in: image) { $0.xMin == 0 || $0.yMin == 0 })
    }
    if evidence.sides + evidence.shortOfSide > before.1, end.map({ image.path < $0.file }) ?? true {
      let size = image.declaredSize?.checked ?? image.size
      end = Place(
        file: image.path,
        position: Self.position(in: image) { box in
          guard let size else { return false }
          return [0, 1].contains(Double(size.width) - box.xMax)
            || [0, 1].contains(Double(size.height) - box.yMax)
        })
    }
  }

  private static func position(
    in image: LabeledImage, where isEvidence: (WrittenBox) -> Bool
  ) -> TextPosition {
    image.objects.first { $0.box.map(isEvidence) ?? false }?.position ?? .start
  }

  mutating func merge(_ other: Self) {
    evidence.merge(other.evidence)
    zero = Place.first(zero, other.zero)
    end = Place.first(end, other.end)
    if let first = other.any, any.map({ first.place < $0.place }) ?? true { any = first }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let (first, convention) = any else { return }
    let place = zero ?? end ?? first
    let judgment = evidence.judgment
    guard judgment.basis != nil else {
      if convention == .oneBasedInclusive { tellDoubt(place, report) }
      return
    }
    if judgment.isDisputed { return tellDispute(place, judgment, convention, report) }
    let meaning = judgment.convention.words
    let isFollowed = judgment.convention == convention
    if isFollowed, convention == .oneBasedInclusive { return tellSlips(zero, judgment, report) }
    guard !isFollowed || isWeighed else { return }
    let option = "--voc-pixels \(judgment.convention.rawValue)"
    report(
      Finding(
        Self.info, file: place.file, at: place.position,
        isFollowed
          ? "the set \(meaning), and is read so (\(option)): \(judgment.reason)"
          : """
          the set is read as \(convention.meaning), and seems to \(judgment.convention.infinitive) \
          (\(option)): \(judgment.reason)
          """,
        severity: isFollowed ? .info : nil, fix: fix(judgment, convention)))
  }

  /// Whether the finding says that the convention in force may be wrong: what goes by it is in doubt.
  var isInDoubt: Bool {
    guard let convention = any?.convention else { return false }
    let judgment = evidence.judgment
    guard judgment.basis != nil else {
      return convention == .oneBasedInclusive && (evidence.zeros > 0 || stopsShort)
    }
    return judgment.isDisputed || judgment.convention != convention
  }

  /// Whether maxima stop one short of the side, and none reaches it.
  private var stopsShort: Bool {
    evidence.sides == 0 && evidence.shortOfSide >= Self.enoughEvidence
  }

  /// Says that no reading suits all files.
  private func tellDispute(
    _ place: Place, _ judgment: PixelJudgment, _ convention: PixelConvention,
    _ report: (Finding) -> Void
  ) {
    report(
      Finding(
        Self.info, file: place.file, at: place.position,
        """
        the set names pixels in more than one way, and is read as \(convention.meaning) \
        (--voc-pixels \(convention.rawValue)): \(judgment.reason)
        """))
  }

  /// Says that a set which counts from 1 has minima of 0.
  private func tellSlips(
    _ place: Place?, _ judgment: PixelJudgment, _ report: (Finding) -> Void
  ) {
    guard evidence.zeros > 0, let place else { return }
    let zeros = DecimalText.count(
      evidence.zeros, "minimum of 0 is", "minima of 0 are", isGrouped: false)
    report(
      Finding(
        Self.info, file: place.file, at: place.position,
        "\(zeros) outside the image in a set that counts pixels from 1: \(judgment.reason)"))
  }

  /// Says that the set does not count from 1, or seems not to, where nothing tells what it does.
  private func tellDoubt(_ place: Place, _ report: (Finding) -> Void) {
    if evidence.zeros > 0 {
      report(
        Finding(
          Self.info, file: place.file, at: place.position,
          """
          \(DecimalText.count(evidence.zeros, "minimum of 0 is no pixel", "minima of 0 are no pixels")) \
          counted from 1, and nothing tells what the set means: --voc-pixels continuous for edges, \
          zero-based for pixels from 0
          """))
    } else if stopsShort {
      report(
        Finding(
          Self.info, file: place.file, at: place.position,
          """
          the set may count pixels from 0 (--voc-pixels zero-based): \(evidence.shortOfSide) maxima \
          are one short of the side and none reaches it
          """,
          fix: Fix(
            .unsafe, "count pixels from 1 in every file",
            everywhere: .countFromOne(.zeroBasedInclusive))))
    }
  }

  /// Counting from 1 is offered where boxes are read so, or as the set shows. Edges between pixels
  /// have no number.
  private func fix(_ judgment: PixelJudgment, _ convention: PixelConvention) -> Fix? {
    let from = judgment.convention
    guard from != .oneBasedInclusive, convention == .oneBasedInclusive || isWeighed,
      evidence.fractions == 0
    else { return nil }
    return Fix(.unsafe, "count pixels from 1 in every file", everywhere: .countFromOne(from))
  }

  private static func touching(_ xMax: Double) -> LabeledImage { edges(10, xMax) }

  private static func edges(_ xMin: Double, _ xMax: Double) -> LabeledImage {
    LabeledImage(
      path: "a.xml", format: .voc,
      objects: [LabeledObject(className: "car", box: WrittenBox(xMin, 10, xMax, 30))],
      declaredSize: DeclaredSize(width: 100, height: 80, depth: 3))
  }
}

extension PixelConvention {
  /// What a set does, in words.
  fileprivate var words: String {
    switch self {
    case .oneBasedInclusive: "counts pixels from 1"
    case .zeroBasedInclusive: "counts pixels from 0"
    case .continuous: "holds edges, not pixels"
    }
  }

  /// What a set seems to do, in words.
  fileprivate var infinitive: String {
    switch self {
    case .oneBasedInclusive: "count pixels from 1"
    case .zeroBasedInclusive: "count pixels from 0"
    case .continuous: "hold edges, not pixels"
    }
  }
}
