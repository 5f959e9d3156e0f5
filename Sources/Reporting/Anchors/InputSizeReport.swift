import Boxes
import Clustering
import JSONText
import Studies
import Text

/// What `anchors input-size` found, as text, JSON or CSV: the answer in one sentence, then the table.
public struct InputSizeReport: Sendable {
  let outcome: InputSizeStudy.Outcome
  var advice: InputSizeAdvice { outcome.advice }
  private var unknownImages: Int { outcome.unknownImages }
  private var leftOut: [String: Int] { outcome.leftOut }

  /// Takes what is to be printed.
  public init(_ outcome: InputSizeStudy.Outcome) {
    self.outcome = outcome
  }

  /// A table of the candidates, and a line for each remark.
  public var text: String {
    var table = TextTable([
      ("input", .right), ("grid", .right), ("cells", .right), ("distortion", .right),
      ("worst", .right), ("scale", .right), ("under \(Self.side) px", .right),
      ("under a cell", .right),
    ])
    for candidate in advice.candidates {
      table.add([
        "\(candidate.inputSize)", "\(candidate.columns)x\(candidate.rows)",
        DecimalText.grouped(candidate.cells), DecimalText.fixed(candidate.meanDistortion, 2),
        DecimalText.fixed(candidate.largestDistortion, 2),
        DecimalText.fixed(candidate.meanScale, 2), count(candidate.tooSmall),
        count(candidate.underOneCell),
      ])
    }
    let verb = advice.resize == .letterbox ? "letterboxed" : "stretched"
    var text = """
      \(outcome.answer(of: advice.boxCount))

      \(DecimalText.count(advice.boxCount, "box", "boxes")) in \
      \(DecimalText.count(advice.imageCount, "image", "images")), \(verb); median width/height \
      \(DecimalText.fixed(advice.medianAspect, 2)); a cell every \(advice.stride) px

      \(table.text(indent: 2))
        distortion: how much more one axis is scaled than the other, mean and worst image
        scale: input pixels to an image pixel, mean over images

      """
    text += outcome.lostText
    for (sentence, sizes) in remarks { text += "\(named(sizes)): \(sentence).\n" }
    if unknownImages > 0 {
      text +=
        "\(DecimalText.count(unknownImages, "image", "images")) of unknown size not counted; "
        + "give --images DIR or --image-size WxH\n"
    }
    if let leftOut = LeftOutText.sentence(leftOut) { text += leftOut + "\n" }
    return text
  }

  /// The report as `anchorkit.input-size/1`, with a line end.
  public var json: String {
    let candidates = advice.candidates.map { candidate -> JSONValue in
      [
        "cells": .int(candidate.cells), "columns": .int(candidate.columns),
        "height": .int(candidate.inputSize.height),
        "largestDistortion": .double(candidate.largestDistortion),
        "meanDistortion": .double(candidate.meanDistortion),
        "meanScale": .double(candidate.meanScale),
        "remarks": .array(candidate.remarks.map { .string($0.sentence) }),
        "rows": .int(candidate.rows), "tooSmall": .int(candidate.tooSmall),
        "underOneCell": .int(candidate.underOneCell), "width": .int(candidate.inputSize.width),
      ]
    }
    let value: JSONValue = [
      "schema": "anchorkit.input-size/1", "boxes": .int(advice.boxCount),
      "candidates": .array(candidates), "images": .int(advice.imageCount),
      "leftOut": .counts(leftOut), "recommendation": outcome.recommendation,
      "medianAspect": .double(advice.medianAspect),
      "resize": .string(advice.resize.rawValue),
      "smallestSide": .double(InputSizeAdvice.smallestSide),
      "stride": .int(advice.stride), "unknownImages": .int(unknownImages),
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }

  /// One line a candidate.
  public var csv: String {
    var text =
      "width,height,columns,rows,mean_distortion,largest_distortion,mean_scale,too_small,"
      + "under_one_cell\n"
    for candidate in advice.candidates {
      text += """
        \(candidate.inputSize.width),\(candidate.inputSize.height),\(candidate.columns),\
        \(candidate.rows),\(candidate.meanDistortion),\(candidate.largestDistortion),\
        \(candidate.meanScale),\(candidate.tooSmall),\(candidate.underOneCell)

        """
    }
    return text
  }

  private func named(_ sizes: [String]) -> String {
    sizes.count > 1 && sizes.count == advice.candidates.count
      ? "all of them" : sizes.joined(separator: ", ")
  }

  /// Each sentence once, with the sizes that it is said of.
  private var remarks: [(sentence: String, sizes: [String])] {
    var remarks: [(sentence: String, sizes: [String])] = []
    for candidate in advice.candidates {
      for sentence in candidate.remarks.map(\.sentence) {
        if let place = remarks.firstIndex(where: { $0.sentence == sentence }) {
          remarks[place].sizes.append("\(candidate.inputSize)")
        } else {
          remarks.append((sentence, ["\(candidate.inputSize)"]))
        }
      }
    }
    return remarks
  }

  private static var side: String { DecimalText.fixed(InputSizeAdvice.smallestSide, 0) }

  private func count(_ boxes: Int) -> String {
    guard advice.boxCount > 0 else { return "0" }
    let share = DecimalText.percent(Double(boxes) / Double(advice.boxCount))
    return "\(DecimalText.grouped(boxes)) (\(share))"
  }
}

extension InputSizeAdvice.Remark {
  /// The remark as a sentence without a full stop.
  fileprivate var sentence: String {
    switch self {
    case .distorts(let instead):
      "images are drawn out of shape, less so at \(instead)"
    case .upscales: "images are smaller than the input: more work, no more detail"
    case .denserGrid(let stride?):
      "many boxes lie in less than a cell; a stride of \(stride) would tell them apart"
    case .denserGrid(nil): "many boxes lie in less than a cell, at any stride; enlarge the input"
    case .largerInput(let size?):
      "many boxes are under \(DecimalText.fixed(InputSizeAdvice.smallestSide, 0)) px; "
        + "\(size) would keep all but few"
    case .largerInput(nil):
      "many boxes are under \(DecimalText.fixed(InputSizeAdvice.smallestSide, 0)) px, even at four "
        + "times the size; cut the images into tiles"
    }
  }
}
