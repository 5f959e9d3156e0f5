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
  /// What all labels that name the same picture have in common; nothing for those that name none.
  private(set) var named: [UInt8]?
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
        picture: pairing.image(of: file, image)?.openPath, named: name(in: image),
        format: image.format, objects: objects)
    }
    return (keepingNames(subjects, pairing), unread.flatMap { $0 }.sorted())
  }

  /// The picture that a document or a VOC file names, within its document or folder: `1.jpg` of
  /// another one is another picture. No path has a byte of zero.
  private static func name(in image: LabeledImage) -> [UInt8]? {
    if let entry = image.coco {
      return entry.fileName.isEmpty ? nil : Array("\(image.path)\0\(entry.fileName)".utf8)
    }
    guard let name = image.voc?.filename?.split(whereSeparator: { "/\\".contains($0) }).last
    else { return nil }
    let folder = image.path.lastIndex(of: "/").map { image.path[..<$0] } ?? ""
    return Array("\(folder)\0\(name)".utf8)
  }

  /// VOC files name a picture out of habit, often one for all: it counts only for a label without a
  /// picture of its own, and where a picture of that name is there and has no label of its own.
  private static func keepingNames(
    _ subjects: [SplitSubject], _ pairing: ImagePairing
  ) -> [SplitSubject] {
    func isDoubtful(_ subject: SplitSubject) -> Bool {
      subject.entry == nil && subject.named != nil
    }
    guard subjects.contains(where: isDoubtful) else { return subjects }
    let free = Set(
      pairing.imagesWithoutLabel().map { $0.openPath.split(separator: UInt8(ascii: "/")).last })
    return subjects.map { subject in
      var subject = subject
      if isDoubtful(subject) {
        let name = subject.named?.split(separator: 0, omittingEmptySubsequences: false).last
        if subject.picture != nil || !free.contains(name) { subject.named = nil }
      }
      return subject
    }
  }
}
