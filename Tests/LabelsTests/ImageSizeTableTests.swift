import Boxes
import Testing

@testable import Labels

@Suite struct `Image size table` {
  private func table(_ text: String) throws -> ImageSizeTable {
    try ImageSizeTable(reading: Array(text.utf8), path: "sizes.csv")
  }

  @Test func `ids pair with label and image names, folders and extensions aside`() throws {
    let table = try table("id,width,height\n000001,1242,375\n\"b/img.v2.png\" , 64, 48\r\n\n")
    #expect(table.count == 2)
    #expect(table.size(of: Array("000001.txt".utf8)[...]) == ImageSize(width: 1242, height: 375))
    #expect(table.size(of: Array("x/img.v2.xml".utf8)[...]) == ImageSize(width: 64, height: 48))
    #expect(table.size(of: Array("img.xml".utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("a,1,1\nb,0,5\n", 2), ("a,1,1\nb,2\n", 2), ("id,width,height\n", 1), ("", 1),
    ("a,1,1\n,4,4\n", 2), ("a,1,1\nb,99999999999999999999,4\n", 2),
  ])
  func `a line that is no entry is refused`(text: String, line: Int) {
    #expect {
      try table(text)
    } throws: { error in
      guard case LabelsError.badList("sizes.csv", line, _) = error else { return false }
      return true
    }
  }
}
