/// Opens and reads label files for one thread: one buffer, one reader a format.
final class LabelSource {
  private let stream: LabelStream
  private let reader = FileReader()
  private var readers: [(any LabelReader)?]

  init(_ stream: LabelStream) {
    self.stream = stream
    readers = Array(repeating: nil, count: LabelFormats.all.count)
  }

  /// Reads one file and hands over its images.
  func read(_ file: Int, each: (LabeledImage, UnsafeRawBufferPointer) -> Void) {
    let files = stream.files
    let path = files.path(file)
    let format = files.format(file)
    if let what = files.specials[file] {
      return fail(.notARegularFile(what: what), path, format, each)
    }
    let limit = format?.type.sizeLimit ?? LabelFormats.sizeLimit
    switch reader.read(file, of: files, limit: limit) {
    case .failed(let kind):
      fail(kind, path, format, each)
    case .content(let bytes):
      guard let format = format ?? Self.format(of: bytes, named: files.names[file]) else {
        let name = ForeignText.kind(of: bytes) ?? "unknown"
        return fail(.unsupportedFormat(name: name), path, nil, each)
      }
      guard bytes.count <= format.type.sizeLimit else {
        return fail(
          .tooLarge(bytes: bytes.count, limit: format.type.sizeLimit), path, format, each)
      }
      guard let labels = reader(of: format) else {
        return fail(.unsupportedFormat(name: format.description), path, format, each)
      }
      labels.read(bytes, path: path) { image in
        complete(&image, file)
        each(image, bytes)
      }
    }
  }

  /// Adds what is known about the image from outside its label.
  private func complete(_ image: inout LabeledImage, _ file: Int) {
    image.statedSize = stream.options.statedImageSize
    if let probe = stream.imageSize, let picture = stream.images?.image(of: file, image) {
      image.imageSize = probe(picture)
    }
    if image.imageSize == nil, let table = stream.imageSizes {
      let name = image.coco.map { Array($0.fileName.utf8)[...] } ?? stream.files.names[file]
      image.imageSize = table.size(of: name)
    }
    image.scaleUnitBoxes()
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

  private func reader(of format: LabelFormatName) -> (any LabelReader)? {
    guard let place = LabelFormats.names.firstIndex(of: format) else { return nil }
    if let reader = readers[place] { return reader }
    var options = stream.options
    options.classNames = options.classNames ?? stream.files.classNames
    readers[place] = format.type.makeReader(options)
    return readers[place]
  }
}
