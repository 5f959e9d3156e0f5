import ArgumentParser
import Glibc
import Labels

/// A subcommand that is told what it may use, and says how it ended.
///
/// ArgumentParser's own `run()` has no way to do either, and would exit 1 for an error, which here
/// means "findings".
public protocol ToolCommand: ParsableCommand {
  /// Does the work. Options in, library calls, report out.
  func run(_ context: CommandContext) throws -> ExitStatus
}

/// Parses arguments, runs the command, and turns its end into an exit status.
public enum Tool {
  /// Runs a tool as a process does, and ends it.
  public static func main(_ root: any ParsableCommand.Type) -> Never {
    signal(SIGPIPE, SIG_IGN)
    TemporaryFiles.removeOnInterrupt()
    let context = CommandContext.process()
    let status = run(root, Array(CommandLine.arguments.dropFirst()), context)
    exit(status.rawValue)
  }

  /// Runs a tool with the given arguments. Tests call this.
  public static func run(
    _ root: any ParsableCommand.Type, _ arguments: [String], _ context: CommandContext
  ) -> ExitStatus {
    let status = outcome(root, arguments, context)
    context.output.flush()
    context.errors.flush()
    if let failure = context.output.failure {
      context.complain("error: cannot write the output: \(String(cString: strerror(failure))).")
      return .failed
    }
    // A reader that went away has seen what it wanted; findings it did not read are no failure.
    return context.output.isClosed && status == .findings ? .clean : status
  }

  private static func outcome(
    _ root: any ParsableCommand.Type, _ arguments: [String], _ context: CommandContext
  ) -> ExitStatus {
    let command: any ParsableCommand
    do {
      command = try root.parseAsRoot(arguments)
      guard let tool = command as? any ToolCommand else {
        // A tool without a subcommand: its help, which ArgumentParser throws from `run()`.
        var plain = command
        try plain.run()
        return .clean
      }
      return try tool.run(context)
    } catch {
      return report(error, root, context)
    }
  }

  /// Help and version go to the output and are no failure; the rest is said on the other channel.
  private static func report(
    _ error: any Error, _ root: any ParsableCommand.Type, _ context: CommandContext
  ) -> ExitStatus {
    let message = root.fullMessage(for: error)
    switch root.exitCode(for: error) {
    case .success:
      context.output.line(message)
      return .clean
    case .validationFailure:
      context.complain(message)
      return .usage
    default:
      context.complain("error: \(error)")
      return .failed
    }
  }
}

/// An error whose description is a sentence for users: what, where, what was expected, what to do.
struct UserFacingError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
