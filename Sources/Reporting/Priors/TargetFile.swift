import JSONText
import Labels
import Trainers

/// `targets.safetensors`: the priors, and of each image what the trainer's loss learns from.
///
/// Tensors are `priors`, then for each image `NAME.assignment`, `NAME.class_targets` and
/// `NAME.offsets`. Where a prior may learn several objects, these hold its last row, and all rows stand
/// in `NAME.rows` (prior, object, class) and `NAME.row_offsets`, in the trainer's order. The names stand in the metadata under `images`, in order, as a JSON array; for
/// images of COCO documents `fileNames` and `imageIds` say what these call them.
public struct TargetFile: Sendable {
  private let table: PriorTable
  private let images: [ImageTargets]
  private let classNames: [String]

  /// Takes the targets of all images, in the order of their files.
  public init(_ trainer: any Trainer, images: [ImageTargets]) {
    table = PriorTable(trainer)
    classNames = trainer.classNames
    self.images = images
  }

  /// What each image is called: its stem; where two have the same, its path without extension; where
  /// these are the same too, a number is added. An image of a COCO document has its own name. Augmented
  /// copies are told apart as `@1`, `@2`.
  public var names: [String] {
    let stems = images.map {
      ($0.coco?.name ?? Self.bare($0.path[...], isWholePath: false)) + $0.copySuffix
    }
    var count: [String: Int] = [:]
    for stem in stems { count[stem, default: 0] += 1 }
    var used: Set<String> = []
    return zip(images, stems).map { image, stem in
      let isOwn = count[stem] == 1 || image.coco != nil
      let plain =
        isOwn ? stem : Self.bare(image.path[...], isWholePath: true) + image.copySuffix
      var name = plain
      var number = 2
      while !used.insert(name).inserted {
        name = "\(plain)#\(number)"
        number += 1
      }
      return name
    }
  }

  /// Hands over the file piece by piece: the head with the priors, then image by image.
  ///
  /// - Throws: ``SafetensorsError``, and what `write` throws.
  public func write(_ write: ([UInt8]) throws -> Void) throws {
    let names = names
    var tensors = [table.tensor]
    for (name, image) in zip(names, images) {
      let count = image.priorCount
      tensors.append(.init(name + ".assignment", .int32, [count]))
      tensors.append(.init(name + ".class_targets", .int32, [count]))
      tensors.append(.init(name + ".offsets", .float32, [count, 4]))
      if let rows = image.rows {
        tensors.append(.init(name + ".rows", .int32, [rows.count, 3]))
        tensors.append(.init(name + ".row_offsets", .float32, [rows.count, 4]))
      }
    }
    let writer = JSONWriter(style: .compact)
    var metadata =
      [
        ("schema", "anchorkit.targets/1"), ("assignment", "-1 negative, -2 ignored, else object"),
        ("classes", writer.text(.array(classNames.map { .string($0) }))),
        ("images", writer.text(.array(names.map { .string($0) }))),
        ("readers", writer.text(.array(Set(images.map(\.reader)).sorted().map { .string($0) }))),
      ] + table.metadata
    if images.contains(where: { $0.rows != nil }) {
      metadata.append(("rows", "prior, object, class; a prior may stand in several"))
    }
    if images.contains(where: { $0.coco != nil }) {
      let names = images.map { $0.coco.map { .string($0.fileName) } ?? JSONValue.null }
      let ids = images.map { $0.coco?.id.json ?? .null }
      metadata.append(("fileNames", writer.text(.array(names))))
      metadata.append(("imageIds", writer.text(.array(ids))))
    }
    try write(try Safetensors.head(tensors, metadata: metadata))
    try write(Safetensors.bytes(table.numbers))
    for image in images {
      try write(
        Safetensors.bytes(image.allAssignments) + Safetensors.bytes(image.allClassTargets)
          + Safetensors.bytes(image.allOffsets))
      if let rows = image.rows {
        try write(Safetensors.bytes(rows.numbers) + Safetensors.bytes(rows.offsets))
      }
    }
  }

  private static func bare(_ path: Substring, isWholePath: Bool) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path[folder.endIndex...]
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil }
    let stem = name[..<(dot ?? name.endIndex)]
    return isWholePath ? String(folder + stem) : String(stem)
  }
}

extension ImageTargets.Rows {
  /// Prior, object and class of each row. Shape: rows × 3.
  fileprivate var numbers: [Int32] {
    priors.indices.flatMap { [priors[$0], assignments[$0], classTargets[$0]] }
  }
}
