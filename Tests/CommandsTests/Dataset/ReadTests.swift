import Commands
import Foundation
import JSONText
import Testing

@Suite struct ReadTests {
  private static let voc = """
    <annotation><size><width>200</width><height>100</height><depth>3</depth></size>
    <object><name>dog</name><difficult>1</difficult><bndbox><xmin>11</xmin><ymin>21</ymin>
    <xmax>60</xmax><ymax>80</ymax></bndbox></object>
    <object><name>cat</name><difficult>0</difficult><bndbox><xmin>11</xmin><ymin>21</ymin>
    <xmax>260</xmax><ymax>80</ymax></bndbox></object></annotation>
    """

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, ["read"] + arguments)
  }

  private func json(_ run: CommandRun) throws -> [JSONValue] {
    try run.output.split(separator: "\n").map { try JSONReader().read(String($0)) }
  }

  @Test func `a line an image holds what the reader hands on`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "b.xml")
    try folder.write("<annotation/>", to: "a.xml")
    let run = run(folder.path(""), "--reader", "gluoncv", "--format", "json")
    #expect(run.status == .clean)
    #expect(run.errors == "gluoncv: 2 images, 1 object handed on, 1 not, 1 image it raises on\n")
    #expect(run.output.hasPrefix(#"{"schema":"anchorkit.read/1","#))
    let lines = try json(run)
    #expect(lines.map { $0["image"]?.string } == ["a", "b"])
    #expect(lines[0]["error"]?["type"]?.string == "AttributeError")
    #expect(lines[0]["error"]?["reason"]?.string == "no <size>")
    let object: JSONValue = .object(
      JSONObject([
        ("box", [10.0, 20.0, 59.0, 79.0]), ("class", "dog"), ("classIndex", 1), ("difficult", 1),
        ("object", 0), ("unit", "pixel"),
      ]))
    #expect(lines[1]["objects"]?.array == [object])
    #expect(lines[1]["error"] == .null)
    #expect(
      lines[1]["dropped"]?.array == [
        ["object": 1, "reason": "xmax − 1 = 259.0 is not in (xmin − 1, 200.0]"]
      ])
  }

  @Test func `numbers are written in the precision that the trainer holds`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.voc, to: "a.xml")
    let shares = run(
      file, "--reader", "ssd-tensorflow", "--format", "json", "--classes", "cat,dog")
    #expect(shares.output.contains(#""box":[0.055,0.21,0.3,0.8]"#))
    #expect(shares.output.contains(#""classIndex":2,"difficult":0"#))
    #expect(shares.output.contains(#""unit":"share""#))
    #expect(shares.output.contains(#""misread":[{"object":0"#))
    let whole = run(file, "--reader", "mmdet", "--format", "json")
    #expect(whole.output.contains(#""box":[10,20,59,79]"#))
    let folded = try folder.write("Car 0 0 0 10 20 59 79 1 1 1 0 0 0 0\n", to: "k.txt")
    let center = run(folded, "--reader", "squeezedet-tf", "--format", "json")
    #expect(center.output.contains(#""center":[35.0,50.0,50.0,60.0],"class":"car""#))
    let broken = try folder.write(Self.voc.replacing(">11<", with: ">nan<"), to: "n.xml")
    let nan = run(broken, "--reader", "detectron2", "--format", "json")
    #expect(nan.output.contains(#""box":["nan",20.0,60.0,80.0]"#))
  }

  @Test func `text says what is handed on, dropped, misread and raised`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "b.xml")
    try folder.write(Self.voc.replacing("<name>dog</name>", with: ""), to: "c.xml")
    try folder.write("Car 0 0 0 10 20 59 79 1 1 1 0 0 0 0\n", to: "d.txt")
    let run = run(folder.path(""), "--reader", "paddledet", "--classes", "dog,cat", "--quiet")
    #expect(run.errors.isEmpty && run.status == .clean)
    #expect(
      run.output == """
        b.xml: 2 objects, pixels
          0  11.0 21.0 60.0 80.0  dog (0)  difficult 1
          1  11.0 21.0 199.0 80.0  cat (1)
        c.xml: AttributeError (object 0, line 2): no <name>
        d.txt: 0 objects, pixels
          0  line 1: not handed on: class 'Car' is not in the class list

        """)
    let unpaired = self.run(folder.path("c.xml"), "--reader", "torchvision-v2", "--quiet")
    #expect(unpaired.output.contains("boxes and labels that no longer belong together"))
    let caffe = self.run(
      try folder.write(Self.voc.replacing(">11<", with: ">11.0<"), to: "e.xml"), "--reader",
      "caffe-ssd")
    #expect(caffe.output.contains("0  line 2: misread: <xmin> is '11.0': 0"))
    let plain = self.run(folder.path("d.txt"), "--reader", "gluoncv")
    #expect(plain.errors.contains("1 image of a format that it does not take, read plainly"))
  }

  @Test func `found classes are spelled as the reader looks them up`() throws {
    let folder = try ScratchFolder()
    let row = "Car 0 0 0 10 20 59 79 1 1 1 0 0 0 0\n"
    let file = try folder.write(row + row.replacing("Car", with: "Bus"), to: "k.txt")
    let found = run(file, "--reader", "squeezedet", "--quiet")
    #expect(found.output.contains("car (1)") && found.output.contains("bus (0)"))
    let stated = run(file, "--reader", "squeezedet", "--classes", "Car", "--quiet")
    #expect(stated.output.hasPrefix("k.txt: 0 objects"))
  }

  @Test func `nothing found, nothing read and a size that decides are failures`() throws {
    let folder = try ScratchFolder()
    #expect(run(folder.path("none"), "--reader", "gluoncv").status == .failed)
    #expect(run(folder.path(""), "--reader", "gluoncv").status == .failed)
    let file = try folder.write(Self.voc, to: "a.xml")
    let sizeless = run(file, "--reader", "tf2-ssdmodel", "--format", "json")
    #expect(sizeless.status == .failed && sizeless.errors.contains("--image-size WxH"))
    #expect(sizeless.output.contains(#""type":"ImageSizeUnknown""#))
    #expect(run(file, "--reader", "tf2-ssdmodel", "--image-size", "200x100").status == .clean)
    #expect(run(file, "--reader", "gluon").status == .usage)
    let broken = try folder.write("<annotation>", to: "b.xml")
    #expect(run(broken).status == .failed)
    #expect(run(folder.path("")).status == .clean)
  }
}
