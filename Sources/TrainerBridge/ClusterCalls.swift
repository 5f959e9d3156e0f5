import Boxes
import Clustering

/// Finds anchors by k-means.
///
/// - Parameters:
///   - sizes: width and height. Shape: count × 2. Sizes that are not finite and above zero are left
///     out and counted.
///   - distance: `euclidean` or `iou`.
///   - settings: restarts, seed, most iterations, threads (below 1 for all cores): four numbers.
///   - anchors: by area, in the unit of `sizes`. Shape: k × 2.
///   - anchorCount: how many there are: fewer than k when there are fewer distinct sizes.
///   - metrics: cost, mean IoU, recall at 0.5, recall at 0.75, BPR at 4, sizes left out: six numbers;
///     may be null.
@c(anchorkit_kmeans)
public func kmeans(
  _ sizes: UnsafePointer<Double>?, _ count: Int64, _ k: Int64, _ distance: UnsafePointer<CChar>?,
  _ settings: UnsafePointer<Int64>?, _ anchors: UnsafeMutablePointer<Double>?,
  _ anchorCount: UnsafeMutablePointer<Int64>?, _ metrics: UnsafeMutablePointer<Double>?
) -> Int32 {
  LastError.status {
    let count = try Borrowed.count(count, "count")
    let sizes = try Borrowed.numbers(sizes, [count, 2], "sizes")
    let k = try Borrowed.count(k, "k", 1...ClusteringOptions.maximumAnchorCount)
    let settings = try Borrowed.numbers(settings, [4], "settings")
    let word = try Borrowed.text(distance, "distance")
    guard let distance = ShapeDistance(rawValue: word) else {
      throw BridgeError.unknownWord(
        argument: "distance", found: word, known: ShapeDistance.allCases.map(\.rawValue))
    }
    guard let anchors, let anchorCount else { throw BridgeError.missing(argument: "anchors") }
    let sample = sample(of: sizes, count)
    let options = ClusteringOptions(
      anchorCount: k, distance: distance,
      restarts: try Borrowed.count(settings[0], "restarts", 1...100_000),
      seed: UInt64(bitPattern: settings[1]),
      maximumIterations: try Borrowed.count(settings[2], "iterations", 1...1_000_000))
    let jobs = settings[3] < 1 ? nil : try Borrowed.count(settings[3], "threads", 1...4096)
    let outcome = try AnchorClustering(sample, options, jobs: jobs).run()
    let found = outcome.anchors.sizes
    anchorCount.pointee = Int64(found.count)
    for (place, size) in found.enumerated() {
      anchors[place * 2] = size.width
      anchors[place * 2 + 1] = size.height
    }
    write(
      AnchorMetrics(of: found, on: sample, distance: distance, jobs: jobs), cost: outcome.cost,
      of: sample, to: metrics)
  }
}

/// Improves anchors for the mean IoU, in place; they never get worse.
///
/// - Parameters:
///   - sizes: as for ``kmeans(_:_:_:_:_:_:_:_:)``.
///   - anchors: what to begin with, and what was found, by area. Shape: k × 2.
///   - settings: scores that are looked at (below 1 for the usual number), seed, threads (below 1 for
///     all cores): three numbers.
///   - metrics: as for ``kmeans(_:_:_:_:_:_:_:_:)``; the cost is the sum of `1 − IoU`.
@c(anchorkit_refine)
public func refine(
  _ sizes: UnsafePointer<Double>?, _ count: Int64, _ anchors: UnsafeMutablePointer<Double>?,
  _ k: Int64, _ settings: UnsafePointer<Int64>?, _ metrics: UnsafeMutablePointer<Double>?
) -> Int32 {
  LastError.status {
    let count = try Borrowed.count(count, "count")
    let sizes = try Borrowed.numbers(sizes, [count, 2], "sizes")
    let k = try Borrowed.count(k, "k", 1...ClusteringOptions.maximumAnchorCount)
    let settings = try Borrowed.numbers(settings, [3], "settings")
    guard let anchors else { throw BridgeError.missing(argument: "anchors") }
    let sample = sample(of: sizes, count)
    let given = try (0..<k).map { place in
      guard
        let size = Size<SampleUnits>(width: anchors[place * 2], height: anchors[place * 2 + 1])
      else {
        throw BridgeError.outOfRange(
          argument: "anchors[\(place)]",
          found: "\(anchors[place * 2]) x \(anchors[place * 2 + 1])", expected: "sides above 0")
      }
      return size
    }
    let jobs = settings[2] < 1 ? nil : try Borrowed.count(settings[2], "threads", 1...4096)
    let search = AnchorRefinement(
      .meanIoU, budget: settings[0] < 1 ? nil : Int(settings[0]),
      seed: UInt64(bitPattern: settings[1]))
    let found = try search.run(AnchorSet(given, scaling: sample.scaling), on: sample, jobs: jobs)
      .anchors.sizes
    for (place, size) in found.enumerated() {
      anchors[place * 2] = size.width
      anchors[place * 2 + 1] = size.height
    }
    let fit = AnchorMetrics(of: found, on: sample, distance: .iou, jobs: jobs)
    write(fit, cost: sample.totalWeight * (1 - fit.meanIoU), of: sample, to: metrics)
  }
}

private func sample(of sizes: UnsafeBufferPointer<Double>, _ count: Int) -> SizeSample {
  var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
  for place in 0..<count {
    builder.add(width: sizes[place * 2], height: sizes[place * 2 + 1], image: nil)
  }
  return builder.finish()
}

private func write(
  _ fit: AnchorMetrics, cost: Double, of sample: SizeSample,
  to metrics: UnsafeMutablePointer<Double>?
) {
  guard let metrics else { return }
  let leftOut = sample.leftOut.values.reduce(0, +)
  let numbers = [cost, fit.meanIoU, fit.recall50, fit.recall75, fit.bpr4, Double(leftOut)]
  for (place, number) in numbers.enumerated() { metrics[place] = number }
}
