import Labels

/// Reports a box without width or height as written.
struct EmptyBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX004",
    name: "empty-box",
    summary: "A box has no width or no height as written.",
    rationale: """
      A box without extent matches no prior, and its logarithm is −infinity. Under an inclusive \
      convention (VOC) xmin = xmax still covers one pixel, so that some trainers can live with \
      it: there it is a warning. Mostly it is a click that was meant to be a drag.
      """,
    remedy: "Draw the box again, or delete the object with --unsafe-fixes.",
    severity: .error,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(20, 10, 20, 30)),
      .image(100, 80, WrittenBox(20, 10, 40, 10, .continuous)),
    ],
    passes: [
      .image(100, 80, WrittenBox(20, 10, 21, 30)),
      .image(100, 80, WrittenBox(20, 30, 20, 10)),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index), box.hasNoExtent else { continue }
      let object = image.objects[index]
      report(
        Finding(
          Self.info, in: image, at: object, .empty(object.className, box),
          severity: box.fault == nil ? .warning : .error, fix: .delete(object)))
    }
  }
}

extension Finding.Message {
  fileprivate static func empty(_ name: String, _ box: WrittenBox) -> Self {
    let what =
      switch (box.xMin == box.xMax, box.yMin == box.yMax) {
      case (true, true): "zero width and zero height"
      case (true, false): "zero width"
      default: "zero height"
      }
    let still = box.fault == nil ? " as written; read as inclusive it covers 1 px" : ""
    return "box of \(quoted(name)) is empty: \(what)\(still)"
  }
}
