import Boxes

/// Reads one trainer's own config file: what it says about priors and who learns what.
///
/// A reader is a value that describes itself; help, docs and tests are made from ``info``. Nothing in a
/// file is ever executed.
public protocol ConfigReader: Sendable {
  /// What such files are called, and what is read of them.
  var info: ConfigReaderInfo { get }

  /// Whether a file is of this trainer, by its content and, where that does not tell, by its name.
  func recognizes(_ source: ConfigSource) -> Bool

  /// The trainer that a file sets up.
  ///
  /// - Parameter inputSize: the network's input, where the user states one: asked for when the file
  ///   states none, refused when it states another.
  /// - Throws: ``ConfigReadError`` with the line of what can't be read.
  func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig
}

/// A config reader's description of itself.
public struct ConfigReaderInfo: Hashable, Sendable {
  /// The emit target whose files it reads: `darknet`.
  public let target: String
  /// What such a file is called: `.cfg`.
  public let file: String
  /// Whose file it is, with version, in a few words for a list.
  public let trainer: String
  /// What is read of it.
  public let reads: String
  /// What such a file does not say, and what is taken for it.
  public let assumes: String

  /// Describes a reader.
  public init(target: String, file: String, trainer: String, reads: String, assumes: String) {
    self.target = target
    self.file = file
    self.trainer = trainer
    self.reads = reads
    self.assumes = assumes
  }
}

/// A config file that is to be read.
public struct ConfigSource: Sendable {
  /// Its name, without folders.
  public let name: String
  /// Its content.
  public let bytes: [UInt8]

  /// Joins a name and a content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Takes a file's name from its path.
  public init(path: String, bytes: [UInt8]) {
    self.init(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: bytes)
  }

  /// The content as text; what is no UTF-8 is replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
