import Boxes
import Targets

extension LayoutNode {
  private static let sides = 1e-6...1e9
  private static let side = "a number from 1e-6 to 1e9"

  /// One feature map.
  ///
  /// - Parameter size: the network's input.
  func level(of size: ImageSize) throws(LayoutError) -> PriorLevel {
    try object { (node) throws(LayoutError) in
      let stride = try node.optional("stride")?.number(0.5...4096, "a number from 0.5 to 4096")
      let cells = node.optional("grid")
      if stride != nil, cells != nil {
        throw .both(path: node.path, first: "stride", second: "grid")
      }
      let grid: FeatureGrid
      if let stride {
        grid = FeatureGrid(size, stride: stride)
      } else if let cells {
        grid = try cells.grid()
      } else {
        grid = try node.required("grid", "cells each way, or columns and rows").grid()
      }
      let centering = try node.centering()
      let offset = try node.optional("centerOffset")?.number(0...1, "a number from 0 to 1")
      return PriorLevel(
        grid: grid, centering: centering, shapes: try node.shapes(), centerOffset: offset ?? 0.5,
        stride: stride)
    }
  }

  private mutating func centering() throws(LayoutError) -> GridCentering {
    let step = try optional("step")?.number(Self.sides, Self.side)
    let isWhole = try optional("wholeSteps")?.bool() ?? false
    guard isWhole else { return step.map { .step($0) } ?? .cells }
    guard step == nil else { throw .both(path: path, first: "step", second: "wholeSteps") }
    return .wholeSteps
  }

  private func grid() throws(LayoutError) -> FeatureGrid {
    let cells = 1...4096
    if value.object == nil { return FeatureGrid(square: try int(cells)) }
    return try object { (node) throws(LayoutError) in
      FeatureGrid(
        columns: try node.required("columns", "cells from left to right").int(cells),
        rows: try node.required("rows", "cells from top to bottom").int(cells))
    }
  }

  /// The shapes of a cell: a list, or SSD's table of a size and ratios.
  private mutating func shapes() throws(LayoutError) -> [PriorShape] {
    let list = optional("shapes")
    let size = optional("size")
    let next = try optional("nextSize")?.number(Self.sides, Self.side)
    var ratios: [Double] = []
    for ratio in try optional("ratios")?.elements("an array of width over height") ?? [] {
      ratios.append(try ratio.number(1e-3...1e3, "a width over height from 1e-3 to 1e3"))
    }
    if try optional("withInverses")?.bool() ?? false { ratios = LevelTable.withInverses(ratios) }
    let order = try optional("shapeOrder")?.word(LayoutWords.shapeOrders) ?? .squareMeanRatios
    let firstScale = try optional("firstScale")?.number(Self.sides, Self.side) ?? 1
    if let size {
      guard list == nil else { throw .both(path: path, first: "shapes", second: "size") }
      return order.shapes(
        size: try size.number(Self.sides, Self.side), next: next, ratios: ratios,
        firstScale: firstScale)
    }
    guard let list else {
      throw .missing(path: path + ".shapes", expected: "an array of shapes, or 'size'")
    }
    for name in ["nextSize", "ratios", "withInverses", "shapeOrder", "firstScale"]
    where value[name] != nil { throw .both(path: path, first: "shapes", second: name) }
    var shapes: [PriorShape] = []
    for node in try list.elements("an array of shapes") { shapes.append(try node.shape()) }
    guard (1...10_000).contains(shapes.count) else {
      throw list.unexpected("1 to 10000 shapes")
    }
    return shapes
  }

  private func shape() throws(LayoutError) -> PriorShape {
    try object { (node) throws(LayoutError) in
      let scale = try node.optional("scale")?.number(Self.sides, Self.side)
      let ratio = try node.optional("ratio")?.number(1e-3...1e3, "a number from 1e-3 to 1e3")
      let width = try node.optional("width")?.number(Self.sides, Self.side)
      let height = try node.optional("height")?.number(Self.sides, Self.side)
      switch (scale, width, height) {
      case (let scale?, nil, nil): return .scale(scale, ratio: ratio ?? 1)
      case (nil, let width?, let height?) where ratio == nil:
        return .size(width: width, height: height)
      default:
        throw node.unexpected("'scale' with an optional 'ratio', or 'width' and 'height'")
      }
    }
  }
}
