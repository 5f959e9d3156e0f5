import JSONText

/// Why bytes are no `squeeze.config` that the trainer loads, or why none can be emitted.
public enum SqueezeDetConfigError: Error, Hashable, Sendable {
  /// The text is not JSON.
  case notJSON(JSONError)
  /// The text is JSON, but not an object.
  case notAnObject(found: String)
  /// A key is missing without which the trainer can't load the file.
  case missingKey(String)
  /// A value has the wrong kind.
  case wrongKind(key: String, expected: String, found: String)
  /// `IMAGE_WIDTH` × `IMAGE_HEIGHT` is no size.
  case imageSizeOutOfRange(width: Int, height: Int)
  /// An entry of `ANCHOR_SEED`, counted from 0, that is not two numbers above zero.
  case badSeed(index: Int, found: String)
  /// The number of seeds is not `ANCHOR_PER_GRID`.
  case seedCountMismatch(seeds: Int, perCell: Int)
  /// There is nothing to emit.
  case noAnchors
  /// A class name that no label can name.
  case unreachableClassName(String, lowerCased: String)
  /// A class name that stands twice.
  case duplicateClassName(String)
}

extension SqueezeDetConfigError: CustomStringConvertible {
  /// One sentence: what, where, what was expected, what to do.
  public var description: String {
    switch self {
    case .notJSON(let error):
      "squeeze.config is not JSON: \(error). Correct it, or create it anew"
    case .notAnObject(let found):
      "squeeze.config holds \(found), expected an object of settings ({\"ANCHOR_SEED\": …})"
    case .missingKey(let key):
      "squeeze.config has no \(key), without which the trainer can't load it; add the key"
    case .wrongKind(let key, let expected, let found):
      "\(key) in squeeze.config is \(found), expected \(expected)"
    case .imageSizeOutOfRange(let width, let height):
      """
      IMAGE_WIDTH \(width) and IMAGE_HEIGHT \(height) in squeeze.config are no size; both have to \
      be 1 to 65535
      """
    case .badSeed(let index, let found):
      """
      ANCHOR_SEED[\(index)] in squeeze.config is \(found), expected [width, height] in pixels of \
      the network's input, both above 0
      """
    case .seedCountMismatch(let seeds, let perCell):
      """
      ANCHOR_SEED in squeeze.config has \(seeds) anchors, but ANCHOR_PER_GRID is \(perCell); the \
      trainer stops there with a ValueError. Set ANCHOR_PER_GRID to \(seeds)
      """
    case .noAnchors: "there are no anchors to write; give at least one"
    case .unreachableClassName(let name, let lowerCased):
      """
      class name '\(name)' has a capital or a blank; the trainer lower-cases what it reads from \
      labels and splits at spaces, so it would find no object of the class. \
      \(lowerCased.isEmpty ? "Choose another name" : "Write '\(lowerCased)', or give --lowercase-classes")
      """
    case .duplicateClassName(let name):
      "class name '\(name)' stands twice; the trainer would never use the first. Name each once"
    }
  }
}
