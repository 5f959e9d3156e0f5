// Width and height in pixels of the network's input, ordered by area; no aspect ratios.
import Boxes

/// `squeeze.config`, byte for byte as SqueezeDet's own writer gives it.
public struct SqueezeDetEmitter: ConfigEmitter {
  /// The name on the command line.
  public static let target = "squeezedet"

  /// What the target is.
  public let info = EmitterInfo(
    target: target,
    fileName: "squeeze.config",
    summary: "squeeze.config with anchors, grid and classes; --base keeps the rest",
    loader: "load_dict of squeezedet-keras (json.load; needs ANCHOR_SEED and the grid to agree)",
    convention:
      "[width, height] in pixels of the network's input, ordered by area; grid = side / 16",
    cannotExpress: "SSD layouts; class names with capitals or blanks",
    takes: .anchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the trainer's defaults with these anchors, or an existing file with them.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let anchors = try request.requireAnchors(for: info.target)
    let names = request.classNames
    do {
      let base = try request.base.map { bytes throws(SqueezeDetConfigError) in
        // The seeds are replaced, so their old count is no reason to stop.
        try SqueezeDetConfigFile(reading: bytes, checkingSeedCount: false)
      }
      let file = try SqueezeDetConfigEmitter.emit(
        anchors: anchors, inputSize: request.inputSize, classNames: names.isEmpty ? nil : names,
        lowercasing: request.options.lowercaseClasses, base: base)
      return EmittedConfig(bytes: file.write(), notes: notes(from: base, to: file, names))
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// The input that a `squeeze.config` states.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? {
    do {
      return try SqueezeDetConfigFile(reading: base, checkingSeedCount: false).config.imageSize
    } catch {
      throw .squeezeDet(error)
    }
  }

  private func notes(
    from base: SqueezeDetConfigFile?, to file: SqueezeDetConfigFile, _ names: [String]
  ) -> [String] {
    let kept = file.config.classNames.joined(separator: ", ")
    guard let old = base?.config else {
      return names.isEmpty ? ["No classes were given; the trainer's own are written: \(kept)."] : []
    }
    var notes: [String] = []
    if old.imageSize != file.config.imageSize {
      notes.append(
        "The input was \(old.imageSize) and is now \(file.config.imageSize), the grid with it.")
    }
    if old.classNames != file.config.classNames {
      let was = old.classNames.joined(separator: ", ")
      notes.append("The classes were \(was) and are now \(kept).")
    }
    return notes
  }
}
