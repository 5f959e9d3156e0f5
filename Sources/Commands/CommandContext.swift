import Glibc
import Studies
import Terminal

/// What a command may use of the world around it. Tests pass their own.
public struct CommandContext {
  /// For reports.
  public let output: Output
  /// For complaints and progress.
  public let errors: Output
  /// The environment, as far as commands read it (`NO_COLOR`, `TERM`, `COLUMNS`).
  public let environment: [String: String]

  /// Joins the parts.
  public init(output: Output, errors: Output, environment: [String: String] = [:]) {
    self.output = output
    self.errors = errors
    self.environment = environment
  }

  /// Standard output, standard error, and the process's environment.
  public static func process() -> CommandContext {
    var environment: [String: String] = [:]
    for name in ["NO_COLOR", "TERM", "COLUMNS", "CLICOLOR_FORCE"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return CommandContext(
      output: Output(descriptor: STDOUT_FILENO), errors: Output(descriptor: STDERR_FILENO),
      environment: environment)
  }

  /// Puts a report into a file, or out where none is named.
  func deliver(_ report: [UInt8], to file: String?) throws {
    guard let file else { return output.write(report) }
    try OutputFile.write(report, to: file)
  }

  /// Says something that is no report: a warning, a note.
  func complain(_ text: String) {
    output.flush()
    errors.line(text)
    errors.flush()
  }
}
