import Boxes
import Configs
import Testing

@Suite struct AnchorsInputTests {
  let network = ImageSize(width: 416, height: 416)

  @Test(arguments: [
    "10,13 16,30 33,23", "33,23 10,13 16,30", "10,13, 16,30, 33,23", "10x13;16x30;33×23",
    " 10,13\n16,30\t33,23\n", "10,13,16,30,33,23",
  ])
  func `pairs are read however they are set apart, and come ordered by area`(text: String) throws {
    let input = try AnchorsInput.parse(text)
    let sizes = try input.anchors(in: #require(network))
    #expect(sizes.map(\.width) == [10, 16, 33])
    #expect(sizes.map(\.height) == [13, 30, 23])
    #expect(!input.isUnit && input.inputSize == nil)
  }

  @Test func `what the json target writes is read again unchanged`() throws {
    let golden = try #require(EmitterGolden.all.first { $0.target == "json" })
    let request = try golden.request()
    let emitted = try ConfigEmitters.named("json").emit(request)
    let input = try AnchorsInput.parse(emitted.text)
    #expect(input.inputSize == request.inputSize)
    #expect(input.classNames == request.classNames)
    #expect(try input.anchors(in: request.inputSize) == request.anchors)
    // A network of half the width takes anchors of half the width.
    let narrow = try #require(ImageSize(width: 208, height: 416))
    #expect(try input.anchors(in: narrow).first == Size(width: 5, height: 13))
  }

  @Test func `a file without an input size holds shares of it`() throws {
    let text = """
      {"schema": "anchorkit.anchors/1", "inputSize": null, "anchors": [{"width": 0.5, "height": 0.25}]}
      """
    let input = try AnchorsInput.parse(text)
    #expect(input.isUnit)
    let wide = try #require(ImageSize(width: 1248, height: 384))
    #expect(try input.anchors(in: wide) == [try #require(Size(width: 624, height: 96))])
  }

  @Test(arguments: [
    ("", "there is no anchor"), (" , ", "there is no anchor"), ("10", "'10' is not a width"),
    ("10,13,16", "'10,13,16' is not"), ("a,b", "'a,b' is not"), ("0,5", "anchor 1 is 0.0 by 5.0"),
    ("5,5 -1,3", "anchor 2"), ("nan,3", "anchor 1 is nan"), ("1e400,3", "anchor 1 is inf"),
    ("{", "not JSON: line 1"), ("{}", "no schema"), (#"{"schema": "x"}"#, "the schema 'x'"),
    (#"{"schema": "anchorkit.anchors/1"}"#, "lacks anchors"),
    (#"{"schema": "anchorkit.anchors/1", "anchors": []}"#, "there is no anchor"),
    (#"{"schema": "anchorkit.anchors/1", "anchors": [{"width": 1}]}"#, "anchors[0].width"),
    (
      #"{"schema": "anchorkit.anchors/1", "anchors": [{"width": 1, "height": 2}], "inputSize": 3}"#,
      "inputSize.width"
    ),
  ])
  func `what is no anchor is named`(text: String, words: String) throws {
    let error = try #require(throws: AnchorsInputError.self) { try AnchorsInput.parse(text) }
    #expect(error.description.contains(words), "\(error.description)")
  }

  @Test func `a size that overflows the network is named, not written`() throws {
    let input = try AnchorsInput.parse(
      #"{"schema": "anchorkit.anchors/1", "anchors": [{"width": 1e308, "height": 1}]}"#)
    #expect(throws: AnchorsInputError.self) { try input.anchors(in: #require(network)) }
  }
}
