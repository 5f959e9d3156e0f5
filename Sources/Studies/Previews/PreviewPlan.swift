import Rendering
import Trainers

/// What is drawn of each image; by default nothing, and only numbers are told.
public struct PreviewPictures: Hashable, Sendable {
  /// The folder that pictures go to.
  public var folder: String?
  /// How they look.
  public var style = MatchStyle()
  /// Whether thumbnails for a contact sheet are wanted.
  public var hasSheet = false
  /// Whether images for a page of previews are wanted.
  public var hasPage = false

  /// Draws nothing.
  public init() {}
}

/// What a run of previews makes of each image.
struct PreviewPlan: Sendable {
  /// What a picture shows.
  enum Subject: Sendable {
    /// The trainer's matches.
    case matches
    /// The matches under this trainer beside those under the first.
    case comparison(any Trainer)
    /// The priors of one cell; found already for the trainer's usual input.
    case cell(CellChoice, usual: PriorCell)
  }

  /// Whose matches they are.
  let trainer: any Trainer
  /// What a picture shows.
  let subject: Subject
  /// What is drawn.
  let pictures: PreviewPictures

  /// The trainer to compare with.
  var other: (any Trainer)? {
    if case .comparison(let other) = subject { other } else { nil }
  }

  /// Whether any image file has to be opened.
  var needsPictures: Bool { pictures.folder != nil || pictures.hasSheet || pictures.hasPage }
}

/// What became of one image.
public struct PreviewPart: Sendable {
  /// What the trainer makes of it.
  public internal(set) var matches: ImageMatches
  /// What the trainer to compare with makes of it.
  public internal(set) var other: ImageMatches?
  /// Whether a blank is drawn in the place of its picture, which was not found.
  public internal(set) var lacksPicture = false
  /// Whether its picture was written.
  public internal(set) var isDrawn = false
  /// Its thumbnail for the contact sheet.
  public internal(set) var tile: ContactSheet.Tile?
  /// Its place on the page of previews.
  public internal(set) var page: PagePreview?
  /// What went wrong without spoiling the rest.
  var failure: ImageFailure?
  /// Why the trainer's reader hands on nothing of it; what is shown is then our own reading.
  var unread: ImageFailure?
  /// Whether it is shown by our own reading, and must not be counted.
  public var isUnread: Bool { unread != nil }
}
