import Boxes

/// Joins the annotations of a COCO document with their images and categories.
struct COCOAssembly {
  private var document: COCODocument
  private var file: LabeledImage
  private let path: String
  private let turnedBoxes: TurnedBoxes
  /// The place of each image id among the images.
  private var placeOf: [COCOID: Int] = [:]
  /// The annotations of image `i` are `grouped[starts[i]..<starts[i + 1]]`.
  private var starts: [Int] = []
  private var grouped: [Int] = []
  /// Where images and annotations stand: found in file order, because annotations are met by image.
  private let imagePositions: [TextPosition]
  private let annotationPositions: [TextPosition]
  private let declared: DeclaredClasses

  init(_ document: COCODocument, path: String, _ options: ReadOptions) {
    turnedBoxes = options.turnedBoxes
    var lines = document.lines
    imagePositions = document.images.map { lines.position($0.offset) }
    annotationPositions = document.annotations.map { lines.position($0.offset) }
    declared = document.categories.declared
    self.document = document
    self.path = path
    file = LabeledImage(path: path, format: .coco)
    file.isDocument = true
    file.declaredClasses = declared
    if document.isMarked { file.issues.append(ReadIssue(.byteOrderMark, at: .start)) }
  }

  /// Hands over what concerns the file, when there is anything, and then every image.
  mutating func run(_ each: (inout LabeledImage) -> Void) {
    findImages()
    findRepeats()
    findTextIDs()
    if let (word, count, offset) = document.nonFinite {
      report(.nonFiniteNumbers(first: word, count: count), offset)
    }
    findHiddenCharacters()
    group()
    file.issues.sort { $0.position < $1.position }
    if !file.issues.isEmpty { each(&file) }
    var image = LabeledImage(path: path, format: .coco)
    image.declaredClasses = declared
    for place in document.images.indices {
      guard let id = document.images[place].id, placeOf[id] == place else { continue }
      fill(&image, place, id)
      each(&image)
    }
  }

  private mutating func report(_ kind: ReadIssue.Kind, _ offset: Int) {
    file.issues.append(ReadIssue(kind, at: document.lines.position(offset)))
  }

  private mutating func findImages() {
    var names: Set<String> = []
    for (place, image) in document.images.enumerated() {
      guard let id = image.id else {
        report(.badStructure(detail: "an image without an id"), image.offset)
        continue
      }
      if !image.fileName.isEmpty, !names.insert(image.fileName).inserted {
        let name = String(image.fileName.prefix(120))
        report(.repeatedFileName(name: name, id: id), image.offset)
      }
      if placeOf[id] == nil {
        placeOf[id] = place
      } else {
        report(.repeatedID(what: "image", id: id), image.offset)
      }
    }
  }

  private mutating func findRepeats() {
    for (id, offset) in document.repeatedCategories {
      report(.repeatedID(what: "category", id: id), offset)
    }
    for (name, first, other, offset) in document.categories.repeatedNames {
      report(
        .repeatedCategory(name: String(name.prefix(120)), id: first, other: other), offset)
    }
    var seen: Set<COCOID> = []
    for annotation in document.annotations {
      guard let id = annotation.id, !seen.insert(id).inserted else { continue }
      report(.repeatedID(what: "annotation", id: id), annotation.offset)
    }
  }

  /// Ids that are text are one fact, whatever their number.
  private mutating func findTextIDs() {
    func isText(_ id: COCOID?) -> Bool { id != nil && id?.number == nil }
    var found: [(what: String, offset: Int)] = []
    if let image = document.images.first(where: { isText($0.id) }) {
      found.append(("images", image.offset))
    }
    if let annotation = document.annotations.first(where: { isText($0.id) }) {
      found.append(("annotations", annotation.offset))
    }
    if let offset = document.categories.firstTextID { found.append(("categories", offset)) }
    guard let first = found.first else { return }
    report(.textIDs(what: found.map(\.what).joined(separator: ", ")), first.offset)
  }

  /// Names that are used are met with their objects; those that are not are met nowhere else.
  private mutating func findHiddenCharacters() {
    let suspects = document.categories.entries.filter { entry in
      document.categories.name(of: entry.id).unicodeScalars.contains {
        $0.properties.generalCategory == .control
      }
    }
    if suspects.isEmpty { return }
    let used = Set(document.annotations.lazy.compactMap(\.categoryID))
    for (id, entry) in suspects where !used.contains(id) {
      let name = String(document.categories.name(of: id).prefix(120))
      report(.hiddenCharacters(category: name), entry.offset)
    }
  }

  /// Sorts annotations to their images, in file order; those without one are said.
  private mutating func group() {
    var image: [Int?] = []
    starts = Array(repeating: 0, count: document.images.count + 1)
    for (place, annotation) in document.annotations.enumerated() {
      let found = annotation.imageID.flatMap { placeOf[$0] }
      image.append(found)
      guard let found else {
        let detail =
          annotation.imageID.map { "names image \($0), which is not declared" }
          ?? "is no whole number and no text"
        let id = Self.shown(annotation, place)
        report(.badAnnotation(id: id, field: "image_id", detail: detail), annotation.offset)
        continue
      }
      starts[found + 1] += 1
    }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var next = starts
    grouped = Array(repeating: 0, count: starts.last ?? 0)
    for (place, found) in image.enumerated() {
      guard let found else { continue }
      grouped[next[found]] = place
      next[found] += 1
    }
  }

  private mutating func fill(_ image: inout LabeledImage, _ place: Int, _ id: COCOID) {
    let entry = document.images[place]
    let position = imagePositions[place]
    image.objects.removeAll(keepingCapacity: true)
    image.issues.removeAll(keepingCapacity: true)
    image.imageSize = nil
    image.coco = COCOImage(id: id, fileName: entry.fileName, position: position)
    image.declaredSize = DeclaredSize(width: entry.width, height: entry.height)
    if image.declaredSize?.checked == nil {
      let detail = "image \(id) has no width and height that make sense"
      image.issues.append(ReadIssue(.missingSize(detail: detail), at: position))
    }
    if !COCOPath.isInside(entry.fileName) {
      let kind = ReadIssue.Kind.unsafePath(
        field: "file_name", text: String(entry.fileName.prefix(120)))
      image.issues.append(ReadIssue(kind, at: position))
    }
    for number in grouped[starts[place]..<starts[place + 1]] { add(number, to: &image) }
  }

  private mutating func add(_ number: Int, to image: inout LabeledImage) {
    let annotation = document.annotations[number]
    let index = image.objects.count
    let position = annotationPositions[number]
    let name = annotation.categoryID.flatMap { document.categories.declaredName(of: $0) }
    var object = LabeledObject(
      className: name ?? annotation.categoryID.map(\.description) ?? "", box: nil,
      position: position, index: index)
    object.annotationID = annotation.id
    object.statedArea = annotation.area
    object.passed = document.passed.list(annotation.passed)
    object.flags.isCrowd = annotation.isCrowd
    object.flags.isIgnored = annotation.isIgnored
    if let (field, detail) = Self.fault(of: annotation, isDeclared: name != nil) {
      let id = Self.shown(annotation, number)
      let kind = ReadIssue.Kind.badAnnotation(id: id, field: field, detail: detail)
      image.issues.append(ReadIssue(kind, at: position, object: index))
    } else if let box = annotation.box {
      object.take(
        WrittenBox(box.x, box.y, box.x + box.width, box.y + box.height, .continuous),
        turnedBy: annotation.turn, as: turnedBoxes)
    }
    image.objects.append(object)
  }

  /// The first thing that keeps an annotation from being an object with a box.
  private static func fault(
    of annotation: COCODocument.Annotation, isDeclared: Bool
  ) -> (String, String)? {
    if let fault = annotation.fault { return (fault.field, fault.detail) }
    guard let category = annotation.categoryID else {
      return ("category_id", "is no whole number and no text")
    }
    guard isDeclared else {
      return ("category_id", "names category \(category), which is not declared")
    }
    guard let box = annotation.box else { return ("bbox", "is missing") }
    for (name, value) in [("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)]
    {
      let limit = WrittenBox.largestCoordinate
      if abs(value) > limit { return ("bbox", "has a \(name) of \(value), out of range") }
    }
    if box.width < 0 { return ("bbox", "has a negative width, \(box.width)") }
    if box.height < 0 { return ("bbox", "has a negative height, \(box.height)") }
    return nil
  }

  private static func shown(_ annotation: COCODocument.Annotation, _ place: Int) -> String {
    annotation.id.map(\.description) ?? "number \(place + 1)"
  }
}

/// File names that come from data.
enum COCOPath {
  /// Whether a name stays below the folder that it is looked up in.
  static func isInside(_ name: String) -> Bool {
    guard !name.utf8.contains(0), name.first != "/", name.first != "\\" else { return false }
    let parts = name.split { $0 == "/" || $0 == "\\" }
    return !parts.contains("..") && parts.first?.last != ":"
  }
}
