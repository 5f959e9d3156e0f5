import Glibc
import Synchronization

/// The temporary files that are being written, kept where a signal handler can remove them.
///
/// A handler may call next to nothing: it walks a fixed table of C strings and unlinks them.
public enum TemporaryFiles {
  /// Removes what is unfinished when the user or the system ends the process: SIGINT exits 130,
  /// SIGTERM 143. Call it once, early in `main`.
  public static func removeOnInterrupt() {
    _ = table
    for code in [SIGINT, SIGTERM] {
      signal(code) { code in
        TemporaryFiles.removeAll()
        _exit(128 + code)
      }
    }
  }

  /// Notes a file. Returns its slot; nothing when the table is full.
  static func add(_ path: [UInt8]) -> Int? {
    guard let copy = withCPath(path, { strdup($0) }) else { return nil }
    let word = UInt(bitPattern: copy)
    for slot in 0..<capacity
    where table[slot].compareExchange(expected: 0, desired: word, ordering: .releasing).exchanged {
      return slot
    }
    free(copy)
    return nil
  }

  /// Forgets the file of a slot.
  static func remove(_ slot: Int?) {
    guard let slot else { return }
    let word = table[slot].exchange(0, ordering: .acquiring)
    free(UnsafeMutablePointer<CChar>(bitPattern: word))
  }

  /// Unlinks every file of the table. Safe in a signal handler.
  private static func removeAll() {
    for slot in 0..<capacity {
      let word = table[slot].load(ordering: .acquiring)
      if let path = UnsafeMutablePointer<CChar>(bitPattern: word) { unlink(path) }
    }
  }

  /// As many as files are ever open for writing at one time.
  private static let capacity = 64

  /// Pointers as words; 0 is a free slot.
  nonisolated(unsafe) private static let table: UnsafeMutablePointer<Atomic<UInt>> = {
    let table = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: capacity)
    for slot in 0..<capacity { (table + slot).initialize(to: Atomic(0)) }
    return table
  }()
}
