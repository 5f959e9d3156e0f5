import Glibc
import Text

/// Walks down a folder and gathers label files.
///
/// A folder that holds one of the formats' own folders (`Annotations`, `label_2`, `labels`) is taken
/// for a dataset root: its other folders hold images and lists, and are not walked.
struct FolderWalk {
  /// The format that the user states.
  let format: LabelFormatName?
  /// What was met, for the error when there is no label.
  var census = Census()
  /// Where links must stay.
  private var bounds: [UInt8] = []

  init(format: LabelFormatName?) { self.format = format }

  /// Gathers the labels below a folder.
  mutating func walk(
    _ input: ResolvedInput, below root: InputRoot, into found: inout LabelFiles
  ) throws(LabelsError) {
    bounds = InputRoot.resolved(input.path) ?? input.path
    try walk(root.relative(input.path), &found, depth: 0)
    found.foreign.sort { $0.path < $1.path }
  }

  /// Adds a file that the user names: whatever its name, it is read.
  mutating func add(
    file: ResolvedInput, oddity: String?, below root: InputRoot, into found: inout LabelFiles
  ) {
    let relative = root.relative(file.folder)
    if found.folders.last?.relative != relative { found.folders.append(.init(relative: relative)) }
    let number = found.count
    found.append(file.name, folder: found.folders.count - 1, format: format)
    found.specials[number] = oddity
  }

  private mutating func walk(
    _ relative: [UInt8], _ found: inout LabelFiles, depth: Int
  ) throws(LabelsError) {
    let path = PathBytes.join(found.rootBytes, relative)
    let listing = try FolderListing(path: path, shown: PathBytes.display(path))
    census.folders += 1
    found.classListNames[relative] = []
    let countBefore = found.count
    let own = (0..<listing.folders.count).filter {
      LabelFormats.labelFolders(contain: listing.folders[$0])
    }
    var inner = (own.isEmpty ? Array(0..<listing.folders.count) : own)[...]
    if depth >= Self.deepest { inner = [] }
    var gathering = FolderGathering(
      format: format, names: listing.files, path: path, relative: relative, bounds: bounds)
    var (file, other) = (0, 0)
    // Merges by name, a folder's with the slash that follows it in paths: the order of the paths.
    while true {
      let folder = inner.first.map { Array(listing.folders[$0]) + [PathBytes.slash] }
      let name = file < listing.files.count ? listing.files[file] : nil
      let odd = other < listing.others.count ? listing.others[other] : nil
      if let name, Self.isFirst(name, odd), Self.isFirst(name, folder?[...]) {
        gathering.take(name, &found, &census)
        file += 1
      } else if let odd, Self.isFirst(odd, folder?[...]) {
        gathering.takeOdd(odd, &found, &census)
        other += 1
      } else if let folder {
        inner.removeFirst()
        try walk(PathBytes.join(relative, folder.dropLast()), &found, depth: depth + 1)
      } else {
        break
      }
    }
    gathering.finish(&found, hasLabelsBelow: found.count > countBefore)
  }

  private static func isFirst(_ name: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>?) -> Bool {
    guard let other else { return true }
    return name.lexicographicallyPrecedes(other)
  }

  /// How deep folders are walked.
  static let deepest = 32
}

/// What was met on a walk.
struct Census: CustomStringConvertible {
  var folders = 0
  var images = 0
  var others = 0
  /// One of the others that could be labels, and what it is.
  var sample: String?

  var description: String {
    var parts: [String] = []
    if images > 0 { parts.append(DecimalText.count(images, "image", "images", isGrouped: false)) }
    if others > 0 {
      let count = DecimalText.count(others, "other file", "other files", isGrouped: false)
      parts.append(count + (sample.map { " (\($0))" } ?? ""))
    }
    if parts.isEmpty { parts.append(folders > 1 ? "only empty folders" : "an empty folder") }
    return parts.joined(separator: " and ")
  }
}
