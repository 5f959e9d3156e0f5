import Synchronization

/// Images that can't be augmented because their size is not known, over all threads.
final class SizelessImages: Sendable {
  private let state = Mutex<(names: Set<String>, first: String?)>(([], nil))

  /// Notes an image, each once.
  func note(_ name: String) {
    state.withLock {
      $0.names.insert(name)
      $0.first = $0.first.map { min($0, name) } ?? name
    }
  }

  /// How many there are, and the first by name; nothing where there is none.
  var noted: (count: Int, first: String)? {
    state.withLock { state in state.first.map { (state.names.count, $0) } }
  }
}
