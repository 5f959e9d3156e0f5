import Text

/// A band above or below the picture: lines of marks and words, laid out.
struct MatchBand: Sendable {
  /// One mark or word, from the band's top left.
  struct Item: Sendable {
    let place: Point
    let mark: Mark?
    let text: String
    let style: TextStyle
  }

  /// What stands before a word in the legend.
  enum Mark: Sendable {
    case groundTruth, prior, forced, faint, ignored, neverMatched, dontCare, lost
    case level(Int)
  }

  var items: [Item] = []
  var height = 0.0
  var unit = 1.0
  /// The colors of the marks, which are the picture's.
  var palette = Palette.dark
  /// The hue of all objects, where they have one.
  var objectHue: Ink?

  static let markWidth = 22.0

  func draw(on canvas: Canvas, at top: Double) {
    for item in items {
      var x = item.place.x
      if let mark = item.mark {
        let backing = Rectangle(
          x: x, y: top + item.place.y - 9 * unit, width: Self.markWidth * unit,
          height: 18 * unit)
        draw(mark, in: backing, on: canvas)
        x += (Self.markWidth + 7) * unit
      }
      canvas.text(
        item.text, centeredOn: Point(x: x, y: top + item.place.y), style: item.style,
        alignment: .start)
    }
  }

  private func draw(_ mark: Mark, in backing: Rectangle, on canvas: Canvas) {
    let isDark = palette == .dark
    canvas.fill(backing, with: Ink(isDark ? 0x59616B : 0xDDE1E6), radius: 3 * unit)
    let box = backing.inset(by: 4.5 * unit)
    let hue = objectHue ?? palette.hue(0)
    switch mark {
    case .groundTruth:
      MatchMarks.groundTruth(box, hue: hue, on: canvas, palette: palette, unit: unit)
    case .prior:
      MatchMarks.prior(
        box, isForced: false, hue: hue, on: canvas, palette: palette, unit: unit)
    case .forced:
      MatchMarks.prior(box, isForced: true, hue: hue, on: canvas, palette: palette, unit: unit)
    case .faint:
      MatchMarks.faint(box, isForced: false, hue: hue, on: canvas, palette: palette, unit: unit)
    case .level(let level):
      MatchMarks.prior(
        box, isForced: false, hue: palette.hue(level), on: canvas, palette: palette, unit: unit)
    case .ignored:
      MatchMarks.ignored(box, on: canvas, palette: palette, unit: unit)
    case .neverMatched:
      MatchMarks.neverMatched(box, on: canvas, palette: palette, unit: unit)
    case .lost:
      MatchMarks.lost(box, on: canvas, palette: palette, unit: unit)
    case .dontCare:
      MatchMarks.dontCare(box, on: canvas, palette: palette, unit: unit)
    }
  }
}

/// Lays out title and legend of a preview.
struct MatchBands {
  let scene: MatchScene
  let drawn: [DrawnPriors]
  let colors: MatchColors
  let unit: Double
  let palette: Palette

  /// The image's name and its counts, on as many lines as they need.
  func title(fitting width: Double, measuredOn ruler: Canvas) -> MatchBand {
    Self.words(
      scene.title, counts, unit: unit, palette: palette, fitting: width, measuredOn: ruler)
  }

  /// A name and words after it, on as many lines as they need.
  static func words(
    _ name: String, _ words: [(text: String, isAlarm: Bool)], unit: Double, palette: Palette,
    fitting width: Double, measuredOn ruler: Canvas
  ) -> MatchBand {
    var entries: [Entry] = []
    if !name.isEmpty {
      let name = ruler.shortened(name, toFit: width - 20 * unit, size: 14 * unit, isBold: true)
      entries.append(
        Entry(text: name, style: TextStyle(size: 14 * unit, isBold: true, ink: palette.text)))
    }
    entries += words.map { count in
      Entry(
        text: count.text,
        style: TextStyle(
          size: 12 * unit, isBold: count.isAlarm, ink: count.isAlarm ? palette.alarm : palette.text)
      )
    }
    return band(of: entries, unit: unit, fitting: width, gap: 16 * unit, measuredOn: ruler)
  }

  private var counts: [(text: String, isAlarm: Bool)] {
    let never = scene.count(.neverMatched)
    let forced = scene.count(.forced)
    var counts: [(String, Bool)] = [
      (DecimalText.count(scene.objects.count, "object", "objects"), false),
      ("\(scene.count(.matched)) matched", false),
    ]
    if forced > 0 { counts.append(("\(forced) forced", false)) }
    if never > 0 { counts.append(("\(never) never matched", true)) }
    if !scene.lost.isEmpty {
      counts.append(("\(DecimalText.grouped(scene.lost.count)) not read as labeled", true))
    }
    let positives = DecimalText.grouped(scene.positiveCount)
    if let all = scene.priorCount {
      counts.append(
        ("\(positives) of \(DecimalText.count(all, "prior", "priors")) positive", false))
    } else {
      counts.append(
        ("\(DecimalText.count(scene.positiveCount, "prior", "priors")) positive", false))
    }
    if !scene.ignored.isEmpty {
      let drawn = scene.ignored.count > MatchStyle.ignoredLimit
      let note = drawn ? " (\(MatchStyle.ignoredLimit) drawn)" : ""
      counts.append(("\(DecimalText.grouped(scene.ignored.count)) ignored\(note)", false))
    }
    return counts
  }

  /// What the marks mean, as far as the scene has them.
  func legend(fitting width: Double, linePalette: Palette, measuredOn ruler: Canvas) -> MatchBand {
    let style = TextStyle(size: 11.5 * unit, ink: palette.text)
    var entries = [Entry(mark: .groundTruth, text: "ground truth", style: style)]
    entries += positives.map { Entry(mark: $0.mark, text: $0.text, style: style) }
    if scene.count(.neverMatched) > 0 {
      entries.append(Entry(mark: .neverMatched, text: "never matched", style: style))
    }
    if !scene.ignored.isEmpty {
      entries.append(Entry(mark: .ignored, text: "ignored prior", style: style))
    }
    if !scene.lost.isEmpty {
      entries.append(Entry(mark: .lost, text: "not read as labeled", style: style))
    }
    if !scene.dontCare.isEmpty {
      entries.append(Entry(mark: .dontCare, text: "DontCare", style: style))
    }
    if scene.positiveCount > 0 {
      let iou = scene.comparesShapes ? "shape IoU" : "IoU"
      let quiet = TextStyle(size: 11.5 * unit, ink: palette.quietText)
      let isShort = scene.objects.count > MatchStyle.crowd
      let hasLevels = scene.objects.contains { $0.matches.contains { $0.level != nil } }
      let text =
        isShort
        ? "0.77: best \(iou)"
        : hasLevels
          ? "0.77 L2 s3: \(iou) 0.77, level 2, prior shape 3"
          : "0.77 s3: \(iou) 0.77 with prior shape 3"
      entries.append(Entry(text: text, style: quiet))
    }
    var band = Self.band(
      of: entries, unit: unit, fitting: width, gap: 18 * unit, measuredOn: ruler)
    band.palette = linePalette
    if colors == .levels { band.objectHue = linePalette.text }
    return band
  }

  /// What the marks of positive priors mean.
  private var positives: [(mark: MatchBand.Mark, text: String)] {
    let matches = scene.objects.flatMap(\.matches)
    let hasFaint = drawn.contains { !$0.faint.isEmpty }
    var entries: [(MatchBand.Mark, String)] = []
    if matches.contains(where: { !$0.isForced }) {
      let text = hasFaint ? "best prior of an object" : "positive prior"
      switch colors {
      case .objects: entries.append((.prior, text))
      case .levels:
        entries += Set(matches.map { $0.level ?? 0 }).sorted().map { (.level($0), "level \($0)") }
      }
    }
    if hasFaint {
      let left =
        scene.objects.reduce(0) { $0 + $1.matches.count }
        - drawn.reduce(0) { $0 + $1.plain.count + $1.faint.count }
      let note = left > 0 ? " (\(DecimalText.grouped(left)) not drawn)" : ""
      entries.append((.faint, "other positive priors\(note)"))
    }
    if matches.contains(where: \.isForced) { entries.append((.forced, "forced match")) }
    return entries
  }

  private struct Entry {
    var mark: MatchBand.Mark?
    var text: String
    var style: TextStyle
  }

  private static func band(
    of entries: [Entry], unit: Double, fitting width: Double, gap: Double, measuredOn ruler: Canvas
  ) -> MatchBand {
    let margin = 10 * unit
    let widths = entries.map { entry in
      ruler.textWidth(entry.text, size: entry.style.size, isBold: entry.style.isBold)
        + (entry.mark == nil ? 0 : (MatchBand.markWidth + 7) * unit)
    }
    let lineHeight = 22 * unit
    var band = MatchBand()
    band.unit = unit
    var y = 5 * unit
    for line in FlowLayout.lines(of: widths, gap: gap, available: width - 2 * margin) {
      var x = margin
      for index in line {
        band.items.append(
          MatchBand.Item(
            place: Point(x: x, y: y + lineHeight / 2), mark: entries[index].mark,
            text: entries[index].text, style: entries[index].style))
        x += widths[index] + gap
      }
      y += lineHeight
    }
    band.height = (y + 5 * unit).rounded()
    return band
  }
}
