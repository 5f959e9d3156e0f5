import Boxes
import Clustering
import Foundation
import Images
import Rendering
import Testing

@testable import Studies

@Suite struct WorstFitSearchTests {
  @Test func `an anchor is drawn in pixels of the picture, each axis by its own factor`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "anchorkit-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixtures = URL(fileURLWithPath: #filePath).appending(path: "../../../../Fixtures/kitti")
    for name in ["label_2", "image_2"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let file = folder.appending(path: "image_2/000003.png")
    try FileManager.default.copyItem(
      at: fixtures.appending(path: "image_2/000003.png").standardized, to: file)
    try Data("Car 0 0 0 100 50 300 200 1 1 1 0 0 0 0\n".utf8)
      .write(to: folder.appending(path: "label_2/000003.txt"))

    let dataset = try Dataset([folder.path])
    let scaling = SizeScaling()
    let sizes = try SizeCollection(dataset, scaling: scaling, keeping: .init(places: true))
    // 300 × 75 in the picture of 1242 × 375.
    let anchor = try #require(Size<SampleUnits>(width: 300.0 / 1242, height: 75.0 / 375))
    let found = WorstFitSearch(
      dataset: dataset, places: try #require(sizes.places),
      anchors: AnchorSet([anchor], scaling: scaling), filter: SizeFilter(),
      classes: sizes.classes
    ).run()
    let picture = try PixelBuffer(
      decoding: Array(try Data(contentsOf: file)), appliesOrientation: false)
    let expected = try ObjectCrop(
      of: try #require(Box<Pixels>(xMin: 100, yMin: 50, xMax: 300, yMax: 200)),
      comparedWith: try #require(Size<Pixels>(width: 300, height: 75)),
      in: try #require(ImageSize(width: 1242, height: 375)), over: picture
    ).embedded()
    #expect(found.map(\.crop) == [expected])
    // 200 × 75 of 200 × 150 + 300 × 75 − 200 × 75.
    #expect(abs((found.first?.shapeIoU ?? 0) - 0.4) < 1e-12)
  }

  @Test(arguments: [1, 2, 5])
  func `of objects that fit alike, the first in the files comes first`(jobs: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "anchorkit-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let car = "Car 0 0 0 100 50 300 200 1 1 1 0 0 0 0\n"
    // More files than one thread looks at before it forgets all but the worst.
    for file in 1000..<1600 {
      try Data((car + car).utf8).write(to: folder.appending(path: "\(file).txt"))
    }
    var choices = DatasetChoices()
    choices.jobs = jobs
    choices.labelsFormat = .kitti
    choices.imageSize = ImageSize(width: 1242, height: 375)
    let dataset = try Dataset([folder.path], choices)
    let scaling = SizeScaling()
    let sizes = try SizeCollection(dataset, scaling: scaling, keeping: .init(places: true))
    let anchor = try #require(Size<SampleUnits>(width: 0.1, height: 0.1))
    let found = WorstFitSearch(
      dataset: dataset, places: try #require(sizes.places),
      anchors: AnchorSet([anchor], scaling: scaling), filter: SizeFilter(),
      classes: sizes.classes, count: 5
    ).run()
    #expect(
      found.map { "\($0.file):\($0.line)" }
        == ["1000.txt:1", "1000.txt:2", "1001.txt:1", "1001.txt:2", "1002.txt:1"])
  }
}
