import Boxes

/// Turns a YOLO network's predictions into detections, as its trainer's own decoder does.
///
/// - Parity: yolov5 7.0.14, yolov7 a207844b, mmdet 3.3.0, darknet 59596d78, ran: all recorded
///   detections; numbers to the last digits, since sigmoids and exponentials are each library's own.
public struct YOLODecoder: Sendable {
  /// The trainer: its priors, and how it codes boxes.
  public let preset: YOLOPreset
  /// Thresholds, labels, suppression, limits.
  public let policy: YOLODecodePolicy
  private let decoding: YOLOBoxDecoding

  /// Places the anchors of a preset.
  ///
  /// - Parameter policy: thresholds and limits; a preset's own are its ``YOLOPreset/decoding``.
  /// - Throws: `priorCount` for none, or more than an encoder takes.
  public init(_ preset: YOLOPreset, policy: YOLODecodePolicy) throws(TargetsError) {
    let encoder = try YOLOEncoder(preset)
    self.preset = preset
    self.policy = policy
    decoding = YOLOBoxDecoding(preset: preset, grids: encoder.grids)
  }

  /// Detections of one image, by falling score.
  ///
  /// - Units: pixels of the network's input.
  /// - Ties: yolov5 and yolov7: by prior, then class; mmdet: the better class first, then so (both sort
  ///   with torch, which keeps no order among equals: theirs varies); darknet: by class, then in the
  ///   order of its list, cell by cell.
  /// - Complexity: quadratic in what passes the thresholds.
  public func callAsFunction(_ head: YOLOHead) -> [Detection] {
    precondition(
      head.priorCount == preset.layout.count, "a head has a row for each prior of the layout")
    let found = candidates(head)
    switch policy.separation {
    case .moved(let pixels): return suppress(found, moving: pixels)
    case .movedPastLargest:
      let largest = found.map { max($0.xMin, $0.yMin, $0.xMax, $0.yMax) }.max() ?? 0
      return suppress(found, moving: largest + 1)
    case .classByClass: return suppressClassByClass(head, found)
    }
  }

  /// The boxes that a head means, whatever their scores, in the order of priors.
  ///
  /// - Units: corner form in pixels of the network's input.
  public func boxes(_ head: YOLOHead) -> CornerColumns<Float> {
    var boxes = CornerColumns<Float>()
    boxes.reserve(head.priorCount)
    for prior in 0..<head.priorCount {
      let edges = edges(decoding.box(head, prior, preset.layout.place(of: prior)))
      boxes.append(xMin: edges.xMin, yMin: edges.yMin, xMax: edges.xMax, yMax: edges.yMax)
    }
    return boxes
  }

  /// What passes the thresholds, prior by prior, best first where a limit or a class's probability
  /// decides.
  private func candidates(_ head: YOLOHead) -> [Detection] {
    var found: [(detection: Detection, probability: Float)] = []
    for prior in 0..<head.priorCount {
      let object = decoding.object(head, prior)
      if let least = policy.objectThreshold, !policy.objectComparator.passes(object, least) {
        continue
      }
      let probabilities = decoding.classes(head, prior)
      let scores = probabilities.map {
        policy.ignoresOnlyClass && probabilities.count == 1 ? object : $0 * object
      }
      let chosen = chosenClasses(probabilities, scores)
      guard !chosen.isEmpty else { continue }
      let edges = edges(decoding.box(head, prior, preset.layout.place(of: prior)))
      for k in chosen {
        let detection = Detection(
          classIndex: k, score: scores[k], prior: prior, xMin: edges.xMin, yMin: edges.yMin,
          xMax: edges.xMax, yMax: edges.yMax)
        found.append((detection, probabilities[k]))
      }
    }
    guard let limit = policy.preLimit else { return found.map(\.detection) }
    let isByClass = policy.classThreshold != nil
    let ranked = Self.ranked(found) { isByClass ? $0.probability : $0.detection.score }
    let kept = ranked.prefix(limit).map(\.detection)
    guard let side = policy.leastSide else { return kept }
    return kept.filter { $0.xMax - $0.xMin > side && $0.yMax - $0.yMin > side }
  }

  private func chosenClasses(_ probabilities: [Float], _ scores: [Float]) -> [Int] {
    if let least = policy.classThreshold {
      return probabilities.indices.filter { probabilities[$0] > least }
    }
    let least = policy.scoreThreshold ?? 0
    if policy.findsEveryClass, scores.count > 1 || policy.separation == .classByClass {
      return scores.indices.filter { scores[$0] > least }
    }
    var best = 0
    for k in scores.indices where scores[k] > scores[best] { best = k }
    return scores[best] > least ? [best] : []
  }

  /// Sorts by falling numbers; equal ones keep their order.
  private static func ranked<Element>(
    _ elements: [Element], by number: (Element) -> Float
  ) -> [Element] {
    let numbers = elements.map(number)
    return elements.indices.sorted { a, b in
      numbers[a] != numbers[b] ? numbers[a] > numbers[b] : a < b
    }.map { elements[$0] }
  }

  private func edges(
    _ box: YOLOBoxDecoding.Box
  ) -> (xMin: Float, yMin: Float, xMax: Float, yMax: Float) {
    let width = decoding.isInShares ? Float(preset.inputSize.width) : 1
    let height = decoding.isInShares ? Float(preset.inputSize.height) : 1
    return (
      (box.x - box.width / 2) * width, (box.y - box.height / 2) * height,
      (box.x + box.width / 2) * width, (box.y + box.height / 2) * height
    )
  }

  private func suppress(_ found: [Detection], moving pixels: Float) -> [Detection] {
    var kept: [(detection: Detection, moved: Detection)] = []
    for detection in Self.ranked(found, by: \.score) {
      if let limit = policy.postLimit, kept.count == limit { break }
      let way = Float(detection.classIndex) * pixels
      var moved = detection
      moved.xMin += way
      moved.yMin += way
      moved.xMax += way
      moved.yMax += way
      let isSuppressed = kept.contains {
        Double($0.moved.overlap(with: moved)) > policy.suppression
      }
      if !isSuppressed { kept.append((detection, moved)) }
    }
    return kept.map(\.detection)
  }

  /// darknet's `do_nms_sort`, over its list of boxes.
  private func suppressClassByClass(_ head: YOLOHead, _ found: [Detection]) -> [Detection] {
    let layout = preset.layout
    var priors = Array(Set(found.map(\.prior)))
    let places = Dictionary(uniqueKeysWithValues: priors.map { ($0, layout.place(of: $0)) })
    func key(_ prior: Int) -> (Int, Int, Int, Int) {
      let place = places[prior] ?? layout.place(of: prior)
      return (place.level, place.row, place.column, place.shape)
    }
    priors.sort { key($0) < key($1) }
    let boxes = priors.map { decoding.box(head, $0, layout.place(of: $0)) }
    let positions = Dictionary(uniqueKeysWithValues: priors.enumerated().map { ($1, $0) })
    var order = Array(priors.indices)
    let threshold = Float(policy.suppression)
    var kept: [Detection] = []
    for k in 0..<head.classCount {
      var own = [Detection?](repeating: nil, count: priors.count)
      for detection in found where detection.classIndex == k {
        if let position = positions[detection.prior] { own[position] = detection }
      }
      order = Self.ranked(order) { own[$0]?.score ?? 0 }
      var stays: [Int] = []
      for position in order {
        guard let detection = own[position] else { break }
        let box = boxes[position]
        let isSuppressed = stays.contains {
          boxes[$0].overlap(with: box, distancePower: policy.distancePower) > threshold
        }
        guard !isSuppressed else { continue }
        stays.append(position)
        kept.append(detection)
      }
    }
    return Self.ranked(kept, by: \.score)
  }
}
