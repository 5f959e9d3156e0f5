/// What an emitted mmdetection config has to know of the config that it inherits from.
///
/// Configs are code, so nothing is updated: the new one names the old in `_base_`, and the rest is
/// inherited. Where the classes go depends on how the inherited training set is wrapped.
struct MMDetectionBase {
  /// How the training set is wrapped.
  private enum Wrapping {
    case none, repeated
  }

  /// The line that names the inherited config; nothing without one.
  let baseLine: String?
  /// What the user should know.
  let notes: [String]
  private let wrapping: Wrapping

  /// Looks for the wrapper in a base's text; one that inherits its data sets says nothing, and then,
  /// as without a base, the usual of mmdetection's own configs is taken: SSD repeats, YOLOv3 doesn't.
  init(_ request: EmitRequest) throws(EmitError) {
    let usual: Wrapping = request.layout == nil ? .none : .repeated
    guard let base = request.base else {
      baseLine = nil
      wrapping = usual
      notes =
        [
          "Name your model's config in _base_ = [\"…\"] on top, or give it as --base; the rest is inherited."
        ]
        + (request.classNames.isEmpty ? [] : [Self.note(usual, isKnown: false)])
      return
    }
    let name = request.baseName ?? "base.py"
    guard name.hasSuffix(".py") else {
      throw .badBase(
        target: "mmdetection", line: nil, reason: "'\(name)' is no Python config",
        remedy: "Give the .py of an mmdetection model")
    }
    let text = String(decoding: base, as: UTF8.self)
    let told: Wrapping? =
      if text.contains("RepeatDataset") || text.contains("dataset=dict(dataset=dict(metainfo") {
        .repeated
      } else if text.contains("train_dataloader") {
        Wrapping.none
      } else { nil }
    wrapping = told ?? usual
    baseLine = "_base_ = [\(ConfigText.quoted(name))]"
    var notes = ["The config names \(name) in _base_: keep both in one folder."]
    if !request.classNames.isEmpty {
      notes.append(Self.note(wrapping, isKnown: told != nil))
      if text.contains("ConcatDataset") {
        notes.append(
          "ConcatDataset lists its sets, which no config can reach into: give each the metainfo.")
      }
    }
    self.notes = notes
  }

  /// The classes, and the data sets that read them.
  func datasets(_ classes: [String]) -> String {
    let train =
      wrapping == .repeated
      ? "dataset=dict(dataset=dict(metainfo=metainfo))" : "dataset=dict(metainfo=metainfo)"
    return "metainfo = dict(classes=\(ConfigText.tuple(classes.map(ConfigText.quoted))))\n"
      + "train_dataloader = dict(\(train))\n"
      + "val_dataloader = dict(dataset=dict(metainfo=metainfo))\n"
      + "test_dataloader = dict(dataset=dict(metainfo=metainfo))\n"
  }

  private static func note(_ wrapping: Wrapping, isKnown: Bool) -> String {
    let sets =
      wrapping == .repeated
      ? "inside the RepeatDataset of train_dataloader" : "in train_dataloader's data set"
    let other =
      wrapping == .repeated
      ? "without RepeatDataset write dataset=dict(metainfo=metainfo)"
      : "with RepeatDataset write dataset=dict(dataset=dict(metainfo=metainfo))"
    return "The classes are set \(sets)" + (isKnown ? "." : ", as is usual; \(other).")
  }
}
