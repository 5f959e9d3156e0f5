/// Label files that are read or left out together: those of one folder and one format, or one
/// document of many images.
public struct LabelGroup: Hashable, Sendable {
  /// The folder or document, relative to the input root; empty for the root itself.
  public let path: String
  /// How its labels are written.
  public let format: LabelFormatName
  /// The folder's path without what formats call their label folders: `VOC2012/Annotations` and
  /// `VOC2012/labels` stand in one place.
  let place: [UInt8]
  /// Its files, by their place in ``LabelFiles``.
  public internal(set) var files: [Int]
  /// How many pictures it describes.
  public internal(set) var pictureCount = 0

  /// Groups are told by what they are, not by what they hold.
  public static func == (a: LabelGroup, b: LabelGroup) -> Bool {
    a.path == b.path && a.format == b.format
  }

  /// Feeds what groups are told by.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(format)
  }

  /// Whether each of its files describes many pictures.
  var isDocument: Bool { LabelFormats.documentNames.contains(format) }

  /// The groups of some files, in the order of their first files, and the group of each file.
  static func all(of files: LabelFiles) -> (groups: [LabelGroup], groupOf: [Int]) {
    struct Key: Hashable {
      let folder: Int
      let format: LabelFormatName
      /// The file, where it is a document by itself.
      let document: Int?
    }
    var groups: [LabelGroup] = []
    var groupOf: [Int] = []
    groupOf.reserveCapacity(files.count)
    var known: [Key: Int] = [:]
    var last: (key: Key, group: Int)?
    for file in 0..<files.count {
      let format = files.format(file) ?? files.guessedFormat(file)
      let isDocument = LabelFormats.documentNames.contains(format)
      let key = Key(
        folder: files.folder(file), format: format, document: isDocument ? file : nil)
      if let last, last.key == key {
        groups[last.group].files.append(file)
        groupOf.append(last.group)
        continue
      }
      let group = known[key] ?? groups.count
      if group == groups.count {
        let folder = files.folders[files.folder(file)].relative
        groups.append(
          LabelGroup(
            path: isDocument ? files.path(file) : PathBytes.display(folder), format: format,
            place: place(of: folder), files: []))
        known[key] = group
      }
      groups[group].files.append(file)
      groupOf.append(group)
      last = (key, group)
    }
    return (groups, groupOf)
  }

  /// How many files of each format there are, the most first.
  public static func counts(of files: LabelFiles) -> [(format: LabelFormatName, files: Int)] {
    var counts: [LabelFormatName: Int] = [:]
    for group in all(of: files).groups { counts[group.format, default: 0] += group.files.count }
    return LabelFormats.names.compactMap { name in counts[name].map { (name, $0) } }
      .sorted { $0.1 > $1.1 }
  }

  private static func place(of folder: [UInt8]) -> [UInt8] {
    let parts = PathBytes.components(folder).filter { !LabelFormats.labelFolders(contain: $0[...]) }
    return Array(parts.joined(separator: [PathBytes.slash]))
  }
}

extension LabelFiles {
  /// The format that a name alone suggests, of a file whose content will tell.
  fileprivate func guessedFormat(_ file: Int) -> LabelFormatName {
    LabelFormats.formats(of: FileEnding(names[file])).first?.name ?? LabelFormats.assumed
  }

  /// The same files without some of them. Nothing else is forgotten.
  public func removing(_ isOut: (Int) -> Bool) -> LabelFiles {
    var rest = LabelFiles(rootBytes: rootBytes)
    rest.foreign = foreign
    rest.classLists = classLists
    rest.classListNames = classListNames
    var folderOfOld = [Int?](repeating: nil, count: folders.count)
    for file in 0..<count where !isOut(file) {
      let old = folder(file)
      let new = folderOfOld[old] ?? rest.folders.count
      if new == rest.folders.count { rest.folders.append(folders[old]) }
      folderOfOld[old] = new
      rest.specials[rest.count] = specials[file]
      rest.append(names[file], folder: new, format: format(file))
    }
    return rest
  }
}
