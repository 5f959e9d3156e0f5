/// Divides images among parts so that each part gets its share of the images and of each class.
///
/// Iterative stratification (Sechidis, Tsoumakas, Vlahavas: On the Stratification of Multi-Label
/// Data, 2011): the class with the fewest images that are still free is dealt out first, since it
/// has the least room for mistakes; each image goes to the part that wants its class most.
///
///     10 images, 5 of them with a bus, ratios 0.8 and 0.2: 8 with 4 buses, 2 with 1 bus
///
/// - Ties: the class with the lower index; the part that wants more images at all, then the earlier
///   part.
/// - Complexity: O(classes² + parts × objects' classes).
public enum StratifiedSplit {
  /// The part of each image.
  ///
  /// - Parameters:
  ///   - images: Which classes each image shows.
  ///   - groups: Which images stay together: a number for each image, equal numbers for one group.
  ///     `nil` lets each image go by itself.
  ///   - ratios: The share of each part; positive, and taken relative to their sum.
  ///   - generator: Decides which of several equal images goes where. The same numbers give the
  ///     same parts.
  public static func parts(
    of images: ClassPresence, groups: [Int]? = nil, ratios: [Double],
    using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    precondition(!ratios.isEmpty && ratios.allSatisfy { $0 > 0 }, "a part needs a positive ratio")
    let units = SplitUnits(images, groups: groups)
    let order = shuffled(units.count, using: &generator)
    var dealer = Dealer(images, units, ratios: ratios)
    let (starts, byClass) = units.presence.imagesByClass(in: order)
    while let rarest = dealer.rarestClass() {
      for unit in byClass[starts[rarest]..<starts[rarest + 1]] {
        dealer.deal(unit, for: rarest)
      }
    }
    for unit in order { dealer.deal(unit, for: nil) }
    return dealer.parts
  }

  /// The places `0..<count` in random order: Fisher and Yates, written out because the library's
  /// own may change, and with it every split.
  private static func shuffled(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var order = Array(0..<count)
    for last in order.indices.dropFirst().reversed() {
      let other = generator.next().multipliedFullWidth(by: UInt64(last + 1)).high
      order.swapAt(last, Int(other))
    }
    return order
  }
}

/// What each part still wants.
private struct Dealer {
  private let images: ClassPresence
  private let units: SplitUnits
  private let partCount: Int
  /// The part of each image; −1 while it is free.
  private(set) var parts: [Int]
  /// Images that a part still wants.
  private var wanted: [Double]
  /// Images with class `c` that part `p` still wants: `wantedOfClass[c * partCount + p]`.
  private var wantedOfClass: [Double]
  /// Free images of each class.
  private var free: [Int]

  init(_ images: ClassPresence, _ units: SplitUnits, ratios: [Double]) {
    self.images = images
    self.units = units
    partCount = ratios.count
    parts = Array(repeating: -1, count: images.count)
    free = images.imagesPerClass()
    let sum = ratios.reduce(0, +)
    let shares = ratios.map { $0 / sum }
    wanted = shares.map { $0 * Double(images.count) }
    wantedOfClass = free.flatMap { count in shares.map { $0 * Double(count) } }
  }

  /// The class with the fewest free images, but some.
  func rarestClass() -> Int? {
    var found: Int?
    for (place, count) in free.enumerated() where count > 0 {
      if let known = found, free[known] <= count { continue }
      found = place
    }
    return found
  }

  /// Gives the images of a unit, if they are free, to the part that wants their class most.
  mutating func deal(_ unit: Int, for rarest: Int?) {
    let members = units[unit]
    guard let first = members.first, parts[first] < 0 else { return }
    var best = 0
    for part in 1..<max(1, partCount) {
      let (new, old) = (want(part, rarest), want(best, rarest))
      if new > old || (new == old && wanted[part] > wanted[best]) { best = part }
    }
    for image in members {
      parts[image] = best
      wanted[best] -= 1
      for found in images[image] {
        wantedOfClass[found * partCount + best] -= 1
        free[found] -= 1
      }
    }
  }

  private func want(_ part: Int, _ rarest: Int?) -> Double {
    rarest.map { wantedOfClass[$0 * partCount + part] } ?? wanted[part]
  }
}
