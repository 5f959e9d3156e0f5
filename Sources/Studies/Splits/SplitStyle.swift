import Labels

/// How a trainer wants to be told which images are in a part.
public enum SplitStyle: String, CaseIterable, Sendable {
  /// `ImageSets/Main/train.txt`: one id a line.
  case voc
  /// `img_train.txt` and `gt_train.txt`: one picture path and one label path a line.
  case squeezedet
  /// `train.txt`: one picture path a line.
  case yolo

  /// What the trainers of a format read.
  public init(for format: LabelFormatName?) {
    switch format {
    case .kitti: self = .squeezedet
    case .yolo: self = .yolo
    case .voc, .coco, nil: self = .voc
    }
  }

  /// Whether lists name pictures.
  var needsPictures: Bool { self != .voc }

  /// The lists of one part, by path below the output folder.
  func lists(
    of part: String, _ subjects: some Sequence<SplitSubject>
  ) -> [(path: String, bytes: [UInt8])] {
    switch self {
    case .voc: [("ImageSets/Main/\(part).txt", Self.lines(subjects.map(\.id)))]
    case .squeezedet:
      [
        ("img_\(part).txt", Self.lines(subjects.compactMap(\.picture))),
        ("gt_\(part).txt", Self.lines(subjects.map(\.label))),
      ]
    case .yolo: [("\(part).txt", Self.lines(subjects.compactMap(\.picture)))]
    }
  }

  private static func lines(_ names: [[UInt8]]) -> [UInt8] {
    Array(names.map { $0 + [0x0A] }.joined())
  }
}
