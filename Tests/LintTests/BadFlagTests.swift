import Labels
import Testing

@testable import Lint

@Suite struct `Bad flags` {
  private static func image(_ number: Int, _ flags: [(String, String)]) -> LabeledImage {
    var image = LabeledImage(path: "\(number).xml", format: .voc)
    image.issues = flags.enumerated().map { place, flag in
      ReadIssue(
        .badFlag(field: flag.0, text: flag.1), at: TextPosition(line: 5 + place, column: 1),
        object: place / 2)
    }
    return image
  }

  private static func findings(_ images: [LabeledImage], workers count: Int) throws -> [Finding] {
    let linter = Linter(selection: try RuleSelection(select: ["VOC018"]))
    var workers = (0..<count).map { _ in linter.makeWorker() }
    for (place, image) in images.enumerated() { _ = workers[place % count].check(image) }
    return linter.conclude(workers)
  }

  @Test(arguments: 1...3) func `one finding for each kind of value`(workers: Int) throws {
    var images = (1...6).map { number in
      Self.image(
        number, [("difficult", "Unspecified"), ("truncated", ""), ("truncated", "Unspecified")])
    }
    images.append(Self.image(7, [("occluded", "2")]))
    images += (0...5).map { Self.image(8, [("truncated", "word\($0)")]) }
    for images in [images, images.reversed()] {
      let findings = try Self.findings(images, workers: workers)
      #expect(
        findings.map(\.message.text) == [
          "<difficult> and <truncated> are not 0 or 1 in 12 objects of 6 files; read as unknown: "
            + "'', 'Unspecified'",
          "<occluded> is not 0 or 1 in 1 object of 1 file: '2'",
          "<truncated> is not 0 or 1 in 6 objects of 6 files: 'word0', 'word1', 'word2' and others",
        ])
      #expect(findings.map(\.file) == ["1.xml", "7.xml", "8.xml"])
    }
  }
}
