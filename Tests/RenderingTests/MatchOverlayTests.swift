import Boxes
import Images
import Testing

@testable import Rendering

@Suite("Match overlays") struct MatchOverlayTests {
  static func box(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) throws
    -> Box<Pixels>
  {
    try #require(Box(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax))
  }

  static func scene(width: Int = 1000, height: Int = 700) throws -> MatchScene {
    MatchScene(
      size: try #require(ImageSize(width: width, height: height)), title: "000001",
      objects: [
        .init(
          label: "car", box: try box(100, 100, 200, 180),
          matches: [
            .init(box: try box(110, 90, 210, 190), iou: 0.72, isForced: false, shape: 3)
          ]),
        .init(
          label: "van", box: try box(400, 300, 500, 420),
          matches: [
            .init(box: try box(380, 300, 470, 400), iou: 0.44, isForced: true, shape: 5)
          ]),
        .init(label: "cat", box: try box(700, 500, 800, 600), matches: []),
      ],
      ignored: [try box(600, 100, 640, 140)], dontCare: [try box(850, 50, 950, 150)],
      priorCount: 16_848)
  }

  static func pixels(_ overlay: MatchOverlay) throws -> PixelBuffer {
    try PNGCodec.decode(overlay.png())
  }

  static func isNear(_ color: PixelBuffer.Color, _ ink: Ink, within tolerance: Double = 0.12)
    -> Bool
  {
    abs(Double(color.red) / 255 - ink.red) < tolerance
      && abs(Double(color.green) / 255 - ink.green) < tolerance
      && abs(Double(color.blue) / 255 - ink.blue) < tolerance
  }

  @Test func `bands stand outside the picture`() throws {
    let overlay = try MatchOverlay(Self.scene(), over: nil)
    #expect(overlay.width == 1000)
    #expect(overlay.frame.height == 700)
    #expect(overlay.height > 740)
    let bare = try MatchOverlay(Self.scene(), over: nil, style: .init(hasBands: false))
    #expect((bare.width, bare.height) == (1000, 700))
  }

  @Test(arguments: Theme.allCases)
  func `a ground truth is outlined in its hue`(theme: Theme) throws {
    let overlay = try MatchOverlay(Self.scene(), over: nil, style: .init(theme: theme))
    let picture = try Self.pixels(overlay)
    let top = Int(overlay.frame.y)
    // The left edge at x = 100, two pixels wide, halfway down.
    #expect(Self.isNear(picture[100, top + 150], overlay.hues[0]))
    #expect(Self.isNear(picture[99, top + 150], overlay.hues[0]))
    #expect(!Self.isNear(picture[105, top + 150], overlay.hues[0]))
    #expect(overlay.hues[0] != overlay.hues[1])
  }

  @Test func `a positive prior has its object's hue, a forced one has gaps`() throws {
    let overlay = try MatchOverlay(Self.scene(), over: nil)
    let picture = try Self.pixels(overlay)
    let top = Int(overlay.frame.y)
    let solid = (110..<185).count {
      Self.isNear(picture[210, top + $0], overlay.hues[0], within: 0.2)
    }
    #expect(solid >= 70)
    let dashed = (310..<395).count {
      Self.isNear(picture[380, top + $0], overlay.hues[1], within: 0.2)
    }
    // Six on, four off.
    #expect((35...60).contains(dashed))
  }

  @Test func `a never-matched object is crossed out in the alarm color`() throws {
    let overlay = try MatchOverlay(Self.scene(), over: nil)
    let picture = try Self.pixels(overlay)
    let top = Int(overlay.frame.y)
    let alarm = overlay.linePalette.alarm
    #expect(Self.isNear(picture[750, top + 550], alarm, within: 0.2))
    #expect(Self.isNear(picture[700, top + 570], alarm))
  }

  @Test func `the picture shows through where nothing is drawn`() throws {
    let gray = PixelBuffer(
      width: 1000, height: 700, filledWith: .init(red: 90, green: 100, blue: 110))
    let overlay = try MatchOverlay(Self.scene(), over: gray)
    let picture = try Self.pixels(overlay)
    let top = Int(overlay.frame.y)
    #expect(picture[20, top + 650] == .init(red: 90, green: 100, blue: 110))
    #expect(picture[150, top + 140] == .init(red: 90, green: 100, blue: 110))
    #expect(overlay.linePalette == .dark)
    let white = PixelBuffer(
      width: 10, height: 7, filledWith: .init(red: 250, green: 250, blue: 250))
    #expect(try MatchOverlay(Self.scene(), over: white).linePalette == .light)
  }

  @Test(arguments: [(300, 300, 2.0), (640, 400, 2), (641, 400, 1), (1242, 375, 1), (4000, 3000, 1)])
  func `small images are enlarged`(width: Int, height: Int, scale: Double) throws {
    let scene = MatchScene(
      size: try #require(ImageSize(width: width, height: height)), title: "", objects: [])
    let overlay = try MatchOverlay(scene, over: nil)
    #expect(overlay.width == Double(width) * scale)
  }

  @Test func `the same scene gives the same bytes`() throws {
    let first = try MatchOverlay(Self.scene(), over: nil)
    let second = try MatchOverlay(Self.scene(), over: nil)
    #expect(try first.png() == second.png())
    #expect(try first.svg() == second.svg())
  }

  @Test func `labels tell class, IoU, level and shape, forced or not`() throws {
    var scene = try Self.scene()
    scene.objects[0].matches[0].level = 2
    let svg = String(decoding: try MatchOverlay(scene, over: nil).svg(), as: UTF8.self)
    for text in ["car 0.72 L2 s3", "van 0.44 s5 forced", "cat: no prior", "1 never matched"] {
      #expect(svg.contains(">\(text)</text>"))
    }
    scene.objects[1].matches += [
      .init(box: try Self.box(390, 310, 480, 430), iou: 0.61, isForced: false, shape: 1)
    ]
    let several = String(decoding: try MatchOverlay(scene, over: nil).svg(), as: UTF8.self)
    #expect(several.contains(">van: 2 priors, best 0.61 s1</text>"))
    #expect(several.contains(">0.44 s5</text>"))
  }

  @Test func `a crowd's labels are short, and those without room are counted`() throws {
    var scene = try Self.scene()
    let objects = scene.objects
    for _ in 0..<40 { scene.objects += objects.prefix(2) }
    let svg = String(decoding: try MatchOverlay(scene, over: nil).svg(), as: UTF8.self)
    #expect(svg.contains(">car 0.72</text>"))
    #expect(svg.contains("labels left out</text>"))
  }

  @Test func `a picture too large to draw is refused`() throws {
    let scene = try Self.scene(width: 40_000, height: 10)
    #expect(throws: RenderingError.self) {
      _ = try MatchOverlay(scene, over: nil).png()
    }
    #expect(throws: RenderingError.self) {
      _ = try MatchOverlay(scene, over: nil, style: .init(scale: .nan))
    }
  }

  @Test func `boxes far outside and names of any kind are drawn`() throws {
    let names = [
      "", "行人", "a\u{202E}b\n\u{1B}[31m", String(repeating: "long ", count: 300), "Fußgänger",
    ]
    let objects = try names.map { name in
      MatchScene.Object(label: name, box: try Self.box(-1e9, -5, 1e9, 1e7), matches: [])
    }
    let scene = MatchScene(
      size: try #require(ImageSize(width: 64, height: 48)), title: names[3], objects: objects)
    #expect(try !MatchOverlay(scene, over: nil).png().isEmpty)
    #expect(try !MatchOverlay(scene, over: nil).svg().isEmpty)
  }

  @Test func `counts and the mean best IoU come from the scene`() throws {
    let scene = try Self.scene()
    #expect(MatchScene.State.allCases.map(scene.count) == [1, 1, 1])
    #expect(scene.positiveCount == 2)
    // (0.72 + 0.44 + 0) / 3
    #expect(abs(try #require(scene.meanBestIoU) - 0.386_667) < 1e-6)
  }

  /// One object with so many priors, best first, on levels 0 to 4 in turn.
  static func crowd(_ count: Int) throws -> MatchScene {
    var scene = try scene()
    scene.objects.removeLast(2)
    scene.objects[0].matches = try (0..<count).map { place in
      let shift = Double(place) / 4
      return MatchScene.Match(
        box: try box(300 + shift, 200, 500 + shift, 400), iou: 0.9 - Double(place) / 1000,
        isForced: false, shape: 0, level: place % 5)
    }
    return scene
  }

  static func svg(_ scene: MatchScene, _ style: MatchStyle = MatchStyle()) throws -> String {
    String(decoding: try MatchOverlay(scene, over: nil, style: style).svg(), as: UTF8.self)
  }

  /// How many labels that name a level and a shape there are; the legend explains one more.
  static func labelCount(_ svg: String) -> Int {
    svg.split(separator: "</text>").count { $0.hasSuffix(" s0") }
  }

  @Test func `forty priors have a label each, one more leaves the best one's alone`() throws {
    let all = try Self.svg(Self.crowd(40))
    #expect(Self.labelCount(all) + Self.leftOut(all) == 40)
    #expect(!all.contains("other positive priors"))
    let best = try Self.svg(Self.crowd(41))
    #expect(Self.labelCount(best) == 1)
    #expect(best.contains(">car: 41 priors, best 0.90 L0 s0</text>"))
    #expect(best.contains(">other positive priors</text>"))
  }

  /// The number in "7 labels left out".
  static func leftOut(_ svg: String) -> Int {
    let text = svg.split(separator: ">").first { $0.contains(" left out<") }
    return text?.split(separator: " ").first.flatMap { Int($0) } ?? 0
  }

  @Test func `all priors of a crowd are drawn, unless fewer are asked for`() throws {
    let scene = try Self.crowd(300)
    let drawn = DrawnPriors.choose(from: scene.objects, style: MatchStyle())
    #expect(drawn.map(\.plain.count) == [1])
    #expect(drawn.map(\.faint.count) == [299])
    let few = DrawnPriors.choose(from: scene.objects, style: MatchStyle(maxPriors: 45))
    #expect(few.map(\.faint.count) == [44])
    let none = DrawnPriors.choose(from: scene.objects, style: MatchStyle(maxPriors: 0))
    #expect(none.allSatisfy { $0.plain.isEmpty && $0.faint.isEmpty })
  }

  @Test func `more than can be seen are not drawn, and the legend says so`() throws {
    let svg = try Self.svg(Self.crowd(5_000))
    // One stands out, 4,000 are faint.
    #expect(svg.contains(">other positive priors (999 not drawn)</text>"))
  }

  @Test func `hues tell levels on demand, and the legend names them`() throws {
    let scene = try Self.crowd(12)
    let overlay = try MatchOverlay(scene, over: nil, style: MatchStyle(colors: .levels))
    #expect(overlay.hues == [overlay.linePalette.text])
    let hues = scene.objects[0].matches.map { overlay.hue(of: $0, objectHue: .init(0)) }
    #expect(Set(hues).count == 5)
    #expect(hues[0] == hues[5])
    let svg = try Self.svg(scene, MatchStyle(colors: .levels))
    for level in 0..<5 { #expect(svg.contains(">level \(level)</text>")) }
    #expect(!(try Self.svg(scene)).contains(">level 0</text>"))
  }
}
