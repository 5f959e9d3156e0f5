import Boxes
import Labels
import Targets

/// What a trainer makes of one image: who is read, who gets which prior, who gets none.
public struct ImageMatches: Sendable {
  /// An object that the trainer reads.
  public struct Object: Sendable {
    /// Its 0-based place in the label file.
    public var object: Int
    /// The line it begins on, from 1.
    public var line: Int
    /// Its class as the trainer knows it.
    public var className: String
    /// The class's index, from 0; background is not one.
    public var classIndex: Int
    /// The edges as the trainer holds them. May be without area: trainers do not check.
    public var edges: Edges<InputPixels>
    /// Its positive priors, by rising index.
    public var matches: [Match]

    /// Whether no prior learns it.
    public var isNeverMatched: Bool { matches.isEmpty }
    /// Whether all its priors are forced onto it.
    public var isForcedOnly: Bool { !matches.isEmpty && matches.allSatisfy(\.isForced) }
    /// The best IoU among its priors.
    public var bestIoU: Double? { matches.map(\.iou).max() }
  }

  /// A positive prior.
  public struct Match: Sendable {
    /// The prior.
    public var prior: PlacedPrior
    /// Its IoU with the object, as the trainer computes it.
    public var iou: Double
    /// Positive although the overlap alone would not make it so.
    public var isForced: Bool
    /// `tx ty tw th`, as the trainer encodes them.
    public var offsets: BoxOffsets<Double>
    /// How many rows the trainer has of the prior and the object; more than one at times for YOLO.
    public var rows = 1
  }

  /// An object that the trainer leaves out, and why.
  public struct Dropped: Hashable, Sendable {
    /// Its 0-based place in the label file.
    public var object: Int
    /// The line it begins on, from 1.
    public var line: Int
    /// Its class as written, when it could be read.
    public var className: String?
    /// The reason, in words.
    public var reason: String
    /// The reason without the object's own numbers: what counts are grouped by.
    public var kind: String
    /// Its class is none of the trainer's.
    public var isOfUnknownClass: Bool
    /// A `DontCare` region, which every trainer is meant to leave out.
    public var isDontCare: Bool
    /// Where the label has it, by our own reading.
    public var edges: Edges<Pixels>?
    /// Nothing is lost by it: what it says is handed on otherwise.
    public var isHarmless = false
    /// Its reader hands it on; what comes after the reader leaves it out.
    public var isRead = false
  }

  /// An object that the trainer takes for something else, in silence.
  public struct Misread: Hashable, Sendable {
    /// Its 0-based place in the label file; nothing when it concerns the file.
    public var object: Int?
    /// The line, from 1.
    public var line: Int
    /// Its class as written, when it could be read.
    public var className: String?
    /// What happens, in words.
    public var what: String
    /// Where the label has it, by our own reading.
    public var edges: Edges<Pixels>?
    /// It is what was meant, or as near as the trainer gets.
    public var isHarmless = false
  }

  /// How an augmented image came about.
  public struct Augmentation: Hashable, Sendable {
    /// Which copy it is, from 1; nothing where there is one of each image.
    public var copy: Int?
    /// Where the pixels of the pictures lie that it is made of.
    public var placements: [PicturePlacement]
    /// How many objects went in.
    public var objectsIn: Int

    /// Joins the three.
    public init(copy: Int?, placements: [PicturePlacement], objectsIn: Int) {
      self.copy = copy
      self.placements = placements
      self.objectsIn = objectsIn
    }
  }

  /// The label file's stem, or the name that a COCO document gives it: what names the image.
  public var stem: String
  /// What a COCO document calls the image; nothing in other formats.
  public var coco: COCOImage?
  /// How the image lies in the network's input.
  public var placement: InputPlacement
  /// How many priors the image has.
  public var priorCount: Int
  /// The objects that are read, in the file's order.
  public var objects: [Object]
  /// Priors that the loss does not see.
  public var ignored: [PlacedPrior]
  /// Objects that are left out, in the file's order.
  public var dropped: [Dropped]
  /// What is taken for something else, in silence.
  public var misread: [Misread] = []
  /// The name of the reader that was used.
  public var reader = PlainReader.name
  /// Why the trainer's reader hands on nothing of the image; what is matched is then our own reading,
  /// and the trainer learns nothing of it.
  public var failure: TrainerFailure?
  /// What happened to the image before it was matched; nothing where it is as labeled.
  public var augmentation: Augmentation?
  /// The box that the trainer puts into an image without objects, if it does.
  public var standIn: StandIn?
  /// How many priors learn that box.
  public var standInPositives = 0
  /// Matches whose prior an earlier object has too: only YOLO trainers let a prior learn several.
  public var sharedMatches = 0

  /// What the IoU of its matches is of.
  public var overlap = TrainerKind.Overlap.inPlace

  /// The size of the image, in pixels.
  public var imageSize: ImageSize { placement.image }
  /// The size of the network's input.
  public var inputSize: ImageSize { placement.input }

  /// What tells one augmented copy of an image from the others in names: `@1`, `@2`.
  public var copySuffix: String { augmentation?.copy.map { "@\($0)" } ?? "" }

  /// Where labels have the objects that the trainer does not read, or not as they are labeled;
  /// regions to ignore left out.
  public var lostEdges: [Edges<Pixels>] {
    // Where the reader raises, it reads none.
    var edges = failure == nil ? [] : objects.map { toImage.edges($0.edges) }
    let left = dropped.filter { !$0.isDontCare && !$0.isHarmless }.map(\.edges)
    for box in left + misread.map(\.edges) {
      if let box, !edges.contains(box) { edges.append(box) }
    }
    return edges
  }

  /// Gives the objects the indexes of a class list that was not known when they were matched. An
  /// object whose class is not in it keeps the index it has.
  public mutating func renumberClasses(as classes: ClassList) {
    for place in objects.indices {
      guard let index = classes.index(of: objects[place].className) else { continue }
      objects[place].classIndex = index.value
    }
  }

  /// Positive priors; those that learn a box of the trainer's own count too, as they do in its loss.
  public var positiveCount: Int {
    objects.reduce(standInPositives) { $0 + $1.matches.count } - sharedMatches
  }
  /// Negative priors: background.
  public var negativeCount: Int { priorCount - positiveCount - ignored.count }
  /// Objects that no prior learns.
  public var neverMatchedCount: Int { objects.count(where: \.isNeverMatched) }
  /// Objects all of whose priors are forced.
  public var forcedCount: Int { objects.count(where: \.isForcedOnly) }
}
