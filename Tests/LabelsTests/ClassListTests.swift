import Testing

@testable import Labels

@Suite struct `Class lists` {
  private typealias Kind = ClassListFile.Fault.Kind

  private func list(_ text: String, _ path: String = "data.yaml") -> ClassListFile {
    ClassListFile(Array(text.utf8), path: path)
  }

  static let forms: [(String, [String])] = [
    ("nc: 2\nnames: [a, \"b\"] # two\n", ["a", "b"]),
    ("names:\n- a\n- b c\nnc: 2\n", ["a", "b c"]),
    ("names:\n  1: b\n  0: a\n\nnc: 2\n", ["a", "b"]),
    ("names: {0: a, '1': b}", ["a", "b"]),
    ("names: ['car',\n  'lorry',\n  'van',\n]\n", ["car", "lorry", "van"]),
    ("names: [\n  car,\n  van\n]\n", ["car", "van"]),
    ("names: ['car, red', 'it''s', \"caf\\u00e9\"]", ["car, red", "it's", "café"]),
    ("names:\n- 'c # d'\n- plain # a comment\n", ["c # d", "plain"]),
    ("'names': &n [a, b]\nother: *n\n", ["a", "b"]),
    ("base: &b [a, b]\nnames: *b\n", ["a", "b"]),
    ("base: &b\n  names: [a]\n<<: *b\nnc: 1\n", ["a"]),
    ("\u{FEFF}names: [a]\r\nnc: 1\r\n", ["a"]),
    ("%YAML 1.1\n---\nnames: [yes, 1, null, 0x1]\n", ["yes", "1", "null", "0x1"]),
    ("names: [a]\nnames: [b, c]\n", ["b", "c"]),
    ("nested:\n  names: [x]\nnames: [y]\n", ["y"]),
  ]

  @Test(arguments: forms)
  func `names of a data file are read in every form of YAML`(text: String, names: [String]) {
    let found = list(text)
    #expect(found.names == names)
    #expect(found.faults.isEmpty)
  }

  @Test func `a number that is left out is called by itself`() {
    let found = list("names: {2: c, 0: a}\n")
    #expect(found.names == ["a", "1", "c"])
    #expect(found.faults.map(\.kind) == [.numbers(first: 0, last: 2, missing: 1)])
    let fromOne = list("nc: 2\nnames:\n  1: car\n  2: van\n")
    #expect(fromOne.names == ["0", "car", "van"])
    #expect(fromOne.faults == [.init(kind: .numbers(first: 1, last: 2, missing: 1), line: 3)])
  }

  @Test func `nc has to be the number of names`() {
    #expect(
      list("train: x\nnc: 5\nnames: [a, b]\n").faults
        == [.init(kind: .count(stated: 5, names: 2), line: 2)])
    #expect(list("nc: many\nnames: [a, b]\n").faults.isEmpty)
  }

  static let unreadable: [(String, Int)] = [
    ("nc: 2\nnames: obj.names\n", 2), ("nc: 2\nnames:\nval: x\n", 2), ("names: []\n", 1),
    ("names: {}\n", 1), ("nc: 1\nnames: [a, [b]]\n", 2), ("names:\n  car: 0\n", 2),
    ("names:\n  -1: car\n", 2), ("names:\n  100000: car\n", 2), ("names:\n  0: [car]\n", 2),
    ("path: x\nnames: [car, van\n", 3), ("names: *nobody\n", 1), ("names:\n\t- a\n", 2),
    ("--- \nnames: [a]\n---\nnames: [b]\n", 3),
  ]

  @Test(arguments: unreadable)
  func `names that can't be read are said, with the line`(text: String, line: Int) {
    let found = list(text)
    #expect(!found.isReadable)
    guard found.faults.count == 1, case .unreadable = found.faults[0].kind else {
      Issue.record("\(found.faults)")
      return
    }
    #expect(found.faults[0].line == line)
  }

  @Test func `a hostile text ends in a fault, not in memory or the stack`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let alias = "*a\(level - 1)"
      bomb +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ","))]\n"
    }
    let deep = "names: " + String(repeating: "[", count: 5000)
    let bytes: [UInt8] = Array("names: [a, ".utf8) + [0xFF, 0xC3] + Array("]".utf8)
    for text in [Array((bomb + "names: *a11\n").utf8), Array(deep.utf8), bytes] {
      let found = ClassListFile(text, path: "x.yaml")
      #expect(!found.isReadable && found.faults.count == 1)
    }
  }

  @Test(arguments: 0..<4)
  func `mutated data files never trap`(seed: Int) {
    var random = SplitMix(state: UInt64(700 + seed))
    let text = Array("a: &a {x: 1}\nnc: 2\nnames:\n  0: 'a, b'\n  1: \"c\"\n<<: *a\n".utf8)
    for _ in 0..<500 {
      let found = ClassListFile(mutate(text, &random), path: "data.yaml")
      #expect(found.names.count <= 100_000)
    }
  }

  @Test func `a list of lines has a name a line`() {
    #expect(list("a\r\nb c \n", "classes.txt").names == ["a", "b c"])
    #expect(list("\u{FEFF}a\rb", "obj.names").names == ["a", "b"])
    let blank = list("a\n\nb\n\n\n", "classes.txt")
    #expect(blank.names == ["a", "1", "b"])
    #expect(blank.faults == [.init(kind: .blank, line: 2)])
    let twice = list("a\nb\na\n", "classes.txt")
    #expect(twice.faults == [.init(kind: .repeated(name: "a"), line: 3)])
    #expect(twice.names == ["a", "b", "2"])
    #expect(list("\na\n", "classes.txt").names == ["0", "a"])
    #expect(list("names: [a, '', 1, a]\n").names == ["a", "1'", "1", "3"])
    #expect(list("names: {0: a, 2: a}\n").names == ["a", "1", "2"])
    // One letter of two code points, and the same letter as one, are two names.
    #expect(list("caf\u{E9}\ncafe\u{301}\n", "classes.txt").faults.isEmpty)
    let bad = ClassListFile([0x61, 0xFF], path: "classes.txt")
    #expect(!bad.isReadable && bad.faults.count == 1)
  }

  @Test func `lists that agree as far as both go agree`() {
    let short = DeclaredClasses(names: ["a", "b"])
    #expect(short.agrees(with: DeclaredClasses(names: ["a", "b", "c"])))
    #expect(!short.agrees(with: DeclaredClasses(names: ["b", "a"])))
    let numbered = DeclaredClasses(names: ["a", "b"], ids: [1, 2])
    #expect(!numbered.agrees(with: DeclaredClasses(names: ["a", "b"], ids: [0, 1])))
    #expect(numbered.agrees(with: short) && numbered.isSame(as: short))
    #expect(!short.isSame(as: DeclaredClasses(names: ["a", "b", "c"])))
    #expect(!numbered.isSame(as: DeclaredClasses(names: ["a", "b"], ids: [0, 1])))
  }

  @Test func `declared lists come first, what was found behind them`() {
    let list = ClassList(
      declared: [
        DeclaredClasses(names: ["van", "bus"], ids: [4, 9]),
        DeclaredClasses(names: ["bus", "car"], ids: [9, 2]),
      ], found: ["tram", "bus", "bike"])
    #expect(list.names == ["van", "bus", "car", "bike", "tram"])
    #expect((0..<5).map(list.number) == [4, 9, 2, 10, 11])
    #expect(list.without { $0 == "bus" }.names == ["van", "car", "bike", "tram"])
    #expect(list.without { $0 == "bus" }.number(of: 1) == 2)
    // Two numbers for one name: none of them can be kept.
    let disputed = ClassList(
      declared: [
        DeclaredClasses(names: ["a"], ids: [1]), DeclaredClasses(names: ["a"], ids: [2]),
      ], found: [])
    #expect(disputed.number(of: 0) == 1)
  }
}
