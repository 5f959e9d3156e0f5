import Boxes
import Clustering
import Labels
import Trainers

/// Anchors beside others on the same boxes: plain k-means, and what a trainer at hand or the target of an
/// emission has.
public struct AnchorStandings: Sendable {
  /// The study's own first, then plain k-means, then the rivals.
  public let standings: [AnchorStanding]
  /// The trainer whose matcher was asked; nothing without one.
  public let trainer: String?

  /// The study's own.
  public var own: AnchorStanding? { standings.first }

  /// The rival that fares best of those that do better than the study's own; nothing where none does.
  ///
  /// Under a matcher that is the mean over objects of the overlap with their best positive that is not
  /// forced; without one, the mean of best shape IoUs.
  public var better: AnchorStanding? {
    guard let own else { return nil }
    return standings.filter(\.isRival).filter { $0.worth > own.worth }
      .max { $0.worth < $1.worth }
  }
}

extension AnchorStanding {
  /// Whether it is what a trainer has.
  var isRival: Bool {
    if case .rival = origin { true } else { false }
  }
}

/// Measures sets of anchors on one sample, and under one trainer's matcher.
struct StandingsBench {
  private let sample: SizeSample
  private let plain: SizeSample
  private let byClass: [(name: String, sample: SizeSample)]
  private let bench: TrainerBench?
  private let jobs: Int?

  /// Takes boxes, and the objects as a trainer reads them.
  ///
  /// - Parameter classes: the same boxes with their classes, each counting once.
  init(_ sample: SizeSample, classes: SizeSample, _ source: SizeSource) {
    self.sample = sample
    plain = sample.withoutClasses()
    byClass = classes.byClass().compactMap { part in
      guard let index = part.classIndex, source.classes.names.indices.contains(index.value) else {
        return nil
      }
      return (source.classes.names[index.value], part.sample.withoutClasses())
    }
    // Boxes as labeled have no place on a network's grid.
    bench = sample.scaling.inputSize == nil ? nil : source.bench
    jobs = source.jobs
  }

  /// Measures a study's anchors beside plain k-means and its rivals.
  ///
  /// - Parameter clustered: what the options gave before any refinement; where they ask for plain
  ///   k-means, it is not run again.
  func standings(
    of anchors: AnchorSet, clustered: AnchorSet, _ options: ClusteringOptions,
    against rivals: AnchorRivals
  ) throws -> AnchorStandings {
    var standings = [try standing(.study, anchors)]
    let simple = options.plainKMeans
    standings.append(
      try standing(
        .plainKMeans,
        options == simple
          ? clustered : try AnchorClustering(plain, simple, jobs: jobs).run().anchors))
    if bench != nil, let name = rivals.name {
      if let own = try ownStanding(name) { standings.append(own) }
    } else if sample.scaling.normalization == .image {
      for published in rivals.published {
        guard let set = published.anchors else { continue }
        standings.append(
          try standing(.rival(published.name), AnchorSet(set.sizes, scaling: sample.scaling)))
      }
    }
    return AnchorStandings(standings: standings, trainer: bench?.trainer.name)
  }

  /// The trainer's own anchors; nothing without a trainer, or where a shape vanishes.
  func ownStanding(
    _ name: String, countingConflicts: Bool = false
  ) throws -> AnchorStanding? {
    guard let bench else { return nil }
    let shapes = bench.trainer.shapes.compactMap {
      Size<Pixels>(width: $0.width, height: $0.height)
    }
    guard let own = AnchorSet(pixels: shapes, scaling: sample.scaling) else { return nil }
    return try standing(
      .rival(name), own, isTrainersOwn: true, countingConflicts: countingConflicts)
  }

  private func standing(
    _ origin: AnchorStanding.Origin, _ anchors: AnchorSet, isTrainersOwn: Bool = false,
    countingConflicts: Bool = false
  ) throws -> AnchorStanding {
    let fits = byClass.map { (name: $0.name, fit: metrics(anchors, $0.sample)) }
    var worst: AnchorStanding.WorstClass?
    var matches: AnchorStanding.Matches?
    if let bench {
      let (tally, priors) = try bench.tally(
        isTrainersOwn ? nil : anchors.pixelSizes, countingConflicts: countingConflicts)
      matches = AnchorStanding.Matches(tally: tally, priorCount: priors)
      worst = tally.worstClass.map { found in
        let names = bench.trainer.classNames
        let name = names.indices.contains(found.index) ? names[found.index] : "?"
        return AnchorStanding.WorstClass(
          name: name, fit: fits.first { Self.areAlike($0.name, name) }?.fit, tally: found.tally)
      }
    } else {
      worst = fits.min { $0.fit.meanIoU < $1.fit.meanIoU }.map {
        AnchorStanding.WorstClass(name: $0.name, fit: $0.fit, tally: nil)
      }
    }
    return AnchorStanding(
      origin: origin, count: anchors.sizes.count, fit: metrics(anchors, plain), worstClass: worst,
      matches: matches)
  }

  private func metrics(_ anchors: AnchorSet, _ sample: SizeSample) -> AnchorMetrics {
    AnchorMetrics(of: anchors.sizes, on: sample, jobs: jobs)
  }

  /// A trainer's reader may spell a class without capitals and blanks around it.
  private static func areAlike(_ name: String, _ spelled: String) -> Bool {
    name == spelled || ReaderInfo.Spelling.trimmedLowerCase.apply(to: name) == spelled
  }
}

extension ClusteringOptions {
  /// As many anchors by the blog post's recipe, from the same start.
  fileprivate var plainKMeans: ClusteringOptions {
    var options = ClusteringOptions(
      anchorCount: anchorCount, distance: .euclidean, restarts: restarts, seed: seed)
    options.initial = initial
    return options
  }
}
