import Labels
import Trainers

/// An image that a study could do nothing with, or less than was asked, and why. The rest of the
/// study goes on.
public struct ImageFailure: Error, Sendable {
  /// What went wrong.
  public enum Reason: Sendable {
    /// Neither the picture, nor the label, nor the user tells its size.
    case unknownSize
    /// Nothing of the label file can be read.
    case unreadLabel
    /// The trainer raises.
    case trainer(TrainerError)
    /// Its picture can't be decoded; a blank stands for it. The decoder's own words.
    case picture(String)
    /// Its preview can't be drawn or written. The system's own words.
    case drawing(String)
  }

  /// The label file, relative to the input root; the picture where that is at fault.
  public let file: String
  /// What went wrong.
  public let reason: Reason

  /// Of an image whose size is not known, and why that is so.
  init(sizeless image: LabeledImage) {
    self.init(file: image.source, reason: image.isUnread ? .unreadLabel : .unknownSize)
  }

  init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }
}

extension ImageFailure: CustomStringConvertible {
  /// Where, what, what to do.
  public var description: String {
    switch reason {
    case .unknownSize:
      "\(file): the image's size is not known. Give --images DIR or --image-size WxH."
    case .unreadLabel: "\(file): the label file can't be read. See dataset lint."
    case .trainer(let error): "\(file): \(error)."
    case .picture(let reason): "\(file): drawn on a blank, because \(reason)"
    case .drawing(let reason): "\(file): \(reason)"
    }
  }
}
