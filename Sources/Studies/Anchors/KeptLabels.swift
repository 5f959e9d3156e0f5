import Boxes
import Labels

/// The objects of a dataset that have a box and a class, with their places: what a study looks at
/// again when the sizes are known, without reading a label twice. Columns: a hundred thousand labels
/// of seven objects take 40 MB.
struct KeptLabels: Sendable {
  private struct Image: Sendable {
    let file: Int
    let size: ImageSize?
    let coco: COCOImage?
    var end: Int
  }

  private struct Object: Sendable {
    let box: WrittenBox
    let line: Int32
    let index: Int32
    var classIndex: Int32
  }

  private var images: [Image] = []
  private var objects: [Object] = []

  /// How many images have such objects.
  var count: Int { images.count }

  /// Begins an image; without objects, it leaves no trace.
  mutating func begin(_ image: LabeledImage, _ size: ImageSize?, _ file: Int) {
    let before = images.count > 1 ? images[images.count - 2].end : 0
    if images.last?.end == before { images.removeLast() }
    images.append(Image(file: file, size: size, coco: image.coco, end: objects.count))
  }

  /// Adds an object of the image that was begun, if there is anything to look at.
  mutating func add(_ object: LabeledObject, _ classIndex: ClassIndex?) {
    guard let box = object.box, let classIndex, !object.isDontCare else { return }
    objects.append(
      Object(
        box: box, line: Int32(clamping: object.position.line),
        index: Int32(clamping: object.index), classIndex: Int32(clamping: classIndex.value)))
    images[images.count - 1].end = objects.count
  }

  /// Adds what another thread kept.
  mutating func append(_ other: KeptLabels) {
    let start = objects.count
    objects += other.objects
    for var image in other.images {
      image.end += start
      images.append(image)
    }
  }

  mutating func renumberClasses(_ indexes: [ClassIndex]) {
    for place in objects.indices {
      objects[place].classIndex = Int32(
        clamping: indexes[Int(objects[place].classIndex)].value)
    }
  }

  /// The place of an image's file.
  func file(_ image: Int) -> Int { images[image].file }

  /// An image with its objects, as far as they were kept.
  func image(_ image: Int, of dataset: Dataset, _ classes: ClassList) -> LabeledImage {
    let kept = images[image]
    let start = image == 0 ? 0 : images[image - 1].end
    var labeled = LabeledImage(
      path: dataset.files.path(kept.file), format: .voc,
      objects: objects[start..<kept.end].map { object in
        LabeledObject(
          className: classes.names[Int(object.classIndex)], box: object.box,
          position: TextPosition(line: Int(object.line), column: 1), index: Int(object.index))
      }, imageSize: kept.size)
    labeled.coco = kept.coco
    return labeled
  }
}
