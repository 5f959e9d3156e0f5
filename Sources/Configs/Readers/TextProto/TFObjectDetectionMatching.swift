import Targets

/// Matcher and box coder of a pipeline's SSD.
struct TFObjectDetectionMatching {
  private let ssd: TextProtoMessage

  init(_ ssd: TextProtoMessage) { self.ssd = ssd }

  /// Puts what the file says in the place of what a preset has.
  func apply(
    to preset: inout TrainerPreset, _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) {
    if let matcher = ssd.message("matcher") {
      try match(matcher, &preset.policy)
    } else {
      notes.append(
        ConfigNote(
          "there is no matcher; taken is argmax_matcher from 0.5 that forces a match for each row"))
    }
    if let coder = ssd.message("box_coder") {
      try code(coder, &preset.coder)
    } else {
      notes.append(
        ConfigNote("there is no box_coder; taken is faster_rcnn_box_coder of 10, 10, 5, 5"))
    }
    if let similarity = ssd.message("similarity_calculator"), !similarity.has("iou_similarity") {
      throw ssd.unsupported(
        "similarity_calculator", similarity.names.first ?? "empty", known: "iou_similarity")
    }
  }

  private func match(
    _ matcher: TextProtoMessage, _ policy: inout MatchPolicy
  ) throws(ConfigReadError) {
    guard let argmax = matcher.message("argmax_matcher") else {
      throw ssd.unsupported("matcher", matcher.names.first ?? "empty", known: "argmax_matcher")
    }
    if try argmax.bool("ignore_thresholds") ?? false {
      throw argmax.unsupported("ignore_thresholds", "true", known: "thresholds")
    }
    let matched = try argmax.double("matched_threshold") ?? 0.5
    let unmatched = try argmax.double("unmatched_threshold") ?? 0.5
    guard unmatched <= matched else {
      throw argmax.unsupported(
        "unmatched_threshold", "\(unmatched), above matched_threshold",
        known: "one up to matched_threshold; the trainer stops there")
    }
    let isLower = try argmax.bool("negatives_lower_than_unmatched") ?? true
    if unmatched < matched, !isLower {
      throw argmax.unsupported("negatives_lower_than_unmatched", "false", known: "true")
    }
    let forces = try argmax.bool("force_match_for_each_row") ?? false
    policy.threshold = matched
    policy.ignoredFrom = unmatched < matched ? unmatched : nil
    if !forces { policy.forced = .none }
  }

  private func code(
    _ coder: TextProtoMessage, _ offsets: inout CenterOffsetCoder
  ) throws(ConfigReadError) {
    guard let rcnn = coder.message("faster_rcnn_box_coder") else {
      throw ssd.unsupported(
        "box_coder", coder.names.first ?? "empty", known: "faster_rcnn_box_coder")
    }
    let usual = ["x_scale": 10.0, "y_scale": 10, "width_scale": 5, "height_scale": 5]
    var scales: [String: Float] = [:]
    for (name, scale) in usual {
      let stated = try rcnn.double(name) ?? scale
      guard stated > 0 else { throw rcnn.wrongKind(name, "\(stated)", "a number above 0") }
      scales[name] = Float(stated)
    }
    offsets.variances = Variances(
      weights: scales["x_scale"] ?? 10, scales["y_scale"] ?? 10, scales["width_scale"] ?? 5,
      scales["height_scale"] ?? 5)
  }
}
