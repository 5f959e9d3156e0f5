extension LabeledImage {
  /// What names the image in lists, reports and new files: the label file's stem, or the name that a
  /// COCO document gives it.
  public var name: String { coco?.name ?? String(stem) }

  /// Where it comes from, in words: the label file, and which image where it holds several.
  public var source: String { coco.map { "\(path) (\($0.fileName))" } ?? path }
}

extension COCOImage {
  /// The file name without extension, with the folders that tell it from others of that name; never
  /// one that leads elsewhere. The id where the file has no usable name.
  public var name: String {
    var parts = fileName.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
    let file = parts.popLast() ?? ""
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    guard Self.isUsable(stem) else { return id.fileStem }
    guard COCOPath.isInside(fileName), parts.allSatisfy(Self.isUsable) else { return String(stem) }
    // The folder of all pictures is no part of a name: labels/ stands in its place.
    if let first = parts.first, Self.pictureFolders.contains(String(first)) { parts.removeFirst() }
    return (parts + [stem]).joined(separator: "/")
  }

  private static func isUsable(_ name: Substring) -> Bool {
    !name.isEmpty && name != "." && name != ".." && name.utf8.allSatisfy { $0 >= 0x20 }
  }

  private static let pictureFolders = Set(LabelFormats.all.compactMap { $0.layout.imageFolder })
}
