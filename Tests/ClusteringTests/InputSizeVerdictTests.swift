import Boxes
import Clustering
import Testing

@Suite struct InputSizeVerdictTests {
  /// Twenty boxes of one size on images of one size, and some small ones.
  private func survey(
    _ width: Int, _ height: Int, boxes: (Double, Double) = (200, 100), small: Int = 0,
    _ smallBox: (Double, Double) = (10, 10)
  ) throws -> InputSizeSurvey {
    let image = try #require(ImageSize(width: width, height: height))
    var survey = InputSizeSurvey()
    for number in 0..<20 {
      survey.add(image: image)
      let box = number < small ? smallBox : boxes
      survey.add(width: box.0, height: box.1, image: image)
    }
    return survey
  }

  private func verdict(_ survey: InputSizeSurvey) -> InputSizeVerdict {
    InputSizeVerdict(survey, cells: 1872, stride: 16, resize: .stretch)
  }

  @Test func `smaller images are stretched to as many cells, never to fewer`() throws {
    let found = verdict(try survey(624, 192))
    #expect(found.reason == .stretched && found.inputSize == ImageSize(width: 1248, height: 384))
    #expect(found.lost == 0)
    // Small objects on small images gain nothing by a larger input.
    #expect(verdict(try survey(624, 192, small: 10, (4, 4))).reason == .stretched)
  }

  @Test func `upright images get an upright input of as many cells`() throws {
    let found = verdict(try survey(1248, 1536))
    #expect(found.reason == .upright && found.inputSize == ImageSize(width: 624, height: 768))
  }

  @Test func `larger images get a denser grid when many objects would be lost`() throws {
    // 20 × 20 of 2496 × 768 is 10 × 10 of the usual input, under a cell; half as much again shows 15,
    // and only twice the input a whole cell.
    let found = verdict(try survey(2496, 768, small: 2, (20, 20)))
    #expect(found.reason == .denser && found.lost == 2)
    #expect(found.inputSize == ImageSize(width: 2496, height: 768))
    #expect(found.usual == ImageSize(width: 1248, height: 384))
  }

  @Test func `larger images with large objects keep the usual input`() throws {
    let found = verdict(try survey(2496, 768))
    #expect(found.reason == .usual && found.inputSize == found.usual && found.lost == 0)
  }

  @Test func `where no input keeps enough, images are to be cut`() throws {
    let found = verdict(try survey(12_480, 3840, small: 20, (20, 20)))
    #expect(found.reason == .tiles && found.lost == 20)
  }

  @Test func `a box is lost by a short side, or by both under a cell`() throws {
    let found = verdict(try survey(1248, 384))
    let image = try #require(ImageSize(width: 1248, height: 384))
    func loses(_ width: Double, _ height: Double) -> Bool {
      found.loses(width: width, height: height, image: image, stride: 16, resize: .stretch)
    }
    #expect(loses(2.9, 100) && loses(15, 15) && loses(100, 2))
    #expect(!loses(3, 100) && !loses(15, 16))
  }
}
