import Boxes

/// Writes anchors the way one trainer reads them.
///
/// An emitter is a value that describes itself; help, docs and tests are made from ``info``.
public protocol ConfigEmitter: Sendable {
  /// What the target is called, expects and can't hold.
  var info: EmitterInfo { get }

  /// The file's bytes, and what the user should know about them.
  ///
  /// The same request gives the same bytes: no date, no machine, no locale.
  ///
  /// - Throws: `EmitError` when the target can't hold what was asked.
  func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig

  /// The network's input that a file to be updated states; nothing where such files state none.
  ///
  /// - Throws: `EmitError.badBase` when it is no such file.
  func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize?
}

extension ConfigEmitter {
  /// Files of most targets state no input.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? { nil }
}

/// An emitter's description of itself.
public struct EmitterInfo: Hashable, Sendable {
  /// What of a request a target writes.
  public enum Shape: Hashable, Sendable {
    /// Anchors as free widths and heights.
    case anchors
    /// An SSD layout: sizes and aspect ratios per level.
    case layout
    /// An SSD layout when there is one, else anchors.
    case layoutOrAnchors
  }

  /// The name on the command line: `darknet`.
  public let target: String
  /// The name that such a file usually has.
  public let fileName: String
  /// What is written, in a few words for a list.
  public let summary: String
  /// What reads the file, and what it expects there.
  public let loader: String
  /// Units, order and the direction of aspect ratios.
  public let convention: String
  /// What the target has no words for.
  public let cannotExpress: String
  /// What of a request is written.
  public let takes: Shape
  /// Whether an existing file can be updated, all else in it kept.
  public let updatesBase: Bool
}

/// What an emitter gives.
public struct EmittedConfig: Hashable, Sendable {
  /// The file, UTF-8, its last line ended.
  public let bytes: [UInt8]
  /// Sentences for the user: losses of a fit, values that were changed, what is left to do by hand.
  public let notes: [String]

  /// Joins a file and its notes.
  public init(bytes: [UInt8], notes: [String] = []) {
    self.bytes = bytes
    self.notes = notes
  }

  /// Joins a file given as text and its notes.
  init(_ text: String, notes: [String] = []) {
    self.init(bytes: Array(text.utf8), notes: notes)
  }

  /// The file as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
