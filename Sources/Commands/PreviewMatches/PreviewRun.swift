import Boxes
import Images
import Labels
import Rendering
import Reporting
import Trainers

/// Matches all images of a dataset and draws them, several at a time.
struct PreviewRun {
  let dataset: DatasetInput
  let trainer: any Trainer
  /// Where pictures go; `nil` to draw none.
  let folder: String?
  let style: MatchStyle
  let filters: [PreviewFilter]
  /// The most images; the first in file order that pass the filters.
  let limit: Int?

  /// What a run ends with.
  struct Outcome {
    /// Counts over the images that were shown.
    var totals = MatchTotals()
    /// How many pictures were drawn.
    var pictures = 0
    /// Images that could not be matched or drawn, and why.
    var complaints: [String] = []
  }

  /// One image's part.
  private enum Part: Sendable {
    case matched(ImageMatches, picture: Bool, complaint: String?)
    case failed(String)
  }

  /// Runs, and hands over each image in file order.
  func run(each: (ImageMatches) -> Void) -> Outcome {
    var outcome = Outcome()
    var stream = dataset.stream
    if limit != nil { stream.selection = selected() }
    let parts = stream.forEach(
      makeWorker: { 0 }, body: { _, image, bytes, file in part(image, bytes, file) }
    ).results
    for part in parts {
      switch part {
      case .failed(let complaint): outcome.complaints.append(complaint)
      case .matched(let matches, let isDrawn, let complaint):
        outcome.totals.add(matches)
        if isDrawn { outcome.pictures += 1 }
        if let complaint { outcome.complaints.append(complaint) }
        each(matches)
      }
    }
    return outcome
  }

  /// The first files that pass the filters, as many as may be shown.
  private func selected() -> [Int] {
    let count = limit ?? dataset.files.count
    guard !filters.isEmpty else { return Array(0..<min(count, dataset.files.count)) }
    let passing = dataset.stream.forEach(makeWorker: { 0 }) { _, image, bytes, file -> Int? in
      guard let size = image.size,
        let matches = try? trainer.matches(of: image, bytes: Array(bytes), size: size)
      else { return nil }
      return filters.allSatisfy { $0.passes(matches) } ? file : nil
    }
    return Array(passing.results.prefix(count))
  }

  private func part(_ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ file: Int) -> Part? {
    guard let size = image.size else {
      return .failed(
        "\(image.path): the image's size is not known. Give --images DIR or --image-size WxH.")
    }
    let matches: ImageMatches
    do {
      matches = try trainer.matches(of: image, bytes: Array(bytes), size: size)
    } catch {
      return .failed("\(image.path): \(error).")
    }
    guard filters.allSatisfy({ $0.passes(matches) }) else { return nil }
    guard let folder else { return .matched(matches, picture: false, complaint: nil) }
    do {
      let (picture, complaint) = picture(of: file)
      let overlay = try MatchOverlay(
        matches.scene(dontCare: image.dontCareBoxes, trainer: trainer.name), over: picture,
        style: style)
      try OutputFile.write(try overlay.png(), to: "\(folder)/\(fileName(of: file)).png")
      return .matched(matches, picture: true, complaint: complaint)
    } catch {
      return .matched(matches, picture: false, complaint: "\(image.path): \(error)")
    }
  }

  /// The image's pixels; a blank when there is no image, and a complaint when there is a bad one.
  private func picture(of file: Int) -> (PixelBuffer?, complaint: String?) {
    guard let image = dataset.pairing.image(of: file) else { return (nil, nil) }
    do {
      return (try PixelBuffer(decoding: try image.content(), appliesOrientation: false), nil)
    } catch {
      return (nil, "\(image.path): drawn on a blank, because \(error)")
    }
  }

  /// A name that no other label's picture has: folders are spelled into it where there are several.
  private func fileName(of file: Int) -> String {
    let path = dataset.files.path(file)
    let bare = path.split(separator: "/").last.map(String.init) ?? path
    let stem = bare.split(separator: ".").dropLast().joined(separator: ".")
    guard dataset.files.folderPaths.count > 1 else { return stem.isEmpty ? bare : stem }
    let folder = dataset.files.folderPaths[dataset.files.folder(file)]
    return folder.isEmpty ? stem : folder.map { $0 == "/" ? "_" : $0 } + "_" + stem
  }
}

extension LabeledImage {
  /// The regions to ignore that have an area.
  var dontCareBoxes: [Box<Pixels>] {
    objects.filter(\.isDontCare).compactMap { $0.box?.checked }
  }
}
