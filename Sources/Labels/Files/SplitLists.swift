/// A list of image ids beside the labels, one id a line: `ImageSets/Main/train.txt`.
public struct SplitListFile: Hashable, Sendable {
  /// Its path relative to the input root.
  public let path: String
  /// The file name without its extension: `train`.
  public let name: String
  /// The id of each line, in file order; empty for a blank line. It may hold blanks: only in a list
  /// by class, whose lines all end in 1, -1 or 0, is the last word none of it.
  public let ids: [String]
  /// Lines (from 1) that end with a carriage return or blanks.
  public let untidyLines: [Int]

  init(path: String, name: String, text: [UInt8]) {
    self.path = path
    self.name = name
    (ids, untidyLines) = text.withUnsafeBytes { text in
      var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      let tidy = lines.map(Self.tidy)
      let isByClass = tidy.allSatisfy { line in
        guard let blank = line.lastIndex(where: Self.isBlank) else { return line.isEmpty }
        return Self.marks.contains { line[(blank + 1)...].elementsEqual($0.utf8) }
      }
      let ids = tidy.map { line in
        guard isByClass else { return PathBytes.display(line) }
        let end = line.lastIndex(where: Self.isBlank) ?? line.startIndex
        return PathBytes.display(Self.tidy(line[..<end]))
      }
      let untidy = lines.indices.filter { lines[$0].last.map(Self.isBlank) ?? false }
      return (ids, untidy.map { $0 + 1 })
    }
  }

  /// What a list by class says of an image.
  private static let marks = ["1", "-1", "0"]

  /// A line without the blanks around it.
  private static func tidy(_ line: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    guard let first = line.firstIndex(where: { !isBlank($0) }),
      let last = line.lastIndex(where: { !isBlank($0) })
    else { return line.prefix(0) }
    return line[first...last]
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

extension LabelFiles {
  /// The split lists that belong to the labels, sorted by path: `ImageSets/Main/*.txt` beside
  /// `Annotations`, `ImageSets/*.txt` beside `label_2` or beside the folder that holds it.
  ///
  /// A list that can't be read, or of more than 64 MiB, is left out.
  public func splitLists() -> [SplitListFile] {
    var found: [String: SplitListFile] = [:]
    for folder in folders {
      for (path, shown) in Self.splitFolders(of: folder.relative, below: rootBytes) {
        for list in Self.lists(in: path, shown) where found[list.path] == nil {
          found[list.path] = list
        }
      }
    }
    return found.values.sorted { $0.path < $1.path }
  }

  /// The folders that may hold lists, as they open and as they are shown.
  private static func splitFolders(
    of relative: [UInt8], below root: [UInt8]
  ) -> [([UInt8], [UInt8])] {
    let path = PathBytes.join(root, relative)
    var parents = [(ImageFolderNames.parent(of: path), ImageFolderNames.parent(of: relative))]
    let folder = String(decoding: path.split(separator: PathBytes.slash).last ?? [], as: UTF8.self)
    guard
      let place = LabelFormats.all.first(where: { $0.layout.labelFolder == folder })?
        .layout.splitLists
    else { return [] }
    // Never above the input.
    if place.isAlsoAbove, PathBytes.components(relative).count > 1, let near = parents.first {
      parents.append((ImageFolderNames.parent(of: near.0), ImageFolderNames.parent(of: near.1)))
    }
    return parents.map {
      (PathBytes.join($0, place.folder.utf8), PathBytes.join($1, place.folder.utf8))
    }
  }

  private static func lists(in path: [UInt8], _ shown: [UInt8]) -> [SplitListFile] {
    guard let names = try? FolderListing(path: path, shown: PathBytes.display(shown)).files else {
      return []
    }
    var lists: [SplitListFile] = []
    for place in 0..<names.count where FileEnding(names[place]) == .text {
      let shown = PathBytes.display(PathBytes.join(shown, names[place]))
      let file = ImageFile(path: shown, openPath: PathBytes.join(path, names[place]))
      guard let text = try? file.content(limit: 64 << 20) else { continue }
      lists.append(
        SplitListFile(
          path: shown, name: PathBytes.display(PathBytes.stem(names[place])), text: text))
    }
    return lists
  }
}
