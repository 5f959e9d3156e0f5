import Foundation
import JSONText
import Testing

@testable import Augmentations

@Suite struct `Copied recordings` {
  @Test(.enabled(if: AugmentationGolden.shared != nil))
  func `the copies hold the recorded statistics and some of the traces`() throws {
    let folder = try #require(AugmentationGolden.copies)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && $0 != "images.json" }
    #expect(names.count == 12)
    for name in names {
      let library = String(name.dropLast(5))
      let entries = try RecordedJSON.read(name, in: folder)["entries"]?.object?.members ?? []
      #expect(!entries.isEmpty)
      for entry in entries.map(\.name) {
        let modes = library == "mmdet" ? [1, 0.1, 0.3, 0.5, 0.7, 0.9, 0] : []
        let copy = try AugmentationGolden(library, entry, in: folder)
        let recorded = try AugmentationGolden(library, entry, modes: modes)
        #expect(copy.statistics.numbers == recorded.statistics.numbers)
        #expect(!copy.traces.isEmpty)
        for trace in copy.traces {
          #expect(
            recorded.traces.contains { $0.image == trace.image && $0.draws == trace.draws },
            "\(library) \(entry), image \(trace.image)")
        }
      }
    }
  }

  @Test func `the images are 200 and have 623 boxes`() {
    #expect(RecordedImages.scenes.count == 200)
    #expect(RecordedImages.scenes.reduce(0) { $0 + $1.objects.count } == 623)
  }
}
