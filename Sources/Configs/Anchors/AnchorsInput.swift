import Boxes
import JSONText

/// Anchors that a user hands over: a file of ours, or `w,h w,h` on the command line.
public struct AnchorsInput: Hashable, Sendable {
  /// A width and a height, in the unit of the input.
  public struct Pair: Hashable, Sendable {
    /// Horizontal extent.
    public let width: Double
    /// Vertical extent.
    public let height: Double
  }

  /// The sizes in their order.
  public let pairs: [Pair]
  /// The network's input that the sizes are in pixels of, when the input says so.
  public let inputSize: ImageSize?
  /// Whether the sizes are shares of an input's sides, because a file states no input size.
  public let isUnit: Bool
  /// The class names of a file that states them.
  public let classNames: [String]

  /// Reads `anchorkit.anchors/1` JSON or `w,h w,h` (also `wxh`, `;`, line breaks, and commas
  /// between pairs).
  ///
  /// - Throws: `AnchorsInputError` for an empty list, a size that is not finite and greater than
  ///   zero, or another JSON document.
  public static func parse(_ text: String) throws(AnchorsInputError) -> AnchorsInput {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    return first == "{" ? try parseJSON(text) : try parsePairs(text)
  }

  /// The anchors in pixels of a network's input, ordered by area.
  ///
  /// - Throws: as ``sizes(in:)``.
  public func anchors(
    in network: ImageSize
  ) throws(AnchorsInputError) -> [Size<Pixels>] {
    try sizes(in: network).sorted { ($0.area, $0.width) < ($1.area, $1.width) }
  }

  /// The anchors in pixels of a network's input, in the order in which they are given.
  ///
  /// Sizes that state their own input are scaled with it; bare `w,h` are pixels of the network's.
  ///
  /// - Throws: `AnchorsInputError` when a size leaves the finite, positive numbers.
  public func sizes(
    in network: ImageSize
  ) throws(AnchorsInputError) -> [Size<Pixels>] {
    var scaleX = isUnit ? Double(network.width) : 1
    var scaleY = isUnit ? Double(network.height) : 1
    if let inputSize, inputSize != network {
      scaleX = Double(network.width) / Double(inputSize.width)
      scaleY = Double(network.height) / Double(inputSize.height)
    }
    var sizes: [Size<Pixels>] = []
    for (place, pair) in pairs.enumerated() {
      guard let size = Size<Pixels>(width: pair.width * scaleX, height: pair.height * scaleY)
      else { throw .badSize(place: place, width: pair.width, height: pair.height) }
      sizes.append(size)
    }
    return sizes
  }

  private static func parsePairs(_ text: String) throws(AnchorsInputError) -> AnchorsInput {
    var pairs: [Pair] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
      let sides = word.split(whereSeparator: { ",x×".contains($0) })
      if sides.isEmpty, word.allSatisfy({ $0 == "," }) { continue }
      guard !sides.isEmpty, sides.count.isMultiple(of: 2) else { throw .badWord(String(word)) }
      for index in stride(from: 0, to: sides.count, by: 2) {
        guard let width = Double(sides[index]), let height = Double(sides[index + 1]) else {
          throw .badWord(String(word))
        }
        pairs.append(Pair(width: width, height: height))
      }
    }
    return try checked(pairs, inputSize: nil, isUnit: false, classNames: [])
  }

  private static func parseJSON(_ text: String) throws(AnchorsInputError) -> AnchorsInput {
    let document: JSONValue
    do {
      document = try JSONReader().read(text)
    } catch {
      throw .notJSON(error)
    }
    guard document["schema"]?.string == schema else {
      throw .schema(found: document["schema"]?.string)
    }
    guard let list = document["anchors"]?.array else { throw .missing(field: "anchors") }
    var pairs: [Pair] = []
    for (place, element) in list.enumerated() {
      guard let width = element["width"]?.double, let height = element["height"]?.double else {
        throw .missing(field: "anchors[\(place)].width and .height")
      }
      pairs.append(Pair(width: width, height: height))
    }
    var inputSize: ImageSize?
    if let value = document["inputSize"], value != .null {
      guard let width = value["width"]?.int, let height = value["height"]?.int,
        let size = ImageSize(width: width, height: height)
      else { throw .missing(field: "inputSize.width and .height, whole numbers from 1") }
      inputSize = size
    }
    let names = document["classes"]?.array?.compactMap(\.string) ?? []
    return try checked(
      pairs, inputSize: inputSize, isUnit: inputSize == nil, classNames: names)
  }

  private static func checked(
    _ pairs: [Pair], inputSize: ImageSize?, isUnit: Bool, classNames: [String]
  ) throws(AnchorsInputError) -> AnchorsInput {
    guard !pairs.isEmpty else { throw .empty }
    for (place, pair) in pairs.enumerated()
    where Size<Pixels>(width: pair.width, height: pair.height) == nil {
      throw .badSize(place: place, width: pair.width, height: pair.height)
    }
    return AnchorsInput(
      pairs: pairs, inputSize: inputSize, isUnit: isUnit, classNames: classNames)
  }

  /// The name of our own form.
  static let schema = "anchorkit.anchors/1"
}
