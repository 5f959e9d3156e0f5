@inline(__always)
func smaller(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  b.replacing(with: a, where: a .< b)
}

@inline(__always)
func larger(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  b.replacing(with: a, where: a .> b)
}

@inline(__always)
func load<T: BitwiseCopyable>(_ source: UnsafePointer<T>) -> SIMD8<T> where T: SIMDScalar {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD8<T>.self)
}

@inline(__always)
func load<T: BitwiseCopyable>(_ source: UnsafeMutablePointer<T>) -> SIMD8<T> where T: SIMDScalar {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD8<T>.self)
}

@inline(__always)
func store<T: BitwiseCopyable>(
  _ value: SIMD8<T>, to destination: UnsafeMutablePointer<T>
) where T: SIMDScalar {
  UnsafeMutableRawPointer(destination).storeBytes(of: value, as: SIMD8<T>.self)
}
