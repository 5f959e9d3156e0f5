import Boxes
import Foundation
import JSONText
import Targets
import Testing

@testable import Configs

@Suite struct SqueezeDetConfigFileTests {
  /// A recorded file, from the copies in the repository.
  static func fixture(_ name: String) throws -> [UInt8] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return Array(
      try Data(contentsOf: root.appendingPathComponent("Fixtures/parity/squeezedet/\(name)")))
  }

  private func changed(_ values: [(String, JSONValue?)]) -> [UInt8] {
    var json = SqueezeDetConfigFile(.kitti).json
    for (key, value) in values { json[key] = value }
    return JSONWriter(style: .pythonIndentZero).write(.object(json))
  }

  @Test func `the default file is the trainer's, byte for byte`() throws {
    let recorded = try Self.fixture("squeeze.config")
    #expect(SqueezeDetConfigFile(.kitti).write() == recorded)
    let file = try SqueezeDetConfigFile(reading: recorded)
    #expect(file.config == .kitti)
    #expect(file.facts == [])
    #expect(file.write() == recorded)
    #expect(recorded.count { $0 == 0x0A } == 74)
  }

  @Test func `the recorded loader cases are reproduced`() throws {
    let golden = try JSONReader().read(Self.fixture("config_loader.json"))
    let found = try #require(golden["cases"]?.array).map { try differences($0) }
    print("parity squeezedet config \(found.count { $0.isEmpty }) of \(found.count)")
    #expect(found == Array(repeating: [], count: 6))
  }

  /// What differs from one recorded load, in words.
  private func differences(_ recorded: JSONValue) throws -> [String] {
    let override = try #require(recorded["override"]?.object)
    let out = try #require(recorded["out"])
    let file: SqueezeDetConfigFile
    do {
      file = try SqueezeDetConfigFile(
        reading: changed(override.members.map { ($0.name, $0.value) }))
    } catch {
      let isRecorded = error == .seedCountMismatch(seeds: 2, perCell: 9)
      return isRecorded && out["error"]?.string == "ValueError" ? [] : ["threw \(error)"]
    }
    if let error = out["error"]?.string { return ["expected \(error)"] }
    let priors = try SqueezeDetPriors(file.config)
    let numbers = [
      ("CLASSES", file.config.classCount), ("file_CLASSES", file.json["CLASSES"]?.int ?? -1),
      ("ANCHORS", priors.count), ("N_ANCHORS_WIDTH", file.config.gridWidth),
      ("N_ANCHORS_HEIGHT", file.config.gridHeight),
    ]
    var found = numbers.filter { out[$0.0]?.int != $0.1 }.map(\.0)
    for (index, key) in [(0, "first_anchor"), (priors.count - 1, "last_anchor")] {
      let box = priors[index]
      let row = [box.cx, box.cy, box.width, box.height]
      if row != out[key]?.array?.compactMap(\.double) { found.append(key) }
    }
    for member in try #require(out["CLASS_TO_IDX"]?.object).members
    where file.config.classIndex(of: member.name)?.value != member.value.int {
      found.append("CLASS_TO_IDX \(member.name)")
    }
    return found
  }

  @Test func `what is stale is told as a fact, not refused`() throws {
    let size = try SqueezeDetConfigFile(
      reading: changed([("IMAGE_WIDTH", 624), ("IMAGE_HEIGHT", 768)]))
    #expect(
      size.facts == [
        .staleGrid(found: .init(width: 78, height: 24), expected: .init(width: 39, height: 48))
      ])
    #expect(size.facts[0].description.contains("loads in silence"))
    let names = try SqueezeDetConfigFile(
      reading: changed([("CLASS_NAMES", ["Car", "a b", "x", "x"]), ("MOMENTUM", nil)]))
    #expect(
      names.facts == [
        .unreachableClassName("Car"), .unreachableClassName("a b"), .duplicateClassName("x"),
        .staleClassCount(found: 3, expected: 4), .staleClassIndex, .missingKey("MOMENTUM"),
      ])
    let seeds = try SqueezeDetConfigFile(
      reading: changed([("ANCHOR_PER_GRID", 8)]), checkingSeedCount: false)
    #expect(seeds.facts == [.seedCountMismatch(seeds: 9, perCell: 8)])
  }

  @Test func `a file that can't be loaded says what, where and what to do`() throws {
    func fault(_ bytes: [UInt8]) -> SqueezeDetConfigError? {
      do {
        _ = try SqueezeDetConfigFile(reading: bytes)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      fault(Array("{\n x}".utf8))?.description
        == "squeeze.config is not JSON: line 2, column 2: found 'x', expected a name in quotes. "
        + "Correct it, or create it anew")
    #expect(fault(Array("[]".utf8)) == .notAnObject(found: "an array"))
    #expect(fault(changed([("ANCHOR_SEED", nil)])) == .missingKey("ANCHOR_SEED"))
    #expect(
      fault(changed([("BATCH_SIZE", 4.5)]))
        == .wrongKind(key: "BATCH_SIZE", expected: "a whole number", found: "the number 4.5"))
    #expect(
      fault(changed([("EPSILON", "x")]))
        == .wrongKind(key: "EPSILON", expected: "a number", found: "a string"))
    #expect(
      fault(changed([("CLASS_NAMES", ["a", 1])]))
        == .wrongKind(key: "CLASS_NAMES[1]", expected: "a string", found: "a number"))
    #expect(fault(changed([("IMAGE_WIDTH", 0)])) == .imageSizeOutOfRange(width: 0, height: 384))
    #expect(fault(changed([("ANCHOR_SEED", [[1, 0]])])) == .badSeed(index: 0, found: "[1,0]"))
    #expect(
      fault(changed([("ANCHOR_SEED", [[1, 2, 3]])])) == .badSeed(index: 0, found: "[1,2,3]"))
    let twice = Array("{\"MOMENTUM\": 1, \"MOMENTUM\": 2}".utf8)
    guard case .notJSON(let error) = fault(twice) else {
      Issue.record("a key that stands twice was read")
      return
    }
    #expect(error.fault == .duplicateKey("MOMENTUM"))
  }

  @Test func `a damaged file is read or refused, never more`() throws {
    let source = try Self.fixture("squeeze.config")
    let digits = Array("0129-.eE\"[]{},: x".utf8)
    var state: UInt64 = 17
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var read = 0
    for _ in 0..<3000 {
      var bytes = source
      for _ in 0...random(3) { bytes[random(bytes.count)] = digits[random(digits.count)] }
      guard let file = try? SqueezeDetConfigFile(reading: bytes, checkingSeedCount: false) else {
        continue
      }
      read += 1
      _ = file.facts.map(\.description)
      if file.config.gridWidth < 999, file.config.gridHeight < 999 {
        _ = try? SqueezeDetPriors(file.config)
      }
      #expect((try? SqueezeDetConfigFile(reading: file.write(), checkingSeedCount: false)) != nil)
    }
    #expect(read > 100)
  }
}
