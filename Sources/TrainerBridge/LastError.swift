import Glibc

/// The message of the last refused call of each thread.
package enum LastError {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { free($0) }
    return key
  }()

  /// Runs a call; a thrown error becomes status 1 and the thread's message.
  package static func status(_ body: () throws -> Void) -> Int32 {
    do {
      try body()
      return 0
    } catch {
      free(pthread_getspecific(key))
      pthread_setspecific(key, strdup("\(error)"))
      return 1
    }
  }

  /// The message; nothing when no call of this thread was refused.
  static var message: UnsafePointer<CChar>? {
    pthread_getspecific(key).map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }
  }
}
