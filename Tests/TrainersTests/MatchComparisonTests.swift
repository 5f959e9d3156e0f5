import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct MatchComparisonTests {
  /// Two cars, each left with the first of its priors.
  private func matches() throws -> ImageMatches {
    let objects = [20.0, 160].enumerated().map { place, x in
      LabeledObject(
        className: "car", box: WrittenBox(x, 100, x + 90, 190),
        position: TextPosition(line: 1 + place, column: 1), index: place)
    }
    let image = LabeledImage(path: "a.xml", format: .voc, objects: objects)
    let size = try #require(ImageSize(width: 300, height: 300))
    let trainer = try SSDTrainer(
      try TrainerPresets.named("ssd-tensorflow-300"), classes: ClassList(stated: ["car"]))
    var matches = try trainer.matches(of: image, bytes: [], size: size)
    for place in matches.objects.indices {
      matches.objects[place].matches = Array(matches.objects[place].matches.prefix(1))
    }
    return matches
  }

  @Test func `one prior is enough to be gained or lost`() throws {
    let all = try matches()
    #expect(all.objects.map(\.matches.count) == [1, 1])
    var fewer = all
    fewer.objects[1].matches = []
    #expect(MatchComparison.change(fewer, all) == (gained: 1, lost: 0))
    #expect(MatchComparison.change(all, fewer) == (gained: 0, lost: 1))
    #expect(MatchComparison.change(all, all) == (gained: 0, lost: 0))
  }

  @Test func `an object that only one of them reads counts for neither`() throws {
    let all = try matches()
    var fewer = all
    fewer.objects.removeLast()
    #expect(MatchComparison.change(fewer, all) == (gained: 0, lost: 0))
    #expect(MatchComparison.change(all, fewer) == (gained: 0, lost: 0))
  }
}
