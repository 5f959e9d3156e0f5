import Images
import Labels
import Lint
import Synchronization

/// The label files behind findings, for reports that show lines, pictures and fixes. Keeps the last
/// file, since findings come sorted by file.
public final class FindingFiles: Sendable {
  /// Larger files were not read as labels either.
  private static let sizeLimit = 8 << 20
  /// The dataset that the findings are about.
  public let dataset: Dataset
  private let last = Mutex<LabelFile?>(nil)
  private let lastPicture = Mutex<(path: String, picture: PixelBuffer?)?>(nil)
  private let places = Mutex<[String: Int]?>(nil)

  /// A label file, read again.
  struct LabelFile {
    let path: String
    let bytes: [UInt8]
    let lines: [ArraySlice<UInt8>]
    /// The place among the label files; nothing for another file, such as a split list.
    let place: Int?
    /// The format, where it can be told; nothing for another file.
    let format: LabelFormatName?
  }

  /// Opens nothing yet.
  public init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// The file of a path relative to the input root; nothing when it can't be read again.
  func file(_ path: String) -> LabelFile? {
    last.withLock { last in
      if last?.path != path { last = read(path) ?? last }
      return last?.path == path ? last : nil
    }
  }

  /// A line (from 1) without its end.
  public func line(_ number: Int, of path: String) -> [UInt8]? {
    guard let lines = file(path)?.lines, lines.indices.contains(number - 1) else { return nil }
    let line = lines[number - 1]
    return Array(line.last == 0x0D ? line.dropLast() : line)
  }

  /// The bytes that a finding's fix changes in its own file: one run of them.
  public func replacements(_ finding: Finding) -> [TextReplacement] {
    guard finding.fix?.steps.isEmpty == false, let file = file(finding.file),
      let after = try? LabelEditor.apply(
        finding.edits(
          in: LabeledImage(path: file.path, format: file.format ?? LabelFormats.assumed)),
        to: file.bytes, as: file.format),
      let change = TextReplacement(from: file.bytes, to: after)
    else { return [] }
    return [change]
  }

  /// A small picture of what a finding is about, as a `data:` URI; nothing when there is no box or no
  /// image.
  public func thumbnail(of finding: Finding) -> String? { FindingThumbnail.of(finding, in: self) }

  /// What a label file says.
  func images(of file: LabelFile) -> [LabeledImage] {
    guard let format = file.format else { return [] }
    return LabelFormats.read(
      file.bytes, as: format, path: file.path, options: dataset.stream.settledOptions)
  }

  /// An image, as labels are read over it; nothing when it can't be decoded. Keeps the last one.
  func picture(_ file: ImageFile) -> PixelBuffer? {
    lastPicture.withLock { last in
      if let last, last.path == file.path { return last.picture }
      let picture = (try? file.content()).flatMap {
        try? PixelBuffer(decoding: $0, appliesOrientation: dataset.exif == .turn)
      }
      last = (file.path, picture)
      return picture
    }
  }

  private func read(_ path: String) -> LabelFile? {
    let root = dataset.files.root
    let full = root.isEmpty || path.hasPrefix("/") ? path : root + "/" + path
    let place = place(of: path)
    let openPath = place.map(dataset.files.openPath) ?? Array(full.utf8)
    let file = ImageFile(path: path, openPath: openPath)
    guard let bytes = try? file.content(limit: Self.sizeLimit) else { return nil }
    return LabelFile(
      path: path, bytes: bytes,
      lines: bytes.split(separator: 0x0A, omittingEmptySubsequences: false), place: place,
      format: place.flatMap { dataset.files.format($0) ?? Self.format(of: bytes) })
  }

  private static func format(of bytes: [UInt8]) -> LabelFormatName? {
    bytes.withUnsafeBytes { LabelFormats.recognize($0)?.name }
  }

  private func place(of path: String) -> Int? {
    if let place = dataset.files.place(ofPath: path) { return place }
    // Names that are no UTF-8 are shown otherwise than they are sorted.
    return places.withLock { places in
      let known =
        places
        ?? Dictionary(
          (0..<dataset.files.count).map { (dataset.files.path($0), $0) },
          uniquingKeysWith: { first, _ in first })
      places = known
      return known[path]
    }
  }
}
