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
  /// Those of them that were looked into.
  private var mayBeLabel: [Int] = []
  /// What the folder's files of one ending show, once they were asked.
  private var looks: [FileEnding: Look] = [:]
  private let names: NameColumn
  /// How many files that are no labels were looked into.
  private var lookedInto = 0

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
    let ending = FileEnding(name)
    if ending.isImage {
      images.append(name)
      census.images += 1
    } else if let format = labelFormat(of: name, ending) {
      add(name, format, &found)
    } else {
      census.others += 1
      let list = ClassListNames.kind(of: name)?.kind
      if list != nil { found.classListNames[relative, default: []].append(Array(name)) }
      if list == .lines || list == .dataFile { return say("a class list", name) }
      let what = foreignKind(of: name, ending)
      if let what, census.sample == nil { census.sample = "\(shown(name)): \(what)" }
      say(what ?? "no label", name)
      if what != nil { mayBeLabel.append(foreign.count - 1) }
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

  /// Closes the folder: what is no label is said only where labels are. Where they are further down,
  /// what could have been taken for some is said.
  mutating func finish(_ found: inout LabelFiles, hasLabelsBelow: Bool) {
    guard let place else {
      if hasLabelsBelow { found.foreign += mayBeLabel.map { foreign[$0] } }
      return
    }
    found.folders[place].images = images
    found.foreign += foreign
  }

  private mutating func refuse(
    _ what: String, _ name: ArraySlice<UInt8>, _ found: inout LabelFiles, _ census: inout Census
  ) {
    guard let format = Self.format(of: FileEnding(name), stated: format) else {
      census.others += 1
      return say(what, name)
    }
    found.specials[found.count] = what
    add(name, format.name, &found)
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
    of ending: FileEnding, stated: LabelFormatName?
  ) -> (any LabelFormat.Type)? {
    LabelFormats.formats(of: ending).first { stated == nil || $0.name == stated }
  }

  private mutating func labelFormat(
    of name: ArraySlice<UInt8>, _ ending: FileEnding
  ) -> LabelFormatName? {
    if ending == .absent { return namelessFormat(name) }
    guard let guess = Self.format(of: ending, stated: format) else { return nil }
    if ending == .text, BesideLabels.contain(name) { return nil }
    guard format == nil else { return guess.name }
    switch guess.evidence {
    case .fileName: return guess.name
    case .content: return recognized(name, ending)
    case .folder: return folderFormat(ending)
    }
  }

  /// The format of the folder's files of an ending: see ``LabelEvidence/folder``.
  private mutating func folderFormat(_ ending: FileEnding) -> LabelFormatName? {
    let look = look(ending)
    if look.format != nil || look.areAllForeign { return look.format }
    let folder = PathBytes.display(path.split(separator: PathBytes.slash).last ?? [])
    return LabelFormats.formats(of: ending).first { $0.layout.labelFolder == folder }?.name
  }

  /// What the first files of an ending show.
  private struct Look {
    /// The first format that one of them shows.
    var format: LabelFormatName?
    /// Whether all files of the ending were looked into, and each is something else than a label.
    var areAllForeign = false
  }

  private mutating func look(_ ending: FileEnding) -> Look {
    if let known = looks[ending] { return known }
    var look = Look()
    var (asked, foreign) = (0, 0)
    for place in 0..<names.count where asked < Self.mostAsked && look.format == nil {
      let name = names[place]
      guard FileEnding(name) == ending, !BesideLabels.contain(name) else { continue }
      asked += 1
      guard let head = head(of: name) else { continue }
      look.format = Self.recognized(head, ending)
      if look.format == nil, head.withUnsafeBytes(ForeignText.kind) != nil { foreign += 1 }
    }
    look.areAllForeign = look.format == nil && foreign == asked && asked < Self.mostAsked
    looks[ending] = look
    return look
  }

  /// The format that the content of a file shows, when its files have that ending.
  private func recognized(_ name: ArraySlice<UInt8>, _ ending: FileEnding) -> LabelFormatName? {
    head(of: name).flatMap { Self.recognized($0, ending) }
  }

  private static func recognized(_ head: [UInt8], _ ending: FileEnding) -> LabelFormatName? {
    let found = head.withUnsafeBytes { LabelFormats.recognize($0) }
    return found.flatMap { FileEnding(extension: $0.fileExtension) == ending ? $0.name : nil }
  }

  /// The format of a file without an extension, which some sets leave off: its content must show it.
  private func namelessFormat(_ name: ArraySlice<UInt8>) -> LabelFormatName? {
    guard let head = head(of: name) else { return nil }
    let found = head.withUnsafeBytes { LabelFormats.recognize($0) }
    return found.flatMap { format == nil || $0.name == format ? $0.name : nil }
  }

  private func head(of name: ArraySlice<UInt8>) -> [UInt8]? {
    let file = ImageFile(path: "", openPath: PathBytes.join(path, name))
    return try? file.head(LabelFormats.headLength).bytes
  }

  /// What a file is that has the ending of labels and is none; nothing where that is not known.
  private mutating func foreignKind(
    of name: ArraySlice<UInt8>, _ ending: FileEnding
  ) -> String? {
    guard !LabelFormats.formats(of: ending).isEmpty else { return nil }
    if ending == .text, BesideLabels.contain(name) { return nil }
    lookedInto += 1
    guard lookedInto <= Self.mostAsked, let head = head(of: name) else { return nil }
    return head.withUnsafeBytes(ForeignText.kind)
  }

  /// How many files are asked before a folder is taken for one without labels.
  private static let mostAsked = 64
}
