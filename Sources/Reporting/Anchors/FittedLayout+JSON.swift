import Boxes
import Clustering
import JSONText
import Studies
import Targets

extension FittedLayout {
  /// `anchorkit.layout-fit/2`.
  public var json: String {
    let levels = table.levels.enumerated().map { index, level -> JSONValue in
      [
        "columns": .int(level.columns), "rows": .int(level.rows), "step": .double(level.stepX),
        "size": .double(level.size), "nextSize": .double(level.nextSize),
        "ratios": .array(level.ratios.map { .double($0) }),
        "bestFor": .int(outcome.tally.matchedByLevel[index]),
        "couldGo": .bool(advice.idle.contains(index)),
      ]
    }
    let value: JSONValue = [
      "schema": "anchorkit.layout-fit/2", "layout": .string(name),
      "inputSize": [
        "width": .int(table.inputSize.width), "height": .int(table.inputSize.height),
      ],
      "boxes": .int(sample.boxCount), "images": .int(sample.imageCount),
      "leftOut": .counts(sample.leftOut), "levels": .array(levels),
      "isDefault": .bool(outcome.isDefault), "hasPlaces": .bool(hasPlaces),
      "readers": .array(readers.map { .string($0) }),
      "fitted": Self.json(outcome.tally), "defaults": Self.json(outcome.defaults),
      "limits": [
        "sizeInSteps": .array([
          .double(limits.steps.lowerBound), .double(limits.steps.upperBound),
        ]),
        "ratios": .array([.double(limits.ratios.lowerBound), .double(limits.ratios.upperBound)]),
        "longestSideInSteps": .double(limits.longestSide),
        "leastGrowth": .double(limits.leastGrowth),
        "positivesFactor": .double(LayoutGoal.positivesFactor),
      ],
      "withoutLevelsThatCouldGo": advice.withoutIdle.map(Self.json) ?? .null,
      "missingLevel": advice.finer.map { finer in
        [
          "columns": .int(finer.level.columns), "rows": .int(finer.level.rows),
          "step": .double(finer.level.stepX), "size": .double(finer.level.size),
          "with": Self.json(finer.tally),
        ]
      } ?? .null,
      "levelsOfSmallImages": levelsOfCommonImage.map { .int($0) } ?? .null,
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }

  private static func json(_ tally: LayoutTally) -> JSONValue {
    [
      "objects": .int(tally.objects), "matched": .int(tally.matched),
      "truePositiveShare": .double(tally.matchedShare),
      "meanMatchedIoU": .double(tally.meanMatchedIoU),
      "trueOverlap": .double(tally.meanTrueOverlap), "forced": .int(tally.forcedOnly),
      "neverMatched": .int(tally.neverMatched), "positives": .int(tally.positives),
      "positivesPerImage": .double(tally.positivesPerImage), "score": .double(tally.score),
      "outOfReach": .int(tally.outOfReach),
    ]
  }
}
