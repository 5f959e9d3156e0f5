/// What a part of a dataset is for, told from the name of its list or folder.
enum SplitRole: String {
  case train
  case validation
  case test
  case trainAndValidation

  /// Finds a role among the words of a name: `train`, `img_train`, `car_val`, `test2017`.
  ///
  /// - Returns: the role, and the name without that word; lists that differ in the rest
  ///   (`car_train`, `dog_val`) belong to different splits.
  static func find(in name: some StringProtocol) -> (role: SplitRole, rest: String)? {
    let words = name.lowercased().split(whereSeparator: { "_-. ".contains($0) }).map(String.init)
    for (place, word) in words.enumerated() {
      guard let role = SplitRole(word: word) else { continue }
      var rest = words
      rest.remove(at: place)
      return (role, rest.joined(separator: "_"))
    }
    return nil
  }

  private init?(word: String) {
    let letters = String(word.prefix { $0.isLetter })
    switch letters {
    case "train", "training": self = .train
    case "val", "valid", "validation": self = .validation
    case "test", "testing": self = .test
    case "trainval": self = .trainAndValidation
    default: return nil
    }
  }

  /// Whether an image must not be in both.
  func excludes(_ other: SplitRole) -> Bool {
    switch (self, other) {
    case (.train, .validation), (.validation, .train), (.test, _), (_, .test): self != other
    default: false
    }
  }
}
