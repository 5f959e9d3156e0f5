import Boxes

/// A trainer's whole way from ground truths to targets, and on to loss and detections.
///
/// A value: a name, a source, and a composition. A layout of your own is a preset too:
///
///     var mine = try TrainerPresets.named("torchcv-ssd300")
///     mine.name = "mine"
///     mine.layout.levels[0].shapes.append(.size(width: 12, height: 40))
public struct TrainerPreset: Hashable, Sendable {
  /// What the command line calls it.
  public var name: String
  /// One line for help.
  public var summary: String
  /// The project, its revision, and whether its code was run or only read.
  public var source: String
  /// Its priors.
  public var layout: PriorLayout
  /// How images are brought to the network's input.
  public var fit: InputFit
  /// The numbers it measures ground truths with.
  public var groundTruthFrame: GroundTruthFrame
  /// Which ground truths it takes.
  public var intake: GroundTruthIntake
  /// How it adds up a union.
  public var unionOrder: UnionOrder
  /// Who learns what.
  public var policy: MatchPolicy
  /// Its box coder.
  public var coder: CenterOffsetCoder
  /// Its class numbers.
  public var classes: ClassTargetCoder
  /// Its loss, where it is one of the MultiBox kind.
  public var loss: MultiBoxLoss?
  /// How it reads a network's predictions, where it says.
  public var decoding: DecodePolicy?

  /// Joins the parts.
  public init(
    name: String, summary: String, source: String, layout: PriorLayout,
    groundTruthFrame: GroundTruthFrame, intake: GroundTruthIntake = GroundTruthIntake(),
    unionOrder: UnionOrder = .sumFirst, policy: MatchPolicy,
    coder: CenterOffsetCoder = CenterOffsetCoder(), classes: ClassTargetCoder = ClassTargetCoder(),
    loss: MultiBoxLoss? = nil, decoding: DecodePolicy? = nil, fit: InputFit = .stretch
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.layout = layout
    self.groundTruthFrame = groundTruthFrame
    self.intake = intake
    self.unionOrder = unionOrder
    self.policy = policy
    self.coder = coder
    self.classes = classes
    self.loss = loss
    self.decoding = decoding
    self.fit = fit
  }

  /// The same trainer for another input.
  ///
  /// - Throws: `fixedInput` where its feature maps are made for the one there is.
  public func resized(to size: ImageSize) throws(TargetsError) -> TrainerPreset {
    guard let layout = layout.resized(to: size) else {
      throw .fixedInput(trainer: name, inputSize)
    }
    var preset = self
    preset.layout = layout
    return preset
  }

  /// The network's input.
  public var inputSize: ImageSize { layout.imageSize }
}
