import Boxes
import Labels

/// The labels that a command was given, and the images that belong to them.
struct DatasetInput {
  /// The label files, sorted.
  let files: LabelFiles
  /// Which image belongs to which label.
  let pairing: ImagePairing
  /// Reads the files.
  var stream: LabelStream
  /// The classes, when the user states them.
  let statedClasses: ClassList?

  /// Finds labels and images; reads none of them.
  ///
  /// - Throws: `LabelsError` when a path does not exist or nothing that looks like a label is there.
  ///
  /// - Parameter classes: the classes that a settings file states; options come first.
  init(_ options: InputOptions, classes: ClassList? = nil) throws {
    statedClasses = try options.statedClasses() ?? classes
    files = try DatasetLoader(format: options.labelsFormat.name).find(options.paths)
    pairing = try ImagePairing(files, in: options.images)
    var reading = ReadOptions()
    reading.vocPixels = options.vocPixels
    reading.statedImageSize = options.imageSize
    reading.classNames = statedClasses?.names
    stream = LabelStream(files, options: reading, jobs: options.jobs)
    if let table = options.imageSizes {
      stream.imageSizes = try ImageSizeTable(reading: try InputFile.read(table), path: table)
    }
    if pairing.imageCount > 0 {
      stream.images = pairing
      stream.imageSize = ImageProbe.size
    }
  }

  /// The classes: those stated, else those that objects other than `DontCare` have, sorted.
  func classes() -> ClassList {
    if let statedClasses { return statedClasses }
    var names = stream
    names.imageSize = nil
    let (_, workers) = names.forEach(makeWorker: { Set<String>() }) {
      found, image, _, _ -> Never? in
      for object in image.objects where !object.isDontCare { found.insert(object.className) }
      return nil
    }
    return ClassList(found: workers.reduce(into: Set<String>()) { $0.formUnion($1) })
  }
}

extension InputOptions {
  /// The class list of `--classes` or `--class-file`.
  func statedClasses() throws -> ClassList? {
    if let classes {
      return ClassList(stated: classes.split(separator: ",").map { $0.trimmed })
    }
    guard let classFile else { return nil }
    let text = String(decoding: try InputFile.read(classFile), as: UTF8.self)
    let names = text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
    guard !names.isEmpty else {
      throw UserFacingError("\(classFile): no class in it. Write one class name a line.")
    }
    return ClassList(stated: names)
  }
}

extension Substring {
  /// Without the blanks around it.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
