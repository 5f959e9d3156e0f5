import Boxes
import Targets

/// The version of the C interface; it changes when a call does.
@c(anchorkit_abi_version)
public func abiVersion() -> Int32 { 1 }

/// The message of this thread's last refused call; null when there was none.
@c(anchorkit_last_error)
public func lastError() -> UnsafePointer<CChar>? { LastError.message }

/// Writes the names of all presets, one a line, and a zero; `needed` is their length with the zero.
@c(anchorkit_preset_names)
public func presetNames(
  _ names: UnsafeMutablePointer<CChar>?, _ capacity: Int64, _ needed: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let text = TrainerList.standard.presetNames.joined(separator: "\n")
    let bytes = text.utf8CString
    needed?.pointee = Int64(bytes.count)
    guard let names, capacity >= bytes.count else { return }
    for (place, byte) in bytes.enumerated() { names[place] = byte }
  }
}

/// Makes the encoder of a preset.
@c(anchorkit_encoder_create)
public func encoderCreate(
  _ preset: UnsafePointer<CChar>?, _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    encoder.pointee = try TrainerHandle(preset: Borrowed.text(preset, "preset")).pointer
  }
}

/// Makes the encoder of a preset for one input of another size.
@c(anchorkit_encoder_create_sized)
public func encoderCreateSized(
  _ preset: UnsafePointer<CChar>?, _ width: Int64, _ height: Int64,
  _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    let size = try Borrowed.imageSize(width, height)
    let preset = try Borrowed.text(preset, "preset")
    let model = try TrainerList.standard.preset(named: preset).model().resized(to: size)
    encoder.pointee = try TrainerHandle(model).pointer
  }
}

/// Makes the encoder of a layout file (`anchorkit.layout/1`), given as its bytes.
@c(anchorkit_encoder_create_layout)
public func encoderCreateLayout(
  _ json: UnsafePointer<UInt8>?, _ length: Int64,
  _ encoder: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    guard let encoder else { throw BridgeError.missing(argument: "encoder") }
    let bytes = try Borrowed.numbers(json, [Borrowed.count(length, "length")], "json")
    encoder.pointee = try TrainerHandle(layout: Array(bytes)).pointer
  }
}

/// Forgets an encoder. Null is no error.
@c(anchorkit_encoder_free)
public func encoderFree(_ encoder: UnsafeMutableRawPointer?) {
  if let encoder { TrainerHandle.release(encoder) }
}

/// Tells the number of priors, the input's width and height, the number of levels, and 1 for
/// SqueezeDet or 0 for all others: five numbers.
@c(anchorkit_encoder_info)
public func encoderInfo(
  _ encoder: UnsafeMutableRawPointer?, _ numbers: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    guard let numbers else { throw BridgeError.missing(argument: "numbers") }
    let size = handle.inputSize
    var isSqueezeDet = false
    if case .squeezeDet = handle.kind { isSqueezeDet = true }
    let values = [
      handle.priorCount, size.width, size.height, handle.levelCounts.count, isSqueezeDet ? 1 : 0,
    ]
    for (place, value) in values.enumerated() { numbers[place] = Int64(value) }
  }
}

/// Writes the number of priors of each level.
@c(anchorkit_encoder_levels)
public func encoderLevels(
  _ encoder: UnsafeMutableRawPointer?, _ counts: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    guard let counts else { throw BridgeError.missing(argument: "counts") }
    for (place, value) in handle.levelCounts.enumerated() { counts[place] = Int64(value) }
  }
}

/// Writes the priors, `cx cy w h` in pixels of the input, and their places, `level row column
/// shape`. Either may be null. Shape of both: priors × 4.
@c(anchorkit_priors)
public func priors(
  _ encoder: UnsafeMutableRawPointer?, _ boxes: UnsafeMutablePointer<Float>?,
  _ places: UnsafeMutablePointer<Int32>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    for index in 0..<handle.priorCount {
      let frame: Frame<InputPixels>
      let place: [Int]
      switch handle.kind {
      case .ssd(let encoder):
        frame = encoder.priors.pixels(of: index)
        let at = encoder.priors.place(of: index)
        place = [at.level, at.row, at.column, at.shape]
      case .squeezeDet(let encoder):
        frame = encoder.matcher.priors[index].frame
        let at = encoder.matcher.priors.place(of: index)
        place = [0, at.row, at.column, at.anchor]
      case .yolo(let encoder):
        let at = encoder.preset.layout.place(of: index)
        frame = encoder.preset.layout.frame(of: at)
        place = [at.level, at.row, at.column, at.shape]
      }
      for (k, number) in [frame.cx, frame.cy, frame.width, frame.height].enumerated() {
        boxes?[index * 4 + k] = Float(number)
      }
      for (k, number) in place.enumerated() {
        places?[index * 4 + k] = Int32(number)
      }
    }
  }
}
