/// Builds a ``LabeledImage`` from the elements of a VOC file, whoever parses them: elements come in
/// document order, each start with the offset of its `<`, each end with its own text.
struct VOCBuilder: ~Copyable {
  var image = LabeledImage(path: "", format: .voc)
  let convention: PixelConvention
  let turnedBoxes: TurnedBoxes
  var lines = LineCounter()

  /// The element that is open, as far as it matters.
  enum Place: UInt8 {
    case outside, annotation, size, object, box, attributes, attribute, leaf, done
  }

  private var place = Place.outside
  private(set) var leafParent = Place.outside
  /// How many elements are open inside content that is read past.
  private var skipped = 0
  private var isForeign = false
  private var sizeOffset: Int?
  private var rootOffset = 0
  /// Where the first object stands that is one too many.
  private var overflow: Int?

  /// The value that is being read, where it begins, and whether an element stands inside of it.
  var leaf = VOCElement.other
  var leafOffset = 0
  var leafHasChild = false

  /// What the open object or `<size>` has shown so far.
  var object = OpenObject()
  var size = OpenSize()

  /// An object between its tags.
  struct OpenObject {
    var offset = 0
    var seen: UInt64 = 0
    var isSpoiled = false
    var lastCoordinate: UInt8 = 0
    var isUnordered = false
    var pointedNumbers = 0
    var fractions = 0
    var value = LabeledObject(className: "", box: nil)
    var coordinates = (xMin: 0.0, yMin: 0.0, xMax: 0.0, yMax: 0.0)
    var other = OtherNumbers()
  }

  /// The numbers of a box that is not stated by its edges.
  struct OtherNumbers {
    var corner = (x: 0.0, y: 0.0)
    var center = (x: 0.0, y: 0.0)
    var size = (width: 0.0, height: 0.0)
    var radians = 0.0
    /// Whether the attribute that is open is the rotation, and what it says.
    var isRotation = false
    var turn: Turn?
    /// The name of the attribute that is open.
    var attribute = ""
  }

  /// `<size>` between its tags.
  struct OpenSize {
    var seen: UInt64 = 0
    var declared = DeclaredSize(width: nil, height: nil)
  }

  init(convention: PixelConvention, turnedBoxes: TurnedBoxes) {
    self.convention = convention
    self.turnedBoxes = turnedBoxes
  }

  /// Begins a file. `text` is what offsets count in.
  mutating func begin(path: String, text: UnsafeRawBufferPointer) {
    image.path = path
    image.imageSize = nil
    image.declaredSize = nil
    image.voc = VOCFields()
    restart(text)
  }

  /// Forgets all that was read, so that the same text can be read in another way.
  mutating func restart(_ text: UnsafeRawBufferPointer) {
    image.objects.removeAll(keepingCapacity: true)
    image.issues.removeAll(keepingCapacity: true)
    image.declaredSize = nil
    image.voc = VOCFields()
    lines.begin(text)
    place = .outside
    skipped = 0
    isForeign = false
    sizeOffset = nil
    overflow = nil
    leafHasChild = false
  }

  /// An element begins. Returns whether it stands where elements are expected, not inside a value.
  @inline(__always)
  @discardableResult
  mutating func start(_ name: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard skipped == 0 else {
      skipped += 1
      return true
    }
    let element = VOCElement(name)
    switch (place, element) {
    case (.outside, .annotation):
      place = .annotation
      rootOffset = offset
    case (.outside, _):
      isForeign = true
      skipped = 1
      report(.wrongRoot(found: quoted(name)), offset)
    case (.annotation, .object): beginObject(offset)
    case (.annotation, .size):
      beginSize(offset)
    case (.annotation, .folder), (.annotation, .filename), (.annotation, .path),
      (.annotation, .pixels), (.size, .width), (.size, .height), (.size, .depth),
      (.object, .name), (.object, .pose), (.object, .truncated), (.object, .difficult),
      (.object, .occluded),
      (.box, .xMin), (.box, .yMin), (.box, .xMax), (.box, .yMax),
      (.box, .x), (.box, .y), (.box, .w), (.box, .h), (.box, .centerX), (.box, .centerY),
      (.box, .angle), (.attribute, .name), (.attribute, .value):
      leafParent = place
      leaf = element
      leafOffset = offset
      leafHasChild = false
      place = .leaf
    case (.object, .bndbox), (.object, .turnedBox):
      place = .box
      see(element, offset)
    case (.object, .attributes): place = .attributes
    case (.attributes, .attribute):
      place = .attribute
      object.other.isRotation = false
      object.other.attribute = ""
    case (.object, .part), (.object, .polygon):
      skipped = 1
      let kind = ReadIssue.Kind.ignoredContent(what: element.fieldName)
      report(kind, offset, object: image.objects.count)
    case (.leaf, _):
      leafHasChild = true
      skipped = 1
      return false
    default:
      if place == .object { passOver(.field(quoted(name))) }
      skipped = 1
    }
    return true
  }

  /// An element ends. `text` is its own text; only values are asked for it.
  @inline(__always)
  mutating func end(text: UnsafeRawBufferPointer) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch place {
    case .leaf:
      place = leafParent
      take(text)
    case .box, .attributes: place = .object
    case .attribute: place = .attributes
    case .object:
      endObject()
      place = .annotation
    case .size:
      image.declaredSize = size.declared
      place = .annotation
    case .annotation: place = .done
    case .outside, .done: break
    }
  }

  /// Whether the text of the open element is wanted.
  var wantsText: Bool { place == .leaf && skipped == 0 }

  /// The document ended well.
  mutating func finish() {
    guard !isForeign else { return }
    if let overflow {
      let kind = ReadIssue.Kind.tooManyObjects(limit: ReaderLimits.objects)
      return reject(kind, at: lines.position(overflow))
    }
    checkSize(sizeOffset, root: rootOffset)
    if image.issues.count > 1 { image.issues.sort { $0.position < $1.position } }
  }

  /// The document can't be used: nothing of it is kept but the reason.
  mutating func reject(_ kind: ReadIssue.Kind, at position: TextPosition) {
    image.objects.removeAll(keepingCapacity: true)
    image.issues.removeAll(keepingCapacity: true)
    image.declaredSize = nil
    image.voc = VOCFields()
    image.issues.append(ReadIssue(kind, at: position))
  }

  mutating func report(_ kind: ReadIssue.Kind, _ offset: Int, object: Int? = nil) {
    guard image.issues.count < ReaderLimits.issues else { return }
    image.issues.append(ReadIssue(kind, at: lines.position(offset), object: object))
  }

  /// Keeps the name of what is read past in the open object.
  mutating func passOver(_ content: PassedContent) {
    if !object.value.passed.contains(content) { object.value.passed.append(content) }
  }

  private mutating func beginSize(_ offset: Int) {
    place = .size
    if sizeOffset != nil { report(.missingSize(detail: "<size> stands more than once"), offset) }
    sizeOffset = offset
    image.voc?.sizePosition = lines.position(offset)
    size = OpenSize()
  }

  private mutating func beginObject(_ offset: Int) {
    guard image.objects.count < ReaderLimits.objects else {
      overflow = overflow ?? offset
      skipped = 1
      return
    }
    place = .object
    object = OpenObject()
    object.offset = offset
    object.value.index = image.objects.count
    object.value.position = lines.position(offset)
  }
}
