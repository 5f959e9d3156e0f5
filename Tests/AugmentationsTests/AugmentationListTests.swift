import Foundation
import Testing

@testable import Augmentations

@Suite struct `List of augmentations` {
  /// A file is called as its preset, but for capitals and hyphens.
  @Test func `the list names the files of the folder`() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Sources/Augmentations/Presets")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { $0.dropLast(6).lowercased() }
    let names = AugmentationList.all.map { $0.name.replacingOccurrences(of: "-", with: "") }
    #expect(names.sorted() == files.sorted())
  }

  @Test func `names are unique, and each finds its augmentation`() {
    for augmentation in AugmentationList.all {
      #expect(AugmentationList.named(augmentation.name)?.summary == augmentation.summary)
    }
    #expect(Set(AugmentationList.all.map(\.name)).count == AugmentationList.all.count)
    #expect(AugmentationList.named("nobody") == nil)
  }

  @Test func `every augmentation tells what it does`() {
    for augmentation in AugmentationList.all {
      let fields = [
        augmentation.summary, augmentation.source, augmentation.draws, augmentation.survival,
        augmentation.clipping,
      ]
      #expect(fields.allSatisfy { !$0.isEmpty && !$0.contains("\n") }, "\(augmentation.name)")
    }
  }
}
