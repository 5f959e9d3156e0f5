/// What all trainers of one kind have in common: what every room asks about a trainer besides its
/// numbers. Families of one kind share their code; a kind is a value beside its presets.
public struct TrainerKind: Hashable, Sendable {
  /// What a trainer of the kind is made from.
  public enum Setup: Hashable, Sendable {
    /// Its own config file; a preset stands for the config that the trainer writes by itself.
    case config
    /// A preset's name alone; classes are the dataset's.
    case preset
  }

  /// What a width or a height means to it.
  public enum Extent: Hashable, Sendable {
    /// From edge to edge: `xMax − xMin`.
    case betweenEdges
    /// The last pixel is counted too: `xMax − xMin + 1`.
    case withLastPixel
  }

  /// What offsets are divided by before its loss sees them.
  public enum OffsetScale: Hashable, Sendable {
    /// Nothing.
    case none
    /// The variances of its coder.
    case variances
    /// Nothing, and not every loss compares them: they are what its rows hold.
    case rows
  }

  /// What its IoU is of.
  public enum Overlap: Hashable, Sendable {
    /// Of boxes where they lie.
    case inPlace
    /// Of sizes on one center.
    case ofShapes

    /// What tables and sentences call it.
    public var name: String {
      switch self {
      case .inPlace: "IoU"
      case .ofShapes: "shape IoU"
      }
    }
  }

  /// What sentences call it.
  public let title: String
  /// What it is made from.
  public let setup: Setup
  /// What a size means to it.
  public let extent: Extent
  /// What its offsets are divided by.
  public let offsetScale: OffsetScale
  /// Whether its matcher gives each prior's best overlap with any object.
  public let comparesBestOverlaps: Bool
  /// The group of the lint rules about it: `SQZ`; nothing where there are none.
  public let ruleGroup: String?
  /// Codes of general lint rules that its own rules tell better.
  public let replacedRules: Set<String>
  /// What the IoU of an object and its prior is of.
  public let overlap: Overlap

  /// States a kind.
  public init(
    title: String, setup: Setup, extent: Extent, offsetScale: OffsetScale,
    comparesBestOverlaps: Bool, ruleGroup: String?, replacedRules: Set<String> = [],
    overlap: Overlap = .inPlace
  ) {
    self.title = title
    self.setup = setup
    self.extent = extent
    self.offsetScale = offsetScale
    self.comparesBestOverlaps = comparesBestOverlaps
    self.ruleGroup = ruleGroup
    self.replacedRules = replacedRules
    self.overlap = overlap
  }

  /// Trainers whose priors stand in a layout, SSDs, RetinaNets and proposal networks: dense matching
  /// by overlap, offsets by variances.
  public static let ssd = TrainerKind(
    title: "trainers with listed priors", setup: .preset, extent: .betweenEdges,
    offsetScale: .variances,
    comparesBestOverlaps: true, ruleGroup: "SSD")
}
