import Studies

/// A report in the three forms that the anchors commands write.
public protocol TabularReport {
  /// For a terminal.
  var text: String { get }
  /// For programs.
  var json: String { get }
  /// For tables.
  var csv: String { get }
}

extension ClusteredAnchors: TabularReport {}
extension PerClassReport: TabularReport {}
extension EvaluationReport: TabularReport {}
extension InputSizeReport: TabularReport {}
