import Clustering
import JSONText
import Studies
import Text

/// Anchors for each class by itself.
public struct PerClassReport: Sendable {
  /// A class and its anchors.
  public typealias Part = (name: String, anchors: ClusteredAnchors)

  private let parts: [Part]

  /// Joins the classes' reports, in the order given.
  public init(_ parts: [Part]) {
    self.parts = parts
  }

  /// One report after the other for a terminal.
  public var text: String {
    parts.map { "\(EscapedText.of($0.name)): \($0.anchors.text)" }.joined(separator: "\n")
  }

  /// `anchorkit.class-anchors/1`: an object of `anchorkit.anchors/1` for each class.
  public var json: String {
    let classes = parts.map { part -> JSONValue in
      ["class": .string(part.name), "result": part.anchors.jsonValue]
    }
    let value: JSONValue = [
      "schema": "anchorkit.class-anchors/1", "classes": .array(classes),
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }

  /// The lines of all classes with the class in front.
  public var csv: String {
    var text = "class,anchor,width,height,share,mean_iou\n"
    for part in parts {
      for line in part.anchors.csv.split(separator: "\n").dropFirst() {
        text += "\(CSVText.cell(part.name)),\(line)\n"
      }
    }
    return text
  }
}
