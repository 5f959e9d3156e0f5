import Randomness

/// Random numbers in the order in which an augmentation asks for them: from a seed, or played back.
///
/// ```swift
/// var draws = Draws(seed: 1, stream: 7)
/// let ratio = draws.uniform(1, 4)
/// var again = Draws(playing: [3.6, 1])
/// again.uniform(ratio, 4)  // 3.6
/// ```
public struct Draws: Sendable {
  private var generator: SeededGenerator
  private let recorded: [Double]?
  /// How many were asked for.
  public private(set) var count = 0

  /// Draws from a stream of a seed. Streams do not depend on each other.
  public init(seed: UInt64, stream: UInt64 = 0) {
    generator = SeededGenerator(seed: seed, stream: stream)
    recorded = nil
  }

  /// Plays draws back, as the trainer received them; whole numbers and places in a list as numbers.
  ///
  /// - Precondition: there are as many as will be asked for, else ``ranDry`` is set and zeros follow.
  public init(playing recorded: [Double]) {
    generator = SeededGenerator(seed: 0)
    self.recorded = recorded
  }

  /// Whether more were asked for than are recorded.
  public var ranDry: Bool { recorded.map { count > $0.count } ?? false }

  /// A number in `0..<1`.
  public mutating func unit() -> Double {
    if let recorded { return next(recorded) }
    count += 1
    return generator.unit()
  }

  /// A number between two ends, which may be in the wrong order: `low + (high − low) · u`.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    if let recorded { return next(recorded) }
    count += 1
    return low + (high - low) * generator.unit()
  }

  /// A whole number from `low` up to, but without, `end`; `low` where there is none.
  public mutating func whole(from low: Int, below end: Int) -> Int {
    if let recorded { return Int(cut: next(recorded)) }
    count += 1
    return low < end ? low + generator.index(below: end - low) : low
  }

  /// A place in a list of so many: always one that the list has, whatever is played back.
  public mutating func index(below count: Int) -> Int {
    min(max(whole(from: 0, below: count), 0), max(count - 1, 0))
  }

  /// Puts numbers into another order; played back, they are recorded in that order.
  public mutating func shuffle(_ numbers: inout [Int]) {
    if let recorded {
      for place in numbers.indices {
        numbers[place] = Int(cut: next(recorded))
      }
      return
    }
    count += numbers.count
    for last in numbers.indices.dropFirst().reversed() {
      numbers.swapAt(last, generator.index(below: last + 1))
    }
  }

  private mutating func next(_ recorded: [Double]) -> Double {
    defer { count += 1 }
    return count < recorded.count ? recorded[count] : 0
  }
}

extension Int {
  /// The whole part of a number; of one that no picture has, the nearest of ±2⁵², and 0 of what is no
  /// number. Played back draws may be anything.
  init(cut value: Double) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -0x1p52), 0x1p52))
  }
}
