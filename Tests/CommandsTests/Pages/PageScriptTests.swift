import Commands
import Foundation
import JSONText
import Testing

/// The scripts of pages against the pages that they run in.
@Suite struct PageScriptTests {
  /// A page with a script, and the ids of the parts that its reader works with.
  enum Page: CaseIterable {
    case lint, matches

    func write(to file: String) {
      let run =
        switch self {
        case .lint:
          CommandRun(
            DatasetCommand.self,
            [
              "lint", CommandRun.fixture("voc"), "--select", "ALL", "--output-format", "html",
              "--output", file,
            ])
        case .matches:
          CommandRun(
            PreviewMatchesCommand.self,
            [
              CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300", "--reader", "plain",
              "--report", file,
            ])
        }
      #expect(run.status != .failed, "\(run.errors)")
    }

    var controls: Set<String> {
      switch self {
      case .lint: ["search", "severity", "rule", "count", "rows", "more"]
      case .matches:
        [
          "controls", "search", "class", "state", "level", "order", "count", "grid", "view", "name",
          "place", "previous", "next", "close", "layers", "stage", "photo", "layer", "note",
          "objects",
        ]
      }
    }
  }

  @Test(arguments: Page.allCases)
  func `the script asks for parts that are there, and for each that a reader works with`(
    page: Page
  ) throws {
    let folder = try ScratchFolder()
    page.write(to: folder.path("page.html"))
    let text = try String(contentsOfFile: folder.path("page.html"), encoding: .utf8)
    let script = try #require(
      text.components(separatedBy: "<script>").last?.components(separatedBy: "</script>").first)
    let markup = try #require(text.components(separatedBy: "<script").first)
    let there = Set(markup.matches(of: /\sid="([a-z]+)"/).map { String($0.output.1) })
    #expect(there == page.controls)
    for id in page.controls {
      #expect(script.contains("\"\(id)\""), "the script never asks for #\(id)")
    }
    for asked in script.matches(of: /(?:byId|getElementById)\("([a-z]+)"\)/) {
      let id = String(asked.output.1)
      #expect(there.contains(id) || ["data", "p"].contains(id), "#\(id) is not on the page")
    }
  }

  @Test(.enabled(if: NodePage.path != nil, "needs node"))
  func `the lint page's script lists, searches and filters the findings`() throws {
    let folder = try ScratchFolder()
    let names = (0..<90).map { _ in "<object><name>car</name></object>" }.joined()
    for file in ["a", "b", "c"] {
      try folder.write(
        "<annotation><size><width>9</width><height>9</height><depth>3</depth></size>"
          + "\(names)</annotation>", to: "labels/\(file).xml")
    }
    let file = folder.path("page.html")
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("labels"), "--output-format", "html", "--output", file])
    #expect(run.status == .findings, "\(run.errors)")
    let values = try NodePage.values(
      file,
      [
        "const data = JSON.parse(byId('data').textContent), rows = byId('rows'); "
          + "const count = (test) => data.rows.filter(test).length; data.rows.length",
        "document.querySelector('.controls').hidden", "byId('count').textContent",
        "rows.children.length", "byId('more').firstElementChild.click(); rows.children.length",
        "byId('search').choose(' B.xml '); byId('count').textContent",
        "count((r) => data.files[r[0]] === 'b.xml')",
        "byId('search').choose(''); byId('severity').choose('warning'); byId('count').textContent",
        "count((r) => r[3] === 1)",
        "byId('severity').choose(''); byId('rule').choose(data.rules[0]); "
          + "byId('count').textContent",
        "count((r) => r[4] === 0)",
        "[...rows.children[0].children].map((cell) => cell.textContent)",
        "((r) => [data.files[r[0]] + ':' + r[1] + ':' + r[2], ['info', 'warning', 'error'][r[3]], "
          + "data.rules[r[4]], r[5]])(data.rows.find((r) => r[4] === 0))",
      ])
    let all = try #require(values[0].int)
    #expect(all >= 270 && values[1].bool == false && values[2].string == "\(all) of \(all)")
    #expect(values[3].int == 200 && values[4].int == min(all, 400))
    for place in [5, 7, 9] {
      let part = try #require(values[place + 1].int)
      #expect(values[place].string == "\(part) of \(all)")
    }
    #expect(values[6].int == all / 3)
    #expect(values[11].array?.count == 4 && values[11] == values[12])
  }

  @Test(.enabled(if: NodePage.path != nil, "needs node"))
  func `the page of previews filters, sorts, opens and draws`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("page.html")
    Page.matches.write(to: file)
    let values = try NodePage.values(
      file,
      [
        "const data = JSON.parse(byId('data').textContent), layer = byId('layer'), "
          + "cards = () => byId('grid').children.filter((card) => !card.hidden); "
          + "const never = (i) => i.o.some((o) => !o[3].length); cards().length",
        "data.images.length", "byId('controls').hidden",
        "byId('state').choose('2'); cards().length", "data.images.filter(never).length",
        "byId('state').choose('-1'); byId('order').choose('worst'); "
          + "cards().map((card) => card.find('never').length > 0)",
        "data.images.map((i) => [i.rank, never(i)]).sort((a, b) => a[0] - b[0]).map((i) => i[1])",
        "cards()[0].firstElementChild.click(); byId('view').open",
        "byId('name').textContent", "data.images.find((i) => i.rank === 0).name",
        "byId('previous').disabled", "layer.find('truth').length",
        "data.images.find((i) => i.rank === 0).o.length", "layer.find('cross').length",
        "byId('show-truths').checked = false; byId('show-truths').fire('change'); "
          + "layer.find('truth').length",
        "byId('view').fire('keydown', {key: 'ArrowRight'}); byId('name').textContent",
        "data.images.find((i) => i.rank === 1).name", "byId('place').textContent",
        "byId('objects').children.length", "data.images.find((i) => i.rank === 1).o.length",
        "byId('close').click(); byId('view').open",
      ])
    #expect(values[0] == values[1] && values[0].int == 24 && values[2].bool == false)
    #expect(values[3] == values[4] && values[3].int == 1)
    #expect(values[5] == values[6] && values[5].array?.first?.bool == true)
    #expect(values[7].bool == true && values[8] == values[9] && values[10].bool == true)
    #expect(values[11] == values[12] && values[13].int == 1 && values[14].int == 0)
    #expect(values[15] == values[16] && values[17].string == "2 of 24")
    #expect(values[18] == values[19] && values[20].bool == false)
  }
}
