/// Small, medium or large by area, with COCO's borders.
///
/// - Units: areas in square pixels. COCO measures in the image's pixels; reports here say which
///   pixels they mean.
public enum SizeBucket: String, CaseIterable, Hashable, Sendable {
  /// An area below 32².
  case small
  /// An area from 32² to below 96².
  case medium
  /// An area of 96² or more.
  case large

  /// The bucket of an area; what is no number counts as small.
  public init(area: Double) {
    self = area >= Self.mediumArea ? (area >= Self.largeArea ? .large : .medium) : .small
  }

  /// The areas of the bucket.
  public var areas: ClosedRange<Double> {
    switch self {
    case .small: 0...Self.mediumArea.nextDown
    case .medium: Self.mediumArea...Self.largeArea.nextDown
    case .large: Self.largeArea...Double.greatestFiniteMagnitude
    }
  }

  /// The borders in words: `< 32²`, `32² to 96²`, `≥ 96²`.
  public var borders: String {
    switch self {
    case .small: "< 32²"
    case .medium: "32² to 96²"
    case .large: "≥ 96²"
    }
  }

  private static let mediumArea = 32.0 * 32.0
  private static let largeArea = 96.0 * 96.0
}
