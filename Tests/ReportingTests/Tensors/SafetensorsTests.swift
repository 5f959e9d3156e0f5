import Foundation
import JSONText
import Reporting
import Testing

@Suite struct SafetensorsTests {
  @Test func `the head says where each tensor lies, and is padded to a multiple of eight`() throws {
    let head = try Safetensors.head(
      [.init("a", .int32, [3]), .init("b \"q\"", .float32, [2, 4])],
      metadata: [("z", "1"), ("a", "é")])
    let length = head[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length == head.count - 8 && length.isMultiple(of: 8))
    let text = String(decoding: head[8...], as: UTF8.self)
    #expect(text.hasPrefix(#"{"__metadata__":{"z":"1","a":"é"},"a":{"dtype":"I32","shape":[3],"#))
    let json = try JSONReader().read(text)
    #expect(json["a"]?["data_offsets"] == [0, 12])
    #expect(json["b \"q\""]?["data_offsets"] == [12, 44])
    #expect(json["b \"q\""]?["dtype"] == "F32")
  }

  @Test func `numbers are written low byte first`() {
    #expect(Safetensors.bytes([1, -2] as [Int32]) == [1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF])
    // 1.0 is 0x3F800000.
    #expect(Safetensors.bytes([1] as [Float]) == [0, 0, 0x80, 0x3F])
  }

  @Test func `a file without tensors is a head`() throws {
    let head = try Safetensors.head([], metadata: [])
    #expect(String(decoding: head[8...], as: UTF8.self).hasPrefix(#"{"__metadata__":{}}"#))
  }

  @Test func `a head that readers refuse is not written`() {
    let name = String(repeating: "n", count: 1_000_000)
    let error = #expect(throws: SafetensorsError.self) {
      try Safetensors.head((0..<100).map { .init(name + "\($0)", .int32, [1]) }, metadata: [])
    }
    #expect(error.map { "\($0)" }?.contains("fewer images") == true)
  }
}
