import Boxes
import Configs
import JSONText
import Targets
import Testing

@Suite struct SqueezeDetConfigEmitterTests {
  private func anchors(_ sizes: (Double, Double)...) throws -> [Size<Pixels>] {
    try sizes.map { try #require(Size(width: $0.0, height: $0.1)) }
  }

  @Test func `what follows from the anchors is set anew`() throws {
    let file = try SqueezeDetConfigEmitter.emit(
      anchors: anchors((10.5, 20), (1e-5, 3)), inputSize: ImageSize(width: 625, height: 768),
      classNames: ["title", "tabelle_ä"])
    #expect(file.facts == [])
    #expect((file.config.gridWidth, file.config.gridHeight) == (40, 48))
    #expect(file.config.anchorsPerCell == 2)
    let text = String(decoding: file.write(), as: UTF8.self)
    #expect(text.contains("\"ANCHOR_SEED\": [\n[\n10.5,\n20.0\n],\n[\n1e-05,\n3.0\n]\n],"))
    #expect(text.contains("\"CLASSES\": 2,\n"))
    #expect(text.contains("\"CLASS_TO_IDX\": {\n\"tabelle_\\u00e4\": 1,\n\"title\": 0\n},"))
    #expect(try SqueezeDetConfigFile(reading: file.write()).config == file.config)
  }

  @Test func `a base keeps its other keys, known and unknown`() throws {
    var json = SqueezeDetConfigFile(.kitti).json
    json["MY_KEY"] = ["deep": [1, 2.5]]
    json["LEARNING_RATE"] = 0.002
    json["CLASS_NAMES"] = ["Kept"]
    let base = try SqueezeDetConfigFile(json)
    let file = try SqueezeDetConfigEmitter.emit(anchors: anchors((5, 6)), base: base)
    #expect(file.json["MY_KEY"] == ["deep": [1, 2.5]])
    #expect(file.config.learningRate == 0.002)
    #expect(file.config.classNames == ["Kept"])
    #expect(file.json["CLASSES"] == 1)
    #expect(file.config.imageSize == SqueezeDetConfig.kitti.imageSize)
    #expect(file.config.anchorSeeds.map(\.height) == [6])
  }

  @Test func `a class name that labels can't name is refused, or lower-cased on demand`() throws {
    let anchors = try anchors((5, 6))
    func emit(_ names: [String], lowercasing: Bool = false) throws -> [String] {
      try SqueezeDetConfigEmitter.emit(
        anchors: anchors, classNames: names, lowercasing: lowercasing
      ).config.classNames
    }
    #expect(throws: SqueezeDetConfigError.unreachableClassName("Car", lowerCased: "car")) {
      try emit(["van", "Car"])
    }
    #expect(throws: SqueezeDetConfigError.unreachableClassName("a b", lowerCased: "")) {
      try emit(["a b"])
    }
    #expect(throws: SqueezeDetConfigError.unreachableClassName("", lowerCased: "")) {
      try emit([""])
    }
    #expect(try emit(["van", " Car"], lowercasing: true) == ["van", "car"])
    #expect(throws: SqueezeDetConfigError.duplicateClassName("car")) {
      try emit(["car", "Car"], lowercasing: true)
    }
  }

  @Test func `no anchors is an error`() {
    #expect(throws: SqueezeDetConfigError.noAnchors) {
      try SqueezeDetConfigEmitter.emit(anchors: [])
    }
  }
}
