import Boxes
import Labels

extension RuleExample {
  /// A VOC file as it is written, for rules about trainers that read it by themselves: one object
  /// that is sound for all of them, but for what is changed.
  ///
  /// - Parameters:
  ///   - xMin: the text of `<xmin>`.
  ///   - difficult: the text of `<difficult>`; nothing leaves it out.
  static func voc(
    name: String = "car", xMin: String = "51", difficult: String? = "0"
  ) -> RuleExample {
    let flag = difficult.map { "\n    <difficult>\($0)</difficult>" } ?? ""
    let text = """
      <annotation>
        <filename>a.jpg</filename>
        <size><width>300</width><height>300</height><depth>3</depth></size>
        <object>
          <name>\(name)</name>
          <pose>Left</pose>
          <truncated>0</truncated>\(flag)
          <bndbox>
            <xmin>\(xMin)</xmin><ymin>51</ymin><xmax>200</xmax><ymax>200</ymax>
          </bndbox>
        </object>
      </annotation>
      """
    let bytes = Array((text + "\n").utf8)
    let image = LabelFormats.read(bytes, as: .voc).first ?? LabeledImage(path: "", format: .voc)
    var example = RuleExample([image], shown: text)
    example.images[0].path = "a.xml"
    example.bytes = bytes
    return example
  }
}
