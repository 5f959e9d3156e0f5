import Boxes
import Labels
import Targets
import Trainers

/// The trainer that labels are linted for, with what is known of its config.
public struct TrainerProfile: Sendable {
  /// Which trainer it is.
  public var subject: ProfileSubject
  /// Whose code reads labels, where that is all that is known of the trainer.
  private var readers: [any TrainerReader] = []
  /// The classes that these readers look up.
  private var classes = ClassList(found: [])
  /// The trainer; nothing when its config stops it from being set up.
  public var trainer: (any Trainer)?
  /// The network's input, where it is known.
  public var inputSize: ImageSize?
  /// The config, as the user names it; empty when there is none.
  public var configPath = ""
  /// Class names of the config that no label can name (SQZ001).
  public var unreachableClassNames: [String] = []
  /// What else is wrong with the config, a sentence each (SQZ004).
  public var configFaults: [String] = []

  /// Names a trainer.
  public init(_ family: TrainerFamily, trainer: (any Trainer)?, inputSize: ImageSize? = nil) {
    subject = .family(family)
    self.trainer = trainer
    self.inputSize = inputSize ?? trainer?.inputSize
  }

  /// Names a trainer of which only the reader is known.
  ///
  /// - Parameter readers: its reader, or those that are used instead; none where ours reads.
  public init(reader name: String, readers: [any TrainerReader], classes: ClassList) {
    subject = .reader(name)
    self.readers = readers
    self.classes = classes
  }

  /// Whose code reads labels for it, by name; ours where none of its readers does.
  public var readerNames: [String] {
    let names = (trainer?.readers ?? readers).map(\.info.name)
    return names.isEmpty ? [PlainReader.name] : names
  }

  /// What the trainer does with an image in silence, or stops at.
  ///
  /// - Returns: nothing where it can't be asked, because nobody knows the size of the image.
  func facts(of image: LabeledImage, bytes: UnsafeRawBufferPointer?) -> [TrainerFact]? {
    guard let trainer else {
      // A reader looks at the file, and at no size but the picture's own.
      let reader = readers.first { $0.info.formats.contains(image.format) }
      guard let reader, let bytes else { return [] }
      return reader.reading(
        of: ReaderInput(
          bytes: Array(bytes), image: image, imageSize: image.imageSize ?? image.statedSize,
          classes: classes)
      ).facts
    }
    guard let size = image.size, !image.isUnit else { return nil }
    return trainer.facts(of: image, bytes: bytes?.bytes, size: size)
  }
}

extension LintSettings {
  /// Takes over a trainer: its rules' facts, its network's input, its severities.
  public mutating func apply(_ profile: TrainerProfile) {
    self.profile = profile
    networkInput = networkInput ?? profile.inputSize
    severities.merge(profile.subject.severities) { $1 }
  }
}
