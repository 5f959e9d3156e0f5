/// Objects of an area: COCO's small, medium and large.
enum SizeRange: Int, CaseIterable {
  case all, small, medium, large

  /// The limits, both within, in square pixels.
  var limits: ClosedRange<Double> {
    switch self {
    case .all: 0...1e10
    case .small: 0...1024
    case .medium: 1024...9216
    case .large: 9216...1e10
    }
  }
}
