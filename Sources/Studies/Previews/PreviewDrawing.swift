import Boxes
import Images
import Labels
import Rendering
import Trainers

/// What is drawn of an image besides its matches.
struct PreviewSource: Sendable {
  /// The label file.
  let path: String
  /// What its picture is called, without an extension.
  let name: String
  /// The regions to ignore that have an area.
  let dontCare: [Box<Pixels>]
  /// The photograph.
  let picture: ImageFile?
  /// Its place among those of the set, where pictures come into each other.
  let place: Int
}

/// Draws what a plan asks for of one image.
struct PreviewDrawing: Sendable {
  let dataset: Dataset
  let plan: PreviewPlan
  /// The most pixels of a photograph on the page of previews.
  let pixelLimit: Int
  /// Where pictures wait whose size was asked for.
  let shelf: PictureShelf
  /// What is done to images first.
  let augmenter: Augmenter?

  /// What of an image is drawn.
  func source(of image: LabeledImage, _ file: Int) -> PreviewSource {
    PreviewSource(
      path: image.path, name: plan.pictures.folder == nil ? "" : fileName(of: image, file),
      dontCare: image.objects.filter(\.isDontCare).compactMap { $0.box?.checked },
      picture: dataset.pairing.image(of: file, image), place: augmenter?.pool.place(of: image) ?? 0)
  }

  /// Draws, and notes what went wrong.
  func draw(_ part: inout PreviewPart, _ source: PreviewSource) {
    let (picture, failure) = self.picture(of: source, part.matches)
    part.failure = failure
    part.lacksPicture = source.picture == nil
    do {
      try draw(&part, source, over: picture)
    } catch {
      part.failure = ImageFailure(file: source.path, reason: .drawing("\(error)"))
    }
  }

  private func draw(
    _ part: inout PreviewPart, _ source: PreviewSource, over picture: PixelBuffer?
  ) throws {
    let placements = part.matches.augmentation?.placements
    let moved = placements?.first { $0.picture == source.place }
    let dontCare =
      placements == nil
      ? source.dontCare : source.dontCare.compactMap { moved?.edges(of: Edges($0))?.box }
    let scene = part.matches.scene(
      dontCare: dontCare, trainer: plan.trainer.name, hasLevels: plan.trainer.hasLevels)
    if let folder = plan.pictures.folder {
      let png = try preview(of: part, scene, dontCare, over: picture)
      let copy = part.matches.copySuffix
      try OutputFile.write(png, to: "\(folder)/\(source.name)\(copy).png")
      part.isDrawn = true
    }
    if plan.pictures.hasSheet {
      part.tile = try ContactSheet.Tile(
        scene: scene, over: picture, theme: plan.pictures.style.theme)
      part.tile?.caption = part.matches.stem + part.matches.copySuffix
    }
    if plan.pictures.hasPage {
      part.page = PagePreview(
        matches: part.matches, dontCare: dontCare,
        thumbnail: try EmbeddedPicture(
          thumbnailOf: scene, over: picture, width: PagePreview.thumbnailWidth),
        picture: try picture.map { try EmbeddedPicture(photograph: $0, pixelLimit: pixelLimit) })
    }
  }

  private func preview(
    of part: PreviewPart, _ scene: MatchScene, _ dontCare: [Box<Pixels>],
    over picture: PixelBuffer?
  ) throws -> [UInt8] {
    let style = plan.pictures.style
    switch plan.subject {
    case .matches:
      return try MatchOverlay(scene, over: picture, style: style).png()
    case .cell(let choice, let usual):
      // Images may have inputs of their own, and grids with them.
      let trainer = try plan.trainer.fitted(to: part.matches.imageSize)
      return try part.matches.gridView(
        of: trainer.inputSize == plan.trainer.inputSize ? usual : try choice.cell(of: trainer),
        trainer: plan.trainer.name, over: picture, style: style
      ).png()
    case .comparison(let other):
      let after =
        part.other?.scene(
          dontCare: dontCare, trainer: other.name, hasLevels: other.hasLevels) ?? scene
      return try SideBySide(
        title: part.matches.stem, before: scene, after: after, over: picture, style: style
      ).png()
    }
  }

  /// The image's pixels as the trainer sees them: those of the picture, or of an augmentation of it.
  private func picture(
    of source: PreviewSource, _ matches: ImageMatches
  ) -> (PixelBuffer?, ImageFailure?) {
    let (own, failure) = picture(of: source)
    guard let augmentation = matches.augmentation, let own else { return (own, failure) }
    let patches = augmentation.placements.compactMap { placement -> Patchwork.Patch? in
      if placement.picture == source.place { return Patchwork.Patch(own, placement) }
      guard let (image, file) = augmenter?.pool.source(of: placement.picture),
        let picture = dataset.pairing.image(of: file, image), let bytes = try? picture.content(),
        let pixels = try? PixelBuffer(decoding: bytes, appliesOrientation: dataset.exif == .turn)
      else { return nil }
      return Patchwork.Patch(pixels, placement)
    }
    return (try? Patchwork(size: matches.imageSize, patches: patches).pixels(), failure)
  }

  /// The image's pixels; a blank when there is no image, and a failure when there is a bad one.
  private func picture(of source: PreviewSource) -> (PixelBuffer?, ImageFailure?) {
    guard let image = source.picture else { return (nil, nil) }
    do {
      return (
        try PixelBuffer(decoding: try shelf.take(image), appliesOrientation: dataset.exif == .turn),
        nil
      )
    } catch {
      return (nil, ImageFailure(file: image.path, reason: .picture("\(error)")))
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

extension Trainer {
  /// Whether there are several feature maps: the last prior stands on the coarsest.
  fileprivate var hasLevels: Bool { priorCount > 0 && prior(priorCount - 1).level > 0 }
}
