/// What images have in common that stay together in a split.
///
/// ```swift
/// // video7_frame0012.jpg and video7_frame0013.jpg go to one part.
/// let grouping = SplitGrouping(pattern: "(video[0-9]+)_")
/// ```
public struct SplitGrouping: @unchecked Sendable {
  /// The pattern as it was written.
  public let pattern: String
  // A compiled regex is immutable; the standard library does not say so of its type.
  private let regex: Regex<AnyRegexOutput>

  /// Compiles a regular expression in Swift's syntax, which takes that of Perl and Python.
  ///
  /// - Returns: nothing for a pattern that is none.
  public init?(pattern: String) {
    guard let regex = try? Regex(pattern) else { return nil }
    self.pattern = pattern
    self.regex = regex
  }

  /// What a path has in common with others: the pattern's first group, or all that it matches.
  func key(of path: String) -> Substring? {
    guard let match = try? regex.firstMatch(in: path) else { return nil }
    return (match.output.count > 1 ? match.output[1].substring : nil) ?? path[match.range]
  }

  /// A number for each image; images that the pattern does not match are by themselves.
  ///
  /// - Throws: ``StudyError/noGroup(pattern:example:)`` when it matches none.
  func groups(of subjects: [SplitSubject]) throws(StudyError) -> [Int] {
    var numbers: [Substring: Int] = [:]
    var groups: [Int] = []
    for (place, subject) in subjects.enumerated() {
      guard let key = key(of: subject.shownPath) else {
        groups.append(place)
        continue
      }
      let number = numbers[key] ?? place
      numbers[key] = number
      groups.append(number)
    }
    guard !numbers.isEmpty || subjects.isEmpty else {
      throw .noGroup(pattern: pattern, example: subjects[0].shownPath)
    }
    return groups
  }
}

extension [SplitSubject] {
  /// Whether two labels are about one picture.
  var haveCommonPictures: Bool {
    var known: Set<[UInt8]> = []
    return contains { subject in
      [subject.picture, subject.named].contains { name in
        name.map { !known.insert($0).inserted } ?? false
      }
    }
  }

  /// Joins groups whose images have a picture in common, or where asked for, a stem.
  ///
  /// - Parameter groups: a number for each image, below their count.
  func joined(_ groups: [Int], byStem: Bool) -> [Int] {
    var leaders: [Int] = (0..<count).map { $0 }
    func leader(_ group: Int) -> Int {
      var group = group
      while leaders[group] != group { group = leaders[group] }
      return group
    }
    var known: [[UInt8]: Int] = [:]
    for (subject, group) in zip(self, groups) {
      let stem = byStem ? subject.stem : nil
      for key in [subject.picture, subject.named, stem].compactMap({ $0 }) {
        guard let other = known[key] else {
          known[key] = group
          continue
        }
        let (a, b) = (leader(other), leader(group))
        leaders[Swift.max(a, b)] = Swift.min(a, b)
      }
    }
    return groups.map(leader)
  }
}

extension SplitSubject {
  /// The picture's path, or that of the label.
  var shownPath: String { String(decoding: picture ?? label, as: UTF8.self) }
}
