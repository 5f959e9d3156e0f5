import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct YOLOTrainerTests {
  private func trainer(_ name: String) throws -> YOLOTrainer {
    guard case .yolo(let preset) = try TrainerList.standard.preset(named: name).model() else {
      throw NotYOLO()
    }
    return try YOLOTrainer(preset, classes: ClassList(stated: ["car", "person"]))
  }

  private struct NotYOLO: Error {}

  /// An image as large as the input, so that boxes stay as they are.
  private func image(_ objects: [(String, WrittenBox)]) -> LabeledImage {
    LabeledImage(
      path: "a.xml", format: .voc,
      objects: objects.enumerated().map {
        LabeledObject(
          className: $1.0, box: $1.1, position: TextPosition(line: $0 + 1, column: 1), index: $0)
      })
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> WrittenBox {
    WrittenBox(x, y, x + width, y + height, .continuous)
  }

  private func size(_ side: Int) throws -> ImageSize {
    try #require(ImageSize(width: side, height: side))
  }

  @Test func `a prior that learns two objects is counted once, and both have it`() throws {
    let both = image([("car", box(100, 100, 60, 60)), ("person", box(101, 101, 60, 60))])
    let yolo = try trainer("yolov5")
    let matches = try yolo.matches(of: both, bytes: [], size: size(640))
    let priors = matches.objects.map { Set($0.matches.map(\.prior.index)) }
    #expect(priors[0] == priors[1] && !priors[0].isEmpty)
    #expect(matches.sharedMatches == priors[0].count)
    #expect(matches.positiveCount == priors[0].count)
    #expect(matches.positiveCount + matches.negativeCount == yolo.priorCount)
    var statistics = MatchStatistics()
    statistics.add(matches, file: "a.xml")
    #expect(statistics.positives == matches.positiveCount)
    #expect(statistics.negatives == matches.negativeCount)
    #expect(statistics.sharedMatches == matches.sharedMatches)
    #expect(statistics.overall.positives == 2 * matches.positiveCount)
  }

  @Test func `a row that stands twice is one match with two rows`() throws {
    let matches = try trainer("yolov5").matches(
      of: image([("car", box(120, 128, 16, 40))]), bytes: [], size: size(640))
    let own = try #require(matches.objects.first).matches
    #expect(Set(own.map(\.prior.index)).count == own.count)
    #expect(own.contains { $0.rows == 2 } && own.contains { $0.rows == 1 })
    #expect(matches.sharedMatches == 0 && matches.positiveCount == own.count)
  }

  @Test func `what darknet's loader leaves out is dropped with its reason`() throws {
    let matches = try trainer("darknet-yolo").matches(
      of: image([
        ("car", box(100, 100, 0.5, 60)), ("person", box(101, 101, 60, 60)),
        ("tree", box(9, 9, 60, 60)),
      ]), bytes: [], size: size(608))
    #expect(matches.objects.map(\.object) == [1])
    #expect(matches.objects.allSatisfy { $0.matches.count == 1 })
    #expect(matches.dropped.map(\.object) == [0, 2])
    #expect(matches.dropped[0].reason.contains("less than a pixel"))
  }

  @Test func `targets hold every row, and of each prior the last`() throws {
    let two = image([("person", box(100, 100, 60, 60)), ("car", box(101, 101, 60, 60))])
    let yolo = try trainer("yolov5")
    var targets = try yolo.targets(of: two, bytes: [], size: size(640))
    let rows = try #require(targets.rows)
    #expect(rows.count == 2 * targets.positiveCount)
    #expect(Set(rows.assignments) == [0, 1] && Set(rows.classTargets) == [0, 1])
    #expect(rows.offsets.count == 4 * rows.count)
    #expect(targets.allAssignments.allSatisfy { $0 == ImageTargets.negative || $0 == 1 })
    targets.renumberClasses([ClassIndex(5), ClassIndex(3)])
    #expect(Set(try #require(targets.rows).classTargets) == [3, 5])
    #expect(targets.allClassTargets.contains(5) && !targets.allClassTargets.contains(3))
  }

  @Test func `the places of kept objects count those alone`() throws {
    let targets = try trainer("darknet-region").targets(
      of: image([("car", box(100, 100, 0.5, 60)), ("person", box(101, 101, 60, 60))]), bytes: [],
      size: size(608))
    #expect(targets.assignments.filter { $0 >= 0 } == [0])
    #expect(targets.classTargets.filter { $0 >= 0 } == [1])
  }

  @Test func `mmdet stops at a center outside the image`() throws {
    let side = try size(608)
    let error = #expect(throws: TrainerError.self) {
      try trainer("mmdet-yolov3").matches(
        of: image([("car", box(100, 600, 60, 60))]), bytes: [], size: side)
    }
    #expect("\(try #require(error))".contains("IndexError"))
  }

  @Test func `other anchors go to levels by area, the surplus to the coarsest`() throws {
    let sizes = [(90.0, 90.0), (10, 10), (40, 40), (41, 39), (200, 300)].compactMap {
      Size<Pixels>(width: $0.0, height: $0.1)
    }
    for (name, counts) in [("yolov5", [1, 2, 2]), ("darknet-yolo", [2, 2, 1])] {
      let placed = try trainer(name).placing(sizes)
      #expect(placed.preset.layout.levels.map(\.anchors.count) == counts)
      let finest = placed.preset.layout.levels.min { $0.stride < $1.stride }
      #expect(finest?.anchors.map(\.width) == [10])
    }
    #expect(throws: TrainerError.self) { try trainer("yolov7").placing([]) }
  }

  @Test func `a prior is its anchor on the middle of its cell`() throws {
    let prior = try trainer("yolov5").prior(6400 + 81)
    #expect((prior.level, prior.shape, prior.row, prior.column) == (0, 1, 1, 1))
    #expect(prior.frame == Frame(cx: 12, cy: 12, width: 16, height: 30))
  }
}
