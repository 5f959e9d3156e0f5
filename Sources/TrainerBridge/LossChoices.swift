import Targets

/// What callers say by name about a loss.
enum LossChoices {
  /// The loss of a trainer.
  static func loss(named name: String) throws(BridgeError) -> MultiBoxLoss {
    guard let loss = MultiBoxLosses.all.first(where: { $0.name == name }) else {
      throw .unknownWord(argument: "loss", found: name, known: MultiBoxLosses.all.map(\.name))
    }
    return loss
  }

  /// What terms are divided by.
  static let normalizations: [(String, LossNormalization)] = [
    ("batch", .batchPositivesAtLeastOne), ("batch-each", .batchPositivesEachAtLeastOne),
    ("batch-plus-one", .batchPositivesPlusOne), ("sample", .imagePositives),
    ("sample-mean", .imagePositivesMean(.dividesByOne)),
    ("sample-times-batch", .imagePositivesTimesBatch), ("batch-size", .batchSize),
    ("taking-part", .takingPart),
    ("taking-part-each", .takingPartEachAtLeastOne),
    ("nonzero-mean", .nonZeroMean),
  ]

  /// The normalization of a name.
  static func normalization(named name: String) throws(BridgeError) -> LossNormalization {
    guard let found = normalizations.first(where: { $0.0 == name }) else {
      throw .unknownWord(argument: "normalize", found: name, known: normalizations.map(\.0))
    }
    return found.1
  }
}

extension MultiBoxLoss {
  /// Takes the numbers that are not `nan`.
  mutating func set(_ settings: UnsafePointer<Double>) throws(BridgeError) {
    if let ratio = try Borrowed.number(settings[0], 0...1e6, "negative ratio") {
      mining.ratio = ratio
    }
    if let minimum = try Borrowed.number(settings[1], 0...1e9, "minimum negatives") {
      mining.minimum = Int(minimum)
    }
    if let rho = try Borrowed.number(settings[2], 1e-9...1e9, "rho") {
      smoothL1 = SmoothL1(rho: rho)
    }
    if let weight = try Borrowed.number(settings[3], 0...1e9, "localization weight") {
      localizationWeight = weight
    }
  }
}
