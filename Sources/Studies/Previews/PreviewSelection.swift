import Boxes
import Labels
import Trainers

/// Which images are shown, and in which order.
struct PreviewSelection: Sendable {
  /// What an image must pass.
  var filters: [PreviewFilter]
  /// The order of the images.
  var order: PreviewOrder
  /// The most images; the first in that order.
  var limit: Int?

  /// The places of the files to show, or `nil` for all files in their order.
  ///
  /// - Parameter isCounted: whether the number of images must be known before they are drawn.
  func files(of dataset: Dataset, under trainer: any Trainer, isCounted: Bool) -> [Int]? {
    let isSorted = order == .worst
    if !isSorted, filters.isEmpty {
      return limit.map { Array(0..<min($0, dataset.files.count)) }
    }
    guard isSorted || limit != nil || isCounted else { return nil }
    let passing = dataset.stream.forEach(makeWorker: { 0 }) { _, image, bytes, file -> Place? in
      guard let size = image.size,
        let matches = try? trainer.matches(of: image, bytes: Array(bytes), size: size)
      else { return Place(file: file, ranking: nil) }
      guard filters.allSatisfy({ $0.passes(matches) }) else { return nil }
      return Place(file: file, ranking: matches.ranking)
    }.results
    // Images that can't be matched come last: the run itself says why.
    let ranked = passing.filter { $0.ranking != nil }
    let sorted = isSorted ? worstFirst(ranked) : ranked
    let shown = limit.map { Array(sorted.prefix($0)) } ?? sorted
    let failed = limit == nil ? passing.filter { $0.ranking == nil } : []
    return (shown + failed).map(\.file)
  }

  private func worstFirst(_ places: [Place]) -> [Place] {
    places.compactMap { place in place.ranking.map { (place, $0) } }
      .worstFirst(by: \.1).map(\.0)
  }

  private struct Place: Sendable {
    let file: Int
    let ranking: ImageMatches.Ranking?
  }
}
