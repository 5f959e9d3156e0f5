import Foundation
import Testing

@testable import Images

/// Public datasets beside the checkout, where they are present.
private let sharedPictures: [URL] = {
  var folder = URL(filePath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let data = folder.appending(path: "shared/data")
    guard FileManager.default.fileExists(atPath: data.path) else { continue }
    let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
    let pictures = (files?.allObjects as? [URL] ?? []).filter {
      ["png", "jpg", "jpeg"].contains($0.pathExtension.lowercased())
    }
    return pictures.sorted { $0.path < $1.path }
  }
  return []
}()

@Suite("Pictures of public datasets") struct SharedPictureTests {
  @Test(.enabled(if: !sharedPictures.isEmpty))
  func `every header agrees with the pixels, from 64 KiB`() throws {
    for (index, file) in sharedPictures.enumerated() {
      let bytes = Array(try Data(contentsOf: file))
      let first = Array(bytes.prefix(ImageHeader.usualByteCount))
      guard case .found(let header) = try ImageHeader.scan(first.span) else {
        Issue.record("no header in the first bytes of \(file.lastPathComponent)")
        continue
      }
      let isWhole = ImageEnding.isSound(file: bytes.span)
      #expect(isWhole, "\(file.lastPathComponent)")
      // Decoding all of them takes a while without optimization.
      guard index.isMultiple(of: 16) else { continue }
      let picture = try PixelBuffer(decoding: bytes)
      let isTurned = header.orientation.swapsSides
      #expect(picture.width == (isTurned ? header.height : header.width))
      #expect(picture.height == (isTurned ? header.width : header.height))
    }
  }
}
