import Boxes
import Configs

/// Makes the encoder of a trainer's own config file, given as its bytes: any that `anchors emit`
/// writes, or the trainer's own.
///
/// - Parameters:
///   - name: the file's name, which tells some of them apart.
///   - width: the network's input, for files that do not state it; 0 for none, and so is the height.
@c(anchorkit_encoder_create_config)
public func encoderCreateConfig(
  _ name: UnsafePointer<CChar>?, _ bytes: UnsafePointer<UInt8>?, _ length: Int64, _ width: Int64,
  _ height: Int64, _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    let bytes = try Borrowed.numbers(bytes, [Borrowed.count(length, "length")], "bytes")
    let source = ConfigSource(path: try Borrowed.text(name, "name"), bytes: Array(bytes))
    var size: ImageSize?
    if width != 0 || height != 0 { size = try Borrowed.imageSize(width, height) }
    encoder.pointee = try TrainerHandle(source, inputSize: size).pointer
  }
}

/// Writes what is to be known about an encoder's config, a sentence a line, and a zero; `needed` is
/// their length with the zero.
@c(anchorkit_encoder_notes)
public func encoderNotes(
  _ encoder: UnsafeMutableRawPointer?, _ text: UnsafeMutablePointer<CChar>?, _ capacity: Int64,
  _ needed: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let notes = try TrainerHandle.borrow(encoder).notes
    write(notes.joined(separator: "\n"), text, capacity, needed)
  }
}

/// Writes the class names of an encoder's config in index order, each with a zero behind it; `needed`
/// is their length with the zeros.
@c(anchorkit_encoder_class_names)
public func encoderClassNames(
  _ encoder: UnsafeMutableRawPointer?, _ text: UnsafeMutablePointer<CChar>?, _ capacity: Int64,
  _ needed: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let names = try TrainerHandle.borrow(encoder).classNames
    write(names.joined(separator: "\0"), text, capacity, needed)
  }
}

/// Copies a text and a zero where there is room for both.
private func write(
  _ text: String, _ room: UnsafeMutablePointer<CChar>?, _ capacity: Int64,
  _ needed: UnsafeMutablePointer<Int64>?
) {
  let bytes = text.utf8CString
  needed?.pointee = Int64(bytes.count)
  guard let room, capacity >= bytes.count else { return }
  for (place, byte) in bytes.enumerated() { room[place] = byte }
}
