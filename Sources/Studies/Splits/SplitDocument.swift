import Labels

/// A document of many images that is divided into documents.
struct SplitDocument: Sendable {
  /// The document, as it opens.
  private let label: [UInt8]
  private let content: COCOPart

  /// The documents of some images, each once.
  ///
  /// - Throws: ``StudyError/noDocument(label:)`` for an image that none describes; `LabelsError` from
  ///   the disk.
  static func all(of subjects: [SplitSubject]) throws -> [SplitDocument] {
    if let single = subjects.first(where: { $0.entry == nil }) {
      throw StudyError.noDocument(label: single.shownLabel)
    }
    var seen: Set<[UInt8]> = []
    return try subjects.filter { seen.insert($0.label).inserted }.map { subject in
      let bytes = try InputFile.read(subject.shownLabel)
      return SplitDocument(label: subject.label, content: try COCOPart(bytes))
    }
  }

  /// The images of a part, as `train.json`; where there are several documents, their names precede.
  func part(
    named part: String, _ subjects: some Sequence<SplitSubject>, of count: Int
  ) -> (path: String, bytes: [UInt8]) {
    let ids = Set(subjects.lazy.filter { $0.label == label }.compactMap(\.entry?.id))
    let name = String(decoding: label, as: UTF8.self).split(separator: "/").last ?? ""
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    return (
      count == 1 ? "\(part).json" : "\(stem)_\(part).json",
      content.document(keeping: ids.contains)
    )
  }
}

extension SplitSubject {
  /// The label's path.
  var shownLabel: String { String(decoding: label, as: UTF8.self) }
}
