import ArgumentParser
import Clustering
import Labels
import Reporting

/// `--report` of `cluster` and `elbow`.
struct AnchorPageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write one page: charts, fit by class, the objects that fit worst, the config, all options.",
      valueName: "file.html"))
  var report: String?

  /// Writes the page, when it is asked for.
  func write(
    _ cluster: ClusterReport, curve: AnchorPage.Curve? = nil, source: SizeSource,
    boxes: BoxChoices, input: InputOptions, config: AnchorPage.Config? = nil,
    _ context: CommandContext
  ) throws {
    guard let report else { return }
    let worst = try source.dataset.map { dataset in
      WorstFitSearch(
        dataset: dataset, anchors: cluster.anchors, filter: try boxes.filter(source.classes),
        classes: source.classes
      ).run()
    }
    let page = AnchorPage(
      cluster: cluster, curve: curve,
      evaluation: AnchorEvaluation(
        of: cluster.anchors.sizes, on: try boxes.unbalanced(source), jobs: input.jobs),
      classNames: source.classes.names, worst: worst ?? [], config: config,
      inputs: input.facts + boxes.facts, version: Version.text)
    try OutputFile.write(try page.html(), to: report)
    context.complain("wrote \(report)")
  }
}

extension InputOptions {
  /// What was stated, by the options' names. Threads are not among it: they change nothing.
  var facts: [(name: String, value: String)] {
    var facts = [("paths", paths.joined(separator: " "))]
    if labelsFormat != .auto { facts.append(("labels format", labelsFormat.rawValue)) }
    if let images { facts.append(("images", images)) }
    if let imageSize { facts.append(("image size", "\(imageSize)")) }
    if vocPixels != .oneBasedInclusive { facts.append(("VOC pixels", vocPixels.rawValue)) }
    if let classes { facts.append(("classes", classes)) }
    if let classFile { facts.append(("class file", classFile)) }
    return facts
  }
}

extension BoxChoices {
  /// What was stated, by the options' names.
  var facts: [(name: String, value: String)] {
    var facts: [(String, String)] = []
    if let onlyClasses { facts.append(("only classes", onlyClasses)) }
    if let minSide { facts.append(("shortest side", "\(minSide) px")) }
    if let maxSide { facts.append(("longest side", "\(maxSide) px")) }
    if balance { facts.append(("weights", "every class counts the same")) }
    return facts
  }
}
