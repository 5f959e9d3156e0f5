/// A label before it has a place.
private struct Chip {
  let text: String
  let anchor: Rectangle
  let fill: Ink
  let ink: Ink
  let size: Double
  let mayDetach: Bool
}

extension MatchOverlay {
  /// Draws what stands beside the boxes.
  ///
  /// - Returns: how many labels found no place.
  func drawLabels(on canvas: Canvas) -> Int {
    let chips = objectChips() + priorChips()
    let requests = chips.map { chip in
      LabelPlacement.Request(
        anchor: chip.anchor,
        width: canvas.textWidth(chip.text, size: chip.size, isBold: true) + 8 * unit,
        height: chip.size + 4 * unit, mayDetach: chip.mayDetach)
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
      let fill = object.matches.isEmpty ? linePalette.alarm : hues[index]
      return Chip(
        text: text(of: object), anchor: place(object.box), fill: fill.faded(to: 0.92),
        ink: fill.contrasting, size: 12 * unit, mayDetach: true)
    }
  }

  private func text(of object: MatchScene.Object) -> String {
    let name = object.label.isEmpty ? "object" : object.label
    guard let best = visibleMatches(of: object).first ?? object.matches.first else {
      return "\(name): no prior"
    }
    let forced = object.state == .forced ? " forced" : ""
    let iou = NumberText.fixed(best.iou, places: 2)
    return object.matches.count == 1
      ? "\(name) \(iou) s\(best.shape)\(forced)"
      : "\(name): \(object.matches.count) priors\(forced), best \(iou) s\(best.shape)"
  }

  /// A label for each drawn prior of objects that have several; the first is named by its object.
  private func priorChips() -> [Chip] {
    zip(scene.objects, hues).flatMap { object, hue -> [Chip] in
      guard object.matches.count > 1 else { return [] }
      return visibleMatches(of: object).dropFirst().map { match in
        Chip(
          text: "\(NumberText.fixed(match.iou, places: 2)) s\(match.shape)",
          anchor: place(match.box), fill: linePalette.background.faded(to: 0.72), ink: hue,
          size: 10 * unit, mayDetach: false)
      }
    }
  }
}
