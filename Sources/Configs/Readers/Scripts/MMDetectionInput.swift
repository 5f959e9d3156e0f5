import Boxes

/// The network's input that an mmdetection config states.
///
/// A pipeline that keeps the images' shape states none, but for a YOLO's square, which they are fitted
/// into.
struct MMDetectionInput {
  /// The size.
  let size: ImageSize
  /// How images are resized, where the file says that they keep their shape.
  let fit: InputFit?

  /// Looks at padding to a fixed size, at `Resize`, and at an SSD generator's own `input_size`.
  ///
  /// - Throws: `noInputSize`; `otherInputSize` where the file states another than was asked for.
  init(_ model: MMDetectionModel, in config: inout PythonConfig) throws(ConfigReadError) {
    var stated = try Self.padded(model.preprocessor)
    var fit: InputFit?
    if stated == nil { (stated, fit) = try Self.resized(model, in: &config) }
    self.fit = fit
    if model.kind == .ssd, model.generator?["min_sizes"] == nil,
      let own = model.generator?["input_size"]
    {
      let side = try own.whole(1...ImageSize.maximumSide)
      if let stated, stated.size.width != side || stated.size.height != side {
        throw .unsupported(
          setting: "the size of Resize", line: stated.line, found: "\(stated.size)",
          known: "\(side)x\(side), as \(own.name) of line \(own.line) says")
      }
      stated = ImageSize(width: side, height: side).map { ($0, own.line) }
    }
    size = try config.inputSize(stated: stated?.size, line: stated?.line)
  }

  private typealias Stated = (size: ImageSize, line: Int)

  /// `batch_augments=[dict(type='BatchFixedSizePad', size=(height, width))]`.
  private static func padded(_ preprocessor: PythonSetting?) throws(ConfigReadError) -> Stated? {
    guard let steps = preprocessor?["batch_augments"], steps.value.items != nil else { return nil }
    for step in try steps.items() {
      guard try step["type"]?.typeName() == "BatchFixedSizePad", let size = step["size"] else {
        continue
      }
      return (try size.imageSize(heightFirst: true), size.line)
    }
    return nil
  }

  private static func resized(
    _ model: MMDetectionModel, in config: inout PythonConfig
  ) throws(ConfigReadError) -> (Stated?, InputFit?) {
    for (name, loader) in [
      ("train_pipeline", "train_dataloader"), ("test_pipeline", "test_dataloader"),
    ] {
      var pipeline = config.setting(name)
      var dataset = config.setting(loader)?["dataset"]
      while pipeline == nil, let current = dataset {
        pipeline = current["pipeline"]
        dataset = try current.innerDataset()
      }
      guard let steps = pipeline?.value.items, let pipeline else { continue }
      if let step = try lastResize(steps, pipeline.name) {
        return try stated(step, model, in: &config)
      }
      if let step = steps.last(where: { random($0) }) {
        config.note("\(pipeline.name) resizes at random, so the input differs", line: step.line)
      }
    }
    return (nil, nil)
  }

  private static func random(_ step: PythonValue) -> Bool {
    guard case .string(let type)? = step.members?["type"]?.content else { return false }
    return type == "RandomResize" || type == "RandomChoiceResize"
  }

  private static func lastResize(
    _ steps: [PythonValue], _ name: String
  ) throws(ConfigReadError) -> PythonSetting? {
    for (place, step) in steps.enumerated().reversed() {
      let setting = PythonSetting(name: "\(name)[\(place)]", value: step)
      guard let type = setting["type"], try type.typeName() == "Resize" else { continue }
      return setting
    }
    return nil
  }

  private static func stated(
    _ step: PythonSetting, _ model: MMDetectionModel, in config: inout PythonConfig
  ) throws(ConfigReadError) -> (Stated?, InputFit?) {
    guard let scale = step["scale"] ?? step["img_scale"] else { return (nil, nil) }
    guard scale.value.items?.first?.items == nil else {
      config.note("\(scale.name) has several sizes, so the input differs", line: scale.line)
      return (nil, nil)
    }
    let size = try scale.imageSize(heightFirst: false)
    guard try step["keep_ratio"]?.bool() ?? false else { return ((size, scale.line), nil) }
    guard model.kind == .yolo, size.width == size.height else {
      let sides = ShorterSideFit(
        min(size.width, size.height), longest: max(size.width, size.height), multiple: 32,
        rounding: .nearest)
      return (nil, .shorterSide(sides))
    }
    // Training resizes to several sizes; the one asked for is as true as this one.
    if config.asked != nil { return nil }
    config.note(
      "images keep their shape inside \(size), which is taken for the input", line: step.line)
    return ((size, scale.line), nil)
  }
}
