import Foundation
import Testing
import Text

@Suite struct UnifiedDiffTests {
  private func diff(_ before: String, _ after: String, isShown: Bool = false) -> String {
    String(
      decoding: UnifiedDiff.of(
        Array(before.utf8), Array(after.utf8), path: "a.txt", isShown: isShown), as: UTF8.self)
  }

  @Test func `a line that changed stands between three lines on each side`() {
    let lines = (1...9).map { "line \($0)\n" }
    let before = lines.joined()
    #expect(diff(before, before).isEmpty)
    #expect(
      diff(before, before.replacing("line 5", with: "LINE 5")) == """
        --- a/a.txt
        +++ b/a.txt
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +LINE 5
         line 6
         line 7
         line 8

        """)
  }

  @Test func `a last line without an end says so, and a terminal sees no control bytes`() {
    #expect(
      diff("a", "a\n") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,1 +1,1 @@
        -a
        \\ No newline at end of file
        +a

        """)
    #expect(diff("", "b\u{1B}[2J\r\n", isShown: true).hasSuffix("@@ -0,0 +1,1 @@\n+b\\x1B[2J\\r\n"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")))
  func `patch makes the new file of the old one`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var state: UInt64 = 7
    for round in 0..<20 {
      func random(_ count: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % count
      }
      let old = (0..<random(40)).map { _ in "\(random(6))" }
      let new = old.flatMap { line -> [String] in
        switch random(8) {
        case 0: []
        case 1: [line, "new \(random(3))"]
        default: [line]
        }
      }
      func text(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined() + (random(2) == 0 ? "" : "tail")
      }
      let (before, after) = (text(old), text(new))
      try before.write(
        to: folder.appending(path: "a.txt"), atomically: true, encoding: .utf8)
      try diff(before, after).write(
        to: folder.appending(path: "change.patch"), atomically: true, encoding: .utf8)
      let patch = Process()
      patch.executableURL = URL(filePath: "/usr/bin/patch")
      patch.arguments = ["-s", "-p1", "-i", "change.patch"]
      patch.currentDirectoryURL = folder
      if before != after {
        try patch.run()
        patch.waitUntilExit()
      }
      let result = try? String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8)
      #expect((result ?? "") == after, "round \(round)")
    }
  }
}
