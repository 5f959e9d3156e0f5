import Labels

/// Reports files whose names differ in extension or case only.
struct DuplicateStem: DatasetRule {
  static let info = RuleInfo(
    code: "SET005",
    name: "duplicate-stem",
    summary: "Two labels or two images of one folder have stems that differ in case at most.",
    rationale: """
      Labels and images are paired by stem. With a.jpg and a.png, which one a.xml belongs to \
      depends on the trainer; with A.xml and a.xml, on the disk: on one that ignores case, one of \
      the two overwrites the other. Labels of two formats beside each other are SET011's.
      """,
    remedy: "Rename or remove one of the two.",
    severity: .error,
    triggers: [
      .folder { $0.labelFiles = ["Annotations/A.xml", "Annotations/a.xml"] },
      .folder { $0.imageFiles = ["JPEGImages/a.jpg", "JPEGImages/a.png"] },
    ],
    passes: [
      .folder { $0.labelFiles = ["train/a.xml", "val/a.xml"] },
      .folder { ($0.labelFiles, $0.imageFiles) = (["a.xml"], ["a.jpg"]) },
      .folder { $0.labelFiles = ["a.txt", "a.xml"] },
    ]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    check(dataset.facts.labelFiles, "label", report)
    check(dataset.facts.imageFiles, "image", report)
  }

  private func check(_ paths: [String], _ kind: String, _ report: (Finding) -> Void) {
    var seen: [UInt64: Int] = [:]
    seen.reserveCapacity(paths.count)
    for (place, path) in paths.enumerated() {
      let key = Self.key(path)
      guard let earlier = seen[key] else {
        seen[key] = place
        continue
      }
      if kind == "label", Self.ending(path) != Self.ending(paths[earlier]) { continue }
      let other = Finding.Message.quoted(paths[earlier])
      report(
        Finding(
          Self.info, file: path, "two \(kind) files with one stem: \(other) is the other"
        ).of(.init("\(kind) files with the stem of another")))
    }
  }

  private static func ending(_ path: String) -> String {
    FilePath.fileExtension(of: path).lowercased()
  }

  /// Folder and stem as a hash, ASCII letters in lower case.
  private static func key(_ path: String) -> UInt64 {
    var path = path
    return path.withUTF8 { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      // The hash in front of the last dot, where that dot is not the first letter of the name.
      var stem: UInt64?
      var nameStart = 0
      for (place, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "/") {
          (nameStart, stem) = (place + 1, nil)
        } else if byte == UInt8(ascii: "."), place > nameStart {
          stem = hash
        }
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        hash = (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x100_0000_01b3
      }
      return stem ?? hash
    }
  }
}
