/// The folders below one that the user names for images, with the images in each.
struct ImageTree {
  /// A folder that holds images.
  struct Folder {
    let path: [UInt8]
    let images: NameColumn
    /// The names that lead to it from the top.
    let components: [[UInt8]]
  }

  private var folders: [Folder] = []

  /// Lists all folders; those that can't be opened, and links, are left out.
  ///
  /// - Throws: ``LabelsError`` when the top can't be listed.
  init(_ top: [UInt8]) throws(LabelsError) {
    let listing = try FolderListing(path: top, shown: PathBytes.display(top))
    add(listing, top, [])
  }

  private mutating func add(_ listing: FolderListing, _ path: [UInt8], _ components: [[UInt8]]) {
    let images = listing.images
    if !images.isEmpty {
      folders.append(Folder(path: path, images: images, components: components))
    }
    guard components.count < FolderWalk.deepest else { return }
    for place in 0..<listing.folders.count {
      let name = Array(listing.folders[place])
      let inner = PathBytes.join(path, name)
      guard let below = try? FolderListing(path: inner, shown: PathBytes.display(inner)) else {
        continue
      }
      add(below, inner, components + [name])
    }
  }

  /// The folders in the order in which images of a label folder are looked for: the top, the folder
  /// of the same path below it, then those that share most names with the label folder's path.
  func folders(for relative: [UInt8]) -> [Folder] {
    let parts = PathBytes.components(relative)
    return folders.map { ($0, Self.rank($0, parts)) }.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }

  /// Whether one folder is where images of a label folder belong rather than in another: it has the
  /// same path below the top, or shares more names with it. The top itself is as near as any.
  func isNearer(_ path: [UInt8], than other: [UInt8], to relative: [UInt8]) -> Bool {
    guard let folder = folders.first(where: { $0.path == path }),
      let other = folders.first(where: { $0.path == other })
    else { return true }
    let parts = PathBytes.components(relative)
    if folder.components == parts { return true }
    return !folder.components.isEmpty && Self.rank(folder, parts) > Self.rank(other, parts)
  }

  private static func rank(_ folder: Folder, _ parts: [[UInt8]]) -> Int {
    if folder.components.isEmpty { return .max }
    if folder.components == parts { return .max - 1 }
    return folder.components.count { parts.contains($0) }
  }
}

extension FolderListing {
  /// The images among its files and links, sorted.
  var images: NameColumn {
    var images = NameColumn()
    for names in [files, others] {
      for place in 0..<names.count where FileEnding(names[place]).isImage {
        images.append(names[place])
      }
    }
    return others.isEmpty ? images : images.sorted()
  }
}
