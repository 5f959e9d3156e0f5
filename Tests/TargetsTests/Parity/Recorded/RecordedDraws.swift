/// The predictions that losses and decoders were recorded with: a formula instead of arrays.
///
/// The files state it under `inputs`; every number is exact in `Float`.
enum RecordedDraws {
  /// The upper 24 bits of splitmix64's finalizer, as a share of 1.
  static func draw(_ seed: Int, _ place: Int) -> Double {
    var z = (UInt64(seed) << 32 | UInt64(place)) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 40) / Double(1 << 24)
  }

  /// Dense predictions for a loss.
  static func loss(
    seed: Int, priors: Int, columns: Int, isFlat: Bool
  ) -> (logits: [Float], offsets: [Float]) {
    (
      (0..<priors * columns).map { isFlat ? 0 : Float(8 * draw(seed, $0) - 4) },
      (0..<priors * 4).map { Float(4 * draw(seed + 1000, $0) - 2) }
    )
  }

  /// Predictions of which a share is above the background.
  ///
  /// - Parameters:
  ///   - background: its column, if there is one.
  ///   - isSpread: whether priors without a score above it have logits that differ, for trainers
  ///     without a threshold.
  static func detections(
    _ image: Recorded, priors: Int, columns: Int, background: Int?, isSoftmax: Bool,
    isSpread: Bool
  ) -> (logits: [Float], offsets: [Float]) {
    let seed = image["seed"].integer
    let share = image["share"].number
    let steps = image["steps"].isPresent ? image["steps"].number : nil
    let reach = image["reach"].isPresent ? image["reach"].number : 1
    let objects = (0..<columns).filter { $0 != background }
    var logits = [Float](repeating: -9, count: priors * columns)
    for prior in 0..<priors {
      if isSpread {
        logits[prior * columns + objects[0]] = -9 + Float(7919 * prior % priors) / 4096
      }
      if let background, isSoftmax { logits[prior * columns + background] = 0 }
      guard draw(seed, prior / 64) < share, draw(seed + 1000, prior) < 0.5 else { continue }
      // Scores of one class alone tie: between columns a softmax in `Float` differs in its last bit.
      let object = steps == nil ? Int(draw(seed + 2000, prior) * Double(objects.count)) : 0
      var lift = 8 * draw(seed + 3000, prior) - 4
      if let steps { lift = (lift * steps).rounded(.down) / steps }
      logits[prior * columns + objects[object]] = Float(lift)
      if image["twins"].flag { logits[prior * columns + objects[1]] = Float(lift) }
    }
    return (logits, (0..<priors * 4).map { Float(reach * (draw(seed + 4000, $0) - 0.5)) })
  }
}
