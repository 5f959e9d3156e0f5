import Glibc
import Labels
import Parallel
import Reporting
import Studies

/// Shows how far long reading is: one line on the terminal, after a second, gone when it is done.
struct ProgressMeter: StudyProgress {
  /// Where the line is shown; nothing when nobody looks, or wants to.
  private let terminal: Int32?

  /// Shows progress only on a terminal, and not with `--quiet` or `--no-progress`.
  init(_ context: CommandContext, _ manners: MannersOptions) {
    terminal = manners.quiet || manners.noProgress ? nil : context.errors.terminal
  }

  /// Shows the progress of a stream while `body` reads it.
  func watch<Result>(_ stream: inout LabelStream, _ body: (LabelStream) -> Result) -> Result {
    guard let terminal else { return body(stream) }
    let progress = ReadProgress()
    stream.progress = progress
    let total = stream.selection?.count ?? stream.files.count
    guard
      let ticker = Ticker({ seconds in
        guard seconds >= 1 else { return }
        Self.show(ProgressText.line(done: progress.done, of: total, after: seconds), on: terminal)
      })
    else { return body(stream) }
    defer {
      if ticker.stop() >= 1 { Self.show("", on: terminal) }
    }
    return body(stream)
  }

  /// Shows the progress of work that tells by itself how far it is, while `body` does it.
  ///
  /// - Parameters:
  ///   - what: what is counted: `scores`.
  ///   - body: gets a function to call with what is done and the total, as often as it likes.
  func watch<Result>(
    _ what: String, _ body: ((_ done: Int, _ total: Int) -> Void) throws -> Result
  ) rethrows -> Result {
    guard let terminal else { return try body { _, _ in } }
    let start = ContinuousClock.now
    var shown = 0.0
    defer { if shown > 0 { Self.show("", on: terminal) } }
    return try body { done, total in
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      guard seconds >= 1, seconds - shown >= 0.25 else { return }
      shown = seconds
      let text = ProgressText.line(done: done, of: total, after: seconds, what: what)
      Self.show(text, on: terminal)
    }
  }

  /// Writes over the line; an empty one clears it.
  private static func show(_ text: String, on terminal: Int32) {
    let bytes = Array("\r\u{1B}[K\(text)".utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }
}
