import Boxes
import Foundation
import Targets
import Testing

@Suite struct SqueezeDetDecoderTests {
  @Test(arguments: SqueezeDetGolden.all("decode"))
  func `a recorded output is decoded and filtered as the trainer does`(
    golden: SqueezeDetGolden
  ) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  @Test func `a perfect answer comes back half a pixel off and a pixel larger`() throws {
    let decoder = try SqueezeDetDecoder(.kitti)
    let prior = decoder.priors[8000]
    let box = SqueezeDetBox(cx: prior.cx + 3, cy: prior.cy - 2, width: 60, height: 40)
    let decoded = decoder.box(BoxOffsets<Double>(of: box, from: prior), at: prior)
    let expected = [box.cx + 0.5, box.cy + 0.5, 61, 41]
    #expect(agree([decoded.row], [expected], within: 1e-12))
  }

  @Test func `sizes grow linearly above the threshold`() throws {
    let decoder = try SqueezeDetDecoder(.kitti)
    #expect(decoder.exponential(1) == exp(1.0))
    #expect(agree(decoder.exponential(log(10.0)), exp(1.0) * log(10.0), within: 1e-15))
    #expect(decoder.exponential(-.infinity).isNaN)
    #expect(decoder.exponential(.infinity) == .infinity)
  }

  @Test func `a box wholly outside is still a pixel wide`() throws {
    let decoder = try SqueezeDetDecoder(.kitti)
    let offsets = BoxOffsets<Double>(tx: 1000, ty: -1000, tw: 0, th: 0)
    let box = decoder.box(offsets, at: decoder.priors[0])
    #expect(box.row == [1247.5, 0.5, 1, 1])
  }

  @Test func `the softmax of a prior never becomes 0 over 0`() throws {
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (1, 2)
    let decoder = try SqueezeDetDecoder(config)
    var output = Array(repeating: 0.0, count: decoder.outputCount)
    output[0] = 2000
    let perPrior = try decoder.decode(output)[0]
    #expect(perPrior.probabilities[0] == 1)
    #expect(perPrior.probabilities[3] == 1.0 / 3)
    let wholeBatch = try decoder.decode(output, softmax: .wholeBatch)[0]
    #expect(wholeBatch.probabilities[0] == 1)
    #expect(wholeBatch.probabilities[3].isNaN)
  }

  @Test func `an output of another size is refused`() throws {
    let decoder = try SqueezeDetDecoder(.kitti)
    #expect(
      throws: SqueezeDetError.wrongLength(
        what: "the network's output", expected: 16_848 * 8, found: 7)
    ) { try decoder.decode(Array(repeating: 0, count: 7)) }
  }
}
