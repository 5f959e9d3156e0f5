import Commands
import Testing

@Suite struct UnusedClassTests {
  private func lint(_ folder: ScratchFolder, _ more: String...) -> [String] {
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path(""), "--select", "CLS003", "--output-format", "concise"] + more)
    return run.output.split(separator: "\n").filter { $0.contains("CLS003") }.map(String.init)
  }

  @Test func `the list beside labels is judged, and its file named`() throws {
    let folder = try ScratchFolder()
    try folder.write("names: [car, dog]\n", to: "data.yaml")
    try folder.write("0 0.5 0.5 0.2 0.4\n", to: "train/labels/a.txt")
    #expect(lint(folder).map { $0.contains("data.yaml") && $0.contains("'dog'") } == [true])
    // Who states the classes is asked about these alone.
    #expect(lint(folder, "--classes", "car").isEmpty)
    try folder.write("1 0.5 0.5 0.2 0.4\n", to: "val/labels/b.txt")
    #expect(lint(folder).isEmpty)
  }

  @Test func `categories of a document are judged in one finding`() throws {
    let folder = try ScratchFolder()
    let names = (1...9).map { #"{"id": \#($0), "name": "c\#($0)"}"# }.joined(separator: ", ")
    try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 90, "height": 90}],
       "categories": [\(names)],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 2, "bbox": [10, 10, 40, 40]}]}
      """, to: "instances.json")
    let lines = lint(folder)
    #expect(lines.count == 1 && lines[0].hasPrefix("instances.json"), "\(lines)")
    #expect(
      lines.first?.contains("8 of 9 classes are never used: 'c1', 'c3', 'c4' and 5 more") == true)
  }
}
