import Boxes
import Targets
import Testing

@Suite struct SqueezeDetTargetFactTests {
  private func facts(_ text: String, width: Int = 1248) throws -> [SqueezeDetTargetFact] {
    let encoder = try SqueezeDetTargetEncoder(.kitti)
    let size = try #require(ImageSize(width: width, height: 384))
    return encoder.facts(try encoder.reader.read(Array(text.utf8)), imageSize: size)
  }

  @Test func `a sound image has no facts`() throws {
    #expect(try facts("car 0 0 0 100 100 200 160\ncar 0 0 0 700 200 790 260") == [])
  }

  @Test func `an image of another size, and lines that are dropped`() throws {
    let image = try #require(ImageSize(width: 1000, height: 384))
    #expect(
      try facts("van\ncar 0 0 0 100 100 200 160", width: 1000) == [
        .imageSizeDiffers(image: image, input: SqueezeDetConfig.kitti.imageSize),
        .dropped(SqueezeDetDroppedObject(line: 1, object: 0, reason: .unknownClass("van"))),
      ])
  }

  @Test func `nothing kept, and too much`() throws {
    #expect(try facts("") == [.noGroundTruths])
    let line = "car 0 0 0 100 100 200 160\n"
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (1, 1)
    let encoder = try SqueezeDetTargetEncoder(config)
    let labels = try encoder.reader.read(Array(String(repeating: line, count: 10).utf8))
    #expect(
      encoder.facts(labels, imageSize: config.imageSize) == [
        .moreGroundTruthsThanPriors(groundTruths: 10, priors: 9)
      ])
  }

  @Test func `two objects that want one prior are told together`() throws {
    let found = try facts(
      "car 0 0 0 100 100 200 160\nvan\ncar 0 0 0 700 200 790 260\nperson\ncar 0 0 0 100 100 200 160"
    )
    let contested = found.compactMap {
      if case .contestedPrior(_, let objects) = $0 { objects } else { nil }
    }
    #expect(contested == [[0, 4]])
  }

  @Test func `an object beyond all priors is forced`() throws {
    let found = try facts("car 0 0 0 3000 1000 3100 1060")
    #expect(found == [.forcedMatch(object: 0, prior: 16_841)])
  }

  @Test func `sides that are too long or too short for the decoder`() throws {
    // 1248 px over the widest anchor: 1248 / 366 > e.
    let long = try facts("car 0 0 0 0 0 1247 383")
    guard case .unreachableSide(0, let times, let limit) = long.first else {
      Issue.record("expected a side out of reach, found \(long)")
      return
    }
    #expect(times == 1248.0 / 366)
    #expect(agree(limit, 2.718281828459045, within: 1e-15))
    #expect(try facts("car 0 0 0 100 100 101 160") == [.tinySide(object: 0, side: 2)])
  }
}
