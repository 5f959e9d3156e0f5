import Labels

extension RuleExample {
  /// A class list beside labels.
  static func classList(_ text: String, path: String = "data.yaml") -> RuleExample {
    var example = RuleExample([], shown: "\(path):\n" + text.dropLast())
    example.facts.classLists = [ClassListFile(Array(text.utf8), path: path)]
    return example
  }

  /// A class list that is read, and another one.
  static func classLists(_ used: String, _ unused: String) -> RuleExample {
    let used = ClassListFile(Array(used.utf8), path: "classes.txt")
    let unused = ClassListFile(Array(unused.utf8), path: "labels.txt")
    return .folder {
      $0.classLists = [used, unused]
      $0.unusedClassLists = [DatasetFacts.UnusedClassList(unused: unused, used: used)]
    }
  }
}
