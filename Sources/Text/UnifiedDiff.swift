/// What changed between two versions of a file, as a patch that `patch -p1` and `git apply` take.
public enum UnifiedDiff {
  /// The patch; empty when both are equal.
  ///
  /// - Parameters:
  ///   - path: The file's path below the folder where the patch is applied.
  ///   - isShown: Whether it goes to a terminal: then bytes that act on one are escaped.
  public static func of(
    _ before: [UInt8], _ after: [UInt8], path: String, isShown: Bool = false
  ) -> [UInt8] {
    if before == after { return [] }
    let name = EscapedText.of(path)
    var out = Array("--- a/\(name)\n+++ b/\(name)\n".utf8)
    let (old, new) = (lines(before), lines(after))
    let steps = steps(old, new)
    for hunk in hunks(steps) { append(steps[hunk], isShown: isShown, to: &out) }
    return out
  }

  /// A line with its end; the last one of a file may have none.
  private typealias Line = ArraySlice<UInt8>

  /// One line of a patch: in both versions, or only in one.
  private struct Step {
    enum Kind { case kept, removed, added }
    let kind: Kind
    let line: Line
    /// Lines before this one in the old and in the new version.
    let old: Int
    let new: Int
  }

  private static func lines(_ text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for (place, byte) in text.enumerated() where byte == 0x0A {
      lines.append(text[start...place])
      start = place + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  private static func steps(_ old: [Line], _ new: [Line]) -> [Step] {
    var first = 0
    while first < min(old.count, new.count), old[first] == new[first] { first += 1 }
    var last = 0
    while last < min(old.count, new.count) - first,
      old[old.count - 1 - last] == new[new.count - 1 - last]
    { last += 1 }
    let (oldEnd, newEnd) = (old.count - last, new.count - last)
    var (removed, added) = (Set<Int>(), Set<Int>())
    if (oldEnd - first) * (newEnd - first) <= 4_000_000 {
      for change in new[first..<newEnd].difference(from: old[first..<oldEnd]) {
        switch change {
        case .remove(let offset, _, _): removed.insert(first + offset)
        case .insert(let offset, _, _): added.insert(first + offset)
        }
      }
    } else {
      // Every line of a large file: finding what the two have in common would take minutes.
      removed = Set(first..<oldEnd)
      added = Set(first..<newEnd)
    }
    var steps: [Step] = []
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if a < old.count, removed.contains(a) {
        steps.append(Step(kind: .removed, line: old[a], old: a, new: b))
        a += 1
      } else if b < new.count, added.contains(b) {
        steps.append(Step(kind: .added, line: new[b], old: a, new: b))
        b += 1
      } else if a < old.count {
        steps.append(Step(kind: .kept, line: old[a], old: a, new: b))
        (a, b) = (a + 1, b + 1)
      } else {
        break
      }
    }
    return steps
  }

  /// Runs of changes with three lines around them; runs whose lines touch are one.
  private static func hunks(_ steps: [Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for place in steps.indices where steps[place].kind != .kept {
      let (start, end) = (max(0, place - 3), min(steps.count, place + 4))
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func append(_ steps: ArraySlice<Step>, isShown: Bool, to out: inout [UInt8]) {
    guard let first = steps.first else { return }
    let old = steps.count { $0.kind != .added }
    let new = steps.count { $0.kind != .removed }
    // An empty side is named by the line before it.
    out +=
      "@@ -\(first.old + (old > 0 ? 1 : 0)),\(old) +\(first.new + (new > 0 ? 1 : 0)),\(new) @@\n"
      .utf8
    for step in steps {
      switch step.kind {
      case .kept: out.append(UInt8(ascii: " "))
      case .removed: out.append(UInt8(ascii: "-"))
      case .added: out.append(UInt8(ascii: "+"))
      }
      let isEnded = step.line.last == 0x0A
      if isShown {
        let text = String(decoding: isEnded ? step.line.dropLast() : step.line, as: UTF8.self)
        EscapedText.append(text, to: &out)
        out.append(0x0A)
      } else {
        out += step.line
        if !isEnded { out.append(0x0A) }
      }
      if !isEnded { out += "\\ No newline at end of file\n".utf8 }
    }
  }
}
