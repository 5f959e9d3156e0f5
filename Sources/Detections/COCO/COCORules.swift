/// The choices in which evaluators of COCO's kind differ.
///
/// What they share: in each image and class the detections of the highest scores, each taking the free
/// object of the largest overlap that reaches the threshold (of equal overlaps the later object);
/// regions and objects of another size take detections without counting; precision made
/// non-increasing and read at points of recall.
public struct COCORules: Hashable, Sendable {
  /// Which flags an evaluator knows. An ignored object takes one detection, a crowd any number, and
  /// neither counts.
  public enum Flags: Hashable, Sendable {
    /// Crowds; difficult objects are objects.
    case crowd
    /// Crowds, and difficult objects are ignored.
    case crowdAndDifficult
    /// None.
    case none
  }

  /// Which classes take part.
  public enum Classes: Hashable, Sendable {
    /// All that are declared.
    case declared
    /// Those that an object or a detection names.
    case named
    /// Those that an object names; other detections vanish.
    case ofObjects
  }

  /// In how many bits something is kept.
  public enum Precision: Hashable, Sendable {
    /// 64 throughout.
    case double
    /// Corners and scores come in 32 bits, results leave in 32.
    case singleInputs
    /// Precision at each point is kept in 32 bits.
    case singleCurve
  }

  /// How the object of a detection is chosen.
  public enum Choice: Hashable, Sendable {
    /// Among those that reach the threshold.
    case reachingThreshold
    /// Among all, and then compared with the threshold: a free object of the size asked for hides those
    /// of other sizes, however far away it is.
    case beforeThreshold
  }

  /// IoU thresholds, ascending; the first one decides about found and missed.
  public var thresholds: [Double]
  /// Points of recall.
  public var recallPoints: [Double]
  /// The most detections of a class in an image.
  public var cap = 100
  /// Known flags.
  public var flags = Flags.crowd
  /// Classes that take part.
  public var classes = Classes.declared
  /// What is kept in 32 bits.
  public var precision = Precision.double
  /// How an object is chosen.
  public var choice = Choice.reachingThreshold
  /// What is added to the count that precision divides by.
  public var bias = 0.0
  /// What stands for a number that can't be had.
  public var missing = -1.0
  /// Whether images are taken in the order of their names as text, not in the scene's.
  public var sortsImagesByName = false

  /// COCO's thresholds and points.
  public init() {
    thresholds = Self.halfToNineteenTwentieths
    recallPoints = Self.hundredths
  }

  /// 0.50, 0.55, … 0.95 as NumPy spaces them: the ninth lies a hair below 0.9.
  static let halfToNineteenTwentieths = (0..<10).map { (place: Int) -> Double in
    let step: Double = (0.95 - 0.5) / 9
    return place == 9 ? 0.95 : Double(place) * step + 0.5
  }

  /// 0, 0.01, … 1 as NumPy spaces them: ten of them lie a hair above the hundredth.
  static let hundredths = (0..<101).map { (place: Int) -> Double in
    place == 100 ? 1 : Double(place) * 0.01
  }

  /// Numbers as PyTorch spaces them in 32 bits: up from the start, and in the second half down from the
  /// end, product and sum rounded once.
  static func inSinglePrecision(from start: Float, to end: Float, count: Int) -> [Double] {
    let step = (end - start) / Float(count - 1)
    return (0..<count).map { place in
      let value =
        place < count / 2
        ? start.addingProduct(step, Float(place))
        : end.addingProduct(-step, Float(count - 1 - place))
      return Double(value)
    }
  }
}
