import Boxes

/// Tables that several presets share.
enum SSDTables {
  static let cells300 = [38, 19, 10, 5, 3, 1]
  static let steps300: [Double] = [8, 16, 32, 64, 100, 300]
  static let cells512 = [64, 32, 16, 8, 4, 2, 1]
  static let steps512: [Double] = [8, 16, 32, 64, 128, 256, 512]
  /// Ratios above 1 per level; each goes with its inverse.
  static let ratios300: [[Double]] = [[2], [2, 3], [2, 3], [2, 3], [2], [2]]
  static let ratios512: [[Double]] = [[2], [2, 3], [2, 3], [2, 3], [2, 3], [2], [2]]
  /// 20 % to 90 % of 300 in six steps of 17 %, from 10 %.
  static let sizes300: [Double] = [30, 60, 111, 162, 213, 264, 315]
  /// 15 % to 90 % of 300, from 7 %.
  static let smallSizes300: [Double] = [21, 45, 99, 153, 207, 261, 315]
  /// The published 512 model's: 7 % first.
  static let sizes512: [Double] = [35.84, 76.8, 153.6, 230.4, 307.2, 384, 460.8, 537.6]
  /// 10 % to 90 % of 512, from 4 %.
  static let smallSizes512: [Double] = [20.48, 51.2, 133.12, 215.04, 296.96, 378.88, 460.8, 542.72]

  static let inverses300 = ratios300.map(LevelTable.withInverses)
  static let inverses512 = ratios512.map(LevelTable.withInverses)

  /// A square input.
  static func square(_ side: Int) throws(TargetsError) -> ImageSize {
    guard let size = ImageSize(width: side, height: side) else {
      throw .inputSide(side, most: ImageSize.maximumSide)
    }
    return size
  }

  /// The layout of an input of 300 with a table of sizes.
  static func layout300(_ name: String, sizes: [Double]) throws(TargetsError) -> PriorLayout {
    PriorLayout(
      name: name, imageSize: try square(300),
      levels: try PriorLayout.levels(
        cells: cells300, steps: steps300, sizes: sizes, ratios: inverses300))
  }

  /// The layout of an input of 512 with a table of sizes.
  static func layout512(_ name: String, sizes: [Double]) throws(TargetsError) -> PriorLayout {
    PriorLayout(
      name: name, imageSize: try square(512),
      levels: try PriorLayout.levels(
        cells: cells512, steps: steps512, sizes: sizes, ratios: inverses512))
  }
}
