import Boxes

@testable import Labels

/// Reads one text as one image.
func read(
  _ text: String, _ format: LabelFormatName, _ options: ReadOptions = ReadOptions()
) throws -> LabeledImage {
  try read(Array(text.utf8), format, options)
}

/// Reads some bytes as one image.
func read(
  _ bytes: [UInt8], _ format: LabelFormatName, _ options: ReadOptions = ReadOptions()
) throws -> LabeledImage {
  guard
    let image = LabelFormats.read(bytes, as: format, path: "a.label", options: options).first
  else { throw NothingRead() }
  return image
}

struct NothingRead: Error {}

/// A VOC file with the given objects, on lines that are easy to count: an object begins on line 7.
func voc(_ objects: String, size: String = "<width>64</width><height>48</height>") -> String {
  """
  <annotation>
    <folder>set</folder>
    <filename>a.png</filename>
    <size>
      \(size)
    </size>
  \(objects)</annotation>

  """
}

/// One VOC object over one line a field.
func object(_ name: String = "car", _ box: String = "1 2 30 40") -> String {
  let values = box.split(separator: " ")
  return """
      <object>
        <name>\(name)</name>
        <bndbox>
          <xmin>\(values[0])</xmin>
          <ymin>\(values[1])</ymin>
          <xmax>\(values[2])</xmax>
          <ymax>\(values[3])</ymax>
        </bndbox>
      </object>

    """
}

/// A KITTI line with the given box.
func kittiLine(_ name: String = "Car", _ box: String = "10.00 20.50 30.25 40.75") -> String {
  "\(name) 0.00 1 -1.57 \(box) 1.50 1.60 3.90 2.00 1.70 20.00 -1.50"
}

/// A generator that gives the same numbers for the same seed on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// One random change of some bytes: a byte replaced, dropped, doubled, or a piece moved.
func mutate(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
    let at = Int.random(in: bytes.indices, using: &random)
    let pieces = [
      "<", ">", "&", "&amp;", "\0", "\r\n", " ", "\t", "]]>", "<!--", "-->", "<![CDATA[", "é",
      "\u{FEFF}",
      "-", "1e999", ".", "<a/>", "</a>", "<a b='1' b='2'>", "<?x?>", "\"", "xmin", "0x1", "nan",
    ]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: at)
    case 2: bytes.insert(bytes[at], at: at)
    case 3: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: at)
    case 4: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
    default:
      let piece = bytes[at..<min(bytes.count, at + Int.random(in: 1...60, using: &random))]
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
    }
  }
  return bytes
}
