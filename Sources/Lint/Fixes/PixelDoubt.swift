/// Fixes that go by how VOC numbers name pixels: under another convention the box is right, or is wrong
/// in another way, and the numbers that would show it are gone.
enum PixelDoubt {
  /// The rules whose fixes go by it.
  static let codes: Set<String> = [
    BoxOutOfBounds.info.code, BoxOutsideImage.info.code, InvertedBox.info.code,
    EmptyBox.info.code,
  ]

  /// Takes away these fixes; the findings stay.
  static func holdBack(_ findings: inout [Finding]) {
    for index in findings.indices where codes.contains(findings[index].code) {
      findings[index].fix = nil
    }
  }
}
