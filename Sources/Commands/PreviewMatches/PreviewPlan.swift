import Rendering
import Reporting
import Trainers

/// What a run of previews makes of each image.
struct PreviewPlan: Sendable {
  /// What a picture shows.
  enum Subject: Sendable {
    /// The trainer's matches.
    case matches
    /// The matches under this trainer beside those under the first.
    case comparison(any Trainer)
    /// The priors of one cell.
    case cell(PriorCell)
  }

  /// What a picture shows.
  var subject: Subject
  /// Where pictures go; `nil` to draw none.
  var folder: String?
  /// How they look.
  var style: MatchStyle
  /// Whether thumbnails for a contact sheet are wanted.
  var hasSheet: Bool
  /// The most pixels of a photograph on the page of previews; `nil` for no page.
  var pagePixelLimit: Int?

  /// The trainer to compare with.
  var other: (any Trainer)? {
    if case .comparison(let other) = subject { other } else { nil }
  }

  /// Whether any image file has to be opened.
  var needsPictures: Bool { folder != nil || hasSheet || pagePixelLimit != nil }
}

/// What became of one image.
struct PreviewPart: Sendable {
  /// What the trainer makes of it.
  var matches: ImageMatches
  /// What the trainer to compare with makes of it.
  var other: ImageMatches?
  /// Whether its picture was written.
  var isDrawn = false
  /// Its thumbnail for the contact sheet.
  var tile: ContactSheet.Tile?
  /// Its place on the page of previews.
  var entry: MatchPage.Entry?
  /// What went wrong without spoiling the rest.
  var complaint: String?
}
