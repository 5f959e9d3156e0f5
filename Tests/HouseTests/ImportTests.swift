import Foundation
import Testing

/// The graph as a picture of the source, apart from what Package.swift allows.
@Suite struct ImportTests {
  /// What each room may import of the project; `make lint` has the compiler check the same.
  static let allowed: [String: Set<String>] = [
    "Boxes": [],
    "Text": [],
    "JSONText": [],
    "Images": ["CTurboJPEG", "CImageCodecs"],
    "Labels": ["Boxes", "JSONText", "CLibXML2"],
    "Clustering": ["Boxes"],
    "Targets": ["Boxes"],
    "Trainers": ["Boxes", "Labels", "Targets"],
    "Configs": ["Boxes", "Text", "JSONText", "Targets"],
    "TrainerBridge": ["Boxes", "Clustering", "Configs", "Targets"],
    "Lint": ["Boxes", "Text", "Labels", "Images", "Targets", "Trainers"],
    "Rendering": ["Boxes", "Text", "Targets", "Clustering", "Images", "CCairo"],
    "Studies": [
      "Boxes", "Text", "JSONText", "Images", "Labels", "Clustering", "Targets", "Trainers",
      "Configs", "Lint", "Rendering",
    ],
  ]

  /// Modules of the system that any room may use.
  static let system: Set<String> = ["Glibc", "Synchronization"]

  @Test(arguments: allowed.keys.sorted())
  func `a room imports only rooms below it`(room: String) throws {
    let allowed = try #require(Self.allowed[room])
    for file in try Repository.swiftFiles(below: "Sources/\(room)") {
      for module in try Self.imports(of: file) {
        #expect(
          allowed.contains(module) || Self.system.contains(module),
          "\(room)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  private static func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" }
      guard words.first == "import" || words.first == "internal", let last = words.last else {
        return nil
      }
      return words.contains("import") ? String(last) : nil
    }
  }
}
