import Foundation
import Studies

/// Copies of the labels that examples read and mend, and a folder for what they write.
final class ExampleFolder {
  let voc: String
  let kitti: String
  /// A `squeeze.config` with anchors for the KITTI labels.
  let config: String
  private let scratch: URL
  /// What an example printed.
  private(set) var printed = 0

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appending(
      path: "anchorkit-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let files = FileManager.default
    for name in ["voc", "kitti"] {
      try files.copyItem(
        at: Example.root.appending(path: "Fixtures/\(name)"), to: scratch.appending(path: name))
    }
    voc = scratch.appending(path: "voc").path
    kitti = scratch.appending(path: "kitti").path
    config = scratch.appending(path: "squeeze.config").path
    let study = ClusterStudy(anchorCount: 4, inputSize: .init(width: 1248, height: 384))
    let found = try study.run(on: try Dataset([kitti]))
    try OutputFile.write(found.squeezeDetConfig(lowercaseClasses: true).bytes, to: config)
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  /// A path that an example writes to.
  func output(_ name: String) -> String { scratch.appending(path: name).path }

  /// Stands for `print`.
  func take(_ values: Any...) { printed += values.count }
}
