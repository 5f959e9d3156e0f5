import CTurboJPEG

/// Writes JPEG, for thumbnails: a photograph takes a third of a PNG's bytes.
public enum JPEGEncoder {
  /// Encodes a picture; what shows through is black.
  ///
  /// - Parameter quality: 1…100. Colors are kept at full resolution, because thin colored lines are
  ///   what matters in a preview.
  public static func encode(_ picture: PixelBuffer, quality: Int = 88) throws(ImageError) -> [UInt8]
  {
    try ImageLimits.check(width: picture.width, height: picture.height)
    precondition((1...100).contains(quality), "a JPEG's quality is 1 to 100")
    guard let encoder = tjInitCompress() else { throw .outOfMemory }
    defer { tjDestroy(encoder) }
    var encoded: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    let status = picture.bytes.withUnsafeBufferPointer { pixels in
      tjCompress2(
        encoder, pixels.baseAddress, Int32(picture.width), Int32(picture.width * 4),
        Int32(picture.height), Int32(TJPF_BGRX.rawValue), &encoded, &count,
        Int32(TJSAMP_444.rawValue), Int32(quality), 0)
    }
    defer { tjFree(encoded) }
    guard status == 0 else {
      let reason = tjGetErrorStr2(encoder).map { String(cString: $0) } ?? "no reason given"
      throw .malformed(.jpeg, reason: reason)
    }
    return Array(UnsafeBufferPointer(start: encoded, count: Int(count)))
  }
}
