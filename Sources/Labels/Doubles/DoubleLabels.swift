/// Pictures that two groups of labels both describe: read together, they would be counted twice.
public struct DoubleLabels: Hashable, Sendable {
  /// The group that comes first.
  public let first: LabelGroup
  /// The other group.
  public let second: LabelGroup
  /// How many pictures both describe.
  public let pictures: Int
  /// The first of these pictures, as the labels name it.
  public let example: String

  /// Whether the groups are two parts of one set that share a few pictures, as train and valid
  /// should not: fewer than half of the smaller one's.
  public var isLeak: Bool {
    first.format == second.format
      && 2 * pictures < min(first.pictureCount, second.pictureCount)
  }
}

/// What is done about pictures that are labeled twice.
public enum DoubleVerdict: Sendable {
  /// One format describes all of the pictures, and is read; these groups are not.
  case leavesOut([LabelGroup], for: LabelFormatName)
  /// Nothing says which labels are meant.
  case undecided(DoubleLabels)

  /// Judges what was found: nothing where no picture is labeled twice.
  ///
  /// Of several formats, the one with the most pictures is read, if it describes every picture that
  /// the others do; of equal ones, the earlier in the list of formats. Labels of one format that
  /// describe one picture twice are left to the user.
  public init?(_ all: [DoubleLabels]) {
    let doubles = all.filter { !$0.isLeak }
    guard let first = doubles.first else { return nil }
    var out: Set<LabelGroup> = []
    var chosen: LabelFormatName?
    for part in Self.components(of: doubles) {
      let formats = Dictionary(grouping: part.groups, by: \.format)
      let sorted = formats.sorted { a, b in
        let (x, y) = (Self.pictures(a.value), Self.pictures(b.value))
        return x != y ? x > y : Self.rank(a.key) < Self.rank(b.key)
      }
      guard sorted.count > 1 else { continue }
      let kept = sorted[0].key
      for group in part.groups where group.format != kept {
        let joining = part.doubles.filter { $0.joins(group, kept) }
        if joining.reduce(0, { $0 + $1.pictures }) < group.pictureCount {
          self = .undecided(joining.first ?? part.doubles.first ?? first)
          return
        }
        out.insert(group)
      }
      chosen = chosen ?? kept
    }
    if let open = doubles.first(where: { !out.contains($0.first) && !out.contains($0.second) }) {
      self = .undecided(open)
    } else if let chosen {
      self = .leavesOut(out.sorted { ($0.files.first ?? 0) < ($1.files.first ?? 0) }, for: chosen)
    } else {
      return nil
    }
  }

  private static func pictures(_ groups: [LabelGroup]) -> Int {
    groups.reduce(0) { $0 + $1.pictureCount }
  }

  private static func rank(_ format: LabelFormatName) -> Int {
    LabelFormats.names.firstIndex(of: format) ?? LabelFormats.names.count
  }

  /// Groups that hang together, with what joins them.
  private static func components(
    of doubles: [DoubleLabels]
  ) -> [(groups: [LabelGroup], doubles: [DoubleLabels])] {
    var parts: [(groups: [LabelGroup], doubles: [DoubleLabels])] = []
    for double in doubles {
      let groups = [double.first, double.second]
      let touched = parts.indices.filter { !Set(parts[$0].groups).isDisjoint(with: groups) }
      var joined = (groups: [LabelGroup](), doubles: [DoubleLabels]())
      for place in touched {
        joined.groups += parts[place].groups
        joined.doubles += parts[place].doubles
      }
      joined.groups += groups.filter { !joined.groups.contains($0) }
      joined.doubles.append(double)
      for place in touched.reversed() { parts.remove(at: place) }
      parts.append(joined)
    }
    return parts
  }
}

extension DoubleLabels {
  fileprivate func joins(_ group: LabelGroup, _ format: LabelFormatName) -> Bool {
    first == group && second.format == format || second == group && first.format == format
  }
}
