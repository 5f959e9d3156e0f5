/// Writes YOLO text: class number, center and size as shares of the image.
enum YOLOWriter {
  static func write(
    _ image: LabeledImage, _ classes: ClassList, _ losses: inout ConversionLosses
  ) -> [UInt8] {
    var text: [UInt8] = []
    for object in image.objects {
      if object.isDontCare {
        losses.add(.ignoredRegion)
      } else if let box = object.box {
        losses.addKITTI(of: object)
        losses.addFlags(object.flags)
        guard let size = image.size else {
          losses.add(.unknownSize)
          continue
        }
        guard let index = classes.index(of: object.className) else {
          losses.add(.unknownClass)
          continue
        }
        let edges = box.edges
        let (width, height) = (Double(size.width), Double(size.height))
        let shares = [
          (edges.xMin + edges.xMax) / 2 / width, (edges.yMin + edges.yMax) / 2 / height,
          edges.width / width, edges.height / height,
        ]
        let kept = shares.compactMap(YOLOShare.checked)
        guard kept.count == 4 else {
          losses.add(.unstatableBox)
          continue
        }
        text += "\(index.value)".utf8
        for value in kept {
          text.append(UInt8(ascii: " "))
          text += written(value)
        }
        text.append(UInt8(ascii: "\n"))
      } else {
        losses.add(.unreadableObject)
      }
    }
    return text
  }
}
