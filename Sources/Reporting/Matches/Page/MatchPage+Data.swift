import Boxes
import JSONText
import Studies
import Text
import Trainers

extension MatchPage {
  /// The most ignored priors of an image that the page can draw.
  private static let ignoredLimit = 500

  /// What the page's script draws and filters by. Boxes are in pixels of the image, to a tenth.
  ///
  /// An image is `{name, w, h, rank, o, g, gc, d}`: `o` objects
  /// `[class, line, box, [level, shape, forced, IoU, box]…]`, `g` ignored priors `[level, box]` of
  /// `gc` in all, `d` DontCare regions, `x` boxes of objects that the trainer does not read as labeled,
  /// `l` what it makes of these, `[line, class or null, words]`, `f` why its reader hands on nothing.
  /// `rank` is its place when the worst come first.
  var data: JSONValue {
    let names = Set(entries.flatMap { $0.matches.objects.map(\.className) }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    var levels: Set<Int> = []
    for entry in entries {
      for object in entry.matches.objects { levels.formUnion(object.matches.map(\.prior.level)) }
      levels.formUnion(entry.matches.ignored.map(\.level))
    }
    let worst = ImageMatches.Ranking.worstFirst(entries.map(\.matches.ranking))
    var ranks = [Int](repeating: 0, count: entries.count)
    for (rank, place) in worst.enumerated() { ranks[place] = rank }
    return [
      "classes": .array(names.map { .string(EscapedText.of($0)) }),
      "levels": .array(levels.sorted().map(JSONValue.int)),
      "images": .array(zip(entries, ranks).map { image($0, rank: $1, classes: numbers) }),
    ]
  }

  private func image(
    _ entry: PagePreview, rank: Int, classes: [String: Int]
  ) -> JSONValue {
    let matches = entry.matches
    let scale = matches.toImage
    return [
      "name": .string(EscapedText.of(matches.stem)), "w": .int(matches.imageSize.width),
      "h": .int(matches.imageSize.height), "rank": .int(rank),
      "o": .array(
        matches.objects.map { object in
          [
            .int(classes[object.className] ?? 0), .int(object.line),
            .edges(scale.edges(object.edges)),
            .array(object.matches.map { Self.match(of: $0, scale) }),
          ]
        }),
      "g": .array(
        matches.ignored.prefix(Self.ignoredLimit).map {
          [.int($0.level), .edges(scale.edges(Edges($0.frame)))]
        }),
      "gc": .int(matches.ignored.count),
      "d": .array(
        entry.dontCare.map { .edges(Edges($0)) }),
      "x": .array(matches.lostEdges.map { .edges($0) }),
      "l": .array(Self.lost(matches)),
      "f": matches.failure.map { .string(EscapedText.of($0.sentence(of: "of \(trainer)"))) }
        ?? .null,
    ]
  }

  /// The objects that are left out or taken for something else, with the reason.
  private static func lost(_ matches: ImageMatches) -> [JSONValue] {
    func row(_ line: Int, _ name: String?, _ words: String) -> JSONValue {
      [
        .int(line), name.map { .string(EscapedText.of($0)) } ?? .null,
        .string(EscapedText.of(words)),
      ]
    }
    return matches.dropped.filter { !$0.isDontCare }.map {
      row($0.line, $0.className, "not read: \($0.reason)")
    } + matches.misread.map { row($0.line, $0.className, "misread: \($0.what)") }
  }

  private static func match(
    of match: ImageMatches.Match, _ scale: SpaceScale<InputPixels, Pixels>
  ) -> JSONValue {
    [
      .int(match.prior.level), .int(match.prior.shape), .int(match.isForced ? 1 : 0),
      .double((match.iou * 1000).rounded() / 1000), .edges(scale.edges(Edges(match.prior.frame))),
    ]
  }
}

extension JSONValue {
  /// Four edges to a tenth of a pixel; null when one is no number.
  fileprivate static func edges(_ edges: Edges<Pixels>) -> JSONValue {
    let values = edges.numbers.map { ($0 * 10).rounded(.toNearestOrAwayFromZero) / 10 }
    return values.allSatisfy(\.isFinite) ? .array(values.map { .double($0 + 0) }) : .null
  }
}
