/// SqueezeDet's loader of weights whose shapes need not agree: of each layer the part that both have
/// is copied, by place.
///
/// A layer has two arrays, a kernel and a bias. A file's array belongs to every layer whose name and
/// `/kernel` or `/bias` stand anywhere in its path; of several the last wins. What a file lacks
/// keeps its values.
///
/// - Parity: squeezedet-keras, `modelLoading.py`, `load_only_possible_weights`; spec §11.
public enum SqueezeDetWeightLoader {
  /// Numbers with a shape, the last axis running fastest.
  public struct Array: Hashable, Sendable {
    /// The length of each axis.
    public let shape: [Int]
    /// As many as the shape says.
    public private(set) var values: [Double]

    /// Joins a shape and its numbers; nothing where their counts disagree.
    public init?(shape: [Int], values: [Double]) {
      guard shape.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) == values.count else { return nil }
      self.shape = shape
      self.values = values
    }

    /// Takes the part of another array that both have.
    ///
    /// - Throws: ``OtherRank`` where one has more axes; the trainer stops there.
    public mutating func copyOverlap(of other: Array) throws(OtherRank) {
      let extent = try SqueezeDetWeightLoader.extent(shape, other.shape)
      guard !extent.contains(0) else { return }
      var place = Swift.Array(repeating: 0, count: extent.count)
      while true {
        values[Self.offset(of: place, in: shape)] =
          other.values[Self.offset(of: place, in: other.shape)]
        guard let axis = place.indices.last(where: { place[$0] + 1 < extent[$0] }) else { return }
        place[axis] += 1
        for later in place.indices where later > axis { place[later] = 0 }
      }
    }

    private static func offset(of place: [Int], in shape: [Int]) -> Int {
      zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 }
    }
  }

  /// A layer of a model: its name, its kernel and its bias.
  public struct Layer: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The weights.
    public internal(set) var kernel: Array
    /// The biases.
    public internal(set) var bias: Array

    /// Joins a layer's parts.
    public init(name: String, kernel: Array, bias: Array) {
      self.name = name
      self.kernel = kernel
      self.bias = bias
    }
  }

  /// Two arrays with different numbers of axes.
  public struct OtherRank: Error, Hashable, Sendable {
    /// The model's shape.
    public let model: [Int]
    /// The file's shape.
    public let file: [Int]
  }

  /// The part that two shapes have in common: the shorter of each axis.
  ///
  /// - Throws: ``OtherRank``.
  public static func extent(_ model: [Int], _ file: [Int]) throws(OtherRank) -> [Int] {
    guard model.count == file.count else { throw OtherRank(model: model, file: file) }
    return zip(model, file).map { min($0, $1) }
  }

  /// A model's layers after loading a file.
  ///
  /// - Parameter file: paths and arrays in the order of the file.
  /// - Throws: ``OtherRank``; the layers before are loaded then, and the trainer stops.
  public static func load(
    _ file: [(path: String, array: Array)], into layers: [Layer]
  ) throws(OtherRank) -> [Layer] {
    var layers = layers
    for index in layers.indices {
      for (path, array) in file {
        if contains(path, layers[index].name + "/kernel") {
          try layers[index].kernel.copyOverlap(of: array)
        }
        if contains(path, layers[index].name + "/bias") {
          try layers[index].bias.copyOverlap(of: array)
        }
      }
    }
    return layers
  }

  private static func contains(_ path: String, _ part: String) -> Bool {
    let (path, part) = (Swift.Array(path.utf8), Swift.Array(part.utf8))
    guard path.count >= part.count else { return false }
    return (0...path.count - part.count).contains { path[$0...].starts(with: part) }
  }
}
