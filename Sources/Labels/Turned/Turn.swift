import Glibc

/// How far a box is turned about its center, in degrees; the sense does not matter to the box around
/// it.
struct Turn: Hashable, Sendable {
  /// The angle, `0 < degrees < 180`: half a turn leaves a box as it is.
  let degrees: Double

  /// A turn that changes what the box covers; nothing for none, and for what is no angle.
  init?(degrees: Double) {
    guard degrees.isFinite else { return nil }
    let rest = degrees.truncatingRemainder(dividingBy: 180)
    let angle = rest < 0 ? rest + 180 : rest
    // A tenth of a millionth of a degree moves no corner of a picture by a thousandth of a pixel.
    guard angle > 1e-7, angle < 180 - 1e-7 else { return nil }
    self.degrees = angle
  }

  /// Takes radians.
  init?(radians: Double) { self.init(degrees: radians * 180 / .pi) }

  /// The upright box around a box that is turned, edges in continuous pixels.
  ///
  ///     a box of 60 × 10 turned by 90° is 10 wide and 60 high, about the same center
  func box(around box: WrittenBox) -> WrittenBox {
    let edges = box.rewritten(in: .continuous)
    let (width, height) = (edges.xMax - edges.xMin, edges.yMax - edges.yMin)
    let centerX = (edges.xMin + edges.xMax) / 2
    let centerY = (edges.yMin + edges.yMax) / 2
    let radians = degrees * .pi / 180
    // A quarter turn is exact: a cosine of 6e-17 would leave a trace in every number.
    let (cosine, sine) = degrees == 90 ? (0, 1) : (abs(cos(radians)), sin(radians))
    let halfWidth = (width * cosine + height * sine) / 2
    let halfHeight = (width * sine + height * cosine) / 2
    return WrittenBox(
      centerX - halfWidth, centerY - halfHeight, centerX + halfWidth, centerY + halfHeight,
      .continuous
    ).rewritten(in: box.convention)
  }
}

extension LabeledObject {
  /// Takes a box that is turned: as it stands where there is no turn, else as the user chooses.
  mutating func take(_ box: WrittenBox, turnedBy turn: Turn?, as choice: TurnedBoxes) {
    self.turn = turn?.degrees
    self.box = choice == .around ? turn?.box(around: box) ?? box : box
  }
}
