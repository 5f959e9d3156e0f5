import Labels
import Text

/// Reports labels for which several folders below `--images` have a picture.
struct PictureInTwoFolders: DatasetRule {
  static let info = RuleInfo(
    code: "SET012",
    name: "picture-in-two-folders",
    summary: "Below --images, two folders have a picture of the label's name.",
    rationale: """
      Labels and pictures are paired by stem. Where train/0001.jpg and val/0001.jpg both lie below \
      the folder of images and nothing in the label's path tells which is meant, the first one is \
      taken: the size may be that of another picture, and previews show it. One finding for the set.
      """,
    remedy:
      "Name the folder of one part with --images, or give labels the folders of the pictures.",
    severity: .warning,
    triggers: [
      .folder {
        $0.ambiguousImages.add(
          .init(
            label: "labels/0001.txt", picture: "images/train/0001.jpg",
            other: "images/val/0001.jpg"))
      }
    ],
    passes: [.folder { $0.imageFiles = ["images/train/0001.jpg", "images/val/0001.jpg"] }]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let images = dataset.facts.ambiguousImages
    guard let first = images.examples.first else { return }
    func quoted(_ path: String) -> String { Finding.Message.quoted(path) }
    var message = "read with \(quoted(first.picture)), and \(quoted(first.other)) has the same name"
    if images.count > 1 {
      let others = images.examples.dropFirst().map { quoted($0.label) }
      message +=
        ": \(DecimalText.grouped(images.count)) labels, also \(others.joined(separator: " and "))"
    }
    var finding = Finding(Self.info, file: first.label, Finding.Message(message))
    finding.fingerprint = Fingerprint.of(Self.info.name)
    report(finding)
  }
}
