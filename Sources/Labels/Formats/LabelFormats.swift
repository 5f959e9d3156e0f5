/// All label formats that this build reads. A new format is one folder beside this file and one line
/// here.
public enum LabelFormats {
  /// The formats, in the order in which content is asked.
  public static let all: [any LabelFormat.Type] = [
    VOCFormat.self,
    KITTIFormat.self,
    YOLOFormat.self,
    COCOFormat.self,
    TF2TextFormat.self,
  ]

  /// Their names, in the same order.
  public static let names: [LabelFormatName] = all.map { $0.name }

  /// Those of which one file describes many images.
  static let documentNames: [LabelFormatName] = names.filter { $0.type.layout.document != nil }

  /// The first format that recognizes the beginning of a file.
  public static func recognize(_ head: UnsafeRawBufferPointer) -> (any LabelFormat.Type)? {
    let head = UnsafeRawBufferPointer(rebasing: head.prefix(headLength))
    return all.first { $0.recognizes(head) }
  }

  /// Reads one file that is already in memory.
  ///
  /// - Parameters:
  ///   - format: The format; `nil` to tell it from the content.
  ///   - path: The path to report.
  /// - Returns: The images that the file describes; none when no format fits.
  public static func read(
    _ bytes: [UInt8], as format: LabelFormatName? = nil, path: String = "",
    options: ReadOptions = ReadOptions()
  ) -> [LabeledImage] {
    bytes.withUnsafeBytes { bytes in
      let chosen = format?.type ?? recognize(bytes)
      var images: [LabeledImage] = []
      chosen?.makeReader(options).read(bytes, path: path) { images.append($0) }
      return images
    }
  }

  /// How much of a file is looked at to tell its format, in bytes.
  static let headLength = 4096

  /// The most that is read of a file whose format its content tells, in bytes.
  static let sizeLimit = all.map { $0.sizeLimit }.max() ?? 0

  /// What a file of no known format is counted as.
  public static let assumed: LabelFormatName = names[0]
}

/// The formats by what their files are called.
extension LabelFormats {
  /// The formats whose files have an ending, in the order of the list.
  static func formats(of ending: FileEnding) -> [any LabelFormat.Type] {
    for entry in byEnding where entry.ending == ending { return entry.formats }
    return []
  }

  private static let byEnding: [(ending: FileEnding, formats: [any LabelFormat.Type])] =
    endings.map { ending, _ in
      (ending, all.filter { FileEnding(extension: $0.fileExtension) == ending })
    }

  /// Each ending once, in the order of the list.
  private static let endings: [(ending: FileEnding, text: String)] = {
    var found: [(ending: FileEnding, text: String)] = []
    for format in all {
      let ending = FileEnding(extension: format.fileExtension)
      if !found.contains(where: { $0.ending == ending }) {
        found.append((ending, format.fileExtension))
      }
    }
    return found
  }()

  /// What is looked for where no format is stated: `VOC (*.xml), KITTI and YOLO (*.txt) and …`.
  static var lookedFor: String {
    let groups = endings.map { ending, text in
      "\(joined(formats(of: ending).map { $0.title })) (*.\(text))"
    }
    return "\(joined(groups)) labels"
  }

  /// What each format writes, for a help page: `Annotations/*.xml, … with classes.txt, or …`.
  public static var writtenFiles: String {
    let all = Self.all.map { format in
      let folder = format.layout.labelFolder.map { $0 + "/" } ?? ""
      let labels = format.layout.document ?? "\(folder)*.\(format.fileExtension)"
      return format.classFile.map { "\(labels) with \($0)" } ?? labels
    }
    return all.dropLast().joined(separator: ", ") + ", or\n" + (all.last ?? "")
  }

  private static func joined(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Whether a folder's name, in any case, says that labels of some format are in it.
  static func labelFolders(contain name: ArraySlice<UInt8>) -> Bool {
    folderNames.contains(PathBytes.lowercased(name))
  }

  /// COCO's documents often lie in a folder of VOC's name.
  private static let folderNames: Set<[UInt8]> = Set(
    all.compactMap { $0.layout.labelFolder }.map { PathBytes.lowercased($0.utf8) })
}
