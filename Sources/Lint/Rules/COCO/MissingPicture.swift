import Boxes
import Labels
import Text

/// Reports a COCO document whose pictures are not all there.
struct MissingPicture: EvidenceRule {
  static let info = RuleInfo(
    code: "COC014",
    name: "missing-picture",
    summary: """
      Images that a COCO document declares have no file. Judged where an image folder is stated, or \
      some of its pictures are found. One finding a document.
      """,
    rationale: """
      A trainer opens the file of each declared image: it ends with a missing file, or trains on \
      fewer images than you believe.
      """,
    remedy: "Copy the pictures, correct file_name or --images, or take the images out.",
    severity: .error,
    triggers: [document([.missing, .read])],
    passes: [document([.missing, .missing]), document([.read, .read])]
  )

  /// What is known of a document.
  private struct Evidence {
    var found = 0
    var missing = 0
    var first: String?
    var position: TextPosition?
  }

  private var documents: [String: Evidence] = [:]
  private var picture: ImageFacts?

  init(settings: LintSettings) {}

  mutating func collect(_ picture: ImageFacts) { self.picture = picture }

  mutating func collect(_ image: LabeledImage) {
    defer { picture = nil }
    guard let coco = image.coco, let picture else { return }
    var evidence = Evidence()
    if picture.state == .missing {
      evidence = Evidence(missing: 1, first: coco.fileName, position: coco.position)
    } else {
      evidence.found = 1
    }
    add(evidence, image.path)
  }

  mutating func merge(_ other: Self) {
    for (path, evidence) in other.documents { add(evidence, path) }
  }

  private mutating func add(_ evidence: Evidence, _ path: String) {
    guard var known = documents[path] else {
      documents[path] = evidence
      return
    }
    known.found += evidence.found
    known.missing += evidence.missing
    if let position = evidence.position, known.position.map({ position < $0 }) ?? true {
      known.first = evidence.first
      known.position = position
    }
    documents[path] = known
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for (path, evidence) in documents.sorted(by: { $0.key < $1.key }) {
      guard evidence.missing > 0, evidence.found > 0 || dataset.facts.statesImages,
        let first = evidence.first
      else { continue }
      let all = evidence.missing + evidence.found
      report(
        Finding(
          Self.info, file: path, at: evidence.position,
          """
          \(evidence.missing) of \(DecimalText.count(all, "image", "images", isGrouped: false)) \
          \(evidence.missing == 1 ? "has" : "have") no file, first \(Finding.Message.quoted(first))
          """))
    }
  }

  private static func document(_ states: [ImageFacts.State]) -> RuleExample {
    let names = states.indices.map { "\($0 + 1).jpg" }
    let images = names.enumerated().map { place, name in
      var image = LabeledImage(path: "annotations.json", format: .coco)
      image.imageSize = ImageSize(width: 100, height: 80)
      image.coco = COCOImage(
        id: .number(place + 1), fileName: name, position: TextPosition(line: 2 + place, column: 3))
      return image
    }
    return RuleExample(
      images, pictures: zip(names, states).map { ImageFacts(path: $0, state: $1) },
      shown: zip(names, states).map { "\($0): \($1 == .read ? "there" : "not found")" }
        .joined(separator: "\n"))
  }
}
