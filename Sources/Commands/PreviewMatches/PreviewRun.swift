import Boxes
import Images
import Labels
import Rendering
import Reporting
import Trainers

/// Matches images and draws them, several at a time.
struct PreviewRun: Sendable {
  let dataset: DatasetInput
  let trainer: any Trainer
  let plan: PreviewPlan
  let filters: [PreviewFilter]
  /// The files to show, in this order; `nil` shows all.
  let selection: [Int]?

  /// An image that was matched, or why it could not be.
  private enum Ending: Sendable {
    case done(PreviewPart)
    case failed(String)
  }

  /// Runs, and hands over each image in order.
  ///
  /// - Returns: complaints about images that could not be matched or drawn.
  func run(each: (PreviewPart) -> Void) -> [String] {
    var stream = dataset.stream
    stream.selection = selection
    let endings = stream.forEach(
      makeWorker: { 0 }, body: { _, image, bytes, file in ending(of: image, bytes, file) }
    ).results
    var complaints: [String] = []
    for ending in endings {
      switch ending {
      case .failed(let complaint): complaints.append(complaint)
      case .done(let part):
        if let complaint = part.complaint { complaints.append(complaint) }
        each(part)
      }
    }
    return complaints
  }

  private func ending(
    of image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ file: Int
  ) -> Ending? {
    guard let size = image.size else {
      return .failed(
        "\(image.path): the image's size is not known. Give --images DIR or --image-size WxH.")
    }
    var part: PreviewPart
    do {
      let label = Array(bytes)
      part = PreviewPart(matches: try trainer.matches(of: image, bytes: label, size: size))
      guard filters.allSatisfy({ $0.passes(part.matches) }) else { return nil }
      part.other = try plan.other?.matches(of: image, bytes: label, size: size)
    } catch {
      return .failed("\(image.path): \(error).")
    }
    guard plan.needsPictures else { return .done(part) }
    let (picture, complaint) = picture(of: image, file)
    part.complaint = complaint
    do {
      try draw(&part, image, over: picture, file)
    } catch {
      part.complaint = "\(image.path): \(error)"
    }
    return .done(part)
  }

  private func draw(
    _ part: inout PreviewPart, _ image: LabeledImage, over picture: PixelBuffer?, _ file: Int
  ) throws {
    let dontCare = image.dontCareBoxes
    let scene = part.matches.scene(
      dontCare: dontCare, trainer: trainer.name, hasLevels: trainer.hasLevels)
    if let folder = plan.folder {
      let png = try preview(of: part, scene, dontCare, over: picture)
      try OutputFile.write(png, to: "\(folder)/\(fileName(of: image, file)).png")
      part.isDrawn = true
    }
    if plan.hasSheet {
      part.tile = try ContactSheet.Tile(scene: scene, over: picture, theme: plan.style.theme)
      part.tile?.caption = part.matches.stem
    }
    if let limit = plan.pagePixelLimit {
      part.entry = MatchPage.Entry(
        matches: part.matches, dontCare: dontCare,
        thumbnail: try EmbeddedPicture(
          thumbnailOf: scene, over: picture, width: MatchPage.thumbnailWidth),
        picture: try picture.map { try EmbeddedPicture(photograph: $0, pixelLimit: limit) })
    }
  }

  private func preview(
    of part: PreviewPart, _ scene: MatchScene, _ dontCare: [Box<Pixels>],
    over picture: PixelBuffer?
  ) throws -> [UInt8] {
    switch plan.subject {
    case .matches:
      return try MatchOverlay(scene, over: picture, style: plan.style).png()
    case .cell(let cell):
      return try part.matches.gridView(
        of: cell, trainer: trainer.name, over: picture, style: plan.style
      ).png()
    case .comparison(let other):
      let after =
        part.other?.scene(
          dontCare: dontCare, trainer: other.name, hasLevels: other.hasLevels) ?? scene
      return try SideBySide(
        title: part.matches.stem, before: scene, after: after, over: picture, style: plan.style
      ).png()
    }
  }

  /// The image's pixels; a blank when there is no image, and a complaint when there is a bad one.
  private func picture(of label: LabeledImage, _ file: Int) -> (PixelBuffer?, complaint: String?) {
    guard let image = dataset.pairing.image(of: file, label) else { return (nil, nil) }
    do {
      return (try PixelBuffer(decoding: try image.content(), appliesOrientation: false), nil)
    } catch {
      return (nil, "\(image.path): drawn on a blank, because \(error)")
    }
  }

  /// A name that no other picture has: folders are spelled into it where there are several, and the
  /// image's own name for labels of many images.
  private func fileName(of image: LabeledImage, _ file: Int) -> String {
    if let name = image.coco?.fileName {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      let bare = parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
      return String(bare.map { $0 == "/" ? "_" : $0 })
    }
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

extension Trainer {
  /// Whether there are several feature maps: the last prior stands on the coarsest.
  fileprivate var hasLevels: Bool { priorCount > 0 && prior(priorCount - 1).level > 0 }
}
