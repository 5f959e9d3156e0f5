import Commands
import Foundation
import Testing

/// One picture that several labels name is in one part.
@Suite struct SplitPictureTests {
  private static func parts(
    _ folder: ScratchFolder, _ path: String, of names: [String]
  ) throws -> [Set<String>] {
    let run = CommandRun(
      DatasetCommand.self,
      [
        "split", folder.path(path), "--ratios", "0.5,0.5", "--output", folder.path("out"),
        "--force",
      ])
    #expect(run.status == .clean, "\(run.errors)")
    return try names.map { name in
      let text = try String(contentsOfFile: folder.path("out/\(name)"), encoding: .utf8)
      return Set(text.split(separator: "\n").map(String.init))
    }
  }

  @Test func `images of a COCO document that name one file stay together`() throws {
    let folder = try ScratchFolder()
    func document(filesOf number: (Int) -> Int) -> String {
      let images = (0..<8).map {
        #"{"id": \#($0), "file_name": "im\#(number($0)).jpg", "width": 100, "height": 80}"#
      }
      let annotations = (0..<8).map {
        #"{"id": \#($0), "image_id": \#($0), "category_id": 1, "bbox": [1, 1, 9, 9]}"#
      }
      return """
        {"images": [\(images.joined(separator: ","))], "annotations": \
        [\(annotations.joined(separator: ","))], "categories": [{"id": 1, "name": "cat"}]}
        """
    }
    try folder.write(document { $0 / 2 }, to: "twice.json")
    let lists = try Self.parts(folder, "twice.json", of: ["train.txt", "val.txt"])
    #expect(lists[0].isDisjoint(with: lists[1]))
    #expect(lists[0].union(lists[1]) == ["im0.jpg", "im1.jpg", "im2.jpg", "im3.jpg"])
    #expect(lists.allSatisfy { $0.count == 2 })
    // Each file once: eight groups, four a part.
    try folder.write(document { $0 }, to: "once.json")
    #expect(
      try Self.parts(folder, "once.json", of: ["train.txt", "val.txt"]).map(\.count) == [4, 4])
  }

  @Test func `VOC labels that name a picture which has no label of its own stay together`() throws {
    let folder = try ScratchFolder()
    func write(_ file: String, naming picture: String) throws {
      try folder.write(
        """
        <annotation><filename>\(picture)</filename><size><width>20</width><height>20</height></size>
        <object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax>
        </bndbox></object></annotation>
        """, to: "set/Annotations/\(file).xml")
    }
    for number in 0..<8 { try write("l\(number)", naming: "pic\(number / 2).png") }
    for number in 0..<4 { try folder.write("", to: "set/JPEGImages/pic\(number).png") }
    let names = ["ImageSets/Main/train.txt", "ImageSets/Main/val.txt"]
    let lists = try Self.parts(folder, "set/Annotations", of: names)
    #expect(lists.map(\.count) == [4, 4])
    for pair in 0..<4 {
      let both: Set<String> = ["l\(2 * pair)", "l\(2 * pair + 1)"]
      #expect(lists.contains { $0.isSuperset(of: both) })
    }
    // A name out of habit: no picture has it, and labels go where they like.
    for number in 0..<8 { try write("l\(number)", naming: "image.png") }
    #expect(try Self.parts(folder, "set/Annotations", of: names).map(\.count) == [4, 4])
  }
}
