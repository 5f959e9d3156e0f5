/// Turns logits into scores, one class at a time or by the best class of a prior.
public enum ScoreDecoder {
  /// Softmax of each row, in `Float`, background in column 0.
  ///
  /// - Shape: priors × classes, flat, as the logits.
  public static func probabilities(_ logits: [Float], classCount: Int) -> [Float] {
    var result = [Float](repeating: 0, count: logits.count)
    for start in stride(from: 0, to: logits.count, by: classCount) {
      let row = SoftmaxCrossEntropy.probabilities(logits[start..<start + classCount])
      for k in 0..<classCount { result[start + k] = Float(row[k]) }
    }
    return result
  }

  /// What a network's numbers become: softmax of each row, sigmoid of each number, or themselves.
  ///
  /// - Shape: priors × columns, flat, as the logits.
  public static func scores(
    _ logits: [Float], classCount: Int, activation: DecodePolicy.Activation
  ) -> [Float] {
    switch activation {
    case .softmax: probabilities(logits, classCount: classCount)
    case .none: logits
    case .sigmoid: logits.map { Float(1 / (1 + Double.exponential(-Double($0)))) }
    }
  }

  /// The best object class of each prior, or nothing where its score does not pass.
  ///
  /// - Parameters:
  ///   - probabilities: priors × classes with background in column 0, flat.
  ///   - threshold: with one, background does not compete and the best object class needs a score
  ///     above it; without one, background competes, and where it wins there is no class.
  /// - Ties: the lowest class.
  public static func bestClasses(
    _ probabilities: [Float], classCount: Int, threshold: Float?
  ) -> [(classIndex: Int, score: Float)?] {
    stride(from: 0, to: probabilities.count, by: classCount).map { start in
      var best = threshold == nil ? 0 : 1
      for k in best..<classCount where probabilities[start + k] > probabilities[start + best] {
        best = k
      }
      let score = probabilities[start + best]
      if let threshold, !(score > threshold) { return nil }
      return best == 0 ? nil : (best - 1, score)
    }
  }

  /// Scores with all but each prior's best object class at 0; background does not compete.
  ///
  /// - Ties: the lowest class.
  public static func bestClassOnly(
    _ scores: [Float], classCount: Int, background: BackgroundColumn
  ) -> [Float] {
    let objects = background.objects(of: classCount)
    var single = [Float](repeating: 0, count: scores.count)
    for start in stride(from: 0, to: scores.count, by: classCount) {
      guard var best = objects.first else { continue }
      for k in objects where scores[start + k] > scores[start + best] { best = k }
      single[start + best] = scores[start + best]
    }
    return single
  }
}
