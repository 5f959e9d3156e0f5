import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct SSDTrainerTests {
  private func image(_ objects: [(String, WrittenBox)]) -> LabeledImage {
    LabeledImage(
      path: "a.xml", format: .voc,
      objects: objects.enumerated().map {
        LabeledObject(className: $1.0, box: $1.1, index: $0)
      })
  }

  private func trainer(_ preset: String) throws -> SSDTrainer {
    try SSDTrainer(
      try TrainerPresets.named(preset), classes: ClassList(stated: ["car", "person"]))
  }

  @Test func `boxes are scaled to the input by one multiplication`() throws {
    let size = try #require(ImageSize(width: 600, height: 150))
    let matches = try trainer("torchcv-ssd300").matches(
      of: image([("person", WrittenBox(101, 21, 300, 120))]), bytes: [], size: size)
    let person = try #require(matches.objects.first)
    #expect(person.edges == Edges(xMin: 50, yMin: 40, xMax: 150, yMax: 240))
    #expect(person.classIndex == 1)
    #expect(!person.isNeverMatched)
    #expect(matches.priorCount == 8732)
  }

  @Test func `a trainer that forces nothing leaves a small object unmatched`() throws {
    let size = try #require(ImageSize(width: 300, height: 300))
    let tiny = image([("car", WrittenBox(100, 100, 105, 105))])
    let unforced = try trainer("ssd-tensorflow-300").matches(of: tiny, bytes: [], size: size)
    let forced = try trainer("torchcv-ssd300").matches(of: tiny, bytes: [], size: size)
    #expect(unforced.neverMatchedCount == 1 && unforced.positiveCount == 0)
    #expect(forced.forcedCount == 1)
  }

  @Test func `what is no object of the class list is left out and said`() throws {
    let size = try #require(ImageSize(width: 300, height: 300))
    var unreadable = image([
      ("tree", WrittenBox(1, 1, 50, 50)), ("car", WrittenBox(1, 1, 90, 90)),
      ("car", WrittenBox(.nan, 1, 90, 90)),
    ])
    unreadable.objects[0].position = TextPosition(line: 12, column: 2)
    let matches = try trainer("torchvision-ssd300").matches(of: unreadable, bytes: [], size: size)
    #expect(matches.objects.map(\.object) == [1])
    #expect(matches.dropped.map(\.line) == [12, 1])
    #expect(matches.dropped[0].reason == "class 'tree' is not in the class list")
  }

  @Test func `a trainer that raises on an empty image is named`() throws {
    let size = try #require(ImageSize(width: 300, height: 300))
    let error = #expect(throws: TrainerError.self) {
      try trainer("torchcv-ssd300").matches(of: image([]), bytes: [], size: size)
    }
    #expect("\(try #require(error))".contains("torchcv-ssd300"))
  }
}
