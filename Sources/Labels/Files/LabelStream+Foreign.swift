extension LabelStream {
  /// Looks for a label of the stated format, which nobody has looked into the files for; holds the
  /// content of the one that it finds, so that none is opened twice.
  ///
  /// - Returns: What the first file is, where none of all is a label; nothing where one is, and for
  ///   formats whose reader says so by itself.
  /// - Complexity: reads files up to the first label: one, mostly.
  public mutating func holdFirstLabel(
    as format: LabelFormatName
  ) -> (path: String, what: String)? {
    guard format.type.fileExtension == YOLOFormat.fileExtension else { return nil }
    var stream = self
    stream.images = nil
    stream.survey = nil
    let source = LabelSource(stream)
    var first: (path: String, what: String)?
    for file in 0..<files.count {
      var what: String?
      var content: [UInt8]?
      source.read(file) { image, bytes in
        for case .noLabel(let text) in image.issues.lazy.map(\.kind) { what = text }
        if what == nil, !image.wasNotOpened { content = Array(bytes) }
      }
      guard let what else {
        overlay[file] = content
        return nil
      }
      if first == nil { first = (files.path(file), what) }
    }
    return first
  }
}
