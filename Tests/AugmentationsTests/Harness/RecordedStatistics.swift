import JSONText

/// What an augmentation does to boxes on average: numbers by name, as the recordings call them.
struct RecordedStatistics: Sendable {
  /// One number or several a name; `by_box_count` as `1 survival`, `2-3 survival` and so on.
  var numbers: [String: [Double]] = [:]

  static func read(_ json: JSONValue?) throws -> [String: [Double]] {
    guard let members = json?.object?.members else { throw GoldenError.missing("statistics") }
    var numbers: [String: [Double]] = [:]
    for member in members {
      if let groups = member.value.object?.members {
        for group in groups {
          for (name, value) in try read(group.value) { numbers["\(group.name) \(name)"] = value }
        }
      } else if let value = member.value.double {
        numbers[member.name] = [value]
      } else if let values = member.value.doubles {
        numbers[member.name] = values
      }
    }
    return numbers
  }

  /// How far apart two samples of 10,000 draws may lie: what two seeds of the trainers' own code
  /// differ by, and a little more.
  func allowed(_ name: String, at place: Int) -> Double {
    guard let recorded = numbers[name]?[place] else { return 0 }
    // The quantiles are at 1, 5, 25, 50, 75, 95 and 99 %.
    let isAtEnd = place == 0 || place > 4
    if name.hasPrefix("crop_") {
      let crops = (numbers["draws"]?.first ?? 0) * (1 - (numbers["not_cropped"]?.first ?? 0))
      let noise = max(1, (5000 / crops).squareRoot())
      if name.hasSuffix("position_quantiles") { return 0.03 * noise }
      return max(recorded * (isAtEnd || place == 1 ? 0.1 : 0.05), 0.01) * noise
    }
    switch name {
    case "boxes_in", "draws": return 0
    case "width_quantiles", "height_quantiles": return recorded * (isAtEnd ? 0.07 : 0.03)
    case "canvas_area_ratio_quantiles": return max(recorded * 0.12, 0.05)
    case "random_draws_per_image_quantiles": return recorded * 0.15 + 3
    case "survival_by_bucket": return 0.025
    case _ where name.hasSuffix("survival"): return name == "survival" ? 0.02 : 0.025
    case _ where name.contains(" "): return 0.025  // A third of the images.
    default: return 0.015
    }
  }

  /// Where these lie further from the recorded ones than chance explains.
  ///
  /// - Parameter names: what is left out, with a reason beside the call.
  func differences(from recordings: RecordedStatistics, except names: Set<String> = []) -> [String]
  {
    var found: [String] = []
    for (name, values) in recordings.numbers.sorted(by: { $0.key < $1.key }) {
      if names.contains(name) || name.hasSuffix(" draws") { continue }
      guard let own = numbers[name], own.count == values.count else {
        found.append("\(name): nothing to compare")
        continue
      }
      for (place, (value, recorded)) in zip(own, values).enumerated()
      where !(abs(value - recorded) <= recordings.allowed(name, at: place)) {
        found.append("\(name)[\(place)]: \(value), recorded \(recorded)")
      }
    }
    return found
  }
}
