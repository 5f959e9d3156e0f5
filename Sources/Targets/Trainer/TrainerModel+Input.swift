import Boxes

extension TrainerModel {
  /// The network's input; for trainers that give each image an input of its own, a usual one.
  public var inputSize: ImageSize {
    switch self {
    case .ssd(let preset): preset.inputSize
    case .yolo(let preset): preset.inputSize
    case .squeezeDet(let config): config.imageSize
    }
  }

  /// How images are brought to the network's input.
  public var fit: InputFit {
    switch self {
    case .ssd(let preset): preset.fit
    case .yolo(let preset): preset.fit
    case .squeezeDet: .stretch
    }
  }

  /// Whether its images have inputs of their own and its grids follow them.
  public var fitsEachImage: Bool {
    guard case .ssd(let preset) = self, case .shorterSide = preset.fit else { return false }
    return preset.layout.levels.allSatisfy { $0.stride != nil }
  }

  /// The same trainer with images brought to its input so.
  public func fitting(_ fit: InputFit) -> TrainerModel {
    switch self {
    case .ssd(var preset):
      preset.fit = fit
      return .ssd(preset)
    case .yolo(var preset):
      preset.fit = fit
      return .yolo(preset)
    case .squeezeDet: return self
    }
  }

  /// The same trainer for one input of another size.
  ///
  /// - Throws: `fixedInput` where its feature maps are made for the one there is; `inputNotMultiple`
  ///   where its network halves sides that can't be halved.
  public func resized(to size: ImageSize) throws(TargetsError) -> TrainerModel {
    switch self {
    case .ssd(let preset):
      return TrainerModel.ssd(try preset.resized(to: size)).fitting(preset.fit.inOneInput)
    case .yolo(let preset):
      let coarsest = preset.layout.levels.map(\.stride).max() ?? 1
      guard size.width.isMultiple(of: coarsest), size.height.isMultiple(of: coarsest) else {
        throw .inputNotMultiple(trainer: preset.name, size, of: coarsest)
      }
      return .yolo(preset.resized(to: size))
    case .squeezeDet(var config):
      config.imageSize = size
      (config.gridWidth, config.gridHeight) = SqueezeDetConfig.grid(for: size)
      return .squeezeDet(config)
    }
  }
}
