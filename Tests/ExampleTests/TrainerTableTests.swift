import Boxes
import Configs
import Foundation
import Labels
import Targets
import Testing
import Text
import Trainers

/// The table of `Notebooks-md/trainers.md`: what there is of each preset, asked of the presets, their
/// readers and the files that are emitted for them.
@Suite struct TrainerTableTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let page = root.appending(path: "Notebooks-md/trainers.md")
  private static let start = "--filter TrainerTable -->\n"
  private static let end = "<!-- end of trainers -->"

  @Test func `the table of trainers is the one that they make`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.start)).upperBound
    let end = try #require(text.range(of: Self.end)).lowerBound
    let table = try Self.table()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      let fresh = text[..<start] + table + text[end...]
      try String(fresh).write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text[start..<end] == table,
        "trainers.md is stale: UPDATE_GOLDENS=1 swift test --filter TrainerTable")
    }
  }

  @Test func `every family that a file is emitted for can be read from that file`() throws {
    let files = try Self.targetsByFamily()
    for family in ["squeezedet", "darknet", "yolov5", "mmdet", "torchvision", "detectron2"] {
      #expect(files[family]?.isEmpty == false, "\(family)")
    }
  }

  private static func table() throws -> String {
    let files = try targetsByFamily()
    var lines = [
      "",
      "| preset | of | images reach the input | priors | who learns what | without objects | offsets "
        + "| loss | decoding | labels read by | `--to` and `--config` |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for family in TrainerList.standard.families {
      let targets = files[family.name, default: []].sorted().map { "`\($0)`" }
      for preset in family.presets {
        let row = try Row(try preset.model())
        let readers = TrainerReaders.readers(ofPreset: preset.name).map(\.info.name)
        lines.append(
          "| `\(preset.name)` | \(row.source) | \(row.input) | \(DecimalText.grouped(row.priors)) "
            + "| \(row.matcher) | \(row.empty) | \(row.offsets) | \(row.loss) | \(row.decoding) "
            + "| \(readers.isEmpty ? "plain" : readers.joined(separator: ", ")) "
            + "| \(targets.isEmpty ? "–" : targets.joined(separator: ", ")) |")
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// The emit targets whose files a family's presets are read from: each emitted file is asked.
  private static func targetsByFamily() throws -> [String: Set<String>] {
    let folder = root.appending(path: "Fixtures/emitters")
    var targets: [String: Set<String>] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let own = folder.appending(path: name)
      for file in try FileManager.default.contentsOfDirectory(atPath: own.path)
      where file.hasPrefix("expected.") {
        let bytes = Array(try Data(contentsOf: own.appending(path: file)))
        let source = ConfigSource(name: file, bytes: bytes)
        guard let reader = try? ConfigReaders.reader(of: source) else { continue }
        let config = try ConfigReaders.read(source)
        let family = config.basePreset.flatMap(TrainerList.standard.family(ofPreset:))
        let familyName = family?.name ?? TrainerFamily.squeezeDet.name
        targets[familyName, default: []].insert(reader.info.target)
      }
    }
    return targets
  }
}

/// What the table says of a preset.
private struct Row {
  let source: String
  let input: String
  let priors: Int
  let matcher: String
  /// What becomes of an image without objects.
  var empty = "background"
  let offsets: String
  var loss = "–"
  var decoding = "–"

  init(_ model: TrainerModel) throws {
    input = Self.words(model.fit, model.inputSize)
    switch model {
    case .ssd(let preset):
      source = preset.source
      priors = preset.layout.count
      matcher = Self.words(preset.policy)
      empty = Self.words(preset.policy.emptyImage)
      offsets = Self.words(preset.coder)
      loss = preset.loss?.name ?? "–"
      decoding = preset.decoding?.name ?? "–"
    case .yolo(let preset):
      source = preset.source
      priors = preset.layout.count
      (matcher, offsets) = Self.words(preset.assigner)
      loss = preset.loss?.name ?? "–"
      decoding = preset.decoding?.name ?? "–"
    case .squeezeDet(let config):
      source = "squeezedet-keras cb35550, run"
      priors = config.gridWidth * config.gridHeight * config.anchorsPerCell
      matcher = "the free prior of largest IoU, in the file's order; else the nearest"
      empty = "stops"
      offsets = "÷ sides, ln; nothing divided further"
      loss = "squeezedet"
      decoding = "squeezedet"
    }
  }

  private static func words(_ fit: InputFit, _ size: ImageSize) -> String {
    switch fit {
    case .stretch: "stretched to \(size)"
    case .pad(.cornered, _): "padded to \(size), at the corner"
    case .pad: "padded to \(size), in the middle"
    case .shorterSide(let sides):
      "shorter side to \(sides.length), longer to \(sides.longest) at most; priors of \(size)"
    }
  }

  private static func words(_ policy: MatchPolicy) -> String {
    let sign = policy.comparator == .atLeast ? "≥" : ">"
    var words = ["IoU \(sign) \(policy.threshold)"]
    if let low = policy.ignoredFrom, low < policy.threshold { words.append("ignored from \(low)") }
    switch policy.forced {
    case .none: words.append("none forced")
    case .bipartite: words.append("best free pairs first")
    case .oneToOne: words.append("one each, greedily")
    case .bestPrior(.first): words.append("best prior forced, the earlier object wins")
    case .bestPrior(.last): words.append("best prior forced, the later object wins")
    case .everyBestPrior(.ownBest, _): words.append("every tie of the best forced")
    case .everyBestPrior(.last, let floor):
      words.append(
        "every tie of the best forced\(floor > 0 ? " from \(floor)" : ""), the later object wins")
    }
    if policy.sharesTies { words.append("ties shared") }
    if !policy.backgroundPriors.isEmpty { words.append("prior 0 is background") }
    return words.joined(separator: "; ")
  }

  private static func words(_ empty: EmptyImagePolicy) -> String {
    switch empty {
    case .background: "background"
    case .refused: "stops"
    case .paddingRow: "**every prior positive** for a row of −1"
    case .wholeImage: "one box of the background over all of it"
    }
  }

  private static func words(_ coder: CenterOffsetCoder) -> String {
    let v = coder.variances
    let order = coder.order == .xyWidthHeight ? "tx ty tw th" : "ty tx th tw"
    if v == .none { return order }
    let numbers = [v.x, v.y, v.width, v.height].map { "\($0)" }.joined(separator: " ")
    switch coder.arithmetic {
    case .divideTwice: return "\(order) ÷ \(numbers)"
    case .weightsFirst: return "\(order), 1 / (\(numbers)) first"
    case .divideOnce: return "\(order), side · (\(numbers)) first"
    }
  }

  private static func words(_ assigner: YOLOAssigner) -> (matcher: String, offsets: String) {
    switch assigner {
    case .sideRatio(let rule):
      ("side ratios < \(rule.limit), up to three cells, all levels", "x y in cells, w h in cells")
    case .bestShape(let rule):
      (
        "best shape of all levels on its cell"
          + (rule.layer(of: 0).othersAbove.map { "; others of shape IoU > \($0)" } ?? ""),
        rule.layer(of: 0).sides == .logarithm
          ? "x y in the cell, ln of sides" : "x y in the cell, √ of sides / 4"
      )
    case .region: ("best shape on its cell; the later object wins", "x y in the cell, ln of sides")
    case .responsibleCells(let rule):
      (
        "IoU > \(rule.positiveAbove) in cells that hold a center; ties of the best forced",
        "x y in the cell, ln of sides"
      )
    }
  }
}
