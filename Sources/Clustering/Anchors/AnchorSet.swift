import Boxes

/// Anchors in the order of their area, unless another is asked for, with what they were made from.
public struct AnchorSet: Hashable, Sendable {
  /// The anchors, smallest area first; in another order only from ``ordered(by:)``.
  ///
  /// - Ties: of equal areas the narrower one comes first.
  public private(set) var sizes: [Size<SampleUnits>]
  /// The units of ``sizes``.
  public let scaling: SizeScaling
  /// Where they come from.
  public let provenance: AnchorProvenance

  /// Orders sizes by area.
  public init(
    _ sizes: [Size<SampleUnits>], scaling: SizeScaling, provenance: AnchorProvenance = .given
  ) {
    self.sizes = sizes.sorted { ($0.area, $0.width) < ($1.area, $1.width) }
    self.scaling = scaling
    self.provenance = provenance
  }

  /// The same anchors in another order.
  ///
  /// - Parameter places: each place of ``sizes`` once.
  public func ordered(by places: [Int]) -> AnchorSet {
    var set = self
    set.sizes = places.map { sizes[$0] }
    return set
  }

  /// Takes anchors in pixels of the network's input, as a configuration states them.
  ///
  /// Nothing where a size vanishes in the units of the sample.
  public init?(
    pixels: [Size<Pixels>], scaling: SizeScaling, provenance: AnchorProvenance = .given
  ) {
    let factor = scaling.pixelsPerUnit
    var sizes: [Size<SampleUnits>] = []
    for size in pixels {
      guard
        let size = Size<SampleUnits>(
          width: size.width / factor.x, height: size.height / factor.y)
      else { return nil }
      sizes.append(size)
    }
    self.init(sizes, scaling: scaling, provenance: provenance)
  }

  /// The anchors in pixels of the network's input, in the same order.
  ///
  /// Nothing when sizes are shares of an input whose size is not known.
  public var pixelSizes: [Size<Pixels>]? {
    guard scaling.normalization == .none || scaling.inputSize != nil else { return nil }
    let factor = scaling.pixelsPerUnit
    return sizes.compactMap {
      Size<Pixels>(width: $0.width * factor.x, height: $0.height * factor.y)
    }
  }
}

extension AnchorSet {
  /// The anchor that fits a size best.
  public struct BestFit: Hashable, Sendable {
    /// Its place in ``AnchorSet/sizes``.
    public let index: Int
    /// Its shape IoU with the size.
    public let shapeIoU: Double
  }

  /// The anchor that fits a size best by shape IoU, or nothing when there is none.
  ///
  /// - Ties: the smaller anchor.
  public func bestFit(for size: Size<SampleUnits>) -> BestFit? {
    var best: BestFit?
    for (index, anchor) in sizes.enumerated() {
      let overlap = Overlap.shapeIoU(anchor, size)
      if overlap > best?.shapeIoU ?? -1 { best = BestFit(index: index, shapeIoU: overlap) }
    }
    return best
  }
}

/// Where anchors come from.
public enum AnchorProvenance: Hashable, Sendable {
  /// They were given: a configuration, a preset, the command line.
  case given
  /// They were found in a sample.
  case clustered(ClusteringOptions)
  /// They were refined for an objective, which is named.
  case refined(objective: String, from: [Size<SampleUnits>])
}
