import Boxes
import Testing

@testable import Targets

@Suite struct `Target encoder` {
  private func truths(_ boxes: [[Double]], classIndex: Int = 4) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for box in boxes {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: classIndex)
    }
    return columns
  }

  @Test func `an image without boxes is refused, background, or poisoned, as in the trainer`()
    throws
  {
    func work(_ name: String) throws -> TargetWorkspace {
      try TargetEncoder(TrainerPresets.named(name)).encode(GroundTruthColumns())
    }
    #expect(
      throws: TargetsError.emptyImage(
        trainer: "torchcv-ssd300", reason: TorchCVPresets.emptyReason)
    ) { try work("torchcv-ssd300") }
    #expect(throws: TargetsError.self) { try work("allegro-ssd512") }
    #expect(try work("torchvision-ssd300").positives.count == 0)
    let gluon = try work("gluoncv-ssd300")
    #expect(gluon.positives.count == 8732 && gluon.standIn == .paddingRow)
    #expect(gluon.positives[0].offsets.tw == -.infinity)
    let walkthrough = try work("tf2-ssd300")
    #expect(walkthrough.positives.count == 4 && walkthrough.standIn == .wholeImage)
  }

  @Test func `a degenerate box poisons gluon-cv only in the first place`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    let empty: [Double] = [30, 30, 30, 60]
    let real: [Double] = [79.25, 65.67, 151.28, 107.64]
    #expect(try encoder.encode(truths([empty, real])).positives.count == 7634)
    #expect(try encoder.encode(truths([real, empty])).positives.count == 12)
  }

  @Test func `an edge that is not a number is refused with its place`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("caffe-ssd300"))
    #expect(throws: TargetsError.groundTruthNotFinite(index: 1)) {
      try encoder.encode(truths([[1, 1, 9, 9], [1, .nan, 9, 9]]))
    }
    #expect(throws: TargetsError.groundTruthNotFinite(index: 0)) {
      try encoder.encode(truths([[0, 0, 1e300, 9]]))
    }
  }

  @Test func `a forced match says so`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("torchvision-ssd300"))
    let work = try encoder.encode(truths([[100, 100, 102, 102], [40, 40, 180, 180]]))
    let matches = (0..<work.positives.count).map { work.positives[$0] }
    #expect(matches.filter { $0.groundTruth == 0 }.map(\.isForced) == [true])
    #expect(matches.filter { $0.groundTruth == 1 }.allSatisfy { !$0.isForced && $0.overlap >= 0.5 })
  }

  @Test func `class targets follow the trainer's numbers`() throws {
    let box = [[60.0, 60, 140, 150]]
    for name in ["torchvision-ssd300", "ssd-tensorflow-300"] {
      let encoder = try TargetEncoder(TrainerPresets.named(name))
      let work = try encoder.encode(truths(box))
      var targets: [Int32] = []
      encoder.classTargets(of: work, into: &targets)
      #expect(targets.count == 8732)
      let labeled = targets.count { $0 == 5 }
      // SSD-Tensorflow writes the class wherever there is overlap.
      #expect(
        name == "torchvision-ssd300"
          ? labeled == work.positives.count : labeled > work.positives.count)
      #expect(labeled + targets.count { $0 == 0 } == 8732)
    }
  }

  @Test func `offsets are written in the trainer's order`() throws {
    for name in ["torchvision-ssd300", "tf-od-ssd300"] {
      let encoder = try TargetEncoder(TrainerPresets.named(name))
      let work = try encoder.encode(truths([[60, 70, 140, 150]]))
      let match = work.positives[0]
      var offsets = [Float](repeating: 9, count: encoder.priors.count * 4)
      offsets.withUnsafeMutableBufferPointer { encoder.offsetTargets(of: work, into: $0) }
      let row = Array(offsets[match.prior * 4..<match.prior * 4 + 4])
      let o = match.offsets
      #expect(row == (name.hasPrefix("tf") ? [o.ty, o.tx, o.th, o.tw] : [o.tx, o.ty, o.tw, o.th]))
      #expect(offsets.count { $0 != 0 } <= work.positives.count * 4)
    }
  }

  @Test func `a warm workspace keeps its memory`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    let images = SampleImages.random(count: 8, boxes: 10, side: 300)
    var work = TargetWorkspace()
    func address() -> UInt {
      work.positives.tx.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        ^ work.bestOverlaps.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
    for image in images { try encoder.encode(image, into: &work) }
    let warm = address()
    for image in images { try encoder.encode(image, into: &work) }
    #expect(address() == warm)
  }

  @Test func `a workspace forgets the image before`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("modular-ssd-300"))
    let images = SampleImages.random(count: 6, boxes: 7, side: 300, seed: 4)
    var work = TargetWorkspace()
    for image in images + images.reversed() {
      try encoder.encode(image, into: &work)
      let fresh = try encoder.encode(image)
      #expect(work.positives == fresh.positives)
    }
  }

  @Test func `a layout beyond counting is refused`() throws {
    var preset = try TrainerPresets.named("torchcv-ssd300")
    preset.layout.levels[0].grid = FeatureGrid(square: 1 << 40)
    #expect(throws: TargetsError.priorCount(layout: "torchcv-ssd300", count: .max)) {
      try TargetEncoder(preset)
    }
    preset.layout.levels = []
    #expect(throws: TargetsError.priorCount(layout: "torchcv-ssd300", count: 0)) {
      try TargetEncoder(preset)
    }
  }
}
