// Width and height in pixels of the network's input, ordered by area; `aspect` is width over height.
import Boxes

/// A table with a head, for spreadsheets and scripts.
public struct CSVEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "csv",
    fileName: "anchors.csv",
    summary: "a table: anchor, width, height, area, aspect",
    loader: "any CSV reader (RFC 4180, comma, one head line)",
    convention: "pixels of the network's input, ordered by area; aspect is width over height",
    cannotExpress: "the input size, class names, SSD layouts",
    takes: .anchors,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes one line an anchor.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    var text = "anchor,width,height,area,aspect\n"
    for (place, anchor) in try request.requireAnchors(for: info.target).enumerated() {
      let numbers = [
        anchor.width, anchor.height, anchor.area, anchor.width / anchor.height,
      ]
      text += "\(place)," + numbers.map(PlainNumber.text).joined(separator: ",") + "\n"
    }
    return EmittedConfig(text)
  }
}
