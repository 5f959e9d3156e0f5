import Text
import Trainers

/// Counts over many images: what a run of previews ends with.
public struct MatchTotals: Sendable {
  /// Images that were matched.
  public private(set) var images = 0
  /// Objects that the trainer reads.
  public private(set) var objects = 0
  /// Objects that no prior learns.
  public private(set) var neverMatched = 0
  /// Objects all of whose priors are forced.
  public private(set) var forced = 0
  /// Positive priors.
  public private(set) var positives = 0
  /// Negative priors.
  public private(set) var negatives = 0
  /// Objects that the trainer leaves out, `DontCare` regions not counted.
  public private(set) var dropped = 0
  /// `DontCare` regions.
  public private(set) var dontCare = 0
  /// Objects, and files, that the trainer takes for something else.
  public private(set) var misread = 0
  /// How many images were read by which reader.
  public private(set) var imagesByReader: [String: Int] = [:]
  private var bestIoUSum = 0.0

  /// Nothing counted.
  public init() {}

  /// Adds an image.
  public mutating func add(_ matches: ImageMatches) {
    images += 1
    objects += matches.objects.count
    neverMatched += matches.neverMatchedCount
    forced += matches.forcedCount
    positives += matches.positiveCount
    negatives += matches.negativeCount
    dropped += matches.dropped.count { !$0.isDontCare }
    dontCare += matches.dropped.count(where: \.isDontCare)
    misread += matches.misread.count
    imagesByReader[matches.reader, default: 0] += 1
    for object in matches.objects { bestIoUSum += object.bestIoU ?? 0 }
  }

  /// The mean, over objects, of the best IoU among an object's positive priors; 0 counts for one
  /// that is never matched.
  public var meanBestIoU: Double? { objects == 0 ? nil : bestIoUSum / Double(objects) }

  /// A paragraph for the end of a run.
  public func text(trainer: String) -> String {
    let perImage = images == 0 ? 0 : Double(positives) / Double(images)
    var text =
      imagesByReader.readersLine + """
        \(DecimalText.count(images, "image", "images")), \
        \(DecimalText.count(objects, "object", "objects")) under \(trainer): \
        \(DecimalText.count(positives, "positive prior", "positive priors")) \
        (\(DecimalText.fixed(perImage, 1)) an image, 1 to \
        \(positives == 0 ? "–" : DecimalText.grouped(negatives / positives)) negatives)
        matched \(objects - neverMatched - forced)  ·  forced only \(forced)  ·  \
        never matched \(neverMatched)  ·  mean best IoU \
        \(meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–")

        """
    if dropped > 0 {
      text += "\(DecimalText.count(dropped, "object", "objects")) dropped by the trainer"
      text += dontCare > 0 ? ", and \(dontCare) DontCare\n" : "\n"
    } else if dontCare > 0 {
      text += "\(DecimalText.count(dontCare, "DontCare region", "DontCare regions")) left out\n"
    }
    if misread > 0 { text += "\(DecimalText.count(misread, "misreading", "misreadings"))\n" }
    return text
  }
}
