import Boxes
import Testing

@testable import Labels

@Suite struct `Pixel survey` {
  private let scratch = Scratch()

  /// 300 files that tell nothing, but for two that show edges. A first look at some files misses them.
  private func stream(jobs: Int) throws -> LabelStream {
    var stream = LabelStream(try DatasetLoader().find([scratch.path]), jobs: jobs)
    stream.survey = PixelSurvey()
    return stream
  }

  private func fill() {
    for number in 0..<300 {
      let box = number == 7 ? "0 5 20 30" : number == 8 ? "5 5 64 30" : "5 6 20 30"
      scratch.write("f\(1000 + number).xml", voc(object("car", box)))
    }
  }

  @Test(arguments: [1, 3])
  func `every box is read as the whole set shows, by any number of threads`(jobs: Int) throws {
    fill()
    let stream = try stream(jobs: jobs)
    let (conventions, workers) = stream.forEach(makeWorker: { 0 }) {
      (count: inout Int, image: LabeledImage, _, _) -> PixelConvention? in
      count += 1
      return image.objects.first?.box?.convention
    }
    #expect(conventions == Array(repeating: .continuous, count: 300))
    #expect(workers.reduce(0, +) == 300)
    #expect(
      stream.survey?.judgment?.description
        == "edges: 1 minimum of 0 and 1 maximum of the width")
  }

  @Test func `some files of a set are read as all of it shows`() throws {
    fill()
    var stream = try stream(jobs: 2)
    stream.selection = [100]
    let (conventions, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in
      image.objects.first?.box?.convention
    }
    #expect(conventions == [.continuous])
  }

  @Test func `a file without a size is judged by its picture, and only then`() throws {
    let bare = voc(object("car", "0 5 80 30")).replacing("<width>64</width>", with: "")
    scratch.write("Annotations/a.xml", bare)
    scratch.write("Annotations/b.xml", voc(object("car", "0 5 80 30")))
    scratch.write("JPEGImages/a.jpg", "a")
    scratch.write("JPEGImages/b.jpg", "b")
    var stream = try stream(jobs: 1)
    stream.images = try ImagePairing(stream.files)
    stream.survey = PixelSurvey { _ in ImageSize(width: 80, height: 60) }
    stream.settlePixels()
    let evidence = try #require(stream.survey?.judgment).evidence
    #expect(evidence.widths == 1 && evidence.zeros == 2)
  }

  @Test func `labels without pixels leave nothing to find out`() throws {
    scratch.write("a.txt", kittiLine("Car", "0 0 10 20"))
    let stream = try stream(jobs: 1)
    stream.settlePixels()
    #expect(stream.survey?.judgment?.evidence == PixelEvidence())
    #expect(stream.settledOptions.vocPixels == .oneBasedInclusive)
  }
}
