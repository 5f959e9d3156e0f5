import ArgumentParser
import Commands
import Foundation
import Testing

/// Names that try to become markup, in every page.
@Suite struct HostileNameTests {
  /// Tame names and hostile ones in their places.
  struct Names {
    let classes: [String]
    let files: [String]

    static let tame = Names(classes: ["a", "b", "c"], files: ["a", "b"])
    // Sorted like the tame ones. A tag, an attribute's end, the end of a script; C1 and bidi marks.
    static let hostile = Names(
      classes: [
        "\"'/onmouseover=\"alert(1)", "</script><script>alert(2)</script>",
        "<img/src=x/onerror=alert(3)>&lt;\u{202E}",
      ],
      files: ["\"'><b>x", "<!--<script>"])
  }

  enum Page: CaseIterable {
    case lint, junit, statistics, cluster, elbow, matches

    func run(_ labels: String, to file: String) -> CommandRun {
      switch self {
      case .lint: lint(labels, "html", file)
      case .junit: lint(labels, "junit", file)
      case .statistics:
        CommandRun(DatasetCommand.self, ["stats", labels, "--format", "html", "-o", file])
      case .cluster:
        CommandRun(
          AnchorsCommand.self,
          [
            "cluster", labels, "--k", "2", "--input-size", "300x300", "--report", file, "--emit",
            "squeezedet", "--output", file + ".config", "--even-if-worse",
          ])
      case .elbow:
        CommandRun(
          AnchorsCommand.self,
          ["elbow", labels, "--counts", "1-3", "--input-size", "300x300", "--report", file])
      case .matches:
        CommandRun(
          PreviewMatchesCommand.self,
          [labels, "--preset", "gluoncv-ssd300", "--reader", "plain", "--report", file])
      }
    }

    private func lint(_ labels: String, _ form: String, _ file: String) -> CommandRun {
      CommandRun(
        DatasetCommand.self,
        ["lint", labels, "--select", "BOX", "--output-format", form, "--output", file])
    }
  }

  @Test(arguments: Page.allCases)
  func `a page has the same tags and attributes, whatever names it holds`(page: Page) throws {
    let tame = try text(of: page, .tame)
    let hostile = try text(of: page, .hostile)
    #expect(Self.structure(hostile) == Self.structure(tame))
    #expect(!hostile.contains("<img/src") && !hostile.contains("</script><script>alert"))
    #expect(!hostile.contains("<!--") && !hostile.contains("\u{202E}"))
    #expect(hostile.contains("&lt;") && hostile.contains("alert(2)"))
  }

  private func text(of page: Page, _ names: Names) throws -> String {
    let folder = try ScratchFolder()
    for (place, file) in names.files.enumerated() {
      let objects = names.classes.enumerated().map { number, name in
        let text = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let (left, size) = (10 + 50 * number, 20 + 15 * number + 7 * place)
        return """
          <object><name>\(text)</name><bndbox><xmin>\(left)</xmin><ymin>10</ymin>\
          <xmax>\(left + size)</xmax><ymax>\(10 + size + 20 * place)</ymax></bndbox></object>
          """
      }
      try folder.write(
        """
        <annotation><filename>x</filename><size><width>100</width><height>300</height>\
        <depth>3</depth></size>\(objects.joined())</annotation>
        """, to: "labels/\(file).xml")
    }
    let run = page.run(folder.path("labels"), to: folder.path("page"))
    #expect([.clean, .findings].contains(run.status), "\(run.errors)")
    return try String(contentsOfFile: folder.path("page"), encoding: .utf8)
  }

  /// The tags in their order, each with its attributes but without their values.
  private static func structure(_ page: String) -> [String] {
    page.split(separator: "<").dropFirst().map { tag in
      var (names, isValue) = ("", false)
      for character in tag.utf8.prefix(while: { $0 != UInt8(ascii: ">") }) {
        if character == UInt8(ascii: "\"") { isValue.toggle() }
        if !isValue { names.append(Character(Unicode.Scalar(character))) }
      }
      return names
    }
  }
}
