import Boxes
import Labels

extension DatasetTrainer {
  /// The objects that the trainer reads, in pixels of the image; nothing where it leaves the image out.
  public func asRead(
    _ image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageAsRead? {
    let reading = try read(image, bytes, size: size, scaled: false)
    guard reading.leftOut == nil else { return nil }
    return ImageAsRead(
      image,
      objects: reading.objects.map { object in
        LabeledObject(
          className: object.className,
          box: WrittenBox(
            object.edges.xMin, object.edges.yMin, object.edges.xMax, object.edges.yMax,
            .continuous),
          position: TextPosition(line: object.line, column: 1), index: object.object)
      },
      reader: reading.reader, dropped: reading.dropped, misread: reading.misread)
  }
}
