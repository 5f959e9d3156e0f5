import Labels

/// Writes labels in another format.
///
/// ```swift
/// let study = ConversionStudy(to: TargetLayout(format: .coco, root: "coco"), isLossy: true)
/// let tally = try study.run(on: try Dataset(["VOC2012"]))
/// print(tally.images, tally.objects)
/// ```
public struct ConversionStudy: Sendable {
  /// What is written, and where.
  public var layout: TargetLayout
  /// Whether what the format can't hold is left out, instead of nothing being written.
  public var isLossy: Bool
  /// Whether files that are there already are replaced.
  public var replacesFiles: Bool
  /// Whether declared classes that no object has are left out.
  public var dropsUnusedClasses: Bool

  /// States a target.
  public init(
    to layout: TargetLayout, isLossy: Bool = false, replacesFiles: Bool = false,
    dropsUnusedClasses: Bool = false
  ) {
    self.dropsUnusedClasses = dropsUnusedClasses
    self.layout = layout
    self.isLossy = isLossy
    self.replacesFiles = replacesFiles
  }

  /// Converts everything, or throws before anything is written.
  ///
  /// - Throws: ``StudyError`` for what can't be written, `LabelsError` from the disk.
  public func run(on dataset: Dataset) throws -> ConversionTally {
    try Conversion(dataset, to: layout, dropsUnusedClasses).run(
      lossy: isLossy, force: replacesFiles)
  }
}

/// A conversion that is under way. Nothing is written that would have been refused: all is read to
/// know what would be lost and which files would be written. What they will hold is kept up to a
/// limit; beyond it, labels are read again when they are written, so that memory does not grow with
/// the dataset.
private struct Conversion {
  private let dataset: Dataset
  private let writer: LabelWriter
  private let layout: TargetLayout

  /// A label file that will be written, and where it comes from.
  private struct Entry: Sendable {
    let stem: String
    let source: String
    let file: Int
    /// What will be written, where it is kept.
    var bytes: [UInt8]?

    /// The folder below that of all labels, where it is in one.
    var folder: Substring? { stem.lastIndex(of: "/").map { stem[..<$0] } }
  }

  /// One thread's part of the first look.
  private struct Look: Sendable {
    var tally = ConversionTally()
    var keptBytes = 0

    /// The most bytes that a thread keeps.
    static let mostKept = 64 << 20

    /// Keeps the bytes of a file, while there is room.
    mutating func keep(_ bytes: [UInt8]) -> [UInt8]? {
      guard keptBytes + bytes.count <= Self.mostKept else { return nil }
      keptBytes += bytes.count
      return bytes
    }
  }

  /// Prepares a conversion; reads class names when nobody states them.
  init(_ dataset: Dataset, to layout: TargetLayout, _ dropsUnused: Bool) throws {
    self.dataset = dataset
    self.layout = layout
    writer = LabelWriter(
      layout.format, classes: Self.classes(of: dataset, dropsUnused: dropsUnused))
    if layout.classFile != nil { try Self.checkLines(writer.classes.names) }
  }

  /// Converts everything, or throws before anything is written.
  func run(lossy: Bool, force: Bool) throws -> ConversionTally {
    layout.document == nil
      ? try writeFiles(lossy: lossy, force: force) : try writeDocument(lossy: lossy, force: force)
  }

  private func writeFiles(lossy: Bool, force: Bool) throws -> ConversionTally {
    let (writer, layout, pairing) = (writer, layout, dataset.pairing)
    let (entries, looks) = dataset.stream.forEach(makeWorker: { Look() }) {
      look, image, _, file -> Entry? in
      guard !look.tally.isNoImage(image) else { return nil }
      let name = image.pictureName(pairing.image(of: file, image), in: layout.format)
      let output = writer.write([(image, name)])
      look.tally.add(image, losses: output.losses, target: layout.format)
      return Entry(
        stem: image.name, source: image.coco?.fileName ?? image.path, file: file,
        bytes: look.keep(output.bytes))
    }
    let total = Self.total(looks.map(\.tally))
    try check(total, lossy: lossy)
    try Self.checkNames(entries, layout)
    let classFile = layout.classFile
    let targets = entries.map { layout.labelFile($0.stem) } + (classFile.map { [$0] } ?? [])
    if !force { try OutputFile.refuseExisting(targets) }
    try OutputFile.makeFolder(layout.folder)
    for folder in Set(entries.compactMap(\.folder)).sorted() {
      try OutputFile.makeFolder("\(layout.folder)/\(folder)")
    }
    try write(entries, replacing: force)
    if !force { try NewFiles.flush(in: layout.folder) }
    if let classFile {
      let lines = writer.classes.names.map { $0 + "\n" }.joined()
      try OutputFile.write(Array(lines.utf8), to: classFile)
    }
    return total
  }

  /// Writes the files that were kept, and reads the others again to write them.
  private func write(_ entries: [Entry], replacing: Bool) throws {
    let (writer, layout, pairing) = (writer, layout, dataset.pairing)
    let kept = entries.filter { $0.bytes != nil }
    // One after the other: threads that make files in one folder wait for each other.
    for entry in kept {
      try Self.write(entry.bytes ?? [], to: layout.labelFile(entry.stem), replacing: replacing)
    }
    guard kept.count < entries.count else { return }
    var stream = dataset.stream
    stream.selection = Set(entries.lazy.filter { $0.bytes == nil }.map(\.file)).sorted()
    let others = stream.forEach(makeWorker: { ConversionTally() }) {
      tally, image, _, file -> LabelsError? in
      guard !tally.isNoImage(image) else { return nil }
      let name = image.pictureName(pairing.image(of: file, image), in: layout.format)
      do throws(LabelsError) {
        let bytes = writer.write([(image, name)]).bytes
        try Self.write(bytes, to: layout.labelFile(image.name), replacing: replacing)
        return nil
      } catch {
        return error
      }
    }.results
    if let failure = others.first { throw failure }
  }

  /// Where a file may be replaced, the new one is safe before the older one is gone.
  private static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(LabelsError) {
    if replacing {
      try AtomicWriter.write(bytes, to: path)
    } else {
      try NewFiles.write(bytes, to: path)
    }
  }

  private func writeDocument(lossy: Bool, force: Bool) throws -> ConversionTally {
    let (writer, layout, pairing) = (writer, layout, dataset.pairing)
    let (images, tallies) = dataset.stream.forEach(makeWorker: { ConversionTally() }) {
      tally, image, _, file -> (image: LabeledImage, pictureName: String)? in
      guard !tally.isNoImage(image) else { return nil }
      let name = image.pictureName(pairing.image(of: file, image), in: layout.format)
      tally.add(image, losses: writer.write([(image, name)]).losses, target: layout.format)
      return (image, name)
    }
    let total = Self.total(tallies)
    try check(total, lossy: lossy)
    try Self.checkNames(
      images.map { Entry(stem: $0.pictureName, source: $0.image.path, file: 0) }, layout)
    let path = layout.labelFile("")
    if !force { try OutputFile.refuseExisting([path]) }
    try OutputFile.makeFolder(layout.folder)
    try OutputFile.write(writer.write(images).bytes, to: path)
    return total
  }

  private func check(_ tally: ConversionTally, lossy: Bool) throws {
    guard tally.images > 0 else {
      throw StudyError.nothingRead(losses: tally.lossLines)
    }
    guard !lossy, !tally.isLossless else { return }
    throw StudyError.lossy(format: layout.format, losses: tally.lossLines)
  }

  /// Two images with one name would become one file.
  private static func checkNames(_ entries: [Entry], _ layout: TargetLayout) throws {
    var sources: [String: String] = [:]
    for entry in entries {
      guard let other = sources.updateValue(entry.source, forKey: entry.stem) else { continue }
      let what =
        layout.document == nil ? layout.labelFile(entry.stem) : "the image \(entry.stem)"
      throw StudyError.sameTarget(first: other, second: entry.source, target: what)
    }
  }

  /// Class names that one line can't hold would shift all that follow.
  private static func checkLines(_ names: [String]) throws {
    for name in names {
      let isOneLine = !name.contains(where: \.isNewline) && !name.isEmpty
      guard isOneLine, name.first?.isWhitespace == false, name.last?.isWhitespace == false else {
        throw StudyError.badClassLine(name: name)
      }
    }
  }

  /// The classes in index order: stated, else those declared with the labels and then, sorted, those
  /// of objects with a box.
  private static func classes(of dataset: Dataset, dropsUnused: Bool) -> ClassList {
    if let stated = dataset.statedClasses { return stated }
    var stream = dataset.stream
    stream.imageSize = nil
    let (_, workers) = stream.forEach(
      makeWorker: { (names: Set<String>(), declarations: ClassDeclarations()) }
    ) { found, image, _, _ -> Never? in
      _ = found.declarations.add(image)
      for object in image.objects where object.box != nil && !object.className.isEmpty {
        if !object.isDontCare || object.flags.isCrowd { found.names.insert(object.className) }
      }
      return nil
    }
    let names = workers.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let all = ClassDeclarations.list(workers.lazy.map(\.declarations), found: names)
    return dropsUnused ? all.without { !names.contains($0) } : all
  }

  private static func total(_ tallies: [ConversionTally]) -> ConversionTally {
    tallies.reduce(into: ConversionTally()) { $0.merge($1) }
  }
}
