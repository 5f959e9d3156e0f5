/// Opens and reads label files for one thread: one buffer, one reader a format.
final class LabelSource {
  private let stream: LabelStream
  private let reader = FileReader()
  private var readers: [ReaderKey: any LabelReader] = [:]
  /// The reader of the file before: most files have the same.
  private var last: (key: ReaderKey, reader: any LabelReader)?
  /// The classes of each class list.
  private let declared: [DeclaredClasses]
  /// What the files so far tell about the pixels of VOC numbers, where the stream wants to know.
  private(set) var evidence = PixelEvidence()
  /// What was read as something else than it says, where the stream keeps it.
  private(set) var facts = ReadingFacts()

  /// What a reader reads, and by which class list.
  private struct ReaderKey: Hashable {
    let format: LabelFormatName
    let classList: Int?
  }

  init(_ stream: LabelStream) {
    self.stream = stream
    declared = stream.files.classLists.map { DeclaredClasses(names: $0.names, gaps: $0.gaps) }
  }

  /// Reads one file and hands over its images.
  func read(_ file: Int, each: (LabeledImage, UnsafeRawBufferPointer) -> Void) {
    let files = stream.files
    let path = files.path(file)
    let format = files.format(file)
    if let what = files.specials[file] {
      return fail(.notARegularFile(what: what), path, format, each)
    }
    if let changed = stream.overlay[file] {
      return changed.withUnsafeBytes { hand($0, file, path, format, each) }
    }
    let limit = format?.type.sizeLimit ?? LabelFormats.sizeLimit
    switch reader.read(file, of: files, limit: limit) {
    case .failed(let kind):
      fail(kind, path, format, each)
    case .content(let bytes):
      hand(bytes, file, path, format, each)
    }
  }

  private func hand(
    _ bytes: UnsafeRawBufferPointer, _ file: Int, _ path: String, _ format: LabelFormatName?,
    _ each: (LabeledImage, UnsafeRawBufferPointer) -> Void
  ) {
    guard let format = format ?? Self.format(of: bytes, named: stream.files.names[file]) else {
      let name = ForeignText.kind(of: bytes) ?? "unknown"
      return fail(.unsupportedFormat(name: name), path, nil, each)
    }
    guard bytes.count <= format.type.sizeLimit else {
      return fail(
        .tooLarge(bytes: bytes.count, limit: format.type.sizeLimit), path, format, each)
    }
    let classList = classList(of: file, format)
    reader(of: format, classList).read(bytes, path: path) { image in
      if let classList { image.declaredClasses = declared[classList] }
      complete(&image, file)
      if let survey = stream.survey, image.voc != nil {
        if image.declaredSize?.checked != nil {
          evidence.collect(image)
        } else {
          evidence.collect(stream.declaring(image, file, survey.pictureSize))
        }
      }
      if stream.factsKeeper != nil { facts.collect(image) }
      each(image, bytes)
    }
  }

  /// Adds what is known about the image from outside its label.
  private func complete(_ image: inout LabeledImage, _ file: Int) {
    image.statedSize = stream.options.statedImageSize
    let picture = stream.imageSize == nil ? nil : stream.images?.image(of: file, image)
    if let probe = stream.imageSize, let picture { image.imageSize = probe(picture) }
    if image.imageSize == nil, let table = stream.imageSizes {
      let name = image.coco.map { Array($0.fileName.utf8)[...] } ?? stream.files.names[file]
      image.imageSize = table.size(of: name)
    }
    image.scaleUnitBoxes()
    if let picture { stream.sideways?.judge(image, picture) }
  }

  private func fail(
    _ kind: ReadIssue.Kind, _ path: String, _ format: LabelFormatName?,
    _ each: (LabeledImage, UnsafeRawBufferPointer) -> Void
  ) {
    let image = LabeledImage(
      path: path, format: format ?? LabelFormats.assumed, issues: [ReadIssue(kind, at: .start)])
    each(image, UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// The format of a file that was named outright: by content, else by its extension.
  static func format(
    of bytes: UnsafeRawBufferPointer, named name: ArraySlice<UInt8>
  ) -> LabelFormatName? {
    if let format = LabelFormats.recognize(bytes) { return format.name }
    if ForeignText.kind(of: bytes) != nil { return nil }
    return LabelFormats.formats(of: FileEnding(name)).first?.name
  }

  /// The class list that a file is read by, where the user states no classes.
  private func classList(of file: Int, _ format: LabelFormatName) -> Int? {
    guard stream.options.classNames == nil, format.type.numbersClasses else { return nil }
    return stream.files.folders[stream.files.folder(file)].classList
  }

  private func reader(of format: LabelFormatName, _ classList: Int?) -> any LabelReader {
    let key = ReaderKey(format: format, classList: classList)
    if let last, last.key == key { return last.reader }
    if let reader = readers[key] {
      last = (key, reader)
      return reader
    }
    var options = stream.options
    if let classList { options.classNames = declared[classList].names }
    let reader = format.type.makeReader(options)
    readers[key] = reader
    return reader
  }
}
