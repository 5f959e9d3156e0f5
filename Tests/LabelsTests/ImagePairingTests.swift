import Testing

@testable import Labels

@Suite struct `Image pairing` {
  @Test func `of two folders with an image of that name, the format's own comes first`() throws {
    let scratch = Scratch()
    scratch.write("Annotations/a.xml", voc(""))
    scratch.write("Annotations/b.xml", voc(""))
    scratch.write("JPEGImages/a.jpg", "")
    scratch.write("images/a.jpg", "")
    scratch.write("images/b.jpg", "")
    let pairing = try ImagePairing(try DatasetLoader().find([scratch.path]))
    #expect(
      (0..<2).map { pairing.image(of: $0)?.path } == ["JPEGImages/a.jpg", "images/b.jpg"])
    #expect(pairing.imagesWithoutLabel().map(\.path) == ["images/a.jpg"])
  }
}
