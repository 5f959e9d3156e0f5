import Text

/// A label before it has a place.
private struct Chip {
  let text: String
  let anchor: Rectangle
  let fill: Ink
  let ink: Ink
  let size: Double
  let mayDetach: Bool
  /// How much of its own area may lie over boxes.
  let hiddenShare: Double
}

extension MatchOverlay {
  /// Draws what stands beside the boxes.
  ///
  /// - Returns: how many labels found no place.
  func drawLabels(on canvas: Canvas) -> Int {
    let chips = objectChips() + priorChips()
    let requests = chips.map { chip -> LabelPlacement.Request in
      let width = canvas.textWidth(chip.text, size: chip.size, isBold: true) + 8 * unit
      let height = chip.size + 4 * unit
      return LabelPlacement.Request(
        anchor: chip.anchor, width: width, height: height, mayDetach: chip.mayDetach,
        mostHidden: chip.hiddenShare * width * height)
    }
    let frames = LabelPlacement.place(
      requests, in: frame, keepVisible: scene.objects.map { place($0.box) })
    for (chip, frame) in zip(chips, frames) {
      guard let frame else { continue }
      draw(chip, in: frame, on: canvas)
    }
    return frames.count { $0 == nil }
  }

  private func draw(_ chip: Chip, in frame: Rectangle, on canvas: Canvas) {
    if LabelPlacement.isDetached(frame, from: chip.anchor) {
      let isAbove = frame.maxY <= chip.anchor.y
      let end = Point(
        x: min(max(frame.midX, chip.anchor.x), chip.anchor.maxX),
        y: isAbove ? chip.anchor.y : min(max(frame.midY, chip.anchor.y), chip.anchor.maxY))
      canvas.line([Point(x: frame.midX, y: frame.midY), end], with: Pen(chip.fill, width: unit))
    }
    canvas.fill(frame, with: chip.fill, radius: 2.5 * unit)
    canvas.text(
      chip.text, centeredOn: Point(x: frame.midX, y: frame.midY),
      style: TextStyle(size: chip.size, isBold: true, ink: chip.ink))
  }

  /// One label an object. Those that no prior matched choose their places first, then small ones.
  private func objectChips() -> [Chip] {
    let order = scene.objects.indices.sorted { a, b in
      let (first, second) = (scene.objects[a], scene.objects[b])
      let (isFirst, isSecond) = (first.matches.isEmpty, second.matches.isEmpty)
      if isFirst != isSecond { return isFirst }
      return (first.box.area, a) < (second.box.area, b)
    }
    return order.map { index in
      let object = scene.objects[index]
      let isNever = object.matches.isEmpty
      let fill = isNever ? linePalette.alarm : hues[index]
      return Chip(
        text: text(of: index), anchor: place(object.box), fill: fill.faded(to: 0.92),
        ink: fill.contrasting, size: (isCrowded ? 10 : 12) * unit,
        mayDetach: !isCrowded || isNever, hiddenShare: isCrowded && !isNever ? 0.7 : .infinity)
    }
  }

  private var isCrowded: Bool { scene.objects.count > MatchStyle.crowd }

  private func text(of index: Int) -> String {
    let object = scene.objects[index]
    let name = object.label.isEmpty ? "object" : object.label
    if isCrowded {
      guard let best = object.matches.max(by: { $0.iou < $1.iou }) else { return name }
      return "\(name) \(DecimalText.fixed(best.iou, 2))"
    }
    guard let best = drawn[index].plain.first ?? object.matches.first else {
      return "\(name): no prior"
    }
    let forced = object.state == .forced ? " forced" : ""
    return object.matches.count == 1
      ? "\(name) \(text(of: best))\(forced)"
      : "\(name): \(object.matches.count) priors\(forced), best \(text(of: best))"
  }

  /// IoU, level if there are several, and shape: `0.77 L2 s3`.
  private func text(of match: MatchScene.Match) -> String {
    let level = match.level.map { " L\($0)" } ?? ""
    return "\(DecimalText.fixed(match.iou, 2))\(level) s\(match.shape)"
  }

  /// A label for each prior that stands out, but the first of an object, which its object names.
  private func priorChips() -> [Chip] {
    zip(drawn, hues).flatMap { priors, hue in
      priors.plain.dropFirst().map { match in
        Chip(
          text: text(of: match), anchor: place(match.box),
          fill: linePalette.background.faded(to: 0.72), ink: self.hue(of: match, objectHue: hue),
          size: 10 * unit, mayDetach: false, hiddenShare: .infinity)
      }
    }
  }
}
