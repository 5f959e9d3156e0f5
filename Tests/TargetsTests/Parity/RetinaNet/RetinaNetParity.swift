import Boxes
import Targets

/// A preset held to what is recorded of a system: priors, positives, class numbers and ignored priors
/// exactly; offsets counted by whether they are the recorded bits.
struct RetinaNetParity {
  private(set) var rows = ParityTally()
  private(set) var sets = ParityTally()
  private(set) var positives = 0
  /// Rows of four offsets, and those that are the recorded ones to the bit.
  private(set) var offsets = 0
  private(set) var equalOffsets = 0
  /// Numbers for centers that aren't the recorded bits; they need no logarithm.
  private(set) var differentCenters = 0
  /// The largest distance of an offset that isn't, relative above 1.
  private(set) var largestDifference = 0.0

  private let encoder: TargetEncoder
  private let isYX: Bool

  init(_ system: RetinaNetGoldens.System) throws {
    let (root, isYX) = try RetinaNetGoldens.recorded(system)
    self.isYX = isYX
    let size = root["imageSize"].integers
    let input = ImageSize(width: size[0], height: size[1])
    guard let input else { throw TargetsError.inputSide(size[0], most: ImageSize.maximumSide) }
    encoder = try TargetEncoder(system.preset(input))
    comparePriors(root["priors"])
    for name in root["sets"].keys {
      let set = root["sets"][name]
      sets.count(name, try miss(set, firstLabel: system.firstLabel))
    }
  }

  private mutating func comparePriors(_ recorded: Recorded) {
    let corners = encoder.priors.corners
    let columns =
      isYX
      ? [corners.yMin, corners.xMin, corners.yMax, corners.xMax]
      : [corners.xMin, corners.yMin, corners.xMax, corners.yMax]
    rows.count(
      "count", corners.count == recorded["count"].integer ? nil : "\(corners.count) priors")
    for key in recorded["rows"].keys {
      let at = Int(key) ?? 0
      let want = recorded["rows"][key].floats
      let got = columns.map { $0[min(at, $0.count - 1)] }
      rows.count("row \(key)", got == want ? nil : "\(got) of \(want)")
    }
    for (column, want) in zip(columns, recorded["sums"].numbers) {
      let sum = column.reduce(0.0) { $0 + Double($1) }
      rows.count("sum", agrees(sum, want, within: 1e-12) ? nil : "\(sum) of \(want)")
    }
  }

  private mutating func miss(_ set: Recorded, firstLabel: Int) throws -> String? {
    var groundTruths = GroundTruthColumns()
    for (g, box) in set["boxes"].list.map(\.numbers).enumerated() {
      let label = set["labels"].isPresent ? set["labels"][g].integer : g % 3
      groundTruths.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]),
        classIndex: label - firstLabel)
    }
    let work = try encoder.encode(groundTruths)
    positives += work.positives.count
    guard work.positives.count == set["positiveCount"].integer else {
      return "\(work.positives.count) positives of \(set["positiveCount"].integer)"
    }
    if set["negatives"].isPresent, work.negativeCount != set["negatives"].integer {
      return "\(work.negativeCount) negatives of \(set["negatives"].integer)"
    }
    if let miss = ignoredMiss(work.ignored, set["ignored"]) { return miss }
    if set["pairsCRC32"].isPresent {
      let pairs = zip(work.positives.prior, work.positives.groundTruth)
        .map { "\($0):\($1)" }.joined(separator: ",")
      guard CRC32.of(pairs) == set["pairsCRC32"].integer else { return "other pairs" }
    }
    var targets: [Int32] = []
    encoder.classTargets(of: work, into: &targets)
    for (i, row) in set["positives"].list.enumerated() {
      let match = work.positives[i]
      if match.prior != row[0].integer { return "prior \(match.prior)" }
      if match.groundTruth != row[1].integer { return "ground truth of prior \(match.prior)" }
      if row[2].isPresent, Int(targets[match.prior]) != row[2].integer {
        return "class \(targets[match.prior])"
      }
      if match.overlap != Float(row[3].number) { return "overlap \(match.overlap)" }
      compare(match.offsets, (4..<8).map { Float(row[$0].number) })
    }
    return nil
  }

  private func ignoredMiss(_ ignored: [Int32], _ recorded: Recorded) -> String? {
    guard ignored.count == recorded["count"].integer else {
      return "\(ignored.count) ignored of \(recorded["count"].integer)"
    }
    guard recorded["crc32"].isPresent else { return nil }
    let text = ignored.map { "\($0)" }.joined(separator: ",")
    return CRC32.of(text) == recorded["crc32"].integer ? nil : "other ignored priors"
  }

  private mutating func compare(_ offsets: BoxOffsets<Float>, _ want: [Float]) {
    let got = offsets.numbers(in: encoder.preset.coder.order)
    self.offsets += 1
    if got == want { equalOffsets += 1 }
    differentCenters += zip(got, want).prefix(2).count { $0 != $1 }
    for (got, want) in zip(got, want) where got != want {
      let difference = Double(abs(got - want)) / max(1, Double(abs(want)))
      largestDifference = difference.isFinite ? max(largestDifference, difference) : .infinity
    }
  }
}

/// The checksum that recordings give of long lists.
enum CRC32 {
  static func of(_ text: String) -> Int {
    var crc: UInt32 = 0xffff_ffff
    for byte in text.utf8 {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
