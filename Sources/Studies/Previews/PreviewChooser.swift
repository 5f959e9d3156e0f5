import Labels
import Trainers

/// An image that was matched and may be shown, with what its picture takes.
struct PreviewCandidate: Sendable {
  /// The place of its file.
  let file: Int
  /// Its place among the images of the file.
  let number: Int
  /// What its picture takes.
  let source: PreviewSource
  /// What the trainers make of it.
  var part: PreviewPart
  /// What the trainer to compare with is asked later, when it is known that the image is shown.
  let unasked: Unasked?
  /// Why that trainer could not be asked.
  let failure: ImageFailure?
  private let ranking: ImageMatches.Ranking

  /// A label as the trainer to compare with takes it.
  struct Unasked: Sendable {
    /// What the label file says.
    let image: LabeledImage
    /// The label file.
    let bytes: [UInt8]
  }

  /// Joins the parts.
  init(
    file: Int, number: Int, source: PreviewSource, part: PreviewPart, unasked: Unasked?,
    failure: ImageFailure?
  ) {
    self.file = file
    self.number = number
    self.source = source
    self.part = part
    self.unasked = unasked
    self.failure = failure
    ranking = part.matches.ranking
  }

  /// The candidates that are shown, in the order in which they are. One that the trainer's reader
  /// stops at takes no place of another's; those before the last that is shown come too, at most as
  /// many again.
  ///
  /// - Ties: the order of the files.
  static func chosen(
    _ candidates: [PreviewCandidate], _ order: PreviewOrder, _ limit: Int?
  ) -> [PreviewCandidate] {
    // Places are sorted, not candidates: a candidate is large.
    var places = candidates.indices.sorted {
      (candidates[$0].file, candidates[$0].number) < (candidates[$1].file, candidates[$1].number)
    }
    if order == .worst {
      places = ImageMatches.Ranking.worstFirst(places.map { candidates[$0].ranking })
        .map { places[$0] }
    }
    guard let limit else { return places.map { candidates[$0] } }
    var shown: [Int] = []
    var (read, unread) = (0, 0)
    for place in places where read < limit {
      if !candidates[place].part.isUnread {
        read += 1
      } else if unread < limit {
        unread += 1
      } else {
        continue
      }
      shown.append(place)
    }
    return shown.map { candidates[$0] }
  }
}

/// One thread's part of a run that chooses: matches every image, and keeps those that may be shown,
/// at most a few times the limit.
struct PreviewChooser: Sendable {
  private(set) var matcher: PreviewMatcher
  private let order: PreviewOrder
  private let limit: Int?
  /// The images that may be shown.
  private(set) var candidates: [PreviewCandidate] = []
  /// The images that could not be matched.
  private(set) var failures: [(file: Int, number: Int, failure: ImageFailure)] = []
  private var last = (file: -1, number: 0)

  /// Nothing seen.
  init(_ matcher: PreviewMatcher, _ order: PreviewOrder, _ limit: Int?) {
    self.matcher = matcher
    self.order = order
    self.limit = limit
  }

  /// Matches an image, and keeps it if it may be shown.
  mutating func add(
    _ image: LabeledImage, _ bytes: RawSpan, _ file: Int, _ drawing: PreviewDrawing
  ) {
    last = (file, file == last.file ? last.number + 1 : 0)
    switch matcher.match(image, bytes) {
    case .failed(let failure): failures.append((file, last.number, failure))
    case .filtered: break
    case .matched(var part):
      // Without a limit every candidate is shown, so nothing is put off.
      let isPutOff = limit != nil && drawing.plan.other != nil
      let unasked =
        isPutOff
        ? PreviewCandidate.Unasked(image: image, bytes: bytes.withUnsafeBytes { Array($0) }) : nil
      let failure = isPutOff ? nil : matcher.compare(&part, image, bytes)
      candidates.append(
        PreviewCandidate(
          file: file, number: last.number, source: drawing.source(of: image, file), part: part,
          unasked: unasked, failure: failure))
      if let limit, candidates.count > 4 * limit + 64 {
        candidates = PreviewCandidate.chosen(candidates, order, limit)
      }
    }
  }
}
