import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct OffsetOrderTests {
  /// The presets whose trainer writes `ty, tx, th, tw`: box coders of TensorFlow's Object Detection
  /// API and its heirs. All others write `tx, ty, tw, th`; SSD-Tensorflow's too, though its boxes begin with y.
  private static let yFirst: Set = [
    "tf-od-ssd300", "effdet-d0", "tf-models-retinanet", "tf-models-rpn",
  ]

  @Test(arguments: TrainerPresets.names)
  func `targets hold offsets in the trainer's order, matches in one order`(name: String) throws {
    let preset = try TrainerPresets.named(name)
    let trainer = try SSDTrainer(preset, classes: ClassList(stated: ["car"]))
    let box = LabeledObject(
      className: "car", box: WrittenBox(31, 91, 130, 270, .continuous), index: 0)
    let image = LabeledImage(path: "a.xml", format: .voc, objects: [box])
    let object = try #require(
      trainer.matches(of: image, bytes: [], size: preset.inputSize).objects.first)
    let offsets = try trainer.targets(of: image, bytes: [], size: preset.inputSize).allOffsets
    let width = object.edges.width
    let cx = object.edges.xMin + width / 2
    #expect(!object.matches.isEmpty)
    for match in object.matches {
      let (tx, ty) = (match.offsets.tx, match.offsets.ty)
      let (tw, th) = (match.offsets.tw, match.offsets.th)
      let expected = Self.yFirst.contains(name) ? [ty, tx, th, tw] : [tx, ty, tw, th]
      let start = match.prior.index * 4
      #expect(offsets[start..<start + 4].map(Double.init) == expected)
      let prior = match.prior.frame
      // A match's own order is checked by the sign of what it says across. Pixels that a trainer
      // adds or drops move a center by less than one.
      if abs(cx - prior.cx) > 1 { #expect((tx > 0) == (cx > prior.cx)) }
      if abs(width / prior.width - 1) > 0.05 {
        #expect((tw > 0) == (width > prior.width))
      }
    }
    // Else the two orders could not be told apart.
    #expect(
      object.matches.contains { $0.offsets.tx != $0.offsets.ty && $0.offsets.tw != $0.offsets.th })
  }
}
