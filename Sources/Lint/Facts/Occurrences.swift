import Labels
import Text

/// Where a fault that many objects share occurs: how often, in how many files, and the first places.
/// One finding then speaks for all.
///
/// Mergeable; the result does not depend on the order of files.
struct Occurrences: Sendable {
  /// An object, or a file as a whole.
  struct Place: Sendable {
    var file: String
    var position: TextPosition?
    var object: Int?
    var className: String?

    /// A file as a whole.
    init(file: String) { self.file = file }

    /// An object.
    init(_ object: LabeledObject, in image: LabeledImage) {
      file = image.path
      position = object.position
      self.object = object.index
      className = object.className
    }

    /// What a reader noted, of an object or of the file.
    init(_ issue: ReadIssue, in image: LabeledImage) {
      file = image.path
      position = issue.position
      object = issue.object
      className = image.objects.first { $0.index == issue.object }?.className
    }
  }

  /// How often it occurs.
  private(set) var count = 0
  /// The files in which it occurs.
  private(set) var files = 0
  /// The first places, by file and position.
  private(set) var first: [Place] = []
  private var latestFile = ""

  /// Counts an object of a file.
  mutating func add(_ object: LabeledObject, in image: LabeledImage) {
    add(Place(object, in: image))
  }

  /// Counts a place. Those of one file come together.
  mutating func add(_ place: Place) {
    count += 1
    if files == 0 || latestFile != place.file {
      files += 1
      latestFile = place.file
    }
    keep(place)
  }

  /// Adds what another worker counted, in other files.
  mutating func merge(_ other: Self) {
    count += other.count
    files += other.files
    for place in other.first { keep(place) }
  }

  private mutating func keep(_ place: Place) {
    if first.count == Self.shown, let last = first.last, !Self.isOrdered(place, last) { return }
    let at = first.firstIndex { Self.isOrdered(place, $0) } ?? first.count
    first.insert(place, at: at)
    if first.count > Self.shown { first.removeLast() }
  }

  private static func isOrdered(_ a: Place, _ b: Place) -> Bool {
    if a.file != b.file { return a.file < b.file }
    return (a.position ?? .start) < (b.position ?? .start)
  }

  /// `8 objects in 4 files, also b.txt:1 and c.txt:2`.
  func words(_ one: String = "object", _ many: String = "objects") -> String {
    let objects = DecimalText.count(count, one, many, isGrouped: false)
    let all = files > 1 && files < count ? "\(objects) in \(files) files" : objects
    let others = first.dropFirst().map { place in
      place.position.map { "\(place.file):\($0.line)" } ?? place.file
    }
    return others.isEmpty ? all : "\(all), also \(others.joined(separator: " and "))"
  }

  /// How many places are named: the finding's own and two more.
  private static let shown = 3
}

extension Finding {
  /// About many objects at once: stands at the first of them.
  ///
  /// - Parameter kind: What tells the finding from others of its rule, however many objects there
  ///   are; see ``Baseline``.
  init?(
    _ info: RuleInfo, _ places: Occurrences, kind: String, _ message: Message,
    severity: Severity? = nil, fix: Fix? = nil
  ) {
    guard let first = places.first.first else { return nil }
    self.init(
      info, file: first.file, at: first.position, message, severity: severity, fix: fix)
    object = first.object
    className = first.className
    fingerprint = Fingerprint.of(kind)
  }
}
