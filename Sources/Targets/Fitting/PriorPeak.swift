/// An object's prior, and their overlap.
struct PriorPeak {
  var overlap: Float
  var prior: Int32

  /// Takes a prior that overlaps more, or as much with a lower index.
  @inline(__always)
  mutating func take(_ prior: Int32, _ overlap: Float) {
    if overlap > self.overlap || overlap == self.overlap && prior < self.prior {
      self = PriorPeak(overlap: overlap, prior: prior)
    }
  }

  /// No prior.
  static var none: PriorPeak { PriorPeak(overlap: 0, prior: .max) }
}

/// A prior that passes the threshold for some object, with the object that it overlaps most.
struct PassingPrior {
  let prior: Int32
  /// Nothing where the prior is forced onto an object below the threshold.
  var object: Int32?
  var overlap: Float
}
