import Testing

@testable import Configs

@Suite struct PythonFileTests {
  /// The value of a name of the module, as it is summed up.
  static func summary(_ name: String, _ text: String) throws -> String {
    let file = try PythonFile(Array(text.utf8))
    return try #require(file.module[name]).detail
  }

  @Test(arguments: [
    ("1", "1"), ("-3", "-3"), ("--3", "3"), ("+.5", "0.5"), ("36.", "36.0"), ("1e-5", "1e-05"),
    ("1_000", "1000"), ("0x1F", "31"), ("0b11", "3"), ("0o17", "15"), ("None", "None"),
    ("True", "True"), ("1. / 3", "0.3333333333333333"), ("7 // 2", "3"), ("-7 // 2", "-4"),
    ("-7 % 3", "2"), ("7 / 2", "3.5"), ("2 ** 10", "1024"), ("2 ** -1", "0.5"), ("-2 ** 2", "-4"),
    ("2 ** 3 ** 2", "512"), ("4 * 2 ** (1.0 / 3)", "5.039684199579493"), ("(1 + 2) * 3", "9"),
    ("2 - 3 - 4", "-5"), ("(-1) ** 3", "-1"), ("0 ** 0", "1"), ("9 ** 0.5", "3.0"),
  ])
  func `a number is what Python makes of it`(code: String, value: String) throws {
    #expect(try Self.summary("x", "x = \(code)\n") == value)
  }

  @Test(arguments: [
    (#"'a\tb'"#, "'a\tb'"), (#""it's""#, "'it's'"), (#"r'\d'"#, #"'\d'"#), (#"'a' "b""#, "'ab'"),
    (#"'\x41\u00e9\101'"#, "'AéA'"), ("'''two\nlines'''", "'two\nlines'"), (#"u'x' + 'y'"#, "'xy'"),
    (#"'\q'"#, #"'\q'"#), ("('a'\n 'b')", "'ab'"), (#"'\400'"#, "'Ā'"),
  ])
  func `a text is what Python makes of it`(code: String, value: String) throws {
    #expect(try Self.summary("x", "x = \(code)\n") == value)
  }

  @Test(arguments: [
    ("[1, 2,]", "[1, 2]"), ("(1,)", "(1)"), ("()", "()"), ("(1)", "1"), ("1, 2", "(1, 2)"),
    ("[[1, .5]] + [[2]] * 2", "[[1, 0.5], [2], [2]]"),
    ("dict(a=1, b=dict(c=[2]))", "{a: 1, b: {c: [2]}}"),
    ("{'a': 1, 'a': 2}", "{a: 2}"), ("tuple([1, 2])", "(1, 2)"), ("len([1, 2, 3])", "3"),
    ("[1, 2][-1]", "2"), ("dict(a=5)['a']", "5"), ("float(3)", "3.0"), ("int(3.9)", "3"),
    ("np.array([[1., 2.]])", "np.array([[1.0, 2.0]])"), ("Params(1, k=2)", "Params(1, k=2)"),
    ("other.NAMES", "other.NAMES"), ("[*a]", "code"), ("[i for i in a]", "code"),
    ("a if b else 1", "code"),
    ("lambda x: 1", "code"), ("not a", "code"), ("1 < 2", "code"), ("f'{a}'", "code"),
    ("b'x'", "code"),
    ("{1, 2}", "code"), ("1 / 0", "code"), ("x[1:2]", "code"), ("x[:, 0]", "code"), ("2j", "code"),
    ("10 ** 100", "code"), ("'%d' % 3", "code"), ("dict(**a)", "code"), ("[1][5]", "code"),
    ("...", "code"),
    ("~1", "code"), ("{{_base_.size}}", "code"), ("99999999999999999999", "code"),
  ])
  func `what is no constant is code, and all else is a value`(code: String, value: String) throws {
    #expect(try Self.summary("x", "x = \(code)\n") == value)
  }

  @Test func `names stand for what they were bound to`() throws {
    let text = """
      small = [1, 2]
      a = b = small
      (c, d), e = (3, 4), 5
      f: float = c * 2
      f += 1
      g = h if h else 2
      scales = small
      small = None
      """
    for (name, value) in [
      ("a", "[1, 2]"), ("b", "[1, 2]"), ("d", "4"), ("e", "5"), ("f", "7"), ("g", "code"),
      ("scales", "[1, 2]"), ("small", "None"),
    ] {
      #expect(try Self.summary(name, text) == value, "\(name)")
    }
  }

  @Test func `what a condition, a loop or a method changes is code`() throws {
    let text = """
      a = b = c = d = e = g = h = 1
      if MODE == 'x':
        a = 2
      for b in [1, 2]:
        pass
      try:
        c = 2
      except ValueError as d:
        pass
      with open('x') as e: pass
      i = [1]
      i.append(2)
      del g
      j = dict(k=1)
      j['k'] = 2
      l = [1]
      l[0] = 2
      m = 3
      if __name__ == '__main__':
        m = 4
      def change():
        global h
        h = 2
      """
    let file = try PythonFile(Array(text.utf8))
    for name in ["a", "b", "c", "d", "e", "g", "h", "i", "l"] {
      #expect(file.module[name]?.code != nil, "\(name)")
    }
    #expect(try Self.summary("m", text) == "3")
    #expect(file.module.names["j"]?["k"]?.detail == "2")
    #expect(file.module["a"]?.code == "if MODE == 'x'")
  }

  @Test func `members of objects are followed, in functions after the whole module`() throws {
    let file = try PythonFile(
      Array(
        """
        def build(name, size=300):
          cfg = EasyDict()
          cfg.A = WIDTH // 2
          cfg.B = [cfg.A, cfg.A + 1]
          cfg['C'] = len(cfg.B)
          cfg.A = 7
          return Model(cfg.B, size=size)
        class Net(object):
          'Params(1)'
          LIST = [1]
          def __init__(self):
            self.x = (1, 2); self.y = self.x[0]
            self.z.append(3)
        WIDTH = 100
        WIDTH = 64
        """.utf8))
    let build = try #require(file.scope(named: "build"))
    let owner = try #require(build.owner(of: "B"))
    #expect(owner["A"]?.detail == "7" && owner["B"]?.detail == "[32, 33]")
    #expect(owner["C"]?.detail == "2" && owner["D"] == nil && owner["B"]?.line == 4)
    #expect(build.defaults["size"]?.detail == "300" && build["size"]?.detail == "size")
    #expect(file.calls(of: "Model").map(\.line) == [7] && file.calls(of: "Params").isEmpty)
    #expect(file.scope(named: "Net")?["LIST"]?.detail == "[1]")
    #expect(file.scope(named: "__init__")?.owner(of: "y")?["y"]?.detail == "1")
    #expect(file.scope(named: "__init__")?.names["self"]?["z"]?.code != nil)
  }

  @Test func `an object that is changed as a whole keeps no member`() throws {
    let file = try PythonFile(Array("c = E()\nc.A = 1\nc.update(x)\nc.B = 2\n".utf8))
    #expect(
      file.module.names["c"]?["A"]?.detail == "code" && file.module.names["c"]?["A"]?.line == 3)
    #expect(file.module.names["c"]?["B"]?.detail == "2")
  }

  @Test func `lines are joined, and a snippet may be indented as a whole`() throws {
    let text =
      "    # pasted\n    a = [1,  # one\n  2]\r\n\n\tb = 1 + \\\n 2\n    if a: c = 3; d = 4\n"
    #expect(throws: ConfigReadError.self) { try PythonFile(Array(text.utf8)) }
    let spaces = text.replacing("\tb", with: "    b")
    #expect(try Self.summary("a", spaces) == "[1, 2]" && Self.summary("b", spaces) == "3")
    #expect(try Self.summary("d", spaces) == "code")
  }

  @Test func `Python 2, decorators, annotations and new words do no harm`() throws {
    let text = """
      from __future__ import print_function
      print "hello", 1
      @wraps(f, a=[
        1])
      async def g(a: int = 1, *rest, b: "x" = {}, **more) -> None: pass
      match x:
        case 1: y = 1
      type = 3
      print(type)
      x: list[int]
      z = yield 1
      add = lambda a, b=(1, 2), *c, d=lambda e: 1, **f: a
      use(lambda x=1: x, [lambda: 0, 1], key=lambda k, v: v)
      assert a, "b"
      def f(): return Model([1])
      """
    #expect(try Self.summary("type", text) == "3")
    let file = try PythonFile(Array(text.utf8))
    #expect(file.calls(of: "Model").count == 1 && file.module["y"]?.code == "case 1")
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF] + Array("x = 'é'".utf8), "'é'"),
      (Array("# -*- coding: latin-1 -*-\nx = '".utf8) + [0xE9, 0x27], "'é'"),
      (Array("#!/usr/bin/env python\n# vim: set fileencoding=utf-8 :\nx = 'é'".utf8), "'é'"),
      (Array("\n# coding: gbk\nx = 'a'".utf8), "line 2: the file declares the encoding 'gbk'"),
      (Array("a = 1\nx = '".utf8) + [0xE9, 0x27], "line 2, column 6: the byte 0xE9 is no UTF-8"),
      ([0xFF, 0xFE, 0x78, 0x00], "line 1: the file is in UTF-16"),
      (Array("x = 1\n".utf8) + [0], "line 2, column 1: a control character is no Python"),
    ] as [([UInt8], String)])
  func `encodings are those that Python takes`(bytes: [UInt8], expected: String) throws {
    do {
      #expect(try PythonFile(bytes).module["x"]?.detail == expected)
    } catch {
      #expect("\(error)".hasPrefix(expected))
    }
  }

  @Test(arguments: [
    ("x = [1, 2", 1, 5, "'[' is never closed"), ("x = (1]", 1, 7, "']' closes the '('"),
    ("x = 1)", 1, 6, "')' closes nothing"), ("\nx = 'abc", 2, 5, "never closed"),
    ("x = '''a\nb", 1, 5, "never closed"), ("x = [1 2]", 1, 8, "found '2', expected ','"),
    ("x = ", 1, 5, "found the end of the line, expected a value"),
    ("x = 1 $", 1, 7, "'$' is no Python"),
    ("x = 0777a", 1, 5, "no number"), ("if x\n  y = 1", 1, 5, "expected ':'"),
    ("if x:\ny = 1", 2, 1, "indented block"), ("a = 1\n  b = 2", 2, 3, "expected a statement"),
    ("if a:\n    b = 1\n  c = 2", 3, 3, "indented less than its block"),
    ("x = 1 \\ 2", 1, 7, "backslash"),
    ("x = f(a=1, b 2)", 1, 14, "found '2'"), ("def f:\n  pass", 1, 6, "expected '('"),
    ("x = a.", 1, 7, "name after"),
    ("x y", 1, 3, "found 'y'"), ("x = {1: 2, 3}}", 1, 14, "closes nothing"),
    ("x = a[]", 1, 7, "an index"),
  ])
  func `a fault is told with line and column`(
    text: String, line: Int, column: Int, reason: String
  ) {
    let error = #expect(throws: ConfigReadError.self) { try PythonFile(Array(text.utf8)) }
    guard case .malformed(let found, let place, let why)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      found == line && place == column && why.contains(reason),
      "\(text): \(why) \(found), \(place ?? 0)")
  }
}

extension PythonValue {
  /// A value for tests, all that is no constant as `code`.
  fileprivate var detail: String {
    func list(_ items: [PythonValue]) -> String { items.map(\.detail).joined(separator: ", ") }
    func pairs(_ members: [String: PythonValue], _ sign: String) -> [String] {
      members.sorted { $0.key < $1.key }.map { "\($0.key)\(sign)\($0.value.detail)" }
    }
    switch content {
    case .string(let text): return "'\(text)'"
    case .list(let items): return "[\(list(items))]"
    case .tuple(let items): return "(\(list(items)))"
    case .dict(let members): return "{\(pairs(members, ": ").joined(separator: ", "))}"
    case .call(let call):
      let all = call.arguments.map(\.detail) + pairs(call.keywords, "=")
      return "\(call.name)(\(all.joined(separator: ", ")))"
    case .computed: return "code"
    default: return summary
    }
  }
}
