import Foundation
import Testing

@testable import Targets

/// Time per image, printed. Off by default, since a time is no property of the code alone:
///
///     ANCHORKIT_SPEED=1 swift test -c release -Xswiftc -enable-testing --filter EncoderSpeed
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ANCHORKIT_SPEED"] != nil), .serialized)
struct EncoderSpeed {
  @Test(arguments: ["gluoncv-ssd300", "torchvision-ssd300", "tf2-ssd300", "torchcv-ssd512"])
  func `ten ground truths an image`(name: String) throws {
    let encoder = try TargetEncoder(TrainerPresets.named(name))
    let images = SampleImages.random(
      count: 64, boxes: 10, side: Double(encoder.preset.inputSize.width))
    var work = TargetWorkspace()
    var targets: [Int32] = []
    var positives = 0
    func pass() throws {
      for image in images {
        try encoder.encode(image, into: &work)
        encoder.classTargets(of: work, into: &targets)
        positives += work.positives.count
      }
    }
    try pass()
    var best = Duration.seconds(1)
    for _ in 0..<30 { best = min(best, try ContinuousClock().measure { try pass() }) }
    let micro = Double(best.components.attoseconds) / 1e12 / Double(images.count)
    print("\(name): \(micro) µs an image, \(positives / (31 * images.count)) positives")
  }
}
