/// The place of an object class in its class list, from 0.
///
/// Background is **not** one: trainers number it 0 or last, and `ClassTargetCoder` (module
/// `Targets`) adds it on the way out.
public struct ClassIndex: Hashable, Comparable, Sendable {
  /// The place in the list, from 0.
  public let value: Int

  /// Wraps a place in a class list.
  public init(_ value: Int) {
    precondition(value >= 0, "a class index counts from 0; background is not a class")
    self.value = value
  }

  /// Orders by place.
  public static func < (a: ClassIndex, b: ClassIndex) -> Bool { a.value < b.value }
}
