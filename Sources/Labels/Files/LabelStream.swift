import Boxes
import Parallel
import Synchronization

/// Reads label files on several threads and hands over one image after the other. Clean files
/// leave nothing behind, so memory does not grow with their number.
///
/// ```swift
/// let stream = LabelStream(try DatasetLoader().find(["labels/"]))
/// let (counts, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in image.objects.count }
/// print(counts.reduce(0, +), "objects")
/// ```
public struct LabelStream: Sendable {
  /// The files, in order.
  public let files: LabelFiles
  /// How they are read.
  public var options: ReadOptions
  /// How many threads read; at least 1.
  public var jobs: Int
  /// The images of the labels; `nil` leaves images alone.
  public var images: ImagePairing?
  /// Tells the size of an image; asked for every label that has one in ``images``.
  public var imageSize: ImageSizeProbe?
  /// Pictures that lie on their side; their labels are looked at where ``imageSize`` is asked.
  public var sideways: SidewaysPictures?
  /// Sizes of images that are not there; an image's own header comes first.
  public var imageSizes: ImageSizeTable?
  /// Counts the files that are done, for a progress line.
  public var progress: ReadProgress?
  /// Finds out how VOC files name pixels; `nil` takes what ``options`` state.
  public var survey: PixelSurvey?
  /// Keeps what was read as something else than it says, of passes over the whole set.
  public var factsKeeper: ReadingFactsKeeper?
  /// The content of files that is to be read instead of what is on the disk, by their place in
  /// ``files``.
  public var overlay: [Int: [UInt8]] = [:]
  /// Reads only these files, by their place in ``files``, in this order; `nil` reads all.
  public var selection: [Int]?
  /// How many times each image is handed over, for augmentations that draw anew each time; see
  /// ``LabeledImage/copy``. What is no image comes once.
  public var copies = 1

  /// Reads `files` on all processors, without images.
  public init(_ files: LabelFiles, options: ReadOptions = ReadOptions(), jobs: Int? = nil) {
    self.files = files
    self.options = options
    self.jobs = max(1, jobs ?? WorkerThreads.processorCount)
  }

  /// Calls `body` for every image and keeps what it returns.
  ///
  /// - Parameters:
  ///   - makeWorker: Makes the state of one thread. Which files a thread meets depends on timing:
  ///     what is merged from workers must not depend on the split.
  ///   - body: Gets the worker, the image, the bytes of its file, and the file's place in
  ///     ``files``. Image and bytes live until it returns. A file that can't be opened comes as an
  ///     image without objects, with the issue that says why, and no bytes.
  /// - Returns: What `body` returned, in file order, and the workers.
  public func forEach<Worker: Sendable, Result: Sendable>(
    makeWorker: @escaping @Sendable () -> Worker,
    body:
      @escaping @Sendable (inout Worker, LabeledImage, UnsafeRawBufferPointer, Int) -> Result?
  ) -> (results: [Result], workers: [Worker]) {
    let (chunks, workers) = forEachChunk(makeWorker: makeWorker, makeChunk: { [Result]() }) {
      worker, chunk, image, bytes, file in
      if let result = body(&worker, image, bytes, file) { chunk.append(result) }
    }
    return (chunks.flatMap { $0 }, workers)
  }

  /// Calls `body` for every image, with one accumulator for each run of neighboring files.
  ///
  /// Where ``survey`` is to find out how VOC files name pixels, `body` may be called again for all
  /// files, with new workers and accumulators; what can't be done twice waits for
  /// ``settlePixels()``.
  ///
  /// - Returns: The accumulators in file order, and the workers in no particular order.
  public func forEachChunk<Worker: Sendable, Chunk: Sendable>(
    makeWorker: @escaping @Sendable () -> Worker, makeChunk: @escaping @Sendable () -> Chunk,
    body:
      @escaping @Sendable (
        inout Worker, inout Chunk, LabeledImage, UnsafeRawBufferPointer, Int
      ) -> Void
  ) -> (chunks: [Chunk], workers: [Worker]) {
    var stream = self
    if let survey, survey.judgment == nil {
      guard selection != nil else { return surveyed(survey, makeWorker, makeChunk, body) }
      // A part of the set does not speak for all.
      settlePixels()
    }
    stream.options = settledOptions
    let pass = stream.pass(makeWorker, makeChunk, body)
    return (pass.chunks, pass.workers)
  }

  /// Reads everything under the convention that the whole set shows.
  private func surveyed<Worker: Sendable, Chunk: Sendable>(
    _ survey: PixelSurvey, _ makeWorker: @escaping @Sendable () -> Worker,
    _ makeChunk: @escaping @Sendable () -> Chunk,
    _ body:
      @escaping @Sendable (
        inout Worker, inout Chunk, LabeledImage, UnsafeRawBufferPointer, Int
      ) -> Void
  ) -> (chunks: [Chunk], workers: [Worker]) {
    var stream = self
    stream.options.vocPixels = guessedPixels()
    var pass = stream.pass(makeWorker, makeChunk, body)
    let judgment = pass.evidence.judgment
    survey.settle(judgment)
    if judgment.convention != stream.options.vocPixels {
      stream.options.vocPixels = judgment.convention
      stream.progress = nil
      sideways?.forgetLabels()
      pass = stream.pass(makeWorker, makeChunk, body)
    }
    return (pass.chunks, pass.workers)
  }

  private func pass<Worker: Sendable, Chunk: Sendable>(
    _ makeWorker: @escaping @Sendable () -> Worker,
    _ makeChunk: @escaping @Sendable () -> Chunk,
    _ body:
      @escaping @Sendable (
        inout Worker, inout Chunk, LabeledImage, UnsafeRawBufferPointer, Int
      ) -> Void
  ) -> (chunks: [Chunk], workers: [Worker], evidence: PixelEvidence) {
    let count = selection?.count ?? files.count
    let length = chunkLength(for: count)
    let queue = ChunkQueue<Worker, Chunk>(chunks: (count + length - 1) / length)
    WorkerThreads.run(min(jobs, queue.count)) { _ in
      var worker = makeWorker()
      let source = LabelSource(self)
      while let number = queue.next() {
        var chunk = makeChunk()
        let start = number * length
        let end = min(start + length, count)
        for place in start..<end {
          let file = selection?[place] ?? place
          source.read(file) { image, bytes in
            body(&worker, &chunk, image, bytes, file)
            guard copies > 1, !image.isDocument, !image.isUnread else { return }
            var image = image
            for copy in 1..<copies {
              image.copy = copy
              body(&worker, &chunk, image, bytes, file)
            }
          }
        }
        queue.finish(number, chunk)
        progress?.add(end - start)
      }
      queue.retire(worker, source.evidence, source.facts)
    }
    let (chunks, workers, evidence, facts) = queue.collected
    if selection == nil { factsKeeper?.keep(facts) }
    return (chunks, workers, evidence)
  }

  /// How many files a thread takes at a time: few enough that no thread is left with the last, and
  /// one by one where there are few, since each may be a picture to draw.
  private func chunkLength(for count: Int) -> Int { max(1, min(64, count / (8 * jobs))) }
}

/// Hands out chunk numbers and collects what came of them.
private final class ChunkQueue<Worker: Sendable, Chunk: Sendable>: Sendable {
  let count: Int
  private let taken = Atomic<Int>(0)
  private let done = Mutex<
    (chunks: [Chunk?], workers: [Worker], evidence: PixelEvidence, facts: ReadingFacts)
  >(([], [], PixelEvidence(), ReadingFacts()))

  init(chunks count: Int) {
    self.count = count
    done.withLock { $0.chunks = Array(repeating: nil, count: count) }
  }

  func next() -> Int? {
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  func finish(_ number: Int, _ chunk: Chunk) { done.withLock { $0.chunks[number] = chunk } }

  func retire(_ worker: Worker, _ evidence: PixelEvidence, _ facts: ReadingFacts) {
    done.withLock {
      $0.workers.append(worker)
      $0.evidence.merge(evidence)
      $0.facts.merge(facts)
    }
  }

  var collected: (chunks: [Chunk], workers: [Worker], evidence: PixelEvidence, facts: ReadingFacts)
  {
    done.withLock { ($0.chunks.compactMap { $0 }, $0.workers, $0.evidence, $0.facts) }
  }
}

/// Counts files that were read, across threads.
public final class ReadProgress: Sendable {
  private let count = Atomic<Int>(0)

  /// Nothing read yet.
  public init() {}

  /// The files that are done.
  public var done: Int { count.load(ordering: .relaxed) }

  func add(_ files: Int) { count.add(files, ordering: .relaxed) }
}
