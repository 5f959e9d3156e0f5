import Boxes
import Labels

/// An image that is dealt to a part: what lists may name of it.
struct SplitSubject: Sendable {
  /// What VOC's lists name: the stem, below the folders that lie in the label folder.
  let id: [UInt8]
  /// The stem of the label file, or of the picture that a document names.
  let stem: [UInt8]
  /// The label file, as it opens.
  let label: [UInt8]
  /// What the document that describes it calls it; nothing in a file of its own.
  let entry: COCOImage?
  /// The picture, as it opens.
  let picture: [UInt8]?
  /// The format it was read as.
  let format: LabelFormatName
  /// How many objects each class has; regions to ignore and what is no box are not counted.
  let objects: [String: Int]

  /// Whether any of the names would break a list of lines.
  var breaksLines: Bool {
    ([id, label] + [picture, entry.map { Array($0.fileName.utf8) }].compactMap { $0 }).contains {
      name in
      name.isEmpty || name.contains { $0 == 0x0A || $0 == 0x0D }
    }
  }

  /// Reads the labels of a dataset.
  ///
  /// - Returns: The images in the order of their files, and the files that could not be read.
  static func read(_ dataset: Dataset) -> (subjects: [SplitSubject], unread: [String]) {
    var stream = dataset.stream
    stream.imageSize = nil
    let (files, pairing) = (dataset.files, dataset.pairing)
    let (subjects, unread) = stream.forEach(makeWorker: { [String]() }) {
      unread, image, _, file -> SplitSubject? in
      guard !image.isUnread else {
        unread.append(image.path)
        return nil
      }
      if image.isDocument { return nil }
      var objects: [String: Int] = [:]
      for object in image.objects {
        if case .passed = Gate.judge(object) { objects[object.className, default: 0] += 1 }
      }
      return SplitSubject(
        id: image.coco == nil ? files.splitID(file) : Array(image.name.utf8),
        stem: image.coco == nil ? files.stem(file) : Array(image.name.utf8),
        label: files.openPath(file), entry: image.coco,
        picture: pairing.image(of: file, image)?.openPath,
        format: image.format, objects: objects)
    }
    return (subjects, unread.flatMap { $0 }.sorted())
  }
}
