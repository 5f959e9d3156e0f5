import Glibc

/// The deepest folder that holds all inputs. Paths are reported relative to it, so that a report is
/// the same wherever the dataset lies.
struct InputRoot {
  /// The path that opens the root: as typed for one folder.
  let path: [UInt8]
  private let components: [[UInt8]]
  /// Whether paths are compared after the system has resolved them.
  private let isResolved: Bool

  /// Finds the common root. One folder is its own root; otherwise typed paths are compared, unless
  /// some are absolute and others not, or one climbs with `..`.
  static func common(_ inputs: [ResolvedInput]) -> InputRoot {
    if inputs.count == 1, let input = inputs.first {
      let folder = input.folder
      return InputRoot(path: folder, components: PathBytes.components(folder), isResolved: false)
    }
    let absolute = inputs.filter { $0.path.first == PathBytes.slash }.count
    let climbs = inputs.contains { PathBytes.components($0.path).contains(Array("..".utf8)) }
    let isResolved = climbs || (absolute != 0 && absolute != inputs.count)
    var shared: [[UInt8]]?
    var last: [UInt8]?
    for input in inputs {
      let folder = input.folder
      guard folder != last else { continue }
      last = folder
      let parts = parts(folder, isResolved)
      shared =
        shared.map { shared in
          Array(zip(shared, parts).prefix { $0 == $1 }.map(\.0))
        } ?? parts
    }
    let components = shared ?? []
    let isAbsolute = isResolved || absolute > 0
    let joined = Array(components.joined(separator: [PathBytes.slash]))
    var path = isAbsolute ? [PathBytes.slash] + joined : joined
    if path.isEmpty { path = [PathBytes.dot] }
    return InputRoot(path: path, components: components, isResolved: isResolved)
  }

  /// The path of a folder below the root; empty for the root itself.
  func relative(_ folder: [UInt8]) -> [UInt8] {
    let parts = Self.parts(folder, isResolved)
    return Array(parts.dropFirst(components.count).joined(separator: [PathBytes.slash]))
  }

  private static func parts(_ folder: [UInt8], _ isResolved: Bool) -> [[UInt8]] {
    PathBytes.components(isResolved ? resolved(folder) ?? folder : folder)
  }

  /// The path without links and `..`; nothing when it is not there.
  static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let text = withCPath(path, { realpath($0, nil) }) else { return nil }
    defer { free(text) }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
