import Boxes
import Configs
import Synchronization
import Targets

/// What an encoder's pointer stands for. Threads may share it.
package final class TrainerHandle: Sendable {
  /// The trainer.
  package enum Kind: Sendable {
    /// One with priors in a layout.
    case ssd(TargetEncoder)
    /// SqueezeDet.
    case squeezeDet(SqueezeDetTargetEncoder)
    /// A YOLO trainer.
    case yolo(YOLOEncoder)
  }

  /// Memory of one call; calls that follow use it again.
  struct Scratch: Sendable {
    var truths = GroundTruthColumns()
    var work = TargetWorkspace()
    var classTargets: [Int32] = []
    var rows = YOLOWorkspace()
  }

  package let kind: Kind
  /// The class names of its config, in index order; empty where it names none.
  package let classNames: [String]
  /// What is to be known about its config, a sentence each.
  let notes: [String]
  private let free = Mutex<[Scratch]>([])

  init(_ kind: Kind, classNames: [String] = [], notes: [String] = []) {
    self.kind = kind
    self.classNames = classNames
    self.notes = notes
  }

  /// A preset by name.
  convenience init(preset name: String) throws {
    try self.init(try TrainerList.standard.preset(named: name).model())
  }

  /// Any trainer.
  convenience init(_ model: TrainerModel) throws {
    switch model {
    case .ssd(let preset): self.init(.ssd(try TargetEncoder(preset)))
    case .squeezeDet(let config): self.init(.squeezeDet(try SqueezeDetTargetEncoder(config)))
    case .yolo(let preset): self.init(.yolo(try YOLOEncoder(preset)))
    }
  }

  /// A trainer's own config file, whosever it is.
  convenience init(_ source: ConfigSource, inputSize: ImageSize?) throws {
    let config = try ConfigReaders.read(source, inputSize: inputSize)
    let kind: Kind
    switch config.model {
    case .ssd(let preset):
      let encoder = try TargetEncoder(preset)
      let named = config.classNames.isEmpty ? config.classCount : config.classNames.count
      kind = .ssd(named.map(encoder.counting) ?? encoder)
    case .squeezeDet(var squeezeDet):
      squeezeDet.classNames = SqueezeDetConfig.numberedNames(squeezeDet.classCount)
      kind = .squeezeDet(try SqueezeDetTargetEncoder(squeezeDet))
    case .yolo(let preset): kind = .yolo(try YOLOEncoder(preset))
    }
    self.init(
      kind, classNames: config.classNames,
      notes: config.notes.map { note in
        (note.line.map { "line \($0): " } ?? "") + note.text
      })
  }

  /// A `squeeze.config`'s bytes. Callers number classes, so that names which no label could reach
  /// are given others.
  convenience init(squeezeConfig bytes: [UInt8]) throws {
    var config = try SqueezeDetConfigFile(reading: bytes).config
    config.classNames = SqueezeDetConfig.numberedNames(config.classCount)
    self.init(.squeezeDet(try SqueezeDetTargetEncoder(config)))
  }

  /// A layout file's bytes.
  convenience init(layout bytes: [UInt8]) throws {
    try self.init(try LayoutFile(reading: bytes).model)
  }

  /// The name for messages.
  package var name: String {
    switch kind {
    case .ssd(let encoder): encoder.preset.name
    case .squeezeDet: TrainerFamily.squeezeDet.name
    case .yolo(let encoder): encoder.preset.name
    }
  }

  /// What it has in common with other trainers of its kind.
  var traits: TrainerKind {
    switch kind {
    case .ssd: .ssd
    case .squeezeDet: .squeezeDet
    case .yolo: .yolo
    }
  }

  var priorCount: Int {
    switch kind {
    case .ssd(let encoder): encoder.priors.count
    case .squeezeDet(let encoder): encoder.matcher.priors.count
    case .yolo(let encoder): encoder.priorCount
    }
  }

  var inputSize: ImageSize {
    switch kind {
    case .ssd(let encoder): encoder.preset.inputSize
    case .squeezeDet(let encoder): encoder.config.imageSize
    case .yolo(let encoder): encoder.preset.inputSize
    }
  }

  /// The priors of each level.
  var levelCounts: [Int] {
    switch kind {
    case .ssd(let encoder): encoder.preset.layout.levels.map(\.count)
    case .squeezeDet(let encoder): [encoder.matcher.priors.count]
    case .yolo(let encoder): encoder.preset.layout.counts
    }
  }

  /// The encoder of priors in a layout.
  func ssd() throws(BridgeError) -> TargetEncoder {
    guard case .ssd(let encoder) = kind else {
      throw .wrongTrainer(
        name: name, expected: "trainer with priors in a layout (SSD, RetinaNet, EfficientDet, RPN)")
    }
    return encoder
  }

  /// SqueezeDet's encoder.
  func squeezeDet() throws(BridgeError) -> SqueezeDetTargetEncoder {
    guard case .squeezeDet(let encoder) = kind else {
      throw .wrongTrainer(name: name, expected: "SqueezeDet trainer")
    }
    return encoder
  }

  /// Lends memory for one call.
  func withScratch(_ body: (inout Scratch) throws -> Void) rethrows {
    var scratch = free.withLock { $0.popLast() } ?? Scratch()
    defer { free.withLock { $0.append(scratch) } }
    try body(&scratch)
  }

  /// The pointer that callers hold until ``release(_:)``.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  /// The handle behind a pointer.
  package static func borrow(_ pointer: UnsafeMutableRawPointer?) throws(BridgeError)
    -> TrainerHandle
  {
    guard let pointer else { throw .missing(argument: "encoder") }
    return Unmanaged<TrainerHandle>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Gives a pointer back.
  static func release(_ pointer: UnsafeMutableRawPointer) {
    Unmanaged<TrainerHandle>.fromOpaque(pointer).release()
  }
}
