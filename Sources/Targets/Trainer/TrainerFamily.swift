/// A family of trainers: **one entry of the list**. What `--profile` names, with its presets.
///
/// Two families are equal when their names are.
public struct TrainerFamily: Sendable {
  /// What the command line calls it.
  public let name: String
  /// What it has in common with other families.
  public let kind: TrainerKind
  /// Codes of lint rules whose faults the trainer can't survive, or learns nonsense from.
  public let fatalRules: Set<String>
  /// What the project does around its encoder.
  public let habits: TrainerHabits
  /// The preset when none is named.
  public let usualPreset: NamedPreset
  /// All presets, the usual one first.
  public let presets: [NamedPreset]

  /// States a family.
  public init(
    name: String, kind: TrainerKind, fatalRules: Set<String> = [],
    habits: TrainerHabits = TrainerHabits(), usual: NamedPreset, others: [NamedPreset] = []
  ) {
    self.name = name
    self.kind = kind
    self.fatalRules = fatalRules
    self.habits = habits
    usualPreset = usual
    presets = [usual] + others
  }

  /// Whether it has a preset of that name.
  public func has(preset name: String) -> Bool { presets.contains { $0.name == name } }
}

extension TrainerFamily: Hashable {
  /// Whether the names are equal.
  public static func == (a: TrainerFamily, b: TrainerFamily) -> Bool { a.name == b.name }

  /// Mixes the name in.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A preset by name. Nothing is built before it is asked for, so a preset with wrong numbers fails
/// where it is used and nowhere else.
public struct NamedPreset: Sendable {
  /// What the command line calls it.
  public let name: String
  /// What layouts to be fitted call it for short: `ssd300`.
  public let layoutName: String?
  private let build: @Sendable (_ name: String) throws(TargetsError) -> TrainerModel

  /// Names a preset and says how it is built; the name is handed over.
  public init(
    _ name: String, layoutName: String? = nil,
    build: @escaping @Sendable (_ name: String) throws(TargetsError) -> TrainerModel
  ) {
    self.name = name
    self.layoutName = layoutName
    self.build = build
  }

  /// A preset whose priors stand in a layout.
  static func ssd(
    _ name: String, layoutName: String? = nil,
    build: @escaping @Sendable (_ name: String) throws(TargetsError) -> TrainerPreset
  ) -> NamedPreset {
    NamedPreset(name, layoutName: layoutName) { name throws(TargetsError) in
      .ssd(try build(name))
    }
  }

  /// Builds it.
  ///
  /// - Throws: what is wrong with its numbers.
  public func model() throws(TargetsError) -> TrainerModel { try build(name) }
}

/// What a preset is once it is built: a case for each kind of trainer, so that whoever makes
/// something of presets is told by the compiler of a new kind.
public enum TrainerModel: Hashable, Sendable {
  /// With priors in a layout: SSDs, RetinaNets, proposal networks, EfficientDet.
  case ssd(TrainerPreset)
  /// SqueezeDet.
  case squeezeDet(SqueezeDetConfig)
  /// A YOLO trainer.
  case yolo(YOLOPreset)
}
