import Labels

extension SplitStyle {
  /// Whether lists name pictures.
  var needsPictures: Bool { self == .squeezedet || self == .yolo }

  /// The lists of one part, by path below the output folder.
  func lists(
    of part: String, _ subjects: some Sequence<SplitSubject>, _ documents: [SplitDocument]
  ) -> [(path: String, bytes: [UInt8])] {
    switch self {
    case .voc: [("ImageSets/Main/\(part).txt", Self.lines(subjects.map(\.id)))]
    case .squeezedet:
      [
        ("img_\(part).txt", Self.lines(subjects.compactMap(\.picture))),
        ("gt_\(part).txt", Self.lines(subjects.map(\.label))),
      ]
    case .yolo: [("\(part).txt", Self.lines(subjects.compactMap(\.picture)))]
    case .coco:
      documents.map { $0.part(named: part, subjects, of: documents.count) } + [
        (
          "\(part).txt",
          Self.lines(subjects.compactMap { $0.entry.map { Array($0.fileName.utf8) } })
        )
      ]
    }
  }

  private static func lines(_ names: [[UInt8]]) -> [UInt8] {
    Array(names.map { $0 + [0x0A] }.joined())
  }
}
