import Boxes
import Foundation
import JSONText

@testable import Targets

/// What a trainer of the SSD family was recorded to do, with the preset that has to do the same.
struct TrainerRecording {
  /// How the recorded rows of priors are to be read.
  enum Rows { case centers, corners, doubleCenters }

  /// The name that `make parity` prints.
  let name: String
  let preset: TrainerPreset
  let rows: Rows
  let root: Recorded
  /// The recorded rows with all their digits, which Foundation rounds away.
  let exactRows: JSONValue?

  /// The recordings of a folder.
  static func all(in folder: URL) throws -> [TrainerRecording] {
    func data(_ file: String) throws -> Data {
      try Data(contentsOf: folder.appendingPathComponent(file + ".json"))
    }
    func root(_ file: String) throws -> Recorded {
      Recorded(try JSONSerialization.jsonObject(with: data(file)))
    }
    func one(_ name: String, _ rows: Rows) throws -> TrainerRecording {
      TrainerRecording(
        name: name, preset: try TrainerPresets.named(name), rows: rows, root: try root(name),
        exactRows: nil)
    }
    func part(
      _ file: String, _ system: String, _ name: String, _ rows: Rows,
      _ change: (inout TrainerPreset) throws -> Void = { _ in }
    ) throws -> TrainerRecording {
      var preset = try TrainerPresets.named(file)
      try change(&preset)
      return TrainerRecording(
        name: name, preset: preset, rows: rows, root: try root(file)["systems"][system],
        exactRows: try JSONReader().read(Array(data(file)))["systems"]?[system]?["priors"]?[
          "rows"])
    }
    // Recorded behind the step that drops small objects.
    let name = "pytorch-ssd300"
    var taking = try TrainerPresets.named(name)
    taking.intake = GroundTruthIntake()
    let pyTorch = TrainerRecording(
      name: name, preset: taking, rows: .centers, root: try root(name), exactRows: nil)
    return [
      try one("torchvision-ssdlite320", .corners), pyTorch, try one("mb1-ssd300", .centers),
      try part(
        "super-gradients-ssd300", "recipe-300-stride-8-plus", "super-gradients-ssd300", .centers),
      try part(
        "super-gradients-ssd300", "dboxes300-with-last-map-1", "super-gradients-map-1", .centers
      ) { $0.layout.levels[5].grid = FeatureGrid(square: 1) },
      try one("paddledet-ssd300", .corners),
      try part("ssd-keras-300", "pascal-neg-0.5", "ssd-keras-300", .doubleCenters),
      try part("ssd-keras-300", "coco-neg-0.3", "ssd-keras-300-neutral", .doubleCenters) {
        $0.policy.ignoredFrom = 0.3
        $0.layout.levels = try PriorLayout.levels(
          cells: SSDTables.cells300, steps: SSDTables.steps300,
          sizes: [0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05], ratios: SSDTables.inverses300)
      },
      try part("ssd-keras-512", "pascal-neg-0.5", "ssd-keras-512", .doubleCenters),
    ]
  }

  /// What differs from the recorded priors; nothing when all recorded rows are equal to the bit.
  func priorMiss(_ priors: Priors) -> String? {
    let recorded = root["priors"]
    if recorded["count"].integer != priors.count { return "\(priors.count) priors" }
    let columns = columns(of: priors)
    for key in recorded["rows"].keys {
      guard let row = Int(key) else { return "row \(key)" }
      let want =
        exactRows?[key]?.array?.compactMap(\.double) ?? recorded["rows"][key].numbers
      guard want.count == 4 else { return "row \(key)" }
      for (column, value) in zip(columns, want)
      where column[row] != (rows == .doubleCenters ? value : Double(Float(value))) {
        return "row \(key): \(columns.map { $0[row] }) for \(want)"
      }
    }
    for (column, sum) in zip(columns, recorded["columnSumsFloat64"].numbers)
    where !agrees(column.reduce(0, +), sum, within: 1e-12) {
      return "sum \(column.reduce(0, +)) for \(sum)"
    }
    return nil
  }

  private func columns(of priors: Priors) -> [[Double]] {
    switch rows {
    case .centers:
      let c = priors.centers
      return [c.cx, c.cy, c.width, c.height].map { $0.map(Double.init) }
    case .corners:
      let c = priors.corners
      return [c.xMin, c.yMin, c.xMax, c.yMax].map { $0.map(Double.init) }
    case .doubleCenters:
      guard let c = priors.doubles?.frames else { return [[], [], [], []] }
      return [c.cx, c.cy, c.width, c.height]
    }
  }

  /// The ground truths of a recorded set; classes go round by three.
  static func groundTruths(of set: Recorded) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (index, box) in set["boxes"].list.map(\.numbers).enumerated() {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: index % 3)
    }
    return columns
  }
}
