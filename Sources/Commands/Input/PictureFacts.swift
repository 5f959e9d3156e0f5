import Boxes
import Images
import Labels
import Lint

extension ImageFacts {
  /// Looks at a picture's first and last bytes.
  ///
  /// - Parameter file: the picture; `nil` when the image folders have none for the label.
  init(_ file: ImageFile?, stem: Substring) {
    guard let file else {
      self.init(path: String(stem), state: .missing)
      return
    }
    do {
      let header = try ImageProbe.header(of: file)
      guard try Self.isWhole(file, header.format) else {
        self.init(
          path: file.path, state: .unreadable(reason: "truncated: no \(header.format) end marker"))
        return
      }
      self.init(
        path: file.path, content: "\(header.format)",
        size: ImageSize(width: header.width, height: header.height),
        colors: ColorModel(header.colorModel), bitDepth: header.bitDepth,
        orientation: header.orientation.rawValue)
    } catch let error as LabelsError {
      self.init(path: file.path, state: .unreadable(reason: error.reason))
    } catch {
      self.init(path: file.path, state: .unreadable(reason: "\(error)"))
    }
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
  init(_ model: ImageHeader.ColorModel) {
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
  var reason: String {
    if case .system(_, _, let reason) = self { return reason }
    return "\(self)"
  }
}
