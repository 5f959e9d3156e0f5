import Boxes
import Clustering
import Testing

@Suite struct AnchorEvaluationTests {
  private func sample(_ sides: [(Double, Double, Int)]) throws -> SizeSample {
    let input = try #require(ImageSize(width: 200, height: 200))
    var builder = SizeSampleBuilder(scaling: SizeScaling(inputSize: input))
    // Images of 100 × 100: a side counts twice in the input.
    for (width, height, classIndex) in sides {
      builder.add(
        width: width, height: height, image: ImageSize(width: 100, height: 100),
        classIndex: ClassIndex(classIndex))
    }
    return builder.finish()
  }

  @Test func `classes and buckets are measured on their own boxes`() throws {
    // In the input: 20 × 20 = 400 px² (small), 32 × 32 = 1024 (medium), 96 × 96 = 9216 (large).
    let sample = try sample([(10, 10, 0), (16, 16, 0), (48, 48, 1)])
    let anchor = try #require(Size<SampleUnits>(width: 0.16, height: 0.16))
    let evaluation = AnchorEvaluation(of: [anchor], on: sample)
    #expect(evaluation.overall.boxCount == 3)
    #expect(evaluation.byBucket.map(\.bucket) == [.small, .medium, .large])
    let ious = evaluation.byBucket.map(\.part.metrics.meanIoU)
    #expect(abs(ious[0] - 400.0 / 1024) < 1e-12)
    #expect(abs(ious[1] - 1) < 1e-12)
    #expect(abs(ious[2] - 1024.0 / 9216) < 1e-12)
    #expect(evaluation.byClass.map(\.part.boxCount) == [2, 1])
    #expect(abs(evaluation.byClass[0].part.metrics.meanIoU - (400.0 / 1024 + 1) / 2) < 1e-12)
    #expect(evaluation.byClass[1].part.metrics.recall50 == 0)
  }

  @Test func `the whole is the mean of its parts`() throws {
    let sample = try sample((1...40).map { (Double($0) * 2, Double(41 - $0), $0 % 3) })
    let anchors = [(0.1, 0.2), (0.5, 0.4)].compactMap {
      Size<SampleUnits>(width: $0.0, height: $0.1)
    }
    let evaluation = AnchorEvaluation(of: anchors, on: sample)
    for parts in [evaluation.byClass.map(\.part), evaluation.byBucket.map(\.part)] {
      #expect(parts.reduce(0) { $0 + $1.boxCount } == 40)
      let mean = parts.reduce(0) { $0 + $1.metrics.meanIoU * Double($1.boxCount) } / 40
      #expect(abs(mean - evaluation.overall.metrics.meanIoU) < 1e-12)
    }
  }

  @Test func `without an input size there are no buckets`() throws {
    var builder = SizeSampleBuilder()
    builder.add(width: 10, height: 10, image: ImageSize(width: 100, height: 100))
    let anchor = try #require(Size<SampleUnits>(width: 0.1, height: 0.1))
    #expect(AnchorEvaluation(of: [anchor], on: builder.finish()).byBucket.isEmpty)
  }
}
