import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct UltralyticsReaderTests {
  private func read(
    _ text: String, _ classes: ClassList = ClassList(stated: ["car", "dog"]),
    declared: [String]? = nil
  ) -> TrainerReading {
    var input = ReaderInput(bytes: Array(text.utf8), as: .yolo, classes: classes)
    input.image.declaredClasses = declared.map { DeclaredClasses(names: $0) }
    return UltralyticsReader().reading(of: input)
  }

  private static let box = "0 0.5 0.5 0.2 0.4\n"
  private static let polygon = "1 0.1 0.1 0.3 0.1 0.2 0.4\n"

  @Test func `the row that does not go with the ones before it is named`() throws {
    let mixed = try #require(read("\n" + Self.box + Self.box + Self.polygon).failure)
    #expect(mixed.line == 4 && mixed.object == 2 && mixed.reason.contains("line 2 and line 4"))
    let other = try #require(read(Self.polygon + "\n" + Self.box).failure)
    #expect(other.line == 3 && other.object == 1)
    let high = try #require(read(Self.box + "0 0.5 0.5 2 0.4\n").failure)
    #expect(high.line == 2 && high.reason.contains("1.01"))
  }

  @Test func `boxes are shares, and what repeats is named`() {
    let reading = read(Self.box + "0 0.5 0.5 0.1 0.4\n" + Self.box)
    #expect(reading.unit == .share && reading.objects.map(\.object) == [1, 0])
    #expect(reading.dropped.map(\.object) == [2] && reading.dropped.allSatisfy(\.isHarmless))
    #expect(reading.objects.map(\.className) == ["car", "car"])
  }

  @Test func `the nearest list of classes counts, and none is none`() {
    let number = "3 0.5 0.5 0.2 0.4\n"
    #expect(read(number).failure?.reason.contains("list of 2") == true)
    let declared = read(number, ClassList(found: []), declared: ["a", "b", "c", "d"])
    #expect(declared.objects.map(\.className) == ["d"])
    let unknown = read(number, ClassList(found: ["3"]))
    #expect(unknown.objects.map(\.className) == ["3"] && unknown.objects[0].classNumber == 3)
    #expect(read("1e30 0.5 0.5 0.2 0.4\n", ClassList(found: [])).failure?.type == "AssertionError")
  }

  @Test func `a trainer of another list takes classes by name`() throws {
    let trainer = try SSDTrainer(
      try TrainerPresets.named("gluoncv-ssd300"), classes: ClassList(stated: ["dog", "car"]),
      readers: [UltralyticsReader()])
    var image = LabeledImage(path: "a.txt", format: .yolo)
    image.declaredClasses = DeclaredClasses(names: ["car", "dog", "tree"])
    let text = Self.box + "2 0.5 0.5 0.2 0.4\n"
    let size = try #require(ImageSize(width: 300, height: 300))
    let matches = try trainer.matches(of: image, bytes: Array(text.utf8), size: size)
    #expect(matches.objects.map(\.classIndex) == [1] && matches.reader == "ultralytics")
    #expect(matches.dropped.map(\.isOfUnknownClass) == [true])
  }
}
