import Boxes
import Labels

/// Labels that were drawn in the frame that EXIF turns, beside a picture that is read as stored.
extension ImageFacts {
  /// Whether the boxes fit only the frame that EXIF turns on its side.
  func fitsOnlyTurned(_ image: LabeledImage) -> Bool {
    guard let size, turnedSize != nil else { return false }
    return size.fitsOnlyTurned(image.objects.compactMap { $0.judgedBox?.checked })
  }

  /// Whether the labels declare the size of the frame that EXIF turns on its side.
  func isDeclaredTurned(_ image: LabeledImage) -> Bool {
    guard let declared = image.declaredSize?.checked else { return false }
    return declared != size && declared == turnedSize
  }

  /// The size of the frame that viewers show, where they turn the picture on its side.
  private var turnedSize: ImageSize? {
    guard let size, let orientation, (5...8).contains(orientation) else { return nil }
    return ImageSize(width: size.height, height: size.width)
  }
}

extension [Finding] {
  /// Without what speaks of the stored frame where labels are of the turned one: a fault is told once,
  /// by IMG004 where it runs, and no fix may spoil labels that are right in their own frame.
  func forTurnedLabels(_ picture: ImageFacts, of image: LabeledImage) -> [Finding] {
    let fits = picture.fitsOnlyTurned(image)
    guard fits || picture.isDeclaredTurned(image) else { return self }
    let isTold = fits && contains { $0.code == ExifRotated.info.code }
    return compactMap { finding in
      if isTold, Self.ofStoredFrame.contains(finding.code) { return nil }
      guard Self.ofStoredFrame.contains(finding.code) || finding.code == MissingSize.info.code
      else { return finding }
      var finding = finding
      finding.fix = nil
      return finding
    }
  }

  private static let ofStoredFrame = [
    SizeMismatch.info.code, BoxOutOfBounds.info.code, BoxOutsideImage.info.code,
  ]
}
