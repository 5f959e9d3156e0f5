import Boxes
import Foundation
import Targets
import Testing

@testable import TrainerBridge

@Suite struct EncodeCallsTests {
  private let boxes: [Double] = [30, 40, 120, 200, 200.5, 10, 230, 30]
  private let classes: [Int32] = [3, 0]

  @Test(arguments: TrainerPresets.names)
  func `arrays say what the encoder says`(name: String) throws {
    let encoder = try Encoder(name)
    let count = encoder.priorCount
    var assignment = [Int32](repeating: 9, count: count)
    var targets = assignment
    var offsets = [Float](repeating: 9, count: count * 4)
    var overlaps = [Float](repeating: 9, count: count)
    #expect(
      encode(encoder.pointer, boxes, classes, 2, &assignment, &targets, &offsets, &overlaps) == 0)
    let plain = try TargetEncoder(try TrainerPresets.named(name))
    var truths = GroundTruthColumns()
    truths.append(Edges(xMin: 30, yMin: 40, xMax: 120, yMax: 200), classIndex: 3)
    truths.append(Edges(xMin: 200.5, yMin: 10, xMax: 230, yMax: 30), classIndex: 0)
    let work = try plain.encode(truths)
    let wanted = work.assignments.map { assignment -> Int32 in
      switch assignment {
      case .positive(let groundTruth): Int32(groundTruth)
      case .negative: -1
      case .ignored: -2
      }
    }
    var wantedTargets: [Int32] = []
    var wantedOffsets = [Float](repeating: 7, count: count * 4)
    plain.classTargets(of: work, into: &wantedTargets)
    wantedOffsets.withUnsafeMutableBufferPointer { plain.offsetTargets(of: work, into: $0) }
    #expect(assignment == wanted && targets == wantedTargets && offsets == wantedOffsets)
    #expect(overlaps == (0..<count).map { work.bestOverlap(ofPrior: $0) })
  }

  @Test func `squeezedet gives each box one prior`() throws {
    let encoder = try Encoder("squeezedet")
    #expect(encoder.info == [16_848, 1248, 384, 1, 1])
    var assignment = [Int32](repeating: 9, count: 16_848)
    var targets = assignment
    #expect(encode(encoder.pointer, boxes, [2, 0], 2, &assignment, &targets, nil, nil) == 0)
    #expect(assignment.filter { $0 >= 0 }.sorted() == [0, 1])
    #expect(targets.filter { $0 >= 0 }.sorted() == [0, 2])
    var tensor = [Float](repeating: 9, count: 16_848 * 12)
    #expect(squeezeDetTensor(encoder.pointer, boxes, [2, 0], 2, &tensor) == 0)
    #expect(stride(from: 0, to: tensor.count, by: 12).count { tensor[$0] == 1 } == 2)
  }

  @Test func `a squeeze config's grid, classes and names are the encoder's`() throws {
    let text = """
      {"IMAGE_WIDTH": 64, "IMAGE_HEIGHT": 32, "ANCHORS_WIDTH": 4, "ANCHORS_HEIGHT": 2,
       "ANCHOR_PER_GRID": 1, "ANCHOR_SEED": [[16, 16]], "CLASS_NAMES": ["Car", "a b"]}
      """
    var pointer: UnsafeMutableRawPointer?
    defer { encoderFree(pointer) }
    let bytes = Array(text.utf8)
    try #require(squeezeDetCreateConfig(bytes, Int64(bytes.count), &pointer) == 0)
    var count: Int64 = 0
    #expect(squeezeDetClassCount(pointer, &count) == 0 && count == 2)
    // A class that no label file can name is a number like any other here.
    var targets = [Int32](repeating: 9, count: 8)
    #expect(encode(pointer, [0, 0, 15, 15], [1], 1, nil, &targets, nil, nil) == 0)
    #expect(targets.filter { $0 >= 0 } == [1])
    var other: UnsafeMutableRawPointer?
    #expect(squeezeDetCreateConfig(Array("{}".utf8), 2, &other) == 1 && other == nil)
    #expect(Encoder.message.contains("squeeze.config has no IMAGE_WIDTH"))
    let ssd = try Encoder("torchcv-ssd300")
    #expect(squeezeDetClassCount(ssd.pointer, &count) == 1)
    #expect(Encoder.message == "'torchcv-ssd300' is no SqueezeDet trainer")
  }

  @Test func `best overlaps are asked of trainers that compare them`() throws {
    let encoder = try Encoder("squeezedet")
    var overlaps = [Float](repeating: 9, count: 16_848)
    #expect(encode(encoder.pointer, boxes, [2, 0], 2, nil, nil, nil, &overlaps) == 1)
    #expect(Encoder.message == "'squeezedet' is no trainer that compares best overlaps")
  }

  @Test func `priors stand where their places say`() throws {
    let encoder = try Encoder("torchcv-ssd300")
    var boxes = [Float](repeating: 0, count: 8732 * 4)
    var places = [Int32](repeating: 0, count: 8732 * 4)
    #expect(priors(encoder.pointer, &boxes, &places) == 0)
    #expect(boxes[..<4] == [4, 4, 30, 30] && places[..<4] == [0, 0, 0, 0])
    // The last level is one cell of four shapes, in the middle of 300 pixels.
    #expect(places.suffix(4) == [5, 0, 0, 3])
    #expect(boxes[8731 * 4] == 150 && boxes[8731 * 4 + 1] == 150)
    var counts = [Int64](repeating: 0, count: 6)
    #expect(encoderLevels(encoder.pointer, &counts) == 0)
    #expect(counts == [5776, 2166, 600, 150, 36, 4])
  }

  @Test func `overlap in pixels is the same for trainers that compare in unit`() throws {
    let pixels = try Encoder("torchcv-ssd300")
    let unit = try Encoder("caffe-ssd300")
    var a = [Float](repeating: 9, count: 2 * 8732)
    var b = a
    #expect(iou(pixels.pointer, boxes, 2, &a) == 0 && iou(unit.pointer, boxes, 2, &b) == 0)
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(try #require(a.max()) > 0.5)
  }

  @Test func `a refused call says why, each thread for itself`() throws {
    let encoder = try Encoder("torchcv-ssd300")
    #expect(encode(encoder.pointer, nil, nil, 0, nil, nil, nil, nil) == 1)
    #expect(Encoder.message.contains("torchcv-ssd300 fails on an image without boxes"))
    let other = Thread { #expect(lastError() == nil) }
    other.start()
    while !other.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    #expect(encode(encoder.pointer, nil, nil, 2, nil, nil, nil, nil) == 1)
    #expect(Encoder.message == "boxes is null")
    #expect(encode(encoder.pointer, boxes, classes, -1, nil, nil, nil, nil) == 1)
    #expect(Encoder.message.contains("count is -1; expected a whole number"))
    #expect(encode(nil, boxes, classes, 2, nil, nil, nil, nil) == 1)
    #expect(Encoder.message == "encoder is null")
    #expect(iou(encoder.pointer, boxes, 2, nil) == 1)
    #expect(Encoder.message == "result is null")
  }

  @Test func `what is no trainer is refused`() {
    var pointer: UnsafeMutableRawPointer?
    #expect(encoderCreate("torchcv-ssd30", &pointer) == 1 && pointer == nil)
    #expect(Encoder.message.contains("did you mean 'torchcv-ssd300'?"))
    #expect(encoderCreate(nil, &pointer) == 1)
    let bytes = Array("{}".utf8)
    #expect(encoderCreateLayout(bytes, 2, &pointer) == 1)
    #expect(Encoder.message.contains("schema is missing"))
    #expect(squeezeDetCreate([0, 384, 78, 24, 1, 3], [10, 20], &pointer) == 1)
    #expect(Encoder.message.contains("input size is 0x384"))
    #expect(squeezeDetCreate([1248, 384, 0, 24, 1, 3], [10, 20], &pointer) == 1)
    #expect(Encoder.message.contains("the grid is 0x24"))
    #expect(squeezeDetCreate([1248, 384, 78, 24, 1, 3], [10, .nan], &pointer) == 1)
    #expect(Encoder.message.contains("anchor 0"))
    #expect(squeezeDetCreate([1248, .max, .max, .max, 1, 3], [10, 9], &pointer) == 1)
    #expect(pointer == nil)
  }

  @Test func `names of presets fit the room they ask for`() {
    var needed: Int64 = 0
    #expect(presetNames(nil, 0, &needed) == 0)
    var text = [CChar](repeating: 1, count: Int(needed))
    #expect(presetNames(&text, needed, &needed) == 0)
    let names = String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(names.split(separator: "\n").map(String.init) == TrainerList.standard.presetNames)
  }

  @Test func `a YOLO prior that learns two boxes gets the later one`() throws {
    var pointer: UnsafeMutableRawPointer?
    #expect(encoderCreate("yolov5", &pointer) == 0)
    defer { encoderFree(pointer) }
    var numbers = [Int64](repeating: 0, count: 5)
    #expect(encoderInfo(pointer, &numbers) == 0)
    #expect(numbers == [25_200, 640, 640, 3, 0])
    let boxes: [Double] = [100, 100, 160, 160, 101, 101, 161, 161]
    let classes: [Int32] = [7, 9]
    var assignment = [Int32](repeating: 5, count: 25_200)
    var targets = assignment
    #expect(
      encode(pointer, boxes, classes, 2, &assignment, &targets, nil, nil) == 0)
    #expect(Set(assignment) == [-1, 1] && Set(targets) == [-1, 9])
    var overlaps = [Float](repeating: 0, count: 2 * 25_200)
    #expect(iou(pointer, boxes, 2, &overlaps) == 1)
    #expect(Encoder.message.contains("in place"))
  }
}
