import Boxes
import Images
import Labels
import Lint

extension ImageFacts {
  /// Looks at a picture's first and last bytes, and at the checksums among the first.
  ///
  /// - Parameters:
  ///   - file: the picture; `nil` when the image folders have none for the label.
  ///   - exif: whether it counts as turned. Its orientation is then 1.
  init(_ file: ImageFile?, stem: Substring, _ exif: EXIFChoice) {
    guard let file else {
      self.init(path: String(stem), state: .missing)
      return
    }
    do {
      let (header, head) = try ImageProbe.head(of: file)
      if let reason = try Self.damage(file, header.format, head) {
        self.init(path: file.path, state: .unreadable(reason: reason))
        return
      }
      self.init(
        path: file.path, content: "\(header.format)",
        size: exif.size(of: header),
        colors: ColorModel(header.colorModel), bitDepth: header.bitDepth,
        orientation: exif == .turn ? 1 : header.orientation.rawValue)
    } catch let error as LabelsError {
      self.init(path: file.path, state: .unreadable(reason: error.reason))
    } catch {
      self.init(path: file.path, state: .unreadable(reason: "\(error)"))
    }
  }

  /// What keeps a picture with a sound header from being decoded, as far as its first and last bytes
  /// show. A PNG's data lies in pieces of a few kilobytes, so that the first bytes hold several;
  /// reading every picture whole would take minutes where this takes seconds.
  private static func damage(
    _ file: ImageFile, _ format: ImageFormat, _ head: [UInt8]
  ) throws -> String? {
    if let chunk = PNGChunks.firstDamaged(in: head.span) {
      return "damaged: the checksum of its \(chunk) chunk is wrong"
    }
    return try isWhole(file, format) ? nil : "truncated: no \(format) end marker"
  }

  /// Looks at the last bytes, and at the whole file when they say nothing.
  private static func isWhole(_ file: ImageFile, _ format: ImageFormat) throws -> Bool {
    let tail = try file.tail(ImageEnding.usualByteCount).bytes
    if ImageEnding.isSound(tail: tail.span, format: format) { return true }
    let content = try file.content()
    return ImageEnding.isSound(file: content.span)
  }
}

extension ImageFacts.ColorModel {
  fileprivate init(_ model: ImageHeader.ColorModel) {
    switch model {
    case .gray: self = .gray
    case .grayAlpha: self = .grayAlpha
    case .rgb, .palette: self = .rgb
    case .rgba: self = .rgbAlpha
    case .cmyk: self = .cmyk
    }
  }
}

extension LabelsError {
  /// The reason alone, for messages that name the file themselves.
  fileprivate var reason: String {
    if case .system(_, _, let reason) = self { return reason }
    return "\(self)"
  }
}
