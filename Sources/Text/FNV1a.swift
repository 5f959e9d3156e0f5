/// A hash that is the same on every machine and in every run (FNV-1a, 64 bits).
///
/// Against mistakes, not against forgery: see ``SHA256`` for that.
@frozen public struct FNV1a: Hashable, Sendable {
  /// The hash of what was taken.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Nothing taken yet.
  @inlinable public init() {}

  /// Takes a byte.
  @inlinable
  public mutating func take(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes bytes in their order.
  @inlinable
  public mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { take(byte) }
  }

  /// Takes eight bytes, the lowest first.
  @inlinable
  public mutating func take(_ bits: UInt64) {
    for place in 0..<8 { take(UInt8(truncatingIfNeeded: bits >> (8 * place))) }
  }
}
