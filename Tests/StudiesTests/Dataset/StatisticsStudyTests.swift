import Foundation
import Studies
import Testing

@Suite struct StatisticsStudyTests {
  @Test(arguments: [1, 2, 5])
  func `labels that are gone are named in order, by any number of threads`(jobs: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "anchorkit-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = (1000..<1600).map { "\($0).txt" }
    for name in names {
      try Data().write(to: folder.appending(path: name))
    }
    var choices = DatasetChoices()
    choices.jobs = jobs
    choices.labelsFormat = .kitti
    let dataset = try Dataset([folder.path], choices)
    // The first label is held since it was looked into, to see that there are labels at all.
    let gone = Array(names.dropFirst())
    for name in gone { try FileManager.default.removeItem(at: folder.appending(path: name)) }
    #expect(try StatisticsStudy().run(on: dataset).unreadable == gone)
  }
}
