/// How many anchors are enough: the first count after which more of them no longer pay for themselves.
///
/// What one more anchor costs is always the same: a prior in each cell of its grid, and the channels that
/// predict it. So it has to buy a stated gain, whatever the curve does elsewhere: `k` is enough when
/// neither one more anchor gains `gain`, nor two more twice that, nor `window` more that many times. The
/// window keeps a single level step from ending the search; what lies past it is not looked at, so the
/// answer does not depend on the range of counts that is tried.
public struct EnoughRule: Hashable, Sendable {
  /// What an anchor has to add to the mean overlap.
  public let gain: Double
  /// How many further anchors are looked at.
  public let window: Int

  /// States a rule.
  public init(gain: Double, window: Int) {
    precondition(
      gain > 0 && window >= 1, "an anchor has to gain something, and one has to be looked at")
    self.gain = gain
    self.window = window
  }

  /// Two points of a hundred, three anchors ahead.
  ///
  /// Two points is what YOLOv2's authors stopped at: they call five a good trade on VOC and COCO, and on
  /// VOC 2007 a sixth anchor adds 2.0 to the mean IoU.
  public static let standard = EnoughRule(gain: 0.02, window: 3)

  /// The count that is enough, or nothing when the values end too early to tell.
  ///
  /// - Parameters:
  ///   - values: the mean overlap with 1, 2, 3, … anchors.
  ///   - isLevel: whether all further values are the last one.
  func choose(_ values: [Double], isLevel: Bool) -> Int? {
    func value(_ place: Int) -> Double? {
      values.indices.contains(place) ? values[place] : isLevel ? values.last : nil
    }
    for place in values.indices {
      var isEnough = true
      for ahead in 1...window where isEnough {
        guard let next = value(place + ahead) else { return nil }
        isEnough = next - values[place] < gain * Double(ahead)
      }
      if isEnough { return place + 1 }
    }
    return nil
  }
}
