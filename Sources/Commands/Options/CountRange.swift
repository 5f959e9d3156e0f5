import ArgumentParser

/// `--counts 1-15`: a range of anchor counts, or a single one.
struct CountRange: ExpressibleByArgument {
  let bounds: ClosedRange<Int>

  init(_ bounds: ClosedRange<Int>) {
    self.bounds = bounds
  }

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
    case (1, let only?, _): bounds = only...only
    case (2, let first?, let last?) where first <= last: bounds = first...last
    default: return nil
    }
    guard bounds.lowerBound >= 1 else { return nil }
  }

  var defaultValueDescription: String { "\(bounds.lowerBound)-\(bounds.upperBound)" }
}
