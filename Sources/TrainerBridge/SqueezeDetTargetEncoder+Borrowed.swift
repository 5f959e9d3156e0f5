import Boxes
import Targets

extension SqueezeDetTargetEncoder {
  /// The targets of boxes as its label files have them.
  ///
  /// - Parameter imageSize: of the image that the boxes lie in; by default the network's input.
  package func encode(
    _ boxes: UnsafeBufferPointer<Double>, _ classes: UnsafeBufferPointer<Int32>,
    imageSize: ImageSize? = nil
  ) throws -> SqueezeDetTargets {
    var objects: [SqueezeDetWrittenObject] = []
    for (place, classIndex) in classes.enumerated() {
      guard config.classNames.indices.contains(Int(classIndex)) else {
        throw SqueezeDetError.classOutOfRange(
          classIndex: Int(classIndex), classCount: config.classCount)
      }
      objects.append(
        SqueezeDetWrittenObject(
          className: config.classNames[Int(classIndex)], edges: Edges(boxes, row: place)))
    }
    let labels = try reader.check(objects)
    if let dropped = labels.dropped.first {
      throw BridgeError.dropped(object: dropped.object ?? 0, reason: dropped.reason)
    }
    return try encode(labels, imageSize: imageSize ?? config.imageSize)
  }
}
