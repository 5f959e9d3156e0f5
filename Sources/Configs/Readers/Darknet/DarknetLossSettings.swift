import Targets

/// The loss that the options of darknet's layers ask for.
///
/// - Parity: options and what stands for missing ones: darknet 59596d78, read.
enum DarknetLossSettings {
  /// The loss of `[yolo]` layers; nothing where they differ or ask for what ``DarknetLoss`` has not.
  static func yolo(_ sections: [DarknetSection]) throws(ConfigReadError) -> DarknetLoss? {
    var losses: Set<DarknetLoss> = []
    for section in sections {
      guard
        try section.hasOnly([
          ("label_smooth_eps", 0), ("objectness_smooth", 0), ("focal_loss", 0),
          ("delta_normalizer", 1),
        ]), section.options["counters_per_class"] == nil
      else { return nil }
      let box = Float(try section.double("iou_normalizer") ?? 0.75)
      let object = Float(try section.double("obj_normalizer") ?? 1)
      let largest = try section.double("max_delta").map { Float($0) }
      switch section.options["iou_loss"]?.value ?? "mse" {
      case "mse": losses.insert(DarknetLoss(name: "darknet", box: box, object: object))
      case "ciou":
        losses.insert(
          DarknetLoss(
            name: "darknet-ciou",
            boxLoss: .completeIoU(largest: largest ?? .greatestFiniteMagnitude), box: box,
            object: object))
      default: return nil
      }
    }
    return losses.count == 1 ? losses.first : nil
  }

  /// The loss of a `[region]` layer; nothing where it asks for what ``DarknetLoss`` has not.
  static func region(_ section: DarknetSection) throws(ConfigReadError) -> DarknetLoss? {
    guard
      try section.hasOnly([
        ("noobject_scale", 1), ("class_scale", 1), ("classfix", 0), ("focal_loss", 0),
      ]), try section.int("rescore") == 1, try section.int("softmax") == 1,
      try section.int("bias_match") == 1, section.options["tree"] == nil
    else { return nil }
    return DarknetLoss(
      name: "darknet-region", box: Float(try section.double("coord_scale") ?? 1),
      object: Float(try section.double("object_scale") ?? 1))
  }
}

extension DarknetSection {
  /// Whether options have the values given, or are not there.
  fileprivate func hasOnly(_ values: [(name: String, value: Double)]) throws(ConfigReadError)
    -> Bool
  {
    for (name, value) in values {
      if let own = try double(name), own != value { return false }
    }
    return true
  }
}
