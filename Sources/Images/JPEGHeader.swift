/// Walks a JPEG's markers up to its frame header, and notes orientation and Adobe's mark on the way.
enum JPEGHeader {
  static func scan(_ bytes: Span<UInt8>) throws(ImageError) -> ImageHeader.Scan {
    var place = 2
    var orientation: EXIFOrientation?
    var hasAdobeMarker = false
    while true {
      let marker: JPEGMarker
      switch JPEGMarker.next(in: bytes, at: place) {
      case .needsMore(let byteCount): return .needsMore(byteCount: byteCount)
      case .malformed(let reason): throw .malformed(.jpeg, reason: reason)
      case .marker(let found): marker = found
      }
      guard marker.end <= bytes.count else { return .needsMore(byteCount: marker.end) }
      let body = bytes.extracting(marker.body..<max(marker.body, marker.end))
      if marker.isFrame {
        return .found(
          try frame(
            body, code: marker.code, orientation: orientation ?? .upright,
            hasAdobeMarker: hasAdobeMarker))
      }
      switch marker.code {
      case JPEGMarker.exif:
        orientation = orientation ?? EXIFOrientation(exifSegment: body)
      case JPEGMarker.adobe:
        hasAdobeMarker = hasAdobeMarker || body.starts(with: [0x41, 0x64, 0x6F, 0x62, 0x65])
      case JPEGMarker.startOfScan, JPEGMarker.endOfImage:
        throw .malformed(.jpeg, reason: "no frame header before the picture's data")
      default:
        break
      }
      place = marker.end
    }
  }

  private static func frame(
    _ body: Span<UInt8>, code: UInt8, orientation: EXIFOrientation, hasAdobeMarker: Bool
  ) throws(ImageError) -> ImageHeader {
    guard
      let bitDepth = body.byte(at: 0), let height = body.bigEndian16(at: 1),
      let width = body.bigEndian16(at: 3), let components = body.byte(at: 5)
    else { throw .malformed(.jpeg, reason: "a frame header that is too short") }
    let colorModel: ImageHeader.ColorModel
    switch components {
    case 1: colorModel = .gray
    case 3: colorModel = .rgb
    case 4: colorModel = .cmyk
    default: throw .malformed(.jpeg, reason: "\(components) components")
    }
    return try ImageHeader(
      format: .jpeg, width: width, height: height, colorModel: colorModel,
      bitDepth: Int(bitDepth), isProgressive: [0xC2, 0xC6, 0xCA, 0xCE].contains(code),
      orientation: orientation, hasAdobeMarker: hasAdobeMarker,
      unsupportedFeature: unsupportedFeature(code: code, bitDepth: bitDepth))
  }

  private static func unsupportedFeature(code: UInt8, bitDepth: UInt8) -> String? {
    switch code {
    case 0xC3, 0xC7, 0xCB, 0xCF: "lossless coding"
    case 0xC5, 0xC6, 0xCD, 0xCE: "hierarchical coding"
    default: bitDepth == 8 ? nil : "\(bitDepth) bits a channel"
    }
  }
}
