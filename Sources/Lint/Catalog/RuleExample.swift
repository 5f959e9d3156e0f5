import Boxes
import Labels

/// Labels that a rule must report, or must leave alone: its tests and its documentation.
public struct RuleExample: Sendable {
  /// The label files.
  public var images: [LabeledImage]
  /// What is known of their pictures, by place; fewer than images when nothing is known.
  public var pictures: [ImageFacts]
  /// What the folders hold.
  public var facts = DatasetFacts()
  /// What the rules are told.
  public var settings = LintSettings()
  /// The first label file itself, for rules about trainers that read it by themselves.
  public var bytes: [UInt8] = []
  /// The case as a label file shows it, where the values alone would not say it.
  public var shown: String?

  /// Joins files and facts.
  public init(_ images: [LabeledImage], pictures: [ImageFacts] = [], shown: String? = nil) {
    self.images = images
    self.pictures = pictures
    self.shown = shown
  }

  /// A VOC file of one image of that size, an object of class `car` for each box.
  public static func image(_ width: Int, _ height: Int, _ boxes: WrittenBox...) -> RuleExample {
    RuleExample([file(width, height, boxes.map { LabeledObject(className: "car", box: $0) })])
  }

  /// A file with those objects. KITTI when they have KITTI's fields.
  public static func objects(
    _ width: Int, _ height: Int, _ objects: LabeledObject...
  ) -> RuleExample {
    RuleExample([file(width, height, objects)])
  }

  /// A KITTI file with those objects and no known size.
  public static func kitti(_ objects: LabeledObject..., shown: String? = nil) -> RuleExample {
    RuleExample(
      [LabeledImage(path: "000001.txt", format: .kitti, objects: place(objects))], shown: shown)
  }

  /// A file of which something could not be read.
  public static func issue(
    _ kind: ReadIssue.Kind, in format: LabelFormatName = .voc, object: Int? = nil,
    shown: String
  ) -> RuleExample {
    var image = file(100, 80, [LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30))])
    image.format = format
    if format.type.fileExtension == "txt" { image.path = "000001.txt" }
    if format == .coco {
      image.path = "annotations.json"
      image.coco = COCOImage(id: 1, fileName: "a.jpg")
      if case .missingSize = kind { image.declaredSize = nil }
    }
    image.issues = [ReadIssue(kind, at: TextPosition(line: 3, column: 5), object: object)]
    return RuleExample([image], shown: shown)
  }

  /// A COCO file of which an annotation can't be used.
  static func annotation(_ field: String, _ detail: String, shown: String) -> RuleExample {
    issue(.badAnnotation(id: "5", field: field, detail: detail), in: .coco, object: 0, shown: shown)
  }

  /// A COCO image with one annotation.
  static func coco() -> RuleExample {
    image(100, 80, WrittenBox(10, 10, 30, 30, .continuous)).changed {
      $0.format = .coco
      $0.path = "annotations.json"
      $0.coco = COCOImage(id: 1, fileName: "a.jpg")
    }
  }

  /// A YOLO file of an image whose size is not known.
  static func unit(_ box: WrittenBox, shown: String) -> RuleExample {
    var image = LabeledImage(
      path: "000001.txt", format: .yolo,
      objects: place([LabeledObject(className: "0", box: box)]))
    image.isUnit = true
    return RuleExample([image], shown: shown)
  }

  /// One VOC file for each list of classes, `a.xml`, `b.xml`, …, one object a class.
  public static func classes(_ files: [String]..., stated: [String]? = nil) -> RuleExample {
    var example = RuleExample(
      files.enumerated().map { index, names in
        let objects = names.enumerated().map { place, name in
          LabeledObject(
            className: name,
            box: WrittenBox(10 + 40 * Double(place), 10, 30 + 40 * Double(place), 30))
        }
        var image = file(4000, 80, objects)
        image.path = "\(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26))).xml"
        return image
      })
    example.settings.classes = stated.map(ClassList.init(stated:))
    return example
  }

  /// No label at all, only folders.
  public static func folder(_ change: (inout DatasetFacts) -> Void) -> RuleExample {
    var example = RuleExample([])
    change(&example.facts)
    return example
  }

  /// The same with other settings.
  public func with(_ change: (inout LintSettings) -> Void) -> RuleExample {
    var copy = self
    change(&copy.settings)
    return copy
  }

  /// The same with pictures.
  public func with(picture: ImageFacts) -> RuleExample {
    var copy = self
    copy.pictures = [picture]
    return copy
  }

  /// The same with its first file changed.
  public func changed(_ change: (inout LabeledImage) -> Void) -> RuleExample {
    var copy = self
    if !copy.images.isEmpty { change(&copy.images[0]) }
    return copy
  }

  private static func file(_ width: Int, _ height: Int, _ objects: [LabeledObject]) -> LabeledImage
  {
    let isKITTI = objects.contains { $0.kitti != nil }
    return LabeledImage(
      path: isKITTI ? "000001.txt" : "a.xml", format: isKITTI ? .kitti : .voc,
      objects: place(objects),
      declaredSize: isKITTI ? nil : DeclaredSize(width: width, height: height, depth: 3),
      imageSize: isKITTI ? ImageSize(width: width, height: height) : nil)
  }

  /// Gives objects their index and a line of their own.
  private static func place(_ objects: [LabeledObject]) -> [LabeledObject] {
    objects.enumerated().map { index, object in
      var object = object
      object.index = index
      object.position = TextPosition(
        line: object.kitti == nil ? 8 + 12 * index : 1 + index, column: 1)
      return object
    }
  }
}

extension RuleExample {
  /// The findings of a linter with those rules on the example.
  public func findings(_ selection: RuleSelection) -> [Finding] {
    let linter = Linter(selection: selection, settings: settings, facts: facts)
    var worker = linter.makeWorker()
    var findings: [Finding] = []
    for (index, image) in images.enumerated() {
      let picture = index < pictures.count ? pictures[index] : nil
      guard index == 0, !bytes.isEmpty else {
        findings += worker.check(image, picture: picture)
        continue
      }
      bytes.withUnsafeBytes { findings += worker.check(image, picture: picture, bytes: $0) }
    }
    return (findings + linter.conclude([worker])).sorted()
  }
}
