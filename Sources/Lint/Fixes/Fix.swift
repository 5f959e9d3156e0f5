import Boxes
import Labels

/// A repair that a rule proposes for its finding: what shall change, not which bytes.
///
/// The editor of the format (`LabelEditor`, module `Labels`) turns edits into the fewest bytes. A
/// fix is offered only where the finding alone determines it.
public struct Fix: Hashable, Sendable {
  /// Whether a fix can change what the labels mean.
  public enum Safety: String, CaseIterable, Hashable, Sendable {
    /// The labels mean the same afterwards; applied by `--fix`.
    case safe
    /// The labels mean something else afterwards; applied by `--unsafe-fixes` only.
    case unsafe
  }

  /// A change to every label file of the set.
  public enum Everywhere: Hashable, Sendable {
    /// Gives one spelling of a class another one.
    case renameClass(from: String, to: String)
    /// Writes boxes whose numbers name pixels in another way as boxes that count from 1.
    case countFromOne(PixelConvention)
  }

  /// Whether it changes what all numbers of the set mean.
  public var countsFromOne: Bool {
    if case .countFromOne = everywhere { true } else { false }
  }

  /// Whether it may be applied without asking.
  public let safety: Safety
  /// What it does, as an imperative without a full stop: `delete the object`.
  public let title: String
  /// The changes to the finding's own file, all or none.
  public let steps: [LabelEdit]
  /// The change to every file, for findings about the set.
  public let everywhere: Everywhere?
  /// The changes to each file, for a finding that speaks for many.
  public private(set) var files: [String: [LabelEdit]] = [:]

  /// Proposes a repair of one file.
  public init(_ safety: Safety, _ title: String, _ steps: [LabelEdit]) {
    self.safety = safety
    self.title = title
    self.steps = steps
    everywhere = nil
  }

  /// Proposes a repair of every file.
  public init(_ safety: Safety, _ title: String, everywhere: Everywhere) {
    self.safety = safety
    self.title = title
    steps = []
    self.everywhere = everywhere
  }
}

extension Fix {
  /// Joins the fixes of many files.
  init(_ first: Fix, title: String, files: [(String, Fix)]) {
    self.init(first.safety, title, [])
    for (file, fix) in files { self.files[file, default: []] += fix.steps }
  }
}

extension Finding {
  /// The files that the finding's fix changes; none for one that changes every file.
  public var fixedFiles: [String] {
    guard let fix, fix.everywhere == nil else { return [] }
    return fix.files.isEmpty ? [file] : fix.files.keys.sorted()
  }

  /// The edits that the finding's fix asks for in one label file; none for a file that it does not
  /// concern.
  public func edits(in image: LabeledImage) -> [LabelEdit] {
    guard let fix else { return [] }
    return switch fix.everywhere {
    case nil: fix.files[image.path] ?? (image.path == file ? fix.steps : [])
    case .renameClass(let from, let to):
      image.objects.filter { $0.className.utf8.elementsEqual(from.utf8) }
        .map { .renameClass(object: $0.index, to: to) }
    case .countFromOne(let convention):
      image.format.type.namesPixels
        ? image.objects.compactMap { $0.countedFromOne(convention, within: image.size) } : []
    }
  }
}

extension LabeledObject {
  /// The numbers of a box, counted from 1. A box that lies in the image stays there, whatever one of
  /// its numbers says.
  fileprivate func countedFromOne(
    _ convention: PixelConvention, within size: ImageSize?
  ) -> LabelEdit? {
    guard let box else { return nil }
    let written = WrittenBox(box.xMin, box.yMin, box.xMax, box.yMax, convention)
    let numbers = written.rewritten(in: .oneBasedInclusive)
    guard numbers.xMin <= numbers.xMax, numbers.yMin <= numbers.yMax else { return nil }
    func inside(_ value: Double, _ old: Double, _ side: Int?) -> Double {
      guard let side = side.map(Double.init), old <= side else { return value }
      return min(value, side)
    }
    return .setBox(
      object: index, xMin: inside(numbers.xMin, box.xMin, size?.width),
      yMin: inside(numbers.yMin, box.yMin, size?.height),
      xMax: inside(numbers.xMax, box.xMax, size?.width),
      yMax: inside(numbers.yMax, box.yMax, size?.height))
  }
}
