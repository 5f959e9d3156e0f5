import Boxes
import JSONText
import Targets

extension LayoutFile {
  static func json(_ preset: TrainerPreset) -> JSONValue {
    let layout = preset.layout
    var file: JSONObject = [
      "schema": .string(schema), "name": .string(preset.name), "summary": .string(preset.summary),
      "source": .string(preset.source),
      "imageSize": [
        "width": .int(layout.imageSize.width), "height": .int(layout.imageSize.height),
      ],
      "levels": .array(layout.levels.map(json)),
      "cellOrder": word(layout.cellOrder, LayoutWords.cellOrders),
      "order": word(layout.nesting, LayoutWords.nestings),
      "clip": word(layout.clipping, LayoutWords.clippings),
      "clipForOverlap": .bool(layout.clipsForOverlap),
      "sizeUnit": word(layout.shapeUnit, LayoutWords.shapeUnits),
      "priorUnit": word(layout.unit, LayoutWords.units),
      "arithmetic": word(layout.arithmetic, LayoutWords.arithmetics),
      "codingFrame": word(layout.frame, LayoutWords.frames),
      "groundTruth": groundTruths(preset),
      "unionOrder": word(
        preset.unionOrder == .differenceFirst ? .differenceFirst : .sumFirst,
        LayoutWords.unionOrders),
      "matcher": json(preset.policy), "coder": json(preset.coder), "classes": json(preset.classes),
    ]
    if case .sumPlus(let epsilon) = preset.unionOrder { file["overlapEpsilon"] = shortest(epsilon) }
    if layout.roundsHalfSides { file["roundHalfSides"] = true }
    file["inputFit"] = json(preset.fit)
    file["loss"] = preset.loss.map { .string($0.name) }
    file["decoding"] = preset.decoding.map { .string($0.name) }
    return .object(file)
  }

  private static func groundTruths(_ preset: TrainerPreset) -> JSONValue {
    var object: JSONObject = [
      "unit": word(preset.groundTruthFrame.unit, LayoutWords.units),
      "center": word(preset.groundTruthFrame.center, LayoutWords.frames),
      "clampCenterForm": .bool(preset.groundTruthFrame.clampsCenterForm),
    ]
    object["minimumSide"] = preset.intake.leastSide.map { .double($0) }
    object["degenerateReason"] = preset.intake.degenerateReason.map { .string($0) }
    return .object(object)
  }

  /// How images are brought to the input; nothing for those that are stretched.
  static func json(_ fit: InputFit) -> JSONValue? {
    switch fit {
    case .stretch: nil
    case .pad(let place, let rounding):
      [
        "fit": "pad", "place": word(place, LayoutWords.padPlaces),
        "rounding": word(rounding, LayoutWords.roundings),
      ]
    case .shorterSide(let fit):
      [
        "fit": "shorter-side", "length": .int(fit.length), "longest": .int(fit.longest),
        "multiple": .int(fit.multiple), "rounding": word(fit.rounding, LayoutWords.roundings),
      ]
    }
  }

  private static func json(_ level: PriorLevel) -> JSONValue {
    let grid = level.grid
    var object = JSONObject()
    if let stride = level.stride {
      object["stride"] = .double(stride)
    } else if grid.columns == grid.rows {
      object["grid"] = .int(grid.columns)
    } else {
      object["grid"] = ["columns": .int(grid.columns), "rows": .int(grid.rows)]
    }
    switch level.centering {
    case .step(let step): object["step"] = .double(step)
    case .wholeSteps: object["wholeSteps"] = true
    case .cells: break
    }
    if level.centerOffset != 0.5 { object["centerOffset"] = .double(level.centerOffset) }
    object["shapes"] = .array(
      level.shapes.map { shape in
        switch shape {
        case .scale(let scale, let ratio): ["scale": .double(scale), "ratio": .double(ratio)]
        case .size(let width, let height): ["width": .double(width), "height": .double(height)]
        }
      })
    return .object(object)
  }

  private static func json(_ policy: MatchPolicy) -> JSONValue {
    var object = JSONObject()
    switch policy.forced {
    case .none: object["forced"] = "none"
    case .bipartite(let floor, let comparator):
      object["forced"] = "bipartite"
      object["floor"] = .double(floor)
      object["floorComparator"] = word(comparator, LayoutWords.comparators)
    case .oneToOne: object["forced"] = "one-to-one"
    case .bestPrior(let conflict):
      object["forced"] = "best-prior"
      object["conflict"] = word(conflict, LayoutWords.conflicts)
    case .everyBestPrior(let owner, let floor):
      object["forced"] = "every-best-prior"
      object["tieOwner"] = word(owner, LayoutWords.tieOwners)
      object["floor"] = .double(floor)
    }
    object["shareTies"] = .bool(policy.sharesTies)
    object["threshold"] = .double(policy.threshold)
    object["comparator"] = word(policy.comparator, LayoutWords.comparators)
    object["ignoredFrom"] = policy.ignoredFrom.map { .double($0) }
    if !policy.backgroundPriors.isEmpty {
      object["backgroundPriors"] = .array(policy.backgroundPriors.map { .int($0) })
    }
    switch policy.emptyImage {
    case .background: object["emptyImage"] = "background"
    case .refused(let reason):
      object["emptyImage"] = "refused"
      object["emptyReason"] = .string(reason)
    case .paddingRow: object["emptyImage"] = "padding-row"
    case .wholeImage: object["emptyImage"] = "whole-image"
    }
    return .object(object)
  }

  private static func json(_ coder: CenterOffsetCoder) -> JSONValue {
    let variances = coder.variances
    var object: JSONObject = [
      "variances": .array(
        [variances.x, variances.y, variances.width, variances.height].map(shortest)),
      "offsetOrder": word(coder.order, LayoutWords.offsetOrders),
      "epsilon": shortest(coder.epsilon),
      "arithmetic": word(coder.arithmetic, LayoutWords.offsetArithmetics),
    ]
    object["exponentCap"] = coder.exponentCap.map(shortest)
    object["exponentFloor"] = coder.exponentFloor.map(shortest)
    return .object(object)
  }

  private static func json(_ classes: ClassTargetCoder) -> JSONValue {
    var object: JSONObject = [
      "background": .int(Int(classes.background)), "firstClass": .int(Int(classes.firstClass)),
      "ignored": .int(Int(classes.ignored)), "labeled": word(classes.labeled, LayoutWords.labeled),
    ]
    if classes.isAgnostic { object["agnostic"] = true }
    if classes.backgroundIsLast { object["backgroundIsLast"] = true }
    if !classes.scoresBackground { object["scoresBackground"] = false }
    return .object(object)
  }

  /// The `Double` with the fewest digits that rounds to the same `Float`: 0.1, not 0.10000000149.
  private static func shortest(_ value: Float) -> JSONValue {
    .double(Double(value.description) ?? Double(value))
  }

  static func word<Value: Equatable>(
    _ value: Value, _ words: [(String, Value)]
  ) -> JSONValue {
    LayoutWords.word(value, in: words).map { .string($0) } ?? .null
  }
}
