import Glibc

/// Sorts the files of one folder into labels, images and the rest.
struct FolderGathering {
  let format: LabelFormatName?
  let path: [UInt8]
  let relative: [UInt8]
  let bounds: [UInt8]
  /// The folder's place in the list, once it holds a label.
  private var place: Int?
  private var images = NameColumn()
  private var foreign: [ForeignFile] = []
  /// The format of the folder's text files, once they were asked; `.some(nil)` when none shows one.
  private var textFormat: LabelFormatName??
  private let names: NameColumn

  /// Begins a folder: `names` are its regular files.
  init(
    format: LabelFormatName?, names: NameColumn, path: [UInt8], relative: [UInt8], bounds: [UInt8]
  ) {
    self.format = format
    self.names = names
    self.path = path
    self.relative = relative
    self.bounds = bounds
  }

  /// Takes a regular file.
  mutating func take(
    _ name: ArraySlice<UInt8>, _ found: inout LabelFiles, _ census: inout Census
  ) {
    let kind = FileNameKind(name)
    if kind == .image {
      images.append(name)
      census.images += 1
    } else if let format = labelFormat(of: name, kind) {
      add(name, format, &found)
    } else {
      census.others += 1
      say("no label", name)
    }
  }

  /// Takes a link, or something that is no file.
  mutating func takeOdd(
    _ name: ArraySlice<UInt8>, _ found: inout LabelFiles, _ census: inout Census
  ) {
    let target = PathBytes.join(path, name)
    var status = stat()
    guard withCPath(target, { stat($0, &status) }) == 0 else {
      return refuse("a broken link: \(systemReason(errno))", name, &found, &census)
    }
    switch FileKind(mode: status.st_mode) {
    case .folder: found.foreign.append(ForeignFile(path: shown(name), what: "a link to a folder"))
    case .file:
      if isInside(target) {
        take(name, &found, &census)
      } else {
        refuse("a link to a file outside the dataset", name, &found, &census)
      }
    case let kind:
      refuse(kind.oddity ?? "no regular file", name, &found, &census)
    }
  }

  /// Closes the folder: what is no label is said only where labels are.
  mutating func finish(_ found: inout LabelFiles) {
    guard let place else { return }
    found.folders[place].images = images
    found.foreign += foreign
  }

  private mutating func refuse(
    _ what: String, _ name: ArraySlice<UInt8>, _ found: inout LabelFiles, _ census: inout Census
  ) {
    let kind = FileNameKind(name)
    guard let format = Self.format(of: kind, stated: format) else {
      census.others += 1
      return say(what, name)
    }
    found.specials[found.count] = what
    add(name, format, &found)
  }

  private mutating func add(
    _ name: ArraySlice<UInt8>, _ format: LabelFormatName, _ found: inout LabelFiles
  ) {
    let number = place ?? found.folders.count
    if place == nil { found.folders.append(.init(relative: relative)) }
    place = number
    found.append(name, folder: number, format: format)
  }

  private mutating func say(_ what: String, _ name: ArraySlice<UInt8>) {
    foreign.append(ForeignFile(path: shown(name), what: what))
  }

  private func shown(_ name: ArraySlice<UInt8>) -> String {
    PathBytes.display(PathBytes.join(relative, name))
  }

  private func isInside(_ target: [UInt8]) -> Bool {
    guard let real = InputRoot.resolved(target) else { return false }
    return real.starts(with: bounds == [PathBytes.slash] ? bounds : bounds + [PathBytes.slash])
  }

  /// The format that a name alone suggests.
  private static func format(
    of kind: FileNameKind, stated: LabelFormatName?
  ) -> LabelFormatName? {
    switch (kind, stated) {
    case (.xml, nil), (.xml, .voc): .voc
    case (.text, .kitti), (.text, .yolo): stated
    case (.text, nil): .kitti
    case (.json, nil), (.json, .coco): .coco
    default: nil
    }
  }

  private mutating func labelFormat(
    of name: ArraySlice<UInt8>, _ kind: FileNameKind
  ) -> LabelFormatName? {
    guard let guess = Self.format(of: kind, stated: format) else { return nil }
    if kind == .text, FileNameKind.isWellKnown(name) { return nil }
    guard format == nil else { return guess }
    switch kind {
    case .text: return folderTextFormat()
    case .json: return recognized(name) == .coco ? .coco : nil
    default: return guess
    }
  }

  /// The format of the folder's text files: the first one that shows a format speaks for all, so
  /// that a damaged or empty file is read as what it should be. Else the folder's name tells.
  private mutating func folderTextFormat() -> LabelFormatName? {
    if let known = textFormat { return known }
    var asked = 0
    var format: LabelFormatName?
    for place in 0..<names.count where asked < Self.mostAsked && format == nil {
      let name = names[place]
      guard FileNameKind(name) == .text, !FileNameKind.isWellKnown(name) else { continue }
      asked += 1
      if let found = recognized(name), found == .kitti || found == .yolo { format = found }
    }
    if format == nil {
      switch PathBytes.display(path.split(separator: PathBytes.slash).last ?? []) {
      case "label_2": format = .kitti
      case "labels": format = .yolo
      default: break
      }
    }
    textFormat = .some(format)
    return format
  }

  private func recognized(_ name: ArraySlice<UInt8>) -> LabelFormatName? {
    let file = ImageFile(path: "", openPath: PathBytes.join(path, name))
    guard let head = try? file.head(LabelFormats.headLength) else { return nil }
    return head.bytes.withUnsafeBytes { LabelFormats.recognize($0)?.name }
  }

  /// How many text files are asked before a folder is taken for one without labels.
  private static let mostAsked = 64
}
