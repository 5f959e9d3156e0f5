extension PriorLayout {
  /// Makes the priors.
  ///
  /// A layout whose sizes are nonsense makes nonsense, as its trainer does: a side may come out
  /// 0 or `nan`. `TargetEncoder` refuses such priors.
  ///
  /// - Shape: level, then cell in `cellOrder`, then shape; or shape, then cell, as `nesting` says.
  /// - Complexity: linear in the number of priors; made once, kept by the encoder.
  public func priors() -> Priors {
    var centers = CenterColumns<Float>()
    var corners = CornerColumns<Float>()
    var frames = CenterColumns<Float>()
    var doubles: PriorDoubles? = arithmetic == .doubles ? PriorDoubles() : nil
    centers.reserve(count)
    corners.reserve(count)
    frames.reserve(count)
    var scan = PriorScanIndex()
    let horizontal = LayoutAxis(
      layout: self, extent: Double(imageSize.width), isHorizontal: true)
    let vertical = LayoutAxis(layout: self, extent: Double(imageSize.height), isHorizontal: false)
    for level in levels.flatMap(runs) {
      let columns = horizontal.placements(of: level, cells: level.grid.columns)
      let rows = vertical.placements(of: level, cells: level.grid.rows)
      let (outer, inner) = cellOrder == .rows ? (rows, columns) : (columns, rows)
      scan.append(outer: outer, inner: inner, base: centers.count)
      for outerCell in outer {
        for innerCell in inner {
          for shape in level.shapes.indices {
            let x = cellOrder == .rows ? innerCell[shape] : outerCell[shape]
            let y = cellOrder == .rows ? outerCell[shape] : innerCell[shape]
            centers.append(cx: x.center, cy: y.center, width: x.side, height: y.side)
            corners.append(xMin: x.low, yMin: y.low, xMax: x.high, yMax: y.high)
            frames.append(
              cx: x.frameCenter, cy: y.frameCenter, width: x.frameSide, height: y.frameSide)
          }
        }
      }
      doubles?.append(level, horizontal, vertical, cellOrder)
    }
    scan.finish(with: corners)
    return Priors(
      layout: self, centers: centers, corners: corners, frames: frames, doubles: doubles,
      scan: scan)
  }

  /// A level as runs of cells that each hold all their shapes: itself, or one run a shape.
  private func runs(of level: PriorLevel) -> [PriorLevel] {
    switch nesting {
    case .shapesInCells: [level]
    case .cellsInShapes:
      level.shapes.map {
        PriorLevel(
          grid: level.grid, centering: level.centering, shapes: [$0],
          centerOffset: level.centerOffset)
      }
    }
  }
}

extension PriorDoubles {
  /// Adds the priors of a level.
  fileprivate mutating func append(
    _ level: PriorLevel, _ horizontal: LayoutAxis, _ vertical: LayoutAxis, _ order: CellOrder
  ) {
    func axis(_ axis: LayoutAxis, _ cells: Int) -> [[AxisDoubles]] {
      (0..<cells).map { cell in
        level.shapes.map {
          axis.doubles(
            $0, cell: cell, of: cells, level.centering, offset: level.centerOffset)
        }
      }
    }
    let columns = axis(horizontal, level.grid.columns)
    let rows = axis(vertical, level.grid.rows)
    let isByRow = order == .rows
    for outer in isByRow ? rows : columns {
      for inner in isByRow ? columns : rows {
        for shape in level.shapes.indices {
          append(isByRow ? inner[shape] : outer[shape], isByRow ? outer[shape] : inner[shape])
        }
      }
    }
  }
}

extension LayoutAxis {
  /// The placements of a level along this axis: one row a cell, one entry a shape.
  func placements(of level: PriorLevel, cells: Int) -> [[AxisPlacement]] {
    (0..<cells).map { cell in
      level.shapes.map {
        place($0, cell: cell, of: cells, level.centering, offset: level.centerOffset)
      }
    }
  }
}
