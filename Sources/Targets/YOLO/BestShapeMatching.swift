import Boxes
import Glibc

/// ``YOLOBestShape``, level by level: what predictions take, then what shapes take.
struct BestShapeMatching {
  private let rule: YOLOBestShape
  private let width: Float
  private let height: Float
  /// Anchors that no level has: they compete, and nothing learns where they win.
  private let idle: [(number: Int, width: Float, height: Float)]

  init(_ rule: YOLOBestShape, input: ImageSize) {
    self.rule = rule
    width = Float(input.width)
    height = Float(input.height)
    idle =
      rule.roster.map { roster in
        roster.idle.map {
          ($0, Float(roster.anchors[$0].width), Float(roster.anchors[$0].height))
        }
      } ?? []
  }

  func run(_ grids: [YOLOGrid], _ work: inout YOLOWorkspace) {
    for grid in grids {
      let layer = rule.layer(of: grid.level)
      rest(grid, layer, &work)
      for box in work.boxes {
        let best = best(for: box, grids)
        for anchor in grid.widths.indices {
          let number = number(of: anchor, grid)
          let overlap = number == best.number ? best.overlap : self.overlap(box, grid, anchor)
          let passes = layer.othersAbove.map { overlap > Float($0) }
          guard number == best.number || passes == true else { continue }
          let column = YOLOGrid.clamped(box.x * Float(grid.columns), below: grid.columns)
          let row = YOLOGrid.clamped(box.y * Float(grid.rows), below: grid.rows)
          append(
            box, anchor, row, column, .own, overlap, isForced: passes == false, grid, layer, &work)
        }
      }
    }
  }

  /// What the network's silence ignores, and what it takes.
  private func rest(
    _ grid: YOLOGrid, _ layer: YOLOBestShape.Layer, _ work: inout YOLOWorkspace
  ) {
    let scale = Float(layer.centerScale)
    let predictions = RestingPredictions(
      grid: grid, middle: 0.5 * scale + -0.5 * (scale - 1), widths: grid.widths.map { $0 / width },
      heights: grid.heights.map { $0 / height })
    let ignored = Float(layer.ignoredAbove)
    let taken = layer.predictionsAbove.map { Float($0) }
    let known = work.touched.count
    predictions.raise(above: min(ignored, taken ?? ignored), &work)
    for prior in work.touched[known...].sorted() {
      let overlap = work.bestOverlaps[Int(prior)]
      if overlap > ignored { work.ignored.append(prior) }
      guard let taken, overlap > taken else { continue }
      let box = work.boxes[Int(work.bestGroundTruths[Int(prior)])]
      let (anchor, cell) = (Int(prior) - grid.first).quotientAndRemainder(
        dividingBy: grid.columns * grid.rows)
      append(
        box, anchor, cell / grid.columns, cell % grid.columns, .any, overlap, isForced: false,
        grid, layer, &work)
    }
  }

  /// The anchor's number among all of the file.
  private func number(of anchor: Int, _ grid: YOLOGrid) -> Int {
    rule.roster?.masks[grid.level][anchor] ?? grid.firstAnchor + anchor
  }

  /// The anchor with the best shape among all, and its number; the first of equals.
  private func best(for box: YOLOBox, _ grids: [YOLOGrid]) -> (number: Int, overlap: Float) {
    var best: (number: Int, overlap: Float) = (0, 0)
    func offer(_ number: Int, _ overlap: Float) {
      if overlap > best.overlap || overlap == best.overlap && number < best.number {
        best = (number, overlap)
      }
    }
    for grid in grids {
      for anchor in grid.widths.indices {
        offer(number(of: anchor, grid), overlap(box, grid, anchor))
      }
    }
    for anchor in idle {
      offer(
        anchor.number,
        YOLOOverlap.ofShapes(
          anchor.width / width, anchor.height / height, box.width, box.height))
    }
    return best
  }

  private func overlap(_ box: YOLOBox, _ grid: YOLOGrid, _ anchor: Int) -> Float {
    YOLOOverlap.ofShapes(
      grid.widths[anchor] / width, grid.heights[anchor] / height, box.width, box.height)
  }

  private func append(
    _ box: YOLOBox, _ anchor: Int, _ row: Int, _ column: Int, _ cell: YOLORow.Cell,
    _ overlap: Float, isForced: Bool, _ grid: YOLOGrid, _ layer: YOLOBestShape.Layer,
    _ work: inout YOLOWorkspace
  ) {
    let (v, k) = (grid.widths[anchor], grid.heights[anchor])
    let (w, h) = (box.width * width, box.height * height)
    let sides: (Float, Float) =
      switch layer.sides {
      case .logarithm: (Darknet.logarithm(w / v), Darknet.logarithm(h / k))
      case .squareRoot: ((w / (4 * v)).squareRoot(), (h / (4 * k)).squareRoot())
      }
    work.rows.append(
      YOLORow(
        prior: grid.prior(anchor: anchor, row: row, column: column), groundTruth: box.index,
        cell: cell, overlap: overlap, isForced: isForced,
        offsets: BoxOffsets(
          tx: box.x * Float(grid.columns) - Float(column),
          ty: box.y * Float(grid.rows) - Float(row), tw: sides.0, th: sides.1)))
  }
}

/// What darknet's layers share.
enum Darknet {
  /// C's `log`, which takes and gives doubles, rounded.
  static func logarithm(_ ratio: Float) -> Float { Float(log(Double(ratio))) }
}
