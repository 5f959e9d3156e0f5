import Boxes
import Configs
import Foundation
import Testing

/// Python files with lines, brackets and words moved about: read or refused with a sentence, in time.
@Suite(.timeLimit(.minutes(5))) struct ScriptFuzzTests {
  private static let goldens = EmitterGolden.all.filter { golden in
    (try? golden.file("expected"))??.pathExtension == "py"
  }
  private static let shipped = [
    SqueezeDetScriptConfigReaderTests.original, SqueezeDetScriptConfigReaderTests.lines,
    MMDetectionConfigReaderTests.ssdModel, MMDetectionConfigReaderTests.retinaModel,
    MMDetectionConfigReaderTests.proposals, MMDetectionConfigReaderTests.yolo,
    TorchvisionConfigReaderTests.ssd, SSDScriptTests.params, SSDScriptTests.torchCV,
    SSDScriptTests.keras, SSDScriptTests.gluon, SSDScriptTests.walkthrough,
  ]

  @Test func `all Python targets are here`() { #expect(Self.goldens.count == 17) }

  @Test(arguments: goldens)
  func `a mutated file that was emitted is read or refused`(golden: EmitterGolden) throws {
    let file = try #require(try golden.file("expected"))
    var seed = golden.folder.utf8.reduce(UInt64(11)) { $0 &* 31 &+ UInt64($1) }
    try mutate(Array(Data(contentsOf: file)), input: golden.inputSize, rounds: 200, seed: &seed)
  }

  @Test(arguments: shipped)
  func `a mutated file in the form of a trainer's own is read or refused`(text: String) {
    var seed = UInt64(text.utf8.count)
    mutate(Array(text.utf8), input: ImageSize(width: 300, height: 300), rounds: 200, seed: &seed)
  }

  private func mutate(_ whole: [UInt8], input: ImageSize?, rounds: Int, seed: inout UInt64) {
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let words = [
      "(", ")", "[", "]", "{", "}", ",", "=", "\n", "\n    ", "'", "\"\"\"", "#", "0", "-1", "1e9",
      "1e308",
      "None", "True", " * 100000", " ** 99", " if x else y", "lambda: ", "dict(", "**x", "self.",
      "\\", "\u{0}",
      "if a:\n  ", "def f():\n  ", "é", "0.0", "nan", "99999999999999999999", "()", "[[]]", "''",
    ].map { Array($0.utf8) }
    for _ in 0..<rounds {
      var bytes = whole
      for _ in 0...next(4) where !bytes.isEmpty {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes.insert(contentsOf: words[next(words.count)], at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(20)))
        case 2:
          // A number becomes another, which is what users change.
          guard let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else {
            break
          }
          bytes.replaceSubrange(digit...digit, with: words[13 + next(5)])
        default:
          var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
          lines.swapAt(next(lines.count), next(lines.count))
          bytes = Array(lines.joined(separator: [0x0A]))
        }
      }
      do throws(ConfigReadError) {
        let config = try ConfigReaders.read(
          ConfigSource(name: "a.py", bytes: bytes), inputSize: input)
        #expect(!ReadShapes(config).levels.isEmpty)
        #expect(ReadShapes(config).levels.joined().allSatisfy { $0.width > 0 && $0.height > 0 })
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
