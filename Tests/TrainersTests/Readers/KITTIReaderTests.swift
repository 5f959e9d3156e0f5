import Boxes
import Labels
import Testing
import Trainers

@Suite struct KITTIReaderTests {
  private func read(
    _ text: String, _ reader: any TrainerReader, _ classes: String...,
    size: ImageSize? = ImageSize(width: 200, height: 100)
  ) -> TrainerReading {
    reader.reading(
      of: ReaderInput(
        bytes: Array(text.utf8), as: .kitti, imageSize: size, classes: ClassList(stated: classes)))
  }

  private func row(_ name: String, _ box: String, _ flags: String = "0 0 0") -> String {
    "\(name) \(flags) \(box) 1 1 1 0 0 0 0"
  }

  @Test func `SqueezeDet's boxes have a pixel more on each side, half a pixel off`() throws {
    let reading = read(row("Car", "10 20 59 79"), SqueezeDetTFReader(), "car")
    let object = try #require(reading.objects.first)
    #expect(object.center == Frame(cx: 35, cy: 50, width: 50, height: 60))
    #expect(object.corners.numbers == [10, 20, 60, 80])
    #expect(read(row("Car", "10 20 59 79"), SqueezeDetReader(), "car").objects == [object])
    let input = try #require(ImageSize(width: 400, height: 100))
    let picture = try #require(ImageSize(width: 200, height: 100))
    #expect(
      reading.edges(of: object, .init(stretching: picture, over: input)).numbers
        == [20, 20, 120, 80])
  }

  @Test func `Keras drops in silence where TensorFlow raises`() {
    let text = [
      row("Car", "-1 0 5 5"), row("Tree", "x"), "", row("CAR", "1 2 3 4"), "Car 1",
    ].joined(separator: "\r\n")
    let keras = read(text, SqueezeDetReader(), "car")
    #expect(keras.objects.map(\.object) == [2] && keras.dropped.map(\.object) == [0, 1, 3])
    let tensorFlow = read(text, SqueezeDetTFReader(), "car")
    #expect(tensorFlow.failure?.type == "AssertionError" && tensorFlow.failure?.object == 0)
    #expect(tensorFlow.objects.isEmpty && tensorFlow.dropped.isEmpty)
    let short = read("Tree\n\nCar 1", SqueezeDetTFReader(), "car")
    #expect(short.failure?.type == "IndexError" && short.failure?.line == 3)
    let rows = read(row("Tree", "x") + "\r\r" + row("car", "1 2 3 4"), SqueezeDetTFReader(), "car")
    #expect(rows.objects.map(\.object) == [2] && rows.dropped.map(\.object) == [0, 1])
  }

  @Test func `two blanks shift the fields`() {
    let reading = read("Car  0 0 1.5 1 20 59 79 1 1 1 0 0 0 0", SqueezeDetTFReader(), "car")
    #expect(reading.objects.map(\.corners.numbers) == [[1.5, 1, 21, 60]])
  }

  @Test func `hard examples are left out on demand`() {
    let low = row("Car", "1 1 50 20")
    #expect(read(low, SqueezeDetTFReader(), "car").objects.count == 1)
    #expect(read(low, SqueezeDetTFReader(excludesHard: true), "car").dropped.count == 1)
    let second = row("Car", "1 1 50 30", "0.3 1 0")
    #expect(read(second, SqueezeDetTFReader(excludesHard: true), "car").objects.count == 1)
    let third = row("Car", "1 1 50 30", "0.5 2 0")
    #expect(read(third, SqueezeDetTFReader(excludesHard: true), "car").objects.count == 1)
    let hidden = row("Car", "1 1 50 90", "0 3 0")
    #expect(read(hidden, SqueezeDetTFReader(excludesHard: true), "car").dropped.count == 1)
  }

  @Test func `the TensorFlow API divides by the picture`() {
    let text = row("Car", "11 21 60 80") + "\n" + row("Tram", "1 1 9 9") + "\n"
    let reading = read(text, TFODKITTIReader(), "pedestrian", "car")
    #expect(reading.objects.map(\.classNumber) == [2] && reading.dropped.map(\.object) == [1])
    let want = [Float(11.0 / 200), 0.21, 0.3, 0.8]
    #expect(reading.objects.map(\.corners.numbers) == [want.map(Double.init)])
    let unknown = read(text, TFODKITTIReader(), "car", size: nil)
    #expect(unknown.failure?.kind == .imageSizeUnknown)
    #expect(read(text, TFODKITTIReader(), "tree", size: nil).failure == nil)
  }

  @Test func `dontcare in the list clears what it overlaps`() {
    let text = [
      row("DontCare", "0 0 50 50", "-1 -1 -10"), row("Car", "40 40 90 90"),
      row("Car", "50 0 90 40"), row("DontCare", "120 20 120 20", "-1 -1 -10"),
    ].joined(separator: "\n")
    #expect(read(text, TFODKITTIReader(), "car").objects.map(\.object) == [1, 2])
    let cleared = read(text, TFODKITTIReader(), "car", "dontcare")
    // A region without area overlaps nothing by its own arithmetic, 0 / 0 with itself, and its own
    // row stays.
    #expect(cleared.objects.map(\.object) == [2, 3])
    #expect(cleared.dropped.map(\.object) == [0, 1])
  }

  @Test func `the first field wrong in any row raises`() {
    let text = row("Car", "1 2 3 4 x") + "\n" + row("Car", "1 2 3 4", "0 0.5 0")
    let reading = read(text, TFODKITTIReader(), "car")
    #expect(reading.failure?.type == "ValueError" && reading.failure?.object == 1)
    #expect(read("Car 0 0\n", TFODKITTIReader(), "car").failure?.type == "IndexError")
    #expect(read("Car\t0 0", SqueezeDetReader(), "car").dropped.count == 1)
    let latin = ReaderInput(
      bytes: [0x43, 0xE9, 0x0A], as: .kitti, classes: ClassList(stated: ["car"]))
    for reader in [SqueezeDetReader(), SqueezeDetTFReader(), TFODKITTIReader()]
      as [any TrainerReader]
    {
      #expect(reader.reading(of: latin).failure?.type == "UnicodeDecodeError")
    }
  }
}
