import Testing

@testable import Labels

@Suite struct `Split lists` {
  private let scratch = Scratch()

  private func lists() throws -> [SplitListFile] {
    try DatasetLoader().find([scratch.path]).splitLists()
  }

  @Test func `lists beside the annotations are read, with their untidy lines`() throws {
    scratch.write("Annotations/a.xml", voc(""))
    scratch.write("ImageSets/Main/train.txt", "a\nb \n\nc\r\n")
    scratch.write("ImageSets/Main/car_val.txt", "a  1\nb -1\n")
    scratch.write("ImageSets/Layout/test.txt", "z\n")
    let found = try lists()
    #expect(found.map(\.path) == ["ImageSets/Main/car_val.txt", "ImageSets/Main/train.txt"])
    #expect(found.map(\.name) == ["car_val", "train"])
    #expect(found.map(\.ids) == [["a", "b"], ["a", "b", "", "c"]])
    #expect(found.map(\.untidyLines) == [[], [2, 4]])
  }

  @Test func `an id may hold blanks`() throws {
    scratch.write("Annotations/a.xml", voc(""))
    scratch.write("ImageSets/Main/train.txt", "my pic 3\nIMG (1)\n a  b\n")
    scratch.write("ImageSets/Main/knot_train.txt", "my pic 3  1\n\nIMG (1) -1\n")
    #expect(
      try lists().map(\.ids) == [["my pic 3", "", "IMG (1)"], ["my pic 3", "IMG (1)", "a  b"]])
  }

  @Test func `KITTI's lists lie beside training, but none is looked for above the input`() throws {
    scratch.write("kitti/training/label_2/000001.txt", kittiLine())
    scratch.write("kitti/ImageSets/train.txt", "000001\n")
    scratch.write("ImageSets/val.txt", "000001\n")
    #expect(try lists().map(\.path) == ["kitti/ImageSets/train.txt"])
    let inner = try DatasetLoader().find([scratch.path + "/kitti/training"])
    #expect(inner.splitLists().isEmpty)
  }
}
