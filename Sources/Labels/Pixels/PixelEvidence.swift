/// What the numbers of a set of VOC files tell about how they name pixels. Counters only, so that a
/// thread keeps one and all are added up: the order of files and threads does not matter.
///
/// ```swift
/// var evidence = PixelEvidence()
/// let box = LabeledObject(className: "car", box: WrittenBox(0, 10, 100, 30))
/// let size = DeclaredSize(width: 100, height: 80)
/// evidence.collect(LabeledImage(path: "a.xml", format: .voc, objects: [box], declaredSize: size))
/// print(evidence.judgment)  // edges: 1 minimum of 0 and 1 maximum of the width
/// ```
public struct PixelEvidence: Hashable, Sendable {
  /// Boxes that are some: each minimum below its maximum.
  public private(set) var boxes = 0
  /// Minima of 0: no pixel that is counted from 1.
  public private(set) var zeros = 0
  /// Minima of 1.
  public private(set) var ones = 0
  /// Right edges that equal the width: no pixel that is counted from 0.
  public private(set) var widths = 0
  /// Lower edges that equal the height.
  public private(set) var heights = 0
  /// Right edges one short of the width.
  public private(set) var shortOfWidth = 0
  /// Lower edges one short of the height.
  public private(set) var shortOfHeight = 0
  /// Numbers of all boxes that can be read.
  public private(set) var numbers = 0
  /// Numbers that are written with a decimal point.
  public private(set) var pointed = 0
  /// Numbers that are not whole.
  public private(set) var fractions = 0
  /// Files that by themselves show one way to name pixels.
  public private(set) var files = PixelVotes()

  /// Nothing seen.
  public init() {}

  /// Takes what one image tells; nothing where it is no VOC file.
  ///
  /// Sides are those that the file declares, whose writer went by them, else the image's own. Decimals
  /// tell nothing in a file that says by itself that it counts from 1.
  public mutating func collect(_ image: LabeledImage) {
    guard image.voc != nil || image.format.type.namesPixels else { return }
    let saysFromOne = image.voc?.pixels == .oneBasedInclusive
    let before = self
    if let voc = image.voc, !saysFromOne {
      pointed += voc.pointedNumbers
      fractions += voc.fractions
    }
    let size = image.declaredSize?.checked ?? image.size
    // A side that no number reaches stands for one that is not known.
    let width = size.map { Double($0.width) } ?? -1
    let height = size.map { Double($0.height) } ?? -1
    // A corner and a size reach no edge as numbers.
    if image.issues.contains(where: { $0.kind == .cornerAndSize }) { return }
    for index in image.objects.indices {
      // The edges of a turned box are ours.
      guard let box = image.objects[index].box, image.objects[index].turn == nil else { continue }
      numbers += 4
      guard box.xMin < box.xMax, box.yMin < box.yMax else { continue }
      boxes += 1
      if box.xMin == 0 { zeros += 1 } else if box.xMin == 1 { ones += 1 }
      if box.yMin == 0 { zeros += 1 } else if box.yMin == 1 { ones += 1 }
      if box.xMax == width { widths += 1 } else if box.xMax == width - 1 { shortOfWidth += 1 }
      if box.yMax == height { heights += 1 } else if box.yMax == height - 1 { shortOfHeight += 1 }
    }
    // A file that says how it counts is read so whatever the others do.
    if !saysFromOne { vote(since: before) }
  }

  /// Counts a file by what it shows of itself: both ends of its image, or decimals.
  private mutating func vote(since before: PixelEvidence) {
    let (zero, one) = (zeros > before.zeros, ones > before.ones)
    let (side, short) = (sides > before.sides, shortOfSide > before.shortOfSide)
    let added = numbers - before.numbers
    let isPointed = added > 0 && pointed - before.pointed >= added
    if zero && side || isPointed || fractions > before.fractions {
      files.edges += 1
    } else if zero, short, !one, !side {
      files.fromZero += 1
    } else if one, side, !zero, !short {
      files.fromOne += 1
    }
  }

  /// Adds what another thread, or another part of the set, shows.
  public mutating func merge(_ other: PixelEvidence) {
    boxes += other.boxes
    zeros += other.zeros
    ones += other.ones
    widths += other.widths
    heights += other.heights
    shortOfWidth += other.shortOfWidth
    shortOfHeight += other.shortOfHeight
    numbers += other.numbers
    pointed += other.pointed
    fractions += other.fractions
    files.merge(other.files)
  }

  /// Maxima that equal the side.
  public var sides: Int { widths + heights }
  /// Maxima that are one short of the side.
  public var shortOfSide: Int { shortOfWidth + shortOfHeight }

  /// What the numbers mean, as far as they tell.
  ///
  /// A hand-made box now and then breaks every rule, so one reading must be ten times as frequent as
  /// the other to make that one a slip: 0 against 1, the side against one short of it. One number in
  /// twenty with a fraction is no slip either. Files that contradict each other are no set of one
  /// convention, whatever they add up to.
  public var judgment: PixelJudgment {
    if files.disagree { return told(files.mostFrequent ?? .oneBasedInclusive, .disagreement) }
    let reachesZero = zeros > 0 && zeros * 10 >= ones
    let reachesSide = sides > 0 && sides * 10 >= shortOfSide
    if reachesZero, reachesSide { return told(.continuous, .zeroAndSide) }
    if numbers > 0, pointed >= numbers { return told(.continuous, .decimalPoints) }
    if fractions > 0, fractions * 20 >= numbers { return told(.continuous, .fractions) }
    if reachesZero, shortOfSide > 0 { return told(.zeroBasedInclusive, .zeroAndShort) }
    if !reachesZero, ones > 0, reachesSide { return told(.oneBasedInclusive, .oneAndSide) }
    return PixelJudgment(convention: .oneBasedInclusive, basis: nil, evidence: self)
  }

  private func told(
    _ convention: PixelConvention, _ basis: PixelJudgment.Basis
  ) -> PixelJudgment {
    PixelJudgment(convention: convention, basis: basis, evidence: self)
  }
}
