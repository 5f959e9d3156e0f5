/// Whether a file holds its picture to the end: a JPEG its end marker, a PNG its last chunk.
///
/// Decoders fill the missing part with gray and say nothing, so a download that broke off trains on.
public enum ImageEnding {
  /// How many bytes from the end of a file ``isSound(tail:format:)`` wants.
  public static let usualByteCount = 64

  /// A quick look at the last bytes of a file.
  ///
  /// - Returns: true when the picture ends here. False proves nothing (some cameras append data):
  ///   then ask ``isSound(file:)``.
  public static func isSound(tail: Span<UInt8>, format: ImageFormat) -> Bool {
    switch format {
    case .png: return tail.holds(endOfPNG, at: tail.count - endOfPNG.count)
    case .jpeg:
      var count = tail.count
      // Zeros behind the end marker are common padding.
      while count > 0, tail[count - 1] == 0 { count -= 1 }
      return tail.holds([0xFF, JPEGMarker.endOfImage], at: count - 2)
    }
  }

  /// Whether a whole file has its picture's end, whatever follows it.
  public static func isSound(file: Span<UInt8>) -> Bool {
    switch ImageFormat(firstBytes: file) {
    case nil: false
    case .png: hasLastChunk(file)
    case .jpeg: JPEGScans(file).hasEndMarker
    }
  }

  /// An empty IEND chunk and its checksum.
  private static let endOfPNG: [UInt8] = [
    0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  private static func hasLastChunk(_ file: Span<UInt8>) -> Bool {
    var place = ImageFormat.pngSignature.count
    while let length = file.bigEndian32(at: place) {
      if file.holds(endOfPNG, at: place) { return true }
      place += 12 + length
    }
    return false
  }
}

/// A walk over all markers of a JPEG.
struct JPEGScans {
  /// How many scans begin.
  private(set) var count = 0
  /// Whether the walk met the end marker.
  private(set) var hasEndMarker = false

  init(_ file: Span<UInt8>) {
    var place = 2
    while case .marker(let marker) = JPEGMarker.next(in: file, at: place) {
      switch marker.code {
      case JPEGMarker.endOfImage:
        hasEndMarker = true
        return
      case JPEGMarker.startOfScan:
        count += 1
        guard let end = JPEGMarker.endOfCodedData(in: file, from: marker.end) else { return }
        place = end
      default:
        place = marker.end
      }
    }
  }
}
