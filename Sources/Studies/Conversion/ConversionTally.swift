import Labels

/// What a conversion carries over, and what it loses.
public struct ConversionTally: Sendable {
  /// Images that are written.
  public private(set) var images = 0
  /// Objects that are written.
  public private(set) var objects = 0
  /// Images without a known size, in formats that state one.
  public private(set) var sizelessImages = 0
  /// What is lost, by words.
  public private(set) var losses: [String: Int] = [:]
  /// What is left out and no reader of the format would read, by words.
  public private(set) var unread: [String: Int] = [:]
  /// The first file of each kind of loss.
  public private(set) var examples: [String: String] = [:]

  /// Whether nothing is lost.
  public var isLossless: Bool { losses.isEmpty }

  /// Counts an image and what its format can't hold.
  mutating func add(
    _ image: LabeledImage, losses found: [ConversionLoss: Int], target: LabelFormatName
  ) {
    images += 1
    objects += image.objects.count
    for (loss, count) in found {
      if loss.isUnread {
        leaveOut(loss.words, count, in: image.path)
      } else {
        lose(loss.words, count, in: image.path)
      }
      if loss.isWholeObject { objects -= count }
    }
    if target.type.statesImageSize, image.size == nil { sizelessImages += 1 }
    for issue in image.issues {
      switch issue.kind {
      case .ignoredContent(let what):
        // Only VOC's own readers know poses.
        if what.hasPrefix("pose "), target != image.format {
          leaveOut(what, 1, in: image.path)
        } else {
          lose("content read past: \(what)", 1, in: image.path)
        }
      case .tooManyObjects: lose("rest of a file with too many objects", 1, in: image.path)
      default: break
      }
    }
  }

  /// Counts a file of which nothing could be read, or what of a document belongs to no image.
  ///
  /// - Returns: Whether the image is one of these, and so is not to be written.
  mutating func isNoImage(_ image: LabeledImage) -> Bool {
    if image.isDocument {
      for issue in image.issues {
        switch issue.kind {
        case .byteOrderMark, .mixedLineEnds, .bareReturns, .noLabel, .hiddenCharacters, .textIDs,
          .repeatedFileName, .nonFiniteNumbers,
          .repeatedID(what: "annotation", _):
          break
        case .repeatedCategory(let name, let id, let other):
          lose(
            "category \(other), which has the name of category \(id), '\(name)'", 1, in: image.path)
        case .badAnnotation, .repeatedID, .badStructure:
          let title = image.format.type.title
          lose("entry of a \(title) document that can't be used", 1, in: image.path)
        default: lose(Self.unreadFile, 1, in: image.path)
        }
      }
      return true
    }
    guard image.isUnread else { return false }
    lose(Self.unreadFile, 1, in: image.path)
    return true
  }

  /// Adds another thread's counts.
  mutating func merge(_ other: ConversionTally) {
    images += other.images
    objects += other.objects
    sizelessImages += other.sizelessImages
    for (loss, count) in other.losses {
      lose(loss, count, in: other.examples[loss] ?? "")
    }
    for (words, count) in other.unread {
      leaveOut(words, count, in: other.examples[words] ?? "")
    }
  }

  private mutating func lose(_ loss: String, _ count: Int, in path: String) {
    losses[loss, default: 0] += count
    examples[loss] = min(examples[loss] ?? path, path)
  }

  private mutating func leaveOut(_ words: String, _ count: Int, in path: String) {
    unread[words, default: 0] += count
    examples[words] = min(examples[words] ?? path, path)
  }

  private static let unreadFile = "label file that can't be read"

  /// One line for each kind of loss: `7 × difficult flag (first in Annotations/a.xml)`.
  public var lossLines: [String] { lines(losses) }

  /// The same of what no reader of the format would read.
  public var unreadLines: [String] { lines(unread) }

  private func lines(_ counts: [String: Int]) -> [String] {
    counts.keys.sorted().map { words in
      let example = examples[words].map { " (first in \($0))" } ?? ""
      return "\(counts[words, default: 0]) × \(words)\(example)"
    }
  }
}
