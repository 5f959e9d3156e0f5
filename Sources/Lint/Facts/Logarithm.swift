import Glibc

/// The C library's logarithms and powers; Swift has none of its own.
enum Logarithm {
  static func natural(_ value: Double) -> Double { log(value) }
  static func exponential(_ value: Double) -> Double { exp(value) }
  static func base2(_ value: Double) -> Double { log2(value) }
  static func power2(_ value: Double) -> Double { exp2(value) }
}
