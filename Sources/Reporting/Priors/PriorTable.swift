import JSONText
import Trainers

/// Every prior of a trainer with its place in the network's output.
///
/// - Units: `cx, cy, w, h` in pixels of the network's input.
public struct PriorTable: Sendable {
  let trainer: any Trainer

  /// Takes a trainer's priors.
  public init(_ trainer: any Trainer) {
    self.trainer = trainer
  }

  /// One line a prior under a line of names.
  public var csv: String {
    var text = "index,level,row,column,shape,cx,cy,w,h\n"
    for index in 0..<trainer.priorCount {
      let prior = trainer.prior(index)
      text += "\(index),\(prior.level),\(prior.row),\(prior.column),\(prior.shape)"
      for number in [prior.frame.cx, prior.frame.cy, prior.frame.width, prior.frame.height] {
        text += "," + (JSONNumber(number)?.text ?? "nan")
      }
      text += "\n"
    }
    return text
  }

  /// `anchorkit.priors/1`, one prior a line.
  public var json: String {
    let writer = JSONWriter(style: .compact)
    let size = trainer.inputSize
    var text =
      "{\"schema\": \"anchorkit.priors/1\", \"count\": \(trainer.priorCount), "
      + "\"inputSize\": {\"height\": \(size.height), \"width\": \(size.width)},\n \"priors\": ["
    for index in 0..<trainer.priorCount {
      let prior = trainer.prior(index)
      text += index == 0 ? "\n  " : ",\n  "
      text += writer.text([
        "index": .int(index), "level": .int(prior.level), "row": .int(prior.row),
        "column": .int(prior.column), "shape": .int(prior.shape), "cx": .double(prior.frame.cx),
        "cy": .double(prior.frame.cy), "w": .double(prior.frame.width),
        "h": .double(prior.frame.height),
      ])
    }
    return text + "],\n \"trainer\": \(writer.text(.string(trainer.name)))}\n"
  }

  /// The priors as numbers. Shape: priors × 4, `cx, cy, w, h`.
  public var numbers: [Float] {
    (0..<trainer.priorCount).flatMap { index in
      let prior = trainer.prior(index)
      return [
        Float(prior.frame.cx), Float(prior.frame.cy), Float(prior.frame.width),
        Float(prior.frame.height),
      ]
    }
  }

  /// A `.safetensors` file with the tensor `priors`.
  public func safetensors() throws(SafetensorsError) -> [UInt8] {
    try Safetensors.head([tensor], metadata: metadata) + Safetensors.bytes(numbers)
  }

  /// The entry of `priors` in a head.
  var tensor: Safetensors.Tensor { .init("priors", .float32, [trainer.priorCount, 4]) }

  /// What every file of a trainer's tensors says of it.
  var metadata: [(String, String)] {
    [
      ("input_size", "\(trainer.inputSize)"), ("trainer", trainer.name),
      ("units", "pixels of the network's input; priors are cx, cy, w, h"),
    ]
  }
}
