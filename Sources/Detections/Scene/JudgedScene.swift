/// An object that a detector should have found.
public struct JudgedObject: Hashable, Sendable {
  /// The place of its image in ``JudgedScene/imageNames``.
  public var image: Int
  /// The place of its class in ``JudgedScene/classNames``; nothing for a region of any class, which only
  /// KITTI's evaluator knows (`DontCare`).
  public var classIndex: Int?
  /// Where it is.
  public var box: JudgedBox
  /// Its area in square pixels where the labels state another one than the box's (COCO: the mask's).
  public var area: Double
  /// VOC's flag: neither to be found nor to be blamed for.
  public var isDifficult = false
  /// COCO's flag: a region of many objects (`iscrowd`, OpenImages' `group_of`, KITTI's `DontCare`).
  public var isCrowd = false
  /// KITTI's level of occlusion, from 0.
  public var occlusion = 0
  /// KITTI's truncation, from 0 to 1.
  public var truncation = 0.0

  /// An object without flags.
  public init(image: Int, classIndex: Int?, box: JudgedBox) {
    self.image = image
    self.classIndex = classIndex
    self.box = box
    area = box.area
  }
}

/// What a detector says it found.
public struct Detection: Hashable, Sendable {
  /// The place of its image in ``JudgedScene/imageNames``.
  public var image: Int
  /// The place of its class in ``JudgedScene/classNames``.
  public var classIndex: Int
  /// Where it is.
  public var box: JudgedBox
  /// How sure the detector is; a number, of any scale.
  public var score: Double

  /// Joins the four.
  public init(image: Int, classIndex: Int, box: JudgedBox, score: Double) {
    self.image = image
    self.classIndex = classIndex
    self.box = box
    self.score = score
  }
}

/// Objects and detections on the same images: all that an evaluator is given.
///
/// Orders matter, because most evaluators break ties by them: images and classes as they are handed
/// over, objects and detections as they are listed.
public struct JudgedScene: Sendable {
  /// The classes, in index order.
  public var classNames: [String]
  /// The images.
  public var imageNames: [String]
  /// What is there.
  public var objects: [JudgedObject]
  /// What was found.
  public var detections: [Detection]

  /// Joins the four.
  public init(
    classNames: [String], imageNames: [String], objects: [JudgedObject] = [],
    detections: [Detection] = []
  ) {
    self.classNames = classNames
    self.imageNames = imageNames
    self.objects = objects
    self.detections = detections
  }
}
