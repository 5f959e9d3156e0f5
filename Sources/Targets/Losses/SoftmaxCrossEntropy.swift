/// Softmax and its cross-entropy over one row of logits, in `Double`.
public enum SoftmaxCrossEntropy {
  /// The probabilities of a row of logits; they add up to 1.
  public static func probabilities(_ logits: some Collection<Float>) -> [Double] {
    let largest = Double(logits.max() ?? 0)
    let powers = logits.map { Double.exponential(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// `−ln softmax(logits)[target]`, with the largest logit taken out first.
  ///
  /// - Parameter floor: the smallest probability, for losses that take a logarithm of one.
  public static func loss(
    _ logits: ArraySlice<Float>, target: Int, probabilityFloor floor: Double? = nil
  ) -> Double {
    let largest = Double(logits.max() ?? 0)
    var sum = 0.0
    for logit in logits { sum += Double.exponential(Double(logit) - largest) }
    let own = Double(logits[logits.startIndex + target]) - largest
    guard let floor else { return Double.naturalLogarithm(sum) - own }
    return -Double.naturalLogarithm(max(Double.exponential(own) / sum, floor))
  }
}
