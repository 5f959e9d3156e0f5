import Clustering
import Labels
import Parallel
import Trainers

/// Matches the images of a dataset and draws them, several at a time, each label read once.
struct PreviewRun: Sendable {
  let dataset: Dataset
  let plan: PreviewPlan
  let matcher: PreviewMatcher
  let order: PreviewOrder
  let limit: Int?

  /// An image that was matched, or why it could not be.
  enum Ending: Sendable {
    case done(PreviewPart)
    case failed(ImageFailure)
  }

  /// The classes of both trainers, where they are known only when all labels are read.
  struct Learned: Sendable {
    let trainer: ClassList?
    let other: ClassList?

    init(_ matchers: [PreviewMatcher]) {
      trainer = LearningTrainer.joined(matchers.lazy.map(\.trainer))
      other = LearningTrainer.joined(matchers.lazy.compactMap(\.other))
    }
  }

  /// What became of the images in order, and the classes.
  typealias Endings = (endings: [Ending], classes: Learned)

  private func drawing(imageCount: Int) -> PreviewDrawing {
    let count = min(PagePreview.imageLimit, imageCount)
    return PreviewDrawing(
      dataset: dataset, plan: plan, pixelLimit: PagePreview.pixelLimit(imageCount: count),
      shelf: PictureShelf(dataset.exif), augmenter: matcher.augmenter)
  }

  /// Draws each image as it is read: nothing has to be chosen, or every file is an image and the first
  /// so many are. A file that can't be matched is told, and is none of them; one that the trainer's
  /// reader stops at is shown besides, at most as many again.
  func straight() -> Endings {
    let total = dataset.files.count
    let drawing = drawing(imageCount: min(limit ?? total, total))
    guard let limit else {
      let all = drawn(nil, drawing)
      return (all.endings, Learned(all.workers))
    }
    var (endings, workers): ([Ending], [PreviewMatcher]) = ([], [])
    var (next, missing, unread) = (0, limit, 0)
    while missing > 0, next < total {
      // No more than may be shown, if the reader stops at all of them.
      let most = unread < limit ? min(missing, limit - unread) : missing
      let end = next + min(most, total - next)
      let part = drawn(Array(next..<end), drawing, showsUnread: unread < limit)
      endings += part.endings
      workers += part.workers
      for case .done(let shown) in part.endings {
        if shown.isUnread { unread += 1 } else { missing -= 1 }
      }
      next = end
    }
    return (endings, Learned(workers))
  }

  /// Draws the images of some files, or of all.
  ///
  /// - Parameter showsUnread: whether those that the trainer's reader stops at are drawn too.
  private func drawn(
    _ selection: [Int]?, _ drawing: PreviewDrawing, showsUnread: Bool = true
  ) -> (endings: [Ending], workers: [PreviewMatcher]) {
    var stream = dataset.stream
    stream.selection = selection
    let plan = plan
    if plan.needsPictures, stream.imageSize != nil { stream.imageSize = drawing.shelf.size }
    let (endings, workers) = stream.forEach(makeWorker: { matcher }) {
      matcher, image, bytes, file -> Ending? in
      let source = plan.needsPictures ? drawing.source(of: image, file) : nil
      defer { if let picture = source?.picture { drawing.shelf.drop(picture) } }
      switch matcher.match(image, bytes.bytes) {
      case .filtered: return nil
      case .failed(let failure): return .failed(failure)
      case .matched(var part):
        if let failure = part.unread, !showsUnread { return .failed(failure) }
        if let failure = matcher.compare(&part, image, bytes.bytes) { return .failed(failure) }
        if let source { drawing.draw(&part, source) }
        return .done(part)
      }
    }
    return (endings, workers)
  }

  /// Matches all images, then draws those that are chosen.
  func choosing() -> Endings {
    let (order, limit) = (order, limit)
    // What is kept of an image does not depend on how it will be drawn.
    let keeping = drawing(imageCount: 1)
    let (_, workers) = dataset.stream.forEach(
      makeWorker: { PreviewChooser(matcher, order, limit) },
      body: { chooser, image, bytes, file -> Never? in
        chooser.add(image, bytes.bytes, file, keeping)
        return nil
      })
    let chosen = PreviewCandidate.chosen(workers.flatMap(\.candidates), order, limit)
    let drawing = drawing(imageCount: chosen.count)
    let classes = Learned(workers.map(\.matcher))
    let other = plan.other.map { other in classes.other.map(other.naming) ?? other }
    let endings = ParallelWork.map(
      count: chosen.count, jobs: dataset.jobs ?? WorkerThreads.processorCount
    ) { Self.ending(of: chosen[$0], under: other, drawing) }
    // Images that can't be matched come last, where no limit has been reached before.
    guard limit == nil else { return (endings, classes) }
    let failures = workers.flatMap(\.failures).sorted {
      ($0.file, $0.number) < ($1.file, $1.number)
    }
    return (endings + failures.map { .failed($0.failure) }, classes)
  }

  private static func ending(
    of candidate: PreviewCandidate, under other: (any Trainer)?, _ drawing: PreviewDrawing
  ) -> Ending {
    if let failure = candidate.failure { return .failed(failure) }
    var part = candidate.part
    if let other, let unasked = candidate.unasked {
      do throws(TrainerError) {
        part.other = try other.matches(
          of: unasked.image, bytes: unasked.bytes, size: part.matches.imageSize)
      } catch {
        return .failed(ImageFailure(file: unasked.image.path, reason: .trainer(error)))
      }
    }
    if drawing.plan.needsPictures { drawing.draw(&part, candidate.source) }
    return .done(part)
  }
}
