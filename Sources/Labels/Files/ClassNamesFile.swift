/// A file that lies beside labels and gives class numbers their names.
public struct ClassNamesFile: Sendable {
  /// What it is called: `classes.txt`.
  public let name: String
  /// Reads the names in index order; none where the text is something else.
  let parse: @Sendable (String) -> [String]

  /// The names of the first of some files that is there, in the label folder or up to two folders
  /// above it; nothing when none is.
  static func find(_ kinds: [ClassNamesFile], near folder: [UInt8]) -> [String]? {
    var place = folder
    for _ in 0..<3 {
      for kind in kinds {
        let file = ImageFile(path: kind.name, openPath: PathBytes.join(place, kind.name.utf8))
        guard let head = try? file.head(sizeLimit), head.fileSize <= sizeLimit,
          let text = String(validating: head.bytes, as: UTF8.self)
        else { continue }
        let names = kind.parse(text)
        if !names.isEmpty { return names }
      }
      place = ImageFolderNames.parent(of: place)
      if place.isEmpty { place = [PathBytes.dot] }
    }
    return nil
  }

  /// 1 MiB: tens of thousands of names.
  private static let sizeLimit = 1 << 20
}
