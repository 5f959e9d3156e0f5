import Labels

/// Reports class lists of one set of labels that say different things.
struct SeveralClassLists: DatasetRule {
  static let info = RuleInfo(
    code: "CLS015",
    name: "several-class-lists",
    summary: "Two files name the classes of the same labels, and not alike. One of them is read.",
    rationale: """
      Which one is meant can't be known: names may be exchanged in all labels. The nearest to the \
      labels is read; in one folder classes.txt, obj.names, _darknet.labels, data.yaml come first. \
      Notes of an export whose ids disagree with its class list are an error: people found their \
      classes exchanged.
      """,
    remedy: "Take the wrong one away, or state the list with --class-file.",
    severity: .warning,
    triggers: [.classLists("car\nvan\n", "van\ncar\n")],
    passes: [.classLists("car\nvan\n", "car\nvan\n")]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for pair in dataset.facts.unusedClassLists {
      let (unused, used) = (pair.unused, pair.used)
      guard unused.isReadable, unused.names != used.names else { continue }
      // Notes may name more or fewer; what a number means must not differ.
      let place = zip(unused.names, used.names).enumerated().first { $0.element.0 != $0.element.1 }
      if unused.isNote, place == nil { continue }
      let difference =
        place.map { place, names in
          "class \(place) is \(Finding.Message.quoted(names.0)), not \(Finding.Message.quoted(names.1))"
        } ?? "\(unused.names.count) names, not \(used.names.count)"
      report(
        Finding(
          Self.info, file: unused.path,
          "names other classes than \(Finding.Message.quoted(used.path)), which is read: \(difference)",
          severity: unused.isNote ? .error : .warning))
    }
  }
}
