import Studies

extension FixTally {
  /// Says what was done.
  func tell(_ context: CommandContext, isQuiet: Bool) {
    for failure in failures.sorted() { context.complain("error: \(failure)") }
    if isQuiet { return }
    for refusal in refusals.sorted() { context.complain("note: \(refusal)") }
    let places = files == 1 ? "1 file" : "\(files) files"
    context.complain("\(fixed) fixed in \(places).")
  }
}
