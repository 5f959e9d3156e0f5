import Boxes

/// Why a config file sets up no trainer that can be shown.
public enum ConfigReadError: Error, Hashable, Sendable {
  /// No reader knows such a file.
  case unknown(file: String)
  /// The file holds anchors, and says of no trainer.
  case onlySizes(file: String)
  /// The text breaks its format's rules.
  case malformed(line: Int, column: Int?, reason: String)
  /// A setting is missing.
  case missing(setting: String, toDo: String)
  /// A setting holds something else than was expected.
  case wrongKind(setting: String, line: Int?, found: String, expected: String)
  /// A setting is computed by code, which is never run.
  case computed(setting: String, line: Int, code: String)
  /// A setting says something that is not modeled.
  case unsupported(setting: String, line: Int?, found: String, known: String)
  /// The file has no network's input, and none was given.
  case noInputSize
  /// The file states another input than was asked for.
  case otherInputSize(stated: ImageSize, asked: ImageSize, line: Int?)
  /// The numbers make no priors.
  case noPriors(reason: String)
  /// A `squeeze.config` that the trainer does not load.
  case squeezeDet(SqueezeDetConfigError)
}

extension ConfigReadError: CustomStringConvertible {
  /// One sentence: what, where, what was expected, what to do; the caller names the file.
  public var description: String {
    switch self {
    case .unknown(let file):
      """
      '\(file)' is no config of a trainer that is known; expected one that anchors emit writes \
      (anchors emit --help lists them), or the trainer's own
      """
    case .onlySizes(let file):
      """
      '\(file)' holds sizes alone, and which prior learns what is the trainer's affair; judge them with \
      anchors evaluate --anchors FILE, or write them for a trainer with anchors emit --anchors FILE \
      --to TARGET
      """
    case .malformed(let line, let column, let reason):
      "line \(line)\(column.map { ", column \($0)" } ?? ""): \(reason)"
    case .missing(let setting, let toDo): "\(setting) is missing; \(toDo)"
    case .wrongKind(let setting, let line, let found, let expected):
      "\(Self.place(line))\(setting) is \(found), expected \(expected)"
    case .computed(let setting, let line, let code):
      """
      line \(line): \(setting) is computed (\(code)), and code in a config is never run; write the \
      value itself there
      """
    case .unsupported(let setting, let line, let found, let known):
      "\(Self.place(line))\(setting) is \(found), which is not modeled; known: \(known)"
    case .noInputSize:
      "the file does not say how large the network's input is; give --input-size WxH"
    case .otherInputSize(let stated, let asked, let line):
      """
      \(Self.place(line))the file's input is \(stated), but --input-size asks for \(asked); leave \
      --input-size out, or change the file
      """
    case .noPriors(let reason): "its numbers make no priors: \(reason)"
    case .squeezeDet(let error): "\(error)"
    }
  }

  private static func place(_ line: Int?) -> String { line.map { "line \($0): " } ?? "" }
}
