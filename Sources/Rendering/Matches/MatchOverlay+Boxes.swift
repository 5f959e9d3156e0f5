import Boxes

extension MatchOverlay {
  /// The hue of a prior.
  func hue(of match: MatchScene.Match, objectHue: Ink) -> Ink {
    style.colors == .levels ? linePalette.hue(match.level ?? 0) : objectHue
  }

  func drawBoxes(on canvas: Canvas) {
    for region in scene.dontCare {
      MatchMarks.dontCare(place(region), on: canvas, palette: linePalette, unit: unit)
    }
    for prior in scene.ignored.prefix(MatchStyle.ignoredLimit) {
      MatchMarks.ignored(place(prior), on: canvas, palette: linePalette, unit: unit)
    }
    for (priors, hue) in zip(drawn, hues) {
      for match in priors.faint.reversed() {
        MatchMarks.faint(
          place(match.box), isForced: match.isForced, hue: self.hue(of: match, objectHue: hue),
          on: canvas, palette: linePalette, unit: unit)
      }
    }
    for (priors, hue) in zip(drawn, hues) {
      // The best prior is drawn last, on top.
      for match in priors.plain.reversed() {
        MatchMarks.prior(
          place(match.box), isForced: match.isForced, hue: self.hue(of: match, objectHue: hue),
          on: canvas, palette: linePalette, unit: unit)
      }
    }
    for (object, hue) in zip(scene.objects, hues) where object.state != .neverMatched {
      MatchMarks.groundTruth(
        place(object.box), hue: hue, on: canvas, palette: linePalette, unit: unit)
    }
    for object in scene.objects where object.state == .neverMatched {
      MatchMarks.neverMatched(place(object.box), on: canvas, palette: linePalette, unit: unit)
    }
    // Over a ground truth where our own reading stands in for one that raises.
    for object in scene.lost {
      MatchMarks.lost(place(object.box), on: canvas, palette: linePalette, unit: unit)
    }
  }
}

/// The marks of a preview; its legend draws the very same.
enum MatchMarks {
  static func groundTruth(
    _ box: Rectangle, hue: Ink, on canvas: Canvas, palette: Palette, unit: Double
  ) {
    let box = canvas.crisp(box, lineWidth: 2 * unit)
    canvas.stroke(box, with: Pen(palette.casing, width: 4 * unit))
    canvas.stroke(box, with: Pen(hue, width: 2 * unit))
  }

  static func prior(
    _ box: Rectangle, isForced: Bool, hue: Ink, on canvas: Canvas, palette: Palette, unit: Double
  ) {
    // Dashes lose a third of their line, and make up for it in width.
    let width = (isForced ? 2 : 1) * unit
    let box = canvas.crisp(box, lineWidth: width)
    canvas.stroke(box, with: Pen(palette.casing.faded(to: 0.4), width: width + 2 * unit))
    canvas.stroke(
      box, with: Pen(hue, width: width, dashes: isForced ? [6 * unit, 4 * unit] : []))
  }

  /// One of a crowd of positive priors.
  static func faint(
    _ box: Rectangle, isForced: Bool, hue: Ink, on canvas: Canvas, palette: Palette, unit: Double
  ) {
    let width = 0.75 * unit
    canvas.stroke(
      canvas.crisp(box, lineWidth: width),
      with: Pen(
        hue.faded(to: 0.4), width: width, dashes: isForced ? [4 * unit, 3 * unit] : []))
  }

  static func ignored(_ box: Rectangle, on canvas: Canvas, palette: Palette, unit: Double) {
    let box = canvas.crisp(box, lineWidth: unit)
    canvas.stroke(box, with: Pen(palette.faint.faded(to: 0.4), width: unit))
  }

  static func lost(_ box: Rectangle, on canvas: Canvas, palette: Palette, unit: Double) {
    let box = canvas.crisp(box, lineWidth: 2 * unit)
    canvas.stroke(box, with: Pen(palette.casing, width: 4 * unit))
    canvas.stroke(box, with: Pen(palette.faint, width: 2 * unit, dashes: [4 * unit, 3 * unit]))
  }

  static func neverMatched(_ box: Rectangle, on canvas: Canvas, palette: Palette, unit: Double) {
    let box = canvas.crisp(box, lineWidth: 3 * unit)
    let crosses = [
      [Point(x: box.x, y: box.y), Point(x: box.maxX, y: box.maxY)],
      [Point(x: box.x, y: box.maxY), Point(x: box.maxX, y: box.y)],
    ]
    for cross in crosses { canvas.line(cross, with: Pen(palette.casing, width: 3 * unit)) }
    canvas.stroke(box, with: Pen(palette.casing, width: 6 * unit))
    for cross in crosses { canvas.line(cross, with: Pen(palette.alarm, width: 1.5 * unit)) }
    canvas.stroke(box, with: Pen(palette.alarm, width: 3 * unit))
  }

  static func dontCare(_ box: Rectangle, on canvas: Canvas, palette: Palette, unit: Double) {
    canvas.hatch(
      box, with: Pen(palette.casing.faded(to: 0.35), width: 3 * unit), spacing: 9 * unit)
    canvas.hatch(box, with: Pen(palette.faint.faded(to: 0.7), width: unit), spacing: 9 * unit)
    canvas.stroke(
      canvas.crisp(box, lineWidth: unit), with: Pen(palette.faint.faded(to: 0.8), width: unit))
  }
}
