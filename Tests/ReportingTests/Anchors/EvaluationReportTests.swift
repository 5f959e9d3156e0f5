import Boxes
import Clustering
import Foundation
import JSONText
import Labels
import Reporting
import Studies
import Targets
import Testing
import Trainers

@Suite struct EvaluationReportTests {
  /// A report on a car of 150 × 100 px and one of 5 × 5 px in an image of 300 × 300.
  private func report(name: String = "anchors", limit: Int? = nil) throws -> EvaluationReport {
    let size = try #require(ImageSize(width: 300, height: 300))
    let classes = ClassList(stated: ["a \"small\", red\u{1B}car"])
    let boxes = [WrittenBox(51, 51, 200, 150), WrittenBox(11, 11, 15, 15)]
    let image = LabeledImage(
      path: "a.xml", format: .voc,
      objects: boxes.enumerated().map {
        LabeledObject(className: classes.names[0], box: $1, index: $0)
      })
    let trainer = try SSDTrainer(try TrainerPresets.named("ssd-tensorflow-300"), classes: classes)
    var statistics = MatchStatistics()
    for number in 0..<3 {
      statistics.add(
        try trainer.matches(of: image, bytes: [], size: size), file: "\(number).xml")
    }
    var builder = SizeSampleBuilder(scaling: SizeScaling(inputSize: size))
    for box in boxes.compactMap(\.checked) {
      builder.add(width: box.width, height: box.height, image: size, classIndex: ClassIndex(0))
    }
    let sample = builder.finish()
    let anchor = try #require(Size<SampleUnits>(width: 0.5, height: 1.0 / 3))
    return EvaluationReport(
      evaluations: [
        Evaluation(
          name: name, shapes: [TrainerShape(level: 0, shape: 0, width: 150, height: 100)],
          sample: sample, fit: AnchorEvaluation(of: [anchor], on: sample),
          matches: Evaluation.Matches(
            trainer: trainer.name, kind: trainer.kind, classNames: classes.names,
            priorCount: trainer.priorCount, statistics: statistics))
      ], classNames: classes.names, listLimit: limit)
  }

  @Test func `a list is cut, counted, and whole in JSON`() throws {
    let text = try report(limit: 2).text
    #expect(text.contains("3 objects never matched"))
    #expect(text.contains("1.xml:1") && !text.contains("2.xml:1"))
    #expect(text.contains("… and 1 more; --list-all shows them"))
    #expect(try report().text.contains("2.xml:1"))
    let json = try JSONReader().read(try report(limit: 2).json)
    let trainer = json["evaluations"]?.array?.first?["trainer"]
    #expect(trainer?["neverMatched"]?.array?.count == 3)
    #expect(trainer?["matches"]?["matchedShare"]?.double == 0.5)
  }

  @Test func `names from labels can not act on a terminal, nor break a CSV line`() throws {
    let report = try report(name: "x,y\u{1B}[2J")
    #expect(!report.text.contains("\u{1B}") && !report.csv.contains("\u{1B}"))
    let csv = report.csv.split(separator: "\n")
    #expect(csv.contains { $0.hasPrefix(#""x,y\x1B[2J",class,"a ""small"", red\x1Bcar",2,"#) })
  }

  @Test func `a demand that fails by a hair is not rounded into its minimum`() {
    let check = EvaluationCheck(
      evaluation: "a", measure: .meanIoU, value: 0.94996, minimum: 0.95)
    #expect(!check.holds)
    #expect(check.sentence == "a: mean IoU is 94.996 %, below 95.000 %")
    let nothing = EvaluationCheck(evaluation: "a", measure: .matchedShare, value: nil, minimum: 0)
    #expect(!nothing.holds && nothing.sentence.contains("nothing to measure"))
  }

  @Test func `recall is the trainer's where there is one`() throws {
    let evaluation = try #require(try report().evaluations.first)
    let checks = evaluation.checks(minimumRecall: 0.5, minimumMeanIoU: 0.9)
    #expect(checks.map(\.measure) == [.matchedShare, .meanIoU])
    #expect(checks.map(\.holds) == [true, false])
    var plain = evaluation
    plain.matches = nil
    #expect(plain.checks(minimumRecall: 0.5, minimumMeanIoU: nil).map(\.measure) == [.recall50])
  }
}
