import JSONText

/// A `.safetensors` file: tensors by name, one after the other, without holes.
///
/// The head says what follows; the caller then writes the tensors' bytes in its order, so that a
/// file larger than memory can be written.
///
/// - Convention: eight bytes with the length of the JSON text, little-endian; the text, padded with
///   blanks so that data begin at a multiple of 8; data, little-endian, last axis fastest.
public struct Safetensors: Sendable {
  /// What a tensor's elements are.
  public enum Element: String, Hashable, Sendable {
    /// 32-bit floating point.
    case float32 = "F32"
    /// 32-bit signed integers.
    case int32 = "I32"
  }

  /// A tensor's entry in the head.
  public struct Tensor: Hashable, Sendable {
    /// Its name; each stands once.
    public var name: String
    /// What its elements are.
    public var element: Element
    /// Its sides, the slowest axis first.
    public var shape: [Int]

    /// Joins a name, a kind and a shape.
    public init(_ name: String, _ element: Element, _ shape: [Int]) {
      self.name = name
      self.element = element
      self.shape = shape
    }

    /// Its bytes: four an element.
    var byteCount: Int { 4 * shape.reduce(1, *) }
  }

  /// Readers refuse a longer head.
  public static let headLimit = 100_000_000

  /// The head of a file of these tensors, in this order.
  ///
  /// - Parameter metadata: text by name.
  /// - Throws: When readers would refuse the head for its length.
  public static func head(
    _ tensors: [Tensor], metadata: [(String, String)]
  ) throws(SafetensorsError) -> [UInt8] {
    // Joined as text: a JSON object would look for each name among all those before.
    let writer = JSONWriter(style: .compact, keyOrder: .asGiven)
    let texts = JSONObject(metadata.map { ($0, .string($1)) })
    var text = Array("{\"__metadata__\":".utf8) + writer.write(.object(texts))
    var end = 0
    for tensor in tensors {
      let start = end
      end += tensor.byteCount
      text.append(UInt8(ascii: ","))
      text += writer.write(.string(tensor.name))
      text.append(UInt8(ascii: ":"))
      text += writer.write([
        "dtype": .string(tensor.element.rawValue),
        "shape": .array(tensor.shape.map { .int($0) }),
        "data_offsets": [.int(start), .int(end)],
      ])
    }
    text.append(UInt8(ascii: "}"))
    while !text.count.isMultiple(of: 8) { text.append(UInt8(ascii: " ")) }
    guard text.count <= headLimit else { throw .headTooLong(bytes: text.count) }
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
  }

  /// The bytes of numbers as they lie in the file.
  public static func bytes(_ values: [Float]) -> [UInt8] {
    values.map(\.bitPattern.littleEndian).withUnsafeBytes { Array($0) }
  }

  /// The bytes of numbers as they lie in the file.
  public static func bytes(_ values: [Int32]) -> [UInt8] {
    values.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}

/// Why a `.safetensors` file can't be written.
public enum SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Readers would refuse the head.
  case headTooLong(bytes: Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .headTooLong(let bytes):
      "the file's head would have \(bytes) bytes, and readers take \(Safetensors.headLimit); "
        + "write fewer images into one file"
    }
  }
}
