import Boxes
import Labels

/// Reports a picture that viewers turn and trainers don't.
struct ExifRotated: PictureRule {
  static let info = RuleInfo(
    code: "IMG004",
    name: "exif-rotated",
    summary: "EXIF orientation 5–8 turns an image on its side.",
    rationale: """
      Drawing tools show the image turned and save boxes for that; most trainers decode it as \
      stored. If the boxes fit only the turned frame, they are wrong for every trainer that \
      ignores EXIF: an error. VOC013, BOX001 and BOX002 are then the same fault and silent, and \
      nothing offers to write the stored size.
      """,
    remedy: "Turn the pixels and delete the mark (jpegtran, exiftran), then look at the boxes.",
    severity: .warning,
    triggers: [
      ExifRotated.example(orientation: 6, box: WrittenBox(10, 10, 30, 30)),
      RuleExample.image(80, 100).with(
        picture: ImageFacts(
          path: "a.jpg", size: ImageSize(width: 100, height: 80), orientation: 8)),
    ],
    passes: [
      ExifRotated.example(orientation: 1, box: WrittenBox(10, 10, 30, 30)),
      ExifRotated.example(orientation: 3, box: WrittenBox(10, 10, 30, 30)),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard let orientation = picture.orientation, (5...8).contains(orientation) else { return }
    let onlyTurned = picture.fitsOnlyTurned(image)
    report(
      Finding(
        Self.info, file: picture.path,
        onlyTurned
          ? "the boxes fit only the frame turned by EXIF orientation \(orientation)"
          : "EXIF orientation \(orientation) turns the image on its side",
        severity: onlyTurned ? .error : .warning))
  }

  private static func example(orientation: Int, box: WrittenBox) -> RuleExample {
    RuleExample.image(100, 80, box).with(
      picture: ImageFacts(
        path: "a.jpg", size: ImageSize(width: 100, height: 80), orientation: orientation))
  }
}
