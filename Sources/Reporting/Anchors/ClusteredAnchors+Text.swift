import Clustering
import Studies
import Text

extension ClusteredAnchors {
  /// The report for a terminal.
  public var text: String {
    var table = TextTable([
      ("anchor", .right), ("width", .right), ("height", .right), ("w/h", .right),
      ("boxes", .right), ("mean IoU", .right),
    ])
    let digits = unit == "pixels" ? 1 : 4
    for (place, row) in rows.enumerated() {
      table.add([
        String(place + 1), DecimalText.fixed(row.width, digits),
        DecimalText.fixed(row.height, digits), DecimalText.fixed(row.width / row.height, 2),
        DecimalText.percent(row.fit.share), DecimalText.percent(row.fit.meanIoU),
      ])
    }
    let warning = standings?.warning.map { "\($0)\n\n" } ?? ""
    let comparison = standings.map { "\n\($0.text)" } ?? ""
    return """
      \(warning)\(headline)

      \(table.text(indent: 2))
      \(metrics.summaryLines(indent: 2))\(notes)\(comparison)
      """
  }

  private var headline: String {
    let boxes = DecimalText.count(sample.boxCount, "box", "boxes")
    let images = DecimalText.count(sample.imageCount, "image", "images")
    return """
      \(DecimalText.count(anchors.sizes.count, "anchor", "anchors")) for \(boxes) in \(images)
      (\(options.distance.rawValue) distance, \(anchors.scaling.summary), in \(unit))
      """ + (augmentation.map { "\n(\($0.words))" } ?? "")
  }

  private var notes: String {
    var notes = ""
    if let refinement {
      notes +=
        "  refined for \(refinement.objective): "
        + "\(DecimalText.percent(refinement.before, digits: 2)) → "
        + "\(DecimalText.percent(refinement.after, digits: 2))\n"
    }
    if let order {
      notes +=
        "  order: \(order.kept) of \(DecimalText.count(anchors.sizes.count, "anchor", "anchors")) in the "
        + "place of the old one they stand for\n"
    }
    if isEveryDistinctSize {
      notes +=
        "  only \(DecimalText.count(anchors.sizes.count, "distinct size", "distinct sizes")) "
        + "for \(options.anchorCount) anchors: these are all of them\n"
    }
    if let leftOut = LeftOutText.sentence(sample.leftOut) { notes += "  \(leftOut)\n" }
    return notes
  }
}

extension AnchorMetrics {
  /// The metrics in two lines, with what each one means.
  func summaryLines(indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    var rest = [
      "BPR(4) \(DecimalText.percent(bpr4))", "inertia \(DecimalText.fixed(inertia, 4))",
    ]
    if let silhouette {
      rest.append("silhouette \(DecimalText.fixed(silhouette.value, 3))")
    }
    let fit = [
      "mean IoU \(DecimalText.percent(meanIoU, digits: 2))",
      "recall@0.5 \(DecimalText.percent(recall50))",
      "recall@0.75 \(DecimalText.percent(recall75))",
    ]
    return [fit, rest].map { blanks + $0.joined(separator: "  ·  ") + "\n" }.joined()
  }
}

extension SizeScaling {
  /// How sizes were brought to the input, in words.
  var summary: String {
    switch (normalization, inputSize) {
    case (.image, let size?): "each image \(verb) to \(size)"
    case (.image, nil): "each image \(verb) to a unit square"
    case (.none, _): "sizes as labeled"
    }
  }

  private var verb: String { resize == .letterbox ? "letterboxed" : "stretched" }
}

/// What the gate left out, as a sentence.
public enum LeftOutText {
  /// `2 empty boxes left out; see dataset lint`, or nothing when nothing was left out.
  public static func sentence(_ leftOut: [String: Int]) -> String? {
    var leftOut = leftOut
    let sizeless = leftOut.removeValue(forKey: SizeSampleBuilder.Reason.imageSize)
    let sentences = [faults(leftOut), sizeless.map(unknownSizes)].compactMap { $0 }
    return sentences.isEmpty ? nil : sentences.joined(separator: "; ")
  }

  /// Boxes whose size in pixels nobody knows.
  static func unknownSizes(_ count: Int) -> String {
    "\(DecimalText.count(count, "box", "boxes")) of images of unknown size left out: give --images "
      + "DIR or --image-size WxH"
  }

  /// The same where their shares are told and only their pixels are not.
  static func withoutPixels(_ count: Int) -> String {
    "\(DecimalText.count(count, "box", "boxes")) of images of unknown size, in no width or height: "
      + "give --images DIR or --image-size WxH"
  }

  private static func faults(_ leftOut: [String: Int]) -> String? {
    let total = LeftOut.total(leftOut)
    guard total > 0 else { return nil }
    let parts = leftOut.sorted { $0.key < $1.key }
      .map { "\(DecimalText.grouped($0.value)) \($0.key)" }
    let noun = total == 1 ? "box" : "boxes"
    let hint = leftOut.keys.contains { $0 != "dontCare" } ? "; see dataset lint" : ""
    return "\(parts.joined(separator: ", ")) \(noun) left out\(hint)"
  }
}
