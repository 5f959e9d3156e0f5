import Targets

extension PriorLayout {
  /// The unit in which overlap with the priors is measured.
  var overlapUnit: PriorUnit { arithmetic == .unitThenPixels ? .pixel : unit }
}

extension LayoutFile {
  /// Refuses an arithmetic whose numbers would be of another unit than the rest: priors that lie
  /// nowhere, or ground truths that no prior can overlap.
  static func refuseMisfit(_ preset: TrainerPreset) throws(LayoutError) {
    let layout = preset.layout
    let isClippedByCorners = layout.clipping == .none || layout.clipping == .corners
    let isPixel = layout.unit == .pixel
    switch layout.arithmetic {
    case .doublesRounded: break
    case .cornersThenShift, .doubleCorners:
      if layout.frame == .asListed {
        throw misfit(layout, "codingFrame", "'corner-mean' or 'corner-plus-half'", "'as-listed'")
      }
    case .floatCenters, .unitThenPixels:
      if isPixel { throw misfit(layout, "priorUnit", "'unit'", "'pixel'") }
    case .floatSides, .floats:
      if layout.shapeUnit != .pixel {
        let found = spelled(layout.shapeUnit, LayoutWords.shapeUnits)
        throw misfit(layout, "sizeUnit", "'pixel'", found)
      }
      if !isPixel, layout.frame == .asListed {
        throw misfit(layout, "codingFrame", "'corner-mean' or 'corner-plus-half'", "'as-listed'")
      }
    case .doubles:
      if layout.frame != .asListed {
        let found = spelled(layout.frame, LayoutWords.frames)
        throw misfit(layout, "codingFrame", "'as-listed'", found)
      }
      if layout.clipsForOverlap { throw misfit(layout, "clipForOverlap", "false", "true") }
    }
    let isOfCenters = layout.arithmetic == .floatSides || layout.arithmetic == .floats
    let mayClipCenters = !layout.arithmetic.placesPixels || isPixel && isOfCenters
    if !isClippedByCorners, !mayClipCenters {
      let found = spelled(layout.clipping, LayoutWords.clippings)
      throw misfit(layout, "clip", "'none' or 'corners'", found)
    }
    guard preset.groundTruthFrame.unit == layout.overlapUnit else {
      throw misfit(
        layout, "groundTruth.unit", spelled(layout.overlapUnit, LayoutWords.units),
        spelled(preset.groundTruthFrame.unit, LayoutWords.units))
    }
  }

  /// Refuses grids of one input where each image has an input of its own.
  static func requireStrides(_ layout: PriorLayout) throws(LayoutError) {
    for (place, level) in layout.levels.enumerated() where level.stride == nil {
      throw .missing(
        path: "levels[\(place)].stride",
        expected: "a stride instead of a grid, because inputFit gives each image its own input")
    }
  }

  private static func misfit(
    _ layout: PriorLayout, _ path: String, _ expected: String, _ found: String
  ) -> LayoutError {
    let arithmetic = spelled(layout.arithmetic, LayoutWords.arithmetics)
    return .unexpected(
      path: path, expected: "\(expected) with the arithmetic \(arithmetic)", found: found)
  }

  private static func spelled<Value: Equatable>(
    _ value: Value, _ words: [(String, Value)]
  ) -> String { "'\(LayoutWords.word(value, in: words) ?? "")'" }
}
