import Boxes
import Clustering
import Testing

@Suite struct InputSizeAdviceTests {
  @Test func `KITTI's image keeps its shape, and its grid is 78 by 24`() throws {
    var survey = InputSizeSurvey()
    let kitti = try size(1242, 375)
    for _ in 0..<3 { survey.add(image: kitti) }
    survey.add(width: 2, height: 40, image: kitti)
    survey.add(width: 12, height: 12, image: kitti)
    for _ in 0..<38 { survey.add(width: 100, height: 80, image: kitti) }
    survey.add(width: .nan, height: 1, image: kitti)
    let sizes = [try size(1248, 384), try size(624, 768)]
    let advice = InputSizeAdvice(survey, inputSizes: sizes)
    #expect(advice.imageCount == 3)
    #expect(advice.boxCount == 40)
    #expect(advice.medianAspect == 1242.0 / 375)
    let wide = advice.candidates[0]
    #expect([wide.columns, wide.rows, wide.cells] == [78, 24, 1872])
    // (384 / 375) / (1248 / 1242)
    #expect(abs(wide.meanDistortion - 384.0 / 375 * 1242 / 1248) < 1e-12)
    #expect(wide.tooSmall == 1)
    #expect(wide.underOneCell == 1)
    #expect(wide.remarks == [.upscales])
    let tall = advice.candidates[1]
    #expect([tall.columns, tall.rows, tall.cells] == [39, 48, 1872])
    #expect(tall.remarks.contains(.distorts(instead: try size(1248, 384))))
  }

  @Test func `small boxes ask for a larger input and a denser grid`() throws {
    var survey = InputSizeSurvey()
    let image = try size(1000, 1000)
    survey.add(image: image)
    for _ in 0..<10 { survey.add(width: 20, height: 20, image: image) }
    let advice = InputSizeAdvice(survey, inputSizes: [try size(128, 128)])
    // 20 px become 2.56: three pixels need at least 150, and cells of 2.
    #expect(advice.candidates[0].tooSmall == 10)
    #expect(
      advice.candidates[0].remarks == [
        .denserGrid(stride: 2), .largerInput(try size(192, 192)),
      ])
  }

  @Test func `letterboxing draws nothing out of shape`() throws {
    var survey = InputSizeSurvey()
    survey.add(image: try size(400, 200))
    let advice = InputSizeAdvice(
      survey, inputSizes: [try size(200, 200)], resize: .letterbox)
    #expect(advice.candidates[0].meanDistortion == 1)
    #expect(advice.candidates[0].meanScale == 0.5)
    #expect(advice.candidates[0].remarks.isEmpty)
  }

  @Test func `suggestions keep the number of cells and follow the shape`() throws {
    let wide = InputSizeAdvice.suggestions(cells: 1872, aspect: 1248.0 / 384)
    #expect(wide.first == ImageSize(width: 1248, height: 384))
    let tall = InputSizeAdvice.suggestions(cells: 1872, aspect: 39.0 / 48)
    #expect(tall.first == ImageSize(width: 624, height: 768))
    for size in wide + tall {
      #expect(abs(Double(size.width / 16 * (size.height / 16)) / 1872 - 1) < 0.03)
    }
  }

  @Test func `surveys of parts make one`() throws {
    var a = InputSizeSurvey()
    var b = InputSizeSurvey()
    let image = try size(10, 10)
    a.add(image: image)
    b.add(image: image)
    b.add(width: 1, height: 1, image: image)
    a.merge(b)
    let advice = InputSizeAdvice(a, inputSizes: [])
    #expect(advice.imageCount == 2 && advice.boxCount == 1)
  }

  private func size(_ width: Int, _ height: Int) throws -> ImageSize {
    try #require(ImageSize(width: width, height: height))
  }
}
