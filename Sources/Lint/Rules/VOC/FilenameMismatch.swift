import Labels

/// Reports a `<filename>` that names another file.
struct FilenameMismatch: ImageRule, PictureRule {
  static let info = RuleInfo(
    code: "VOC015",
    name: "filename-mismatch",
    summary: "<filename> names another image than the label's own name.",
    rationale: """
      Some trainers pair by the name of the label file, others by <filename>: where the two \
      differ, they train on different pictures. A path in it that is absolute or climbs with .. \
      is never followed: an error. A missing or different extension is an info.
      """,
    remedy: "Write the image's name; --unsafe-fixes does.",
    severity: .warning,
    fixability: .unsafe,
    triggers: [
      FilenameMismatch.example("b.jpg"),
      FilenameMismatch.example("../../etc/passwd"),
      FilenameMismatch.example("/data/a.jpg"),
      FilenameMismatch.example("C:\\data\\a.jpg"),
      FilenameMismatch.example("a"),
      FilenameMismatch.example("a.png").with(picture: ImageFacts(path: "JPEGImages/a.jpg")),
    ],
    passes: [FilenameMismatch.example("a.jpg"), FilenameMismatch.example("images/a.jpg")]
  )

  init(settings: LintSettings) {}

  func enroll(in roster: inout RuleRoster) {
    roster.add(labels: self)
    roster.add(pictures: self)
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard let name = image.voc?.filename, !name.isEmpty else { return }
    let stem = FilePath.stem(of: image.path)
    if FilePath.areEqual(name, stem) {
      tell(image, "<filename> has no extension", .info, nil, report)
    } else if Self.escapes(name) {
      tell(
        image,
        "<filename> leads outside the image folder, not followed: \(Finding.Message.quoted(name))",
        .error, nil, report)
    } else if !FilePath.areEqual(FilePath.stem(of: name), stem) {
      tell(image, .other(name, stem), .warning, String(stem), report)
    }
  }

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard picture.state == .read, let name = image.voc?.filename, !Self.escapes(name),
      FilePath.areEqual(FilePath.stem(of: name), FilePath.stem(of: image.path))
    else { return }
    let written = FilePath.fileExtension(of: name)
    let real = FilePath.fileExtension(of: picture.path)
    if written.isEmpty || written == real { return }
    tell(
      image, "<filename> ends in .\(written), the image in .\(real)", .info, nil, report)
  }

  private func tell(
    _ image: LabeledImage, _ message: Finding.Message, _ severity: Severity, _ right: String?,
    _ report: (Finding) -> Void
  ) {
    let fix = right.map {
      Fix(.unsafe, "write the stem \(Finding.Message.quoted($0))", [.setFilename(stem: $0)])
    }
    report(
      Finding(
        Self.info, file: image.path, message, severity: severity, fix: fix, element: "filename"))
  }

  /// Whether a name is absolute, on Unix or Windows, or climbs out of its folder.
  static func escapes(_ name: String) -> Bool {
    // Nearly every name: no folder and no drive, which bytes tell.
    if !name.utf8.contains(where: { $0 == 0x2F || $0 == 0x5C || $0 == 0x3A }) {
      return name == ".."
    }
    let parts = name.split(omittingEmptySubsequences: false, whereSeparator: { "/\\".contains($0) })
    return parts.contains("..") || (parts.count > 1 && parts[0].isEmpty)
      || parts[0].hasSuffix(":")
  }

  private static func example(_ name: String) -> RuleExample {
    RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30)).changed {
      $0.voc = VOCFields(filename: name)
    }
  }
}

extension Finding.Message {
  fileprivate static func other(_ name: String, _ stem: Substring) -> Self {
    "<filename> says \(quoted(name)), the label's own name is \(quoted(stem))"
  }
}
