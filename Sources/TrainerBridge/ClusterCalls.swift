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
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    for place in 0..<count {
      builder.add(width: sizes[place * 2], height: sizes[place * 2 + 1], image: nil)
    }
    let sample = builder.finish()
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
    guard let metrics else { return }
    let fit = AnchorMetrics(of: found, on: sample, distance: distance, jobs: jobs)
    let leftOut = sample.leftOut.values.reduce(0, +)
    let numbers = [
      outcome.cost, fit.meanIoU, fit.recall50, fit.recall75, fit.bpr4, Double(leftOut),
    ]
    for (place, number) in numbers.enumerated() { metrics[place] = number }
  }
}
