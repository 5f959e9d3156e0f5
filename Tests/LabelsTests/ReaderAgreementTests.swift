import Testing

@testable import Labels

/// The quick ways of reading must not be told from the careful ones, and nothing may trap.
@Suite struct `Agreement of quick and careful reading` {
  private func readVOC(_ bytes: [UInt8], triesPlain: Bool) -> String {
    var text = ""
    let reader = VOCReader(convention: .oneBasedInclusive, triesPlain: triesPlain)
    bytes.withUnsafeBytes { reader.read($0, path: "a.xml") { text = "\($0)" } }
    return text
  }

  private static let documents = [
    voc(object() + object("dog", "5 6 7.5 8")),
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + voc(object()),
    "<annotation verified=\"yes\">\r\n\t<object>\r\n<name>a\r\nb</name><bndbox/></object></annotation>",
    "<annotation><size><width>5</width></size><object><part/><name x='1'>a</name></object></annotation >",
    "<annotation><object><name>a</name><bndbox><xmin>1<b>2</b></xmin></bndbox></object></annotation>",
    "<annotation><object><name>a</name><attributes><attribute><name>rotation</name><value>30</value></attribute></attributes><bndbox><x>1</x><y>2</y><w>3</w><h>4</h></bndbox></object></annotation>",
    "<annotation><object><robndbox><cx>9</cx><cy>2</cy><w>3</w><h>4</h><angle>1</angle></robndbox></object></annotation>",
  ]

  @Test(arguments: documents)
  func `documents read alike`(document: String) {
    let bytes = Array(document.utf8)
    #expect(readVOC(bytes, triesPlain: true) == readVOC(bytes, triesPlain: false))
  }

  @Test(arguments: 0..<8)
  func `mutated documents read alike and never trap`(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<400 {
      var bytes = Array((Self.documents.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) { bytes = mutate(bytes, &random) }
      let (quick, careful) = (readVOC(bytes, triesPlain: true), readVOC(bytes, triesPlain: false))
      if quick != careful {
        Issue.record("\(String(decoding: bytes, as: UTF8.self))\n\(quick)\n\(careful)")
      }
    }
  }

  @Test func `a tidy KITTI line reads like an untidy one`() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<500 {
      let numbers = (0..<14).map { _ in
        let value = Double.random(in: -2000...2000, using: &random)
        let digits = Int.random(in: 0...12, using: &random)
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return "\((value * scale).rounded() / scale)"
      }
      let line = "Car " + numbers.joined(separator: " ")
      let tidy = try read(line, .kitti)
      let untidy = try read(line.replacing(" ", with: "\t"), .kitti)
      #expect("\(tidy.objects)" == "\(untidy.objects)")
    }
  }

  @Test(arguments: 0..<8)
  func `mutated KITTI text keeps its other lines and never traps`(seed: Int) throws {
    var random = SplitMix(state: UInt64(100 + seed))
    let line = Array((kittiLine() + "\n").utf8)
    for _ in 0..<400 {
      // A change of the middle line that adds no line end leaves the first and the last alone.
      let middle = mutate(Array(line.dropLast()), &random).filter { $0 != 0x0A && $0 != 0x0D }
      let image = try read(line + middle + [0x0A] + line, .kitti)
      #expect(image.objects.first?.box != nil)
      #expect(image.objects.last?.box != nil)
      #expect(image.objects.count + (image.objects.count == 2 ? 1 : 0) == 3)
    }
  }
}
