/// The choices in which evaluators of Pascal VOC's kind differ.
///
/// What they share: a detection asks only for the object that it overlaps most, taken or not (of equal
/// overlaps the first); a second detection of an object is a miss; a difficult object is not counted,
/// and neither are detections of it.
public struct VOCRules: Hashable, Sendable {
  /// Whether an overlap on the threshold is enough.
  public enum Comparison: Hashable, Sendable {
    /// It is.
    case atLeast
    /// It is not.
    case above
  }

  /// What an evaluator adds before it overlaps boxes.
  public enum AddedPixel: Hashable, Sendable {
    /// Nothing: edges are continuous.
    case none
    /// One to each width and height.
    case toSides
    /// One to the right and bottom edges.
    case toFarEdges
  }

  /// Who comes first of equal scores.
  public enum Ties: Hashable, Sendable {
    /// The order of the list, over all images.
    case list
    /// Images in their order, then the list.
    case images
    /// Sorted upward and turned round, twice: within an image the last takes the object; in the curve
    /// later images come first, and each image's detections in the order of the list.
    case turnedTwice
  }

  /// Which flags take objects out of the count.
  public enum Flags: Hashable, Sendable {
    /// None.
    case none
    /// Difficult ones.
    case difficult
    /// Groups: a crowd excuses what has at least the threshold of its own area inside.
    case groups
  }

  /// How a curve becomes a number.
  public enum Curve: Hashable, Sendable {
    /// The area under the non-increasing curve.
    case area
    /// The mean of the best precision at or past 0, 0.1, … 1.
    case elevenPoints
  }

  /// What is made of a class without objects that count.
  public enum EmptyClasses: Hashable, Sendable {
    /// It reads so, and is left out of the mean.
    case leftOut(reads: Double)
    /// As before, and a class that nothing names does not appear.
    case leftOutIfNamed(reads: Double)
    /// It reads as no number where it has detections and as 0 where it has none; either way it is left
    /// out of the mean.
    case unreadable
    /// It counts as 0.
    case zero
    /// It counts, as no number where it has detections and as 0 where it has none.
    case poison
  }

  /// How detections go through a text file before they are judged.
  public struct Writing: Hashable, Sendable {
    /// Added to left and top edges of objects and detections alike: counting from 1.
    public var firstPixel: Double
    /// Decimals of scores.
    public var scoreDecimals: Int
    /// Decimals of edges.
    public var edgeDecimals: Int

    /// Joins the three.
    public init(firstPixel: Double, scoreDecimals: Int, edgeDecimals: Int) {
      self.firstPixel = firstPixel
      self.scoreDecimals = scoreDecimals
      self.edgeDecimals = edgeDecimals
    }
  }

  /// IoU thresholds; the first one decides about found and missed.
  public var thresholds = [0.5]
  /// Whether the threshold itself is enough.
  public var comparison = Comparison.atLeast
  /// What is added to boxes.
  public var addedPixel = AddedPixel.none
  /// Whether boxes, scores and overlaps are 32-bit numbers.
  public var isSinglePrecision = false
  /// Whether precision and averages are 32-bit numbers too.
  public var hasSinglePrecisionCurve = false
  /// Whether plain objects win over difficult ones of equal overlap, wherever they stand.
  public var prefersPlainObjects = false
  /// Whether boxes without area are dropped unseen.
  public var dropsEmptyBoxes = false
  /// What a text file does to the numbers, where there is one.
  public var writing: Writing?
  /// Who comes first of equal scores.
  public var ties = Ties.list
  /// Flags that are known.
  public var flags = Flags.difficult
  /// How a curve becomes a number.
  public var curve = Curve.area
  /// What is made of classes without objects.
  public var emptyClasses = EmptyClasses.leftOut(reads: .nan)
  /// Whether the mean is one curve over the detections of all classes.
  public var poolsClasses = false
  /// What the numbers over all classes are multiplied by.
  public var summaryScale = 1.0

  /// The devkit's choices for one threshold and the area.
  public init() {}

  /// Tenths as NumPy counts them: 0.3, 0.6 and 0.7 lie a hair above, so that a recall of exactly 3/10
  /// does not reach the fourth.
  static let elevenPoints = (0...10).map { Double($0) * 0.1 }
}
