import Boxes
import Labels

/// Our own reading, of every format: edges in continuous pixels, by the convention that
/// `--voc-pixels` names.
public struct PlainReader: TrainerReader {
  /// What the command line calls it.
  public static let name = "plain"

  /// Name, source and rule.
  public let info = ReaderInfo(
    name: Self.name, trainer: "this toolkit", version: "of the build",
    formats: LabelFormats.names,
    rule: ReaderInfo.Rule(
      corners: "to edges, by `--voc-pixels`", numbers: "decimals; others are read issues",
      leftOut: "regions to ignore, boxes that can't be read", unknownClass: "left out",
      difficult: "kept as a whole number", size: "of the picture, else of the file"))

  /// A reader.
  public init() {}

  /// What keeps a file from being read, if nothing of it could.
  private static func failure(of image: LabeledImage) -> TrainerFailure? {
    guard image.objects.isEmpty, let fault = image.fileFault else { return nil }
    return TrainerFailure(kind: .notRead, reason: fault.reason, line: fault.line)
  }

  /// Keeps a file that could not be read from passing for an image without objects.
  static func refuseUnread(_ image: LabeledImage) throws(TrainerError) {
    if let failure = failure(of: image) { throw .reader(name: name, failure) }
  }

  /// What stands in ``ReaderInput/image``.
  public func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading {
    if let failure = Self.failure(of: input.image) { throw failure }
    var reading = TrainerReading(info)
    if input.image.isUnit { reading.unit = .share }
    for object in input.image.objects {
      var isOfUnknownClass = false
      let reason: String
      if object.isDontCare {
        reason = "a region to ignore"
      } else if let box = object.box, box.fault != .notFinite {
        if let place = input.classes.index(of: object.className) {
          let edges = box.edges
          reading.objects.append(
            TrainerReading.Object(
              object: object.index, line: object.position.line, className: object.className,
              classNumber: place.value,
              corners: Edges(edges.xMin, edges.yMin, edges.xMax, edges.yMax),
              difficult: object.flags.difficult))
          continue
        }
        isOfUnknownClass = true
        reason = "class '\(object.className)' is not in the class list"
      } else {
        reason = object.box == nil ? "its box can't be read" : "a coordinate is not finite"
      }
      reading.dropped.append(
        TrainerReading.Dropped(
          object: object.index, line: object.position.line, className: object.className,
          reason: reason, isOfUnknownClass: isOfUnknownClass))
    }
    return reading
  }
}
