import Boxes
import Glibc
import Testing

@testable import Labels

@Suite struct `Label stream` {
  private let scratch = Scratch()

  private func fill(_ count: Int) throws -> LabelFiles {
    for number in 0..<count {
      scratch.write("f\(1000 + number).xml", voc(object("c\(number)", "1 2 \(10 + number) 40")))
    }
    return try DatasetLoader().find([scratch.path])
  }

  @Test func `any number of threads gives the same results in the same order`() throws {
    let files = try fill(300)
    var outcomes: Set<[String]> = []
    for jobs in [1, 2, 5] {
      let (results, workers) = LabelStream(files, jobs: jobs).forEach(makeWorker: { 0 }) {
        (count: inout Int, image: LabeledImage, bytes, file) -> String? in
        count += 1
        return file % 7 == 0
          ? nil : "\(file) \(image.path) \(image.objects.map(\.className)) \(bytes.count)"
      }
      #expect(workers.reduce(0, +) == 300)
      outcomes.insert(results)
    }
    #expect(outcomes.count == 1)
    #expect(outcomes.first?.count == 257)
  }

  @Test func `a file that can't be read is an image with an issue`() throws {
    let files = try fill(3)
    unlink(scratch.path + "/f1001.xml")
    let (issues, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, bytes, _ in
      image.issues.map(\.kind) + (image.isUnreadable && bytes.isEmpty ? [.missingName] : [])
    }
    #expect(issues == [[], [.unreadable(reason: "no such file or folder"), .missingName], []])
  }

  @Test func `a file past the cap is refused by its size`() throws {
    scratch.write("a.txt", kittiLine())
    truncate(scratch.path + "/a.txt", 9_000_000_000)
    let files = try DatasetLoader(format: .kitti).find([scratch.path])
    let (issues, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
      image.issues.map(\.kind)
    }
    #expect(issues == [[.tooLarge(bytes: 9_000_000_000, limit: 8 << 20)]])
  }

  @Test func `a file named outright is read up to the cap of the format that its content tells`()
    throws
  {
    let space = String(repeating: " ", count: 9 << 20)
    scratch.write(
      "big.json",
      #"{"images": [{"id": 1, "file_name": "a.jpg", "width": 9, "height": 9}],"# + space
        + #""annotations": [], "categories": []}"#)
    scratch.write("big.xml", voc(object("cat", "1 2 10 40")) + space)
    for (name, expected) in [("big.json", nil), ("big.xml", 8 << 20)] {
      let files = try DatasetLoader().find([scratch.path + "/" + name])
      let (limits, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
        image.issues.map { issue in
          if case .tooLarge(_, let limit) = issue.kind { limit } else { 0 }
        }
      }
      #expect(limits == [expected.map { [$0] } ?? []], "\(name)")
    }
  }

  @Test func `the gate counts what it lets through and what it leaves out`() throws {
    scratch.write(
      "a.txt", [kittiLine("Car", "0 0 10 20"), kittiLine("Van", "5 5 5 9")].joined(separator: "\n"))
    scratch.write("b.txt", "DontCare -1 -1 -10 3 3 9 9 -1 -1 -1 -1000 -1000 -1000 -10\n")
    scratch.write(
      "c.txt", kittiLine("Bus", "1 1 3 4") + "\n" + kittiLine("Car", "2 2 3 5") + "\nCar")
    let files = try DatasetLoader().find([scratch.path])
    var stream = LabelStream(files)
    stream.options.statedImageSize = ImageSize(width: 100, height: 50)
    let (tallies, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in GateTally(image) }
    #expect(tallies.map(\.passed) == [1, 0, 2])
    let total = tallies.reduce(into: GateTally()) { $0.merge($1) }
    #expect(total.leftOut == [.empty: 1, .dontCare: 1, .unreadable: 1])
    #expect(total.sizeless == 0)
    let cars = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
      GateTally(image, classes: ClassList(stated: ["Car"]))
    }.results.reduce(into: GateTally()) { $0.merge($1) }
    #expect(cars.passed == 2)
    #expect(cars.leftOut[.unknownClass] == 1)
    #expect(cars.sizeless == 3)
  }

  @Test func `images are paired by stem and asked for their size`() throws {
    scratch.write("Annotations/a.xml", voc(object()))
    scratch.write("Annotations/b.xml", voc(object()))
    scratch.write("JPEGImages/a.jpg", "12345")
    scratch.write("JPEGImages/c.png", "")
    let files = try DatasetLoader().find([scratch.path])
    let pairing = try ImagePairing(files)
    #expect(pairing.image(of: 0)?.path == "JPEGImages/a.jpg")
    #expect(pairing.image(of: 1) == nil)
    #expect(pairing.imagesWithoutLabel().map(\.path) == ["JPEGImages/c.png"])
    #expect(try pairing.image(of: 0)?.head(3).bytes == Array("123".utf8))
    #expect(try pairing.image(of: 0)?.tail(2).bytes == Array("45".utf8))
    var stream = LabelStream(files)
    stream.images = pairing
    stream.imageSize = { image in
      (try? image.head())?.fileSize == 5 ? ImageSize(width: 5, height: 7) : nil
    }
    let (sizes, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in
      image.size.map(\.description) ?? "none"
    }
    // b has no image: its label's own size counts.
    #expect(sizes == ["5x7", "64x48"])
    let other = try ImagePairing(files, in: scratch.path + "/JPEGImages")
    #expect(other.image(of: 0) != nil)
    #expect(throws: LabelsError.self) { try ImagePairing(files, in: scratch.path + "/none") }
  }

  @Test func `images are found from inside the label folder and beside the labels`() throws {
    scratch.write("label_2/a.txt", kittiLine())
    scratch.write("image_2/a.png", "")
    let files = try DatasetLoader().find([scratch.path + "/label_2"])
    #expect(
      try ImagePairing(files).image(of: 0)?.openPath
        == Array((scratch.path + "/image_2/a.png").utf8))
    scratch.write("mixed/m.xml", voc(""))
    scratch.write("mixed/m.png", "")
    let mixed = try DatasetLoader().find([scratch.path + "/mixed"])
    #expect(try ImagePairing(mixed).image(of: 0)?.path == "m.png")
  }

  @Test func `stated images are found below their folder, those of the label's own path first`()
    throws
  {
    for name in ["train/labels/a", "val/labels/a", "val/labels/b"] {
      scratch.write(name + ".txt", "0 0.5 0.5 0.2 0.2")
    }
    for name in ["c", "train/x/a", "val/x/a", "other/b"] {
      scratch.write("pictures/" + name + ".png", "")
    }
    let files = try DatasetLoader().find([scratch.path + "/train", scratch.path + "/val"])
    let top = scratch.path + "/pictures"
    let pairing = try ImagePairing(files, in: top)
    #expect(
      (0..<3).map { pairing.image(of: $0)?.path } == [
        top + "/train/x/a.png", top + "/val/x/a.png", top + "/other/b.png",
      ])
    #expect(pairing.imagesWithoutLabel().map(\.path) == [top + "/c.png"])
  }

  @Test func `images lie in data beside labels, as FiftyOne writes them`() throws {
    scratch.write("labels/a.txt", kittiLine())
    scratch.write("data/a.png", "")
    let files = try DatasetLoader().find([scratch.path])
    #expect(try ImagePairing(files).image(of: 0)?.path == "data/a.png")
  }
}
