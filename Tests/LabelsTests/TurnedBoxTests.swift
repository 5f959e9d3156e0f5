import Testing

@testable import Labels

@Suite struct `Turned boxes` {
  private func options(_ choice: TurnedBoxes) -> ReadOptions {
    var options = ReadOptions()
    options.turnedBoxes = choice
    return options
  }

  @Test func `half a turn is none, and no angle is none`() {
    for degrees in [0, 180, -180, 360, 1e-9, 179.99999999, .nan, .infinity] {
      #expect(Turn(degrees: degrees) == nil)
    }
    #expect(Turn(degrees: 270)?.degrees == 90)
    #expect(Turn(degrees: -30)?.degrees == 150)
    #expect(Turn(radians: .pi / 2)?.degrees == 90)
  }

  @Test func `the box around a turned one covers its corners`() throws {
    let box = WrittenBox(20, 30, 80, 40, .continuous)
    #expect(Turn(degrees: 90)?.box(around: box) == WrittenBox(45, 5, 55, 65, .continuous))
    // 60 · cos 30° + 10 · sin 30° = 56.96, 60 · sin 30° + 10 · cos 30° = 38.66.
    for degrees in [30.0, 150] {
      let around = try #require(Turn(degrees: degrees)?.box(around: box))
      #expect(abs(around.xMax - around.xMin - 56.9615) < 1e-4)
      #expect(abs(around.yMax - around.yMin - 38.6603) < 1e-4)
      #expect(abs(around.xMin + around.xMax - 100) < 1e-9)
    }
    // One-based 21…80 is 20…80.
    #expect(
      Turn(degrees: 90)?.box(around: WrittenBox(21, 31, 80, 40)) == WrittenBox(46, 6, 55, 65))
  }

  @Test(arguments: [
    (TurnedBoxes.around, WrittenBox(45, 5, 55, 65, .continuous)),
    (.upright, WrittenBox(20, 30, 80, 40, .continuous)),
  ])
  func `a rotation among COCO's attributes turns the box`(choice: TurnedBoxes, box: WrittenBox) {
    func annotation(_ id: Int, _ attributes: String) -> String {
      #"{"id": \#(id), "image_id": 1, "category_id": 1, "bbox": [20, 30, 60, 10], "attributes": \#(attributes)}"#
    }
    let text = """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}],
       "categories": [{"id": 1, "name": "ship"}], "annotations": [
       \(annotation(1, #"{"occluded": false, "rotation": 90.0}"#)),
       \(annotation(2, #"{"rotation": 0.0}"#)), \(annotation(3, #"{"rotation": "90"}"#)),
       \(annotation(4, "[90]")), \(annotation(5, #"{"x": {"rotation": 90}}"#))]}
      """
    let images = LabelFormats.read(Array(text.utf8), as: .coco, options: options(choice))
    let upright = WrittenBox(20, 30, 80, 40, .continuous)
    #expect(images.flatMap(\.objects).map(\.box) == [box] + Array(repeating: upright, count: 4))
    #expect(images.flatMap(\.objects).map(\.turn) == [90, nil, nil, nil, nil])
    #expect(images.flatMap(\.issues).isEmpty)
  }

  @Test func `a rotation among VOC's attributes turns the box, and its name names no class`() throws
  {
    let attributes = """
      <attributes><attribute><name>color</name><value>90</value></attribute>
      <attribute><name>rotation</name><value>90.0</value></attribute></attributes></object>
      """
    let text = voc(object("ship", "21 31 80 40").replacing("</object>", with: attributes))
    let image = try read(text, .voc)
    #expect(image.objects.map(\.className) == ["ship"])
    #expect(image.objects.map(\.box) == [WrittenBox(46, 6, 55, 65)])
    #expect(image.objects.map(\.turn) == [90])
    #expect(image.issues.isEmpty)
    let upright = try read(text, .voc, options(.upright))
    #expect(upright.objects.map(\.box) == [WrittenBox(21, 31, 80, 40)])
    #expect(upright.objects.map(\.turn) == [90])
  }

  @Test func `a robndbox is a center, a size and radians`() throws {
    func text(_ angle: String) -> String {
      voc(
        """
        <object><type>robndbox</type><name>ship</name><robndbox><cx>50.0</cx><cy>35.5</cy>
        <w>60</w><h>10</h>\(angle)</robndbox></object>
        """)
    }
    let image = try read(text("<angle>1.5707963267948966</angle>"), .voc)
    #expect(image.objects.map(\.box) == [WrittenBox(45, 5.5, 55, 65.5, .continuous)])
    #expect(image.issues.isEmpty)
    let still = try read(text("<angle>0</angle>"), .voc)
    #expect(still.objects.map(\.box) == [WrittenBox(20, 30.5, 80, 40.5, .continuous)])
    #expect(still.objects.map(\.turn) == [nil])
    let cut = try read(text(""), .voc)
    #expect(cut.issues.map(\.kind) == [.missingCoordinate(field: "angle")])
    #expect(cut.objects.map(\.box) == [nil])
  }

  @Test func `a bndbox of a corner and a size is read so, and said`() throws {
    func text(_ fields: String) -> String {
      voc("<object><name>person</name><bndbox>\(fields)</bndbox></object>")
    }
    let image = try read(text("<x>10</x><y>20.5</y><w>15</w><h>30</h>"), .voc)
    #expect(image.objects.map(\.box) == [WrittenBox(10, 20.5, 25, 50.5, .continuous)])
    #expect(image.issues.map(\.kind) == [.cornerAndSize])
    let cut = try read(text("<x>10</x><y>20</y><w>15</w>"), .voc)
    #expect(cut.issues.map(\.kind) == [.missingCoordinate(field: "h")])
    // Edges win, and what stands beside them is read past.
    let both = try read(
      text("<x>9</x><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax><w>3</w>"), .voc)
    #expect(both.objects.map(\.box) == [WrittenBox(1, 2, 30, 40)])
    #expect(try read(text(""), .voc).issues.count == 4)
  }

  @Test func `neither turned boxes nor corners with sizes tell how a set names pixels`() throws {
    let size = "<bndbox><x>0</x><y>0</y><w>64</w><h>48</h></bndbox>"
    let turn = "<attributes><attribute><name>rotation</name><value>90</value></attribute>"
    let turned = object("car", "0 0 64 48").replacing(
      "</object>", with: turn + "</attributes></object>")
    var evidence = PixelEvidence()
    evidence.collect(try read(voc("<object><name>car</name>\(size)</object>"), .voc))
    evidence.collect(try read(voc(turned), .voc))
    #expect(evidence.boxes == 0 && evidence.zeros == 0 && evidence.widths == 0)
    evidence.collect(try read(voc(object("car", "0 0 64 48")), .voc))
    #expect(evidence.boxes == 1 && evidence.zeros == 2 && evidence.widths == 1)
  }
}
