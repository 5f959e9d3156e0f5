import Labels

/// Where the files of a format lie below a folder, as its trainers expect them.
public struct TargetLayout: Sendable {
  /// The format that is written.
  public let format: LabelFormatName
  /// The folder that is written to.
  public let root: String

  /// Names a format and a folder.
  public init(format: LabelFormatName, root: String) {
    self.format = format
    self.root = root
  }

  /// The folder of the label files; the root where one file holds all.
  public var folder: String {
    format.type.layout.labelFolder.map(join) ?? root
  }

  /// The file that holds all images; `nil` for formats with one file an image.
  public var document: String? { format.type.layout.document.map(join) }

  /// The file with the class names; `nil` for formats that write names.
  var classFile: String? { format.type.classFile.map(join) }

  /// The label file of an image.
  func labelFile(_ stem: String) -> String {
    document ?? "\(folder)/\(stem).\(format.type.fileExtension)"
  }

  private func join(_ name: String) -> String {
    root.hasSuffix("/") ? root + name : root + "/" + name
  }
}

extension LabeledImage {
  /// The name of the picture as the new label file states it: that of the picture which is there,
  /// else what the label says, else the stem with the usual extension.
  func pictureName(_ picture: ImageFile?, in target: LabelFormatName) -> String {
    if let coco {
      let isSafe = !issues.contains { if case .unsafePath = $0.kind { true } else { false } }
      if target.type.layout.document != nil, isSafe, !coco.fileName.isEmpty { return coco.fileName }
    }
    if let picture { return picture.name }
    let stem = name.split(separator: "/").last.map(String.init) ?? name
    if let name = coco?.fileName ?? voc?.filename {
      let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
      if last.hasPrefix(stem + ".") { return last }
    }
    return stem + "." + format.type.layout.imageExtension
  }
}
