import Clustering
import JSONText
import Studies
import Text

extension AnchorComparison {
  /// A table for a terminal; nothing for no comparisons.
  public static func text(_ comparisons: [AnchorComparison]) -> String {
    guard !comparisons.isEmpty else { return "" }
    var table = TextTable([
      ("for comparison", .left), ("k", .right), ("mean IoU", .right), ("recall@0.5", .right),
      ("recall@0.75", .right), ("BPR(4)", .right),
    ])
    for comparison in comparisons {
      let metrics = comparison.metrics
      table.add([
        EscapedText.of(comparison.name), String(comparison.count),
        DecimalText.percent(metrics.meanIoU, digits: 2), DecimalText.percent(metrics.recall50),
        DecimalText.percent(metrics.recall75), DecimalText.percent(metrics.bpr4),
      ])
    }
    return table.text() + "\n"
  }

  var json: JSONValue {
    [
      "name": .string(name), "k": .int(count), "meanIoU": .double(metrics.meanIoU),
      "recall50": .double(metrics.recall50), "recall75": .double(metrics.recall75),
      "bpr4": .double(metrics.bpr4),
    ]
  }
}
