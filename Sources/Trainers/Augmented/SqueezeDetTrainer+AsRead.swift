import Boxes
import Labels
import Targets

/// SqueezeDet adds a pixel to the sides of a box when it reads it, and augments center and sides: the
/// boxes of an augmented image are a pixel wider and higher than a label file would have them.
extension SqueezeDetTrainer {
  /// The objects that the trainer reads, in pixels of the image.
  public func asRead(
    _ image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageAsRead? {
    let reading = try labels(of: image, bytes: bytes, size: size)
    return ImageAsRead(
      image,
      objects: reading.labels.kept.map { kept in
        LabeledObject(
          className: classNames[kept.classIndex.value],
          box: WrittenBox(
            kept.edges.xMin, kept.edges.yMin, kept.edges.xMax + 1, kept.edges.yMax + 1,
            .continuous),
          position: TextPosition(line: kept.line, column: 1), index: kept.object)
      },
      reader: reading.reader, dropped: reading.dropped(of: image), misread: reading.misread)
  }

  /// The objects of an augmented image. They were checked when they were read, and are not again: a
  /// flip may put an edge before the first pixel.
  func augmented(_ image: LabeledImage) -> SqueezeDetReading {
    let objects = image.objects.compactMap { object -> SqueezeDetObject? in
      guard let edges = object.box?.edges,
        let index = classNames.firstIndex(of: object.className)
      else { return nil }
      return SqueezeDetObject(
        classIndex: ClassIndex(index),
        edges: Edges(
          xMin: edges.xMin, yMin: edges.yMin, xMax: edges.xMax - 1, yMax: edges.yMax - 1),
        line: object.position.line, object: object.index)
    }
    return SqueezeDetReading(labels: SqueezeDetLabels(keeping: objects))
  }
}
