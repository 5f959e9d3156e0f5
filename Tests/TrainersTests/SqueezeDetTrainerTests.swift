import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct SqueezeDetTrainerTests {
  /// A 64×32 input, a grid of 4×2 cells, one anchor of 10×10: centers at x = 12.8 (c + 1).
  private func trainer(_ rescale: SqueezeDetRescale = .scaled) throws -> SqueezeDetTrainer {
    let size = try #require(ImageSize(width: 64, height: 32))
    let anchor = try #require(Size<Pixels>(width: 10, height: 10))
    return try SqueezeDetTrainer(
      SqueezeDetConfig(
        imageSize: size, gridWidth: 4, gridHeight: 2, anchorSeeds: [anchor],
        classNames: ["car", "person"]), rescale: rescale)
  }

  private let kitti = """
    Car 0 0 0 7.8 5.7 16.8 14.7 1 1 1 0 0 0 0
    Tree 0 0 0 1 1 5 5 1 1 1 0 0 0 0
    person 0 0 0 -3 1 5 5 1 1 1 0 0 0 0

    """

  private func image(_ format: LabelFormatName = .kitti) -> LabeledImage {
    func object(_ name: String, _ box: WrittenBox, _ index: Int) -> LabeledObject {
      LabeledObject(
        className: name, box: box, position: TextPosition(line: index + 1, column: 1),
        index: index)
    }
    return LabeledImage(
      path: "label_2/000007.txt", format: format,
      objects: [
        object("Car", WrittenBox(7.8, 5.7, 16.8, 14.7, .continuous), 0),
        object("Tree", WrittenBox(1, 1, 5, 5, .continuous), 1),
        object("person", WrittenBox(-3, 1, 5, 5, .continuous), 2),
      ])
  }

  @Test func `a box on a cell's center gets that cell's prior with offsets of zero`() throws {
    let size = try #require(ImageSize(width: 64, height: 32))
    let matches = try trainer().matches(of: image(), bytes: Array(kitti.utf8), size: size)
    let car = try #require(matches.objects.first)
    let match = try #require(car.matches.first)
    // The trainer adds one to both sides: 10 × 10 around (12.8, 10.7); the prior's row is 32/3.
    #expect(car.className == "car" && car.classIndex == 0 && car.line == 1)
    #expect(match.prior.row == 0 && match.prior.column == 0 && match.prior.index == 0)
    #expect(match.prior.frame.cx == 64.0 / 5)
    #expect(abs(match.offsets.tx) < 1e-12 && abs(match.offsets.tw) < 1e-12)
    let expected: Double = (10.7 - 32.0 / 3) / 10
    #expect(abs(match.offsets.ty - expected) < 1e-12)
    #expect(matches.positiveCount == 1 && matches.negativeCount == 7)
    #expect(matches.stem == "000007")
  }

  @Test func `what the trainer drops is named with its reason`() throws {
    let size = try #require(ImageSize(width: 64, height: 32))
    let matches = try trainer().matches(of: image(), bytes: Array(kitti.utf8), size: size)
    #expect(matches.dropped.map(\.object) == [1, 2])
    #expect(matches.dropped[0].reason.contains("'Tree' is not in CLASS_NAMES"))
    #expect(matches.dropped[1].line == 3)
  }

  @Test func `objects of VOC files meet the same checks in continuous pixels`() throws {
    let size = try #require(ImageSize(width: 64, height: 32))
    let fromText = try trainer().matches(of: image(), bytes: Array(kitti.utf8), size: size)
    let fromObjects = try trainer().matches(of: image(.voc), bytes: [], size: size)
    #expect(fromObjects.objects.map(\.edges) == fromText.objects.map(\.edges))
    #expect(fromObjects.dropped.map(\.object) == fromText.dropped.map(\.object))
  }

  @Test func `an image twice the input is halved, unless the trainer forgets to`() throws {
    let size = try #require(ImageSize(width: 128, height: 64))
    let scaled = try trainer().matches(of: image(), bytes: Array(kitti.utf8), size: size)
    let raw = try trainer(.kerasTrain).matches(of: image(), bytes: Array(kitti.utf8), size: size)
    // Through center form and back, so equal but for the last bits.
    #expect(abs(try #require(scaled.objects.first).edges.xMin - 3.9) < 1e-12)
    #expect(abs(try #require(raw.objects.first).edges.xMin - 7.8) < 1e-12)
  }

  @Test func `an image without a kept object stops the trainer, and so does it here`() throws {
    let size = try #require(ImageSize(width: 64, height: 32))
    let empty = LabeledImage(path: "a.txt", format: .kitti)
    #expect(throws: TrainerError.squeezeDet(.noGroundTruths)) {
      try trainer().matches(of: empty, bytes: [], size: size)
    }
  }
}
