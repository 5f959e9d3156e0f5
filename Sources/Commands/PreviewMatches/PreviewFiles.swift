import ArgumentParser

/// Files that show all images of a run together.
struct PreviewFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw small previews of all images on one sheet.", valueName: "file.png"))
  var contactSheet: String?

  @Option(
    help: ArgumentHelp(
      "Write one page to browse: filters, layers of boxes, keys ← → Esc. Needs no network.",
      valueName: "file.html"))
  var report: String?

  /// Whether either is wanted.
  var isWanted: Bool { contactSheet != nil || report != nil }

  func validate() throws {
    if let contactSheet, !contactSheet.lowercased().hasSuffix(".png") {
      throw ValidationError("--contact-sheet is '\(contactSheet)'; it is written as a .png file.")
    }
  }
}
