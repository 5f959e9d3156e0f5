import Labels

/// Reports a COCO image without a usable size.
struct SizelessImage: ImageRule {
  static let formats: [LabelFormatName] = [.coco]
  static let info = RuleInfo(
    code: "COC009",
    name: "sizeless-image",
    summary: "A COCO image has no width and height that make sense.",
    rationale: """
      Trainers divide boxes by the declared size: a zero divides, a missing key ends the run. \
      Where the image is there, its own size is used and the finding is a warning; where it is \
      not, bounds can't be judged and boxes can't be normalized: an error.
      """,
    remedy: "Write the image's width and height.",
    severity: .error,
    triggers: [
      .issue(
        .missingSize(detail: "image 1 has no width and height that make sense"), in: .coco,
        shown: "{\"id\": 1, \"file_name\": \"a.jpg\"}")
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for issue in image.issues {
      guard case .missingSize(let detail) = issue.kind else { continue }
      let rest = image.imageSize.map { "; the image's own, \($0), is used" } ?? ""
      report(
        Finding(
          Self.info, in: image, issue: issue, "no usable image size: \(detail)\(rest)",
          severity: image.size == nil ? .error : .warning))
    }
  }
}
