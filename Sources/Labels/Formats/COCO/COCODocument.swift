import JSONText

/// What a COCO document holds, in file order, nothing joined yet.
struct COCODocument {
  /// An entry of `images`.
  struct Image {
    var offset: Int
    var id: COCOID?
    var fileName = ""
    var width: Int?
    var height: Int?
  }

  /// An entry of `annotations`.
  struct Annotation {
    var offset: Int
    var id: COCOID?
    var imageID: COCOID?
    var categoryID: COCOID?
    var box: (x: Double, y: Double, width: Double, height: Double)?
    var isCrowd = false
    var isIgnored = false
    var area: Double?
    var turn: Turn?
    var passed = PassedContentTable.Marks()
    /// The numbers of an outline that may be no more than the box.
    var outline: [Double] = []
    /// The first field that can't be used, and why.
    var fault: (field: String, detail: String)?
  }

  private(set) var images: [Image] = []
  private(set) var annotations: [Annotation] = []
  /// The declared categories, each id once.
  private(set) var categories = COCOCategories()
  /// Ids of categories that stand more than once.
  private(set) var repeatedCategories: [(id: COCOID, offset: Int)] = []
  /// Numbers that are not finite, outside of boxes: the first, and how many.
  private(set) var nonFinite: (word: String, count: Int, offset: Int)?
  /// Faults of the document as a whole: nothing of it is used.
  private(set) var faults: [ReadIssue] = []
  let isMarked: Bool
  /// Turns offsets into places.
  var lines = LineCounter()

  var reader: JSONPullReader
  /// What annotations have beyond what is read.
  var passed = PassedContentTable()
  var hasCaptions = false
  var hasSegments = false
  /// Whether there are images, and no array of annotations.
  private(set) var isPictureList = false

  init(_ bytes: UnsafeRawBufferPointer) {
    isMarked = ByteOrderMark(bytes) == .utf8
    reader = JSONPullReader(Array(bytes), syntax: .nonFinite)
    lines.begin(bytes)
  }

  /// Reads the whole document.
  mutating func read() throws(JSONError) {
    guard try reader.next() == .beginObject else {
      return fail("the root is no object with images, annotations and categories")
    }
    var seen: Set<String> = []
    while try reader.next() == .key {
      let key = reader.text
      guard Self.keys.contains(key) else {
        try pass(try reader.next())
        continue
      }
      guard seen.insert(key).inserted else {
        throw reader.error(.duplicateKey(key), at: reader.tokenOffset)
      }
      let event = try reader.next()
      if event == .beginArray {
        try readEntries(of: key)
      } else {
        fail("'\(key)' is no array")
        try pass(event)
      }
    }
    guard try reader.next() == .end else { return }
    isPictureList = !images.isEmpty && !seen.contains("annotations")
    for key in Self.keys where !seen.contains(key) { fail("'\(key)' is missing") }
  }

  private static let keys = ["images", "annotations", "categories"]

  private mutating func fail(_ detail: String) {
    let position = lines.position(reader.tokenOffset)
    faults.append(ReadIssue(.badStructure(detail: detail), at: position))
  }

  private mutating func readEntries(of key: String) throws(JSONError) {
    while true {
      switch try reader.next() {
      case .endArray: return
      case .beginObject:
        switch key {
        case "images": try readImage()
        case "annotations": try readAnnotation()
        default: try readCategory()
        }
      case let event:
        fail("'\(key)' holds something that is no object")
        try pass(event)
      }
    }
  }

  private mutating func readImage() throws(JSONError) {
    var image = Image(offset: reader.tokenOffset)
    while try reader.next() == .key {
      if reader.isText("id") {
        image.offset = reader.tokenOffset
        image.id = try identifier()
      } else if reader.isText("file_name") {
        image.fileName = try string() ?? ""
      } else if reader.isText("width") {
        image.width = try integer()
      } else if reader.isText("height") {
        image.height = try integer()
      } else {
        try pass(try reader.next())
      }
    }
    images.append(image)
  }

  private mutating func readCategory() throws(JSONError) {
    var category = COCOCategories.Entry(offset: reader.tokenOffset)
    var id: COCOID?
    while try reader.next() == .key {
      if reader.isText("id") {
        id = try identifier()
      } else if reader.isText("name") {
        category.name = try string()
      } else if reader.isText("supercategory") {
        category.supercategory = try string()
      } else {
        try pass(try reader.next())
      }
    }
    guard let id else { return }
    if !categories.add(category, id) { repeatedCategories.append((id, category.offset)) }
  }

  private mutating func readAnnotation() throws(JSONError) {
    var annotation = Annotation(offset: reader.tokenOffset)
    var hasBox = false
    var isFirst = true
    while try reader.next() == .key {
      if isFirst { annotation.offset = reader.tokenOffset }
      isFirst = false
      if reader.isText("id") {
        annotation.id = try identifier()
      } else if reader.isText("image_id") {
        annotation.imageID = try identifier()
      } else if reader.isText("category_id") {
        annotation.categoryID = try identifier()
      } else if reader.isText("iscrowd") {
        annotation.isCrowd = try flag()
      } else if reader.isText("ignore") {
        annotation.isIgnored = try flag()
      } else if reader.isText("attributes") {
        try readAttributes(of: &annotation)
      } else if reader.isText("bbox") {
        if hasBox { annotation.fault = ("bbox", "stands more than once") }
        hasBox = true
        annotation.offset = reader.tokenOffset
        try readBox(into: &annotation)
      } else {
        try readPast(&annotation)
      }
    }
    if !hasBox { annotation.fault = ("bbox", "is missing") }
    judgeOutline(of: &annotation)
    annotations.append(annotation)
  }

  private mutating func readBox(into annotation: inout Annotation) throws(JSONError) {
    let event = try reader.next()
    guard event == .beginArray else {
      annotation.fault = ("bbox", "is no array of four numbers")
      return try pass(event)
    }
    var numbers: [Double] = []
    var count = 0
    var bad: String?
    while true {
      let event = try reader.next()
      if event == .endArray { break }
      count += 1
      if event == .number {
        numbers.append(reader.double)
      } else {
        if event == .nonFinite {
          bad = bad ?? String(reader.text.prefix(40))
        } else {
          try pass(event)
        }
      }
    }
    if let bad {
      let isWord = bad.last?.isLetter == true
      annotation.fault = (
        "bbox",
        "holds \(bad), "
          + (isWord ? "which is no JSON; Python's json.dump writes it" : "which is out of range")
      )
      return
    }
    guard count == 4, numbers.count == 4 else {
      let detail =
        count == 4 ? "holds something that is no number" : "has \(count) values instead of four"
      annotation.fault = ("bbox", detail)
      return
    }
    annotation.box = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// The value that is due, when it is a whole number or text.
  private mutating func identifier() throws(JSONError) -> COCOID? {
    let event = try reader.next()
    switch event {
    case .number: return (reader.int ?? Int(exactly: reader.double)).map(COCOID.number)
    case .string: return .text(reader.text)
    default:
      try pass(event)
      return nil
    }
  }

  /// The value that is due, when it is a whole number.
  private mutating func integer() throws(JSONError) -> Int? {
    let event = try reader.next()
    guard event == .number else {
      try pass(event)
      return nil
    }
    return reader.int ?? Int(exactly: reader.double)
  }

  /// The value that is due, when it is a string.
  private mutating func string() throws(JSONError) -> String? {
    let event = try reader.next()
    guard event == .string else {
      try pass(event)
      return nil
    }
    return reader.text
  }

  /// The value that is due as a flag: 1 and `true` are set.
  private mutating func flag() throws(JSONError) -> Bool {
    let event = try reader.next()
    if event == .number { return reader.double != 0 }
    try pass(event)
    return event == .bool(true)
  }

  /// Passes over the rest of a value that has begun.
  mutating func pass(_ begin: JSONEvent) throws(JSONError) {
    if begin == .nonFinite { noteNonFinite() }
    if begin == .beginArray || begin == .beginObject { try passRest() }
  }

  /// Passes over the rest of the array or object that is open.
  mutating func passRest() throws(JSONError) {
    var depth = 1
    while depth > 0 {
      switch try reader.next() {
      case .beginArray, .beginObject: depth += 1
      case .endArray, .endObject: depth -= 1
      case .nonFinite: noteNonFinite()
      default: break
      }
    }
  }

  private mutating func noteNonFinite() {
    let first = nonFinite ?? (word: String(reader.text.prefix(40)), count: 0, reader.tokenOffset)
    nonFinite = (first.word, first.count + 1, first.offset)
  }
}
