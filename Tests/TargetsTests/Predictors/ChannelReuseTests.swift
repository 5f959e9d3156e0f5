import Targets
import Testing

@Suite struct ChannelReuseTests {
  private static func squeezeDet(
    _ old: (Int, Int), _ new: (Int, Int), anchors: [Int?], classes: [Int?]
  ) -> ChannelReuse {
    ChannelReuse(
      old: .squeezeDet(anchors: old.0, classes: old.1),
      new: .squeezeDet(anchors: new.0, classes: new.1), anchors: anchors, classes: classes)
  }

  @Test func `SqueezeDet's channels stand where its output is split`() {
    let channels = PredictorChannels.squeezeDet(anchors: 9, classes: 3).channels
    #expect(channels.count == 9 * (3 + 5))
    #expect(channels[4] == .init(anchor: 1, role: .classScore(1)))
    #expect(channels[27] == .init(anchor: 0, role: .confidence))
    #expect(channels[36] == .init(anchor: 0, role: .offset(0)))
    #expect(channels[71] == .init(anchor: 8, role: .offset(3)))
  }

  @Test func `nothing changed, nothing moves`() {
    let reuse = Self.squeezeDet((9, 3), (9, 3), anchors: Array(0..<9), classes: [0, 1, 2])
    #expect(reuse.sources == Array(0..<72))
    #expect(reuse.inPlace == 72 && reuse.moved == 0 && reuse.fresh == 0)
    #expect(reuse.overlap == .init(copied: 72, right: 72, initial: 0))
  }

  @Test func `one anchor less moves all confidences and offsets`() {
    let reuse = Self.squeezeDet((3, 2), (2, 2), anchors: [0, 1], classes: [0, 1])
    // Scores 0–3 stay; confidences were at 6 and 7; offsets began at 9.
    #expect(reuse.sources == [0, 1, 2, 3, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16])
    #expect(reuse.overlap == .init(copied: 14, right: 4, initial: 0))
    #expect(reuse.overlap.wrong == 10)
  }

  @Test func `a class more and another order of anchors`() {
    let reuse = Self.squeezeDet((2, 1), (2, 2), anchors: [1, nil], classes: [nil, 0])
    // Before: scores 0 1, confidences 2 3, offsets 4…7 and 8…11.
    #expect(reuse.sources == [nil, 1, nil, nil, 3, nil, 8, 9, 10, 11, nil, nil, nil, nil])
    #expect(reuse.fresh == 8 && reuse.inPlace == 1 && reuse.moved == 5)
    #expect(reuse.overlap == .init(copied: 12, right: 1, initial: 2))
  }

  @Test func `SSD has two predictors a level, the background first or last`() {
    func ssd(_ coder: ClassTargetCoder, _ order: OffsetOrder) -> [PredictorChannels] {
      PredictorChannels.ssd(anchors: 4, classes: 20, coder: coder, order: order)
    }
    let usual = ssd(ClassTargetCoder(), .xyWidthHeight)
    #expect(usual.map(\.channels.count) == [4 * (20 + 1), 4 * 4])
    #expect(usual[0].channels[21] == .init(anchor: 1, role: .background))
    let last = ssd(ClassTargetCoder(background: 20, firstClass: 0), .yxHeightWidth)
    #expect(last[0].channels[20] == .init(anchor: 0, role: .background))
    #expect(last[1].channels.prefix(4).map(\.role) == [1, 0, 3, 2].map { .offset($0) })
    let reuse = ChannelReuse(
      old: usual[1], new: last[1], anchors: [0, 1, 2, 3], classes: [])
    #expect(Array(reuse.sources.prefix(4)) == [1, 0, 3, 2])
  }
}
