import Testing

@testable import TrainerBridge

/// An encoder's pointer as a caller holds it.
final class Encoder {
  private(set) var pointer: UnsafeMutableRawPointer?

  init(_ preset: String) throws {
    try #require(encoderCreate(preset, &pointer) == 0)
  }

  init(layout: String) throws {
    let bytes = Array(layout.utf8)
    try #require(encoderCreateLayout(bytes, Int64(bytes.count), &pointer) == 0)
  }

  deinit { encoderFree(pointer) }

  /// What `anchorkit_encoder_info` tells.
  var info: [Int64] {
    var numbers = [Int64](repeating: -1, count: 5)
    _ = encoderInfo(pointer, &numbers)
    return numbers
  }

  var priorCount: Int { Int(info[0]) }

  /// The message of the last refused call.
  static var message: String { lastError().map { String(cString: $0) } ?? "" }
}
