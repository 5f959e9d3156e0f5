import Foundation
import Testing

/// Boxes carry their space from the reader to the picture: no bare vectors, no bare quadruples.
@Suite struct SpaceTests {
  /// The room whose SIMD values are lanes of a hot loop, several sizes abreast, never a box.
  static let lanes = "Sources/Clustering/"

  @Test func `no box goes through the house without its space`() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      let path = Repository.path(of: file)
      for (number, line) in try Repository.lines(of: file).enumerated() {
        guard Self.isBare(line), !path.hasPrefix(Self.lanes) else { continue }
        Issue.record("\(path):\(number + 1) holds a box bare: use Edges, Frame or BoxOffsets")
      }
    }
  }

  @Test(arguments: [
    ("  public var edges: SIMD4<Double>", true),
    ("    let size = SIMD2(edges[2] - edges[0], edges[3] - edges[1])", true),
    ("  var edges: (xMin: Double, yMin: Double, xMax: Double, yMax: Double) {", true),
    ("  ) -> (cx: Double, cy: Double, width: Double, height: Double) {", true),
    (
      "  func append(xMin: Double, yMin: Double, xMax: Double, yMax: Double, to list: [Int]) {",
      true
    ),
    ("  public init(xMin: Double, yMin: Double, xMax: Double, yMax: Double) {", false),
    ("  /// What a `SIMD4` would hold.", false),
    ("  var edges: Edges<Pixels> {", false),
  ])
  func `a bare box is told from a typed one`(line: String, isBare: Bool) {
    #expect(Self.isBare(Substring(line)) == isBare)
  }

  private static func isBare(_ line: Substring) -> Bool {
    guard line.contains("SIMD") || line.contains(": Double, ") else { return false }
    let text = line.trimmingCharacters(in: .whitespaces)
    if text.hasPrefix("//") { return false }
    if text.contains(/SIMD[24]\b/) { return true }
    // An initializer names four numbers; what it makes is typed.
    if text.contains(/\binit\??\(/) { return false }
    return text.contains(/\((xMin|cx): Double, \w+: Double, \w+: Double, \w+: Double/)
  }
}
