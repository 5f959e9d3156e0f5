import Boxes
import Targets

/// Time per image of matching and encoding, on one thread.
enum MatchingBench {
  static func run() throws {
    for name in ["gluoncv-ssd300", "torchvision-ssd300", "torchcv-ssd300", "torchcv-ssd512"] {
      try ssd(name)
    }
    try squeezeDet()
  }

  private static func ssd(_ name: String) throws {
    let encoder = try TargetEncoder(TrainerPresets.named(name))
    let side = Double(encoder.preset.inputSize.width)
    var random = BenchNumbers()
    let images = (0..<64).map { _ in
      var columns = GroundTruthColumns()
      for _ in 0..<10 {
        let width = random.uniform(0.04, 0.6) * side
        let height = random.uniform(0.04, 0.6) * side
        let x = random.uniform(0, side - width)
        let y = random.uniform(0, side - height)
        columns.append(
          Edges(xMin: x, yMin: y, xMax: x + width, yMax: y + height),
          classIndex: Int(random.uniform(0, 20)))
      }
      return columns
    }
    var work = TargetWorkspace()
    var targets: [Int32] = []
    let time = try Stopwatch.microseconds {
      for image in images {
        try encoder.encode(image, into: &work)
        encoder.classTargets(of: work, into: &targets)
      }
    }
    report("encode \(name), \(encoder.priors.count) priors × 10 boxes", time / 64)
  }

  private static func squeezeDet() throws {
    let priors = try SqueezeDetPriors(.kitti)
    let matcher = SqueezeDetMatcher(priors: priors)
    var random = BenchNumbers()
    let images = (0..<64).map { _ in
      (0..<10).map { _ in
        SqueezeDetBox(
          cx: random.uniform(20, 1220), cy: random.uniform(120, 340),
          width: random.uniform(15, 300), height: random.uniform(12, 180))
      }
    }
    var workspace = SqueezeDetMatchWorkspace()
    var sum = 0.0
    let time = try Stopwatch.microseconds {
      for boxes in images {
        try matcher.match(boxes, in: &workspace)
        for (box, match) in zip(boxes, workspace.matches) {
          sum += BoxOffsets<Double>(of: box, from: priors[match.prior]).tx
        }
      }
    }
    precondition(sum.isFinite, "offsets of finite boxes are finite")
    report("encode squeezedet, \(priors.count) priors × 10 boxes", time / 64)
  }
}
