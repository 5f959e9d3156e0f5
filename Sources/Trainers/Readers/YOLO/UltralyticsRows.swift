import Boxes

/// The rows of a YOLO file as ultralytics holds them: an array of class, center and sides in single
/// precision, and the corners of polygons.
struct UltralyticsRows {
  /// A row of the array.
  struct Box: Equatable {
    let className: Float
    let x: Float
    let y: Float
    let width: Float
    let height: Float

    /// The columns in order.
    var columns: [Float] { [className] + points }
    /// The columns behind the class.
    var points: [Float] { [x, y, width, height] }
    /// The box.
    var frame: Frame<ReaderUnits> {
      Frame(cx: Double(x), cy: Double(y), width: Double(width), height: Double(height))
    }
  }

  /// The rows of the file.
  let rows: [PythonWords.Row]
  /// The array; as many rows.
  private(set) var boxes: [Box] = []
  /// The corners of each polygon; empty where rows are boxes.
  private var segments: [[Float]] = []

  /// Whether rows are polygons.
  var arePolygons: Bool { !segments.isEmpty }

  /// Makes the array.
  ///
  /// - Throws: Where rows make none.
  init(_ rows: [PythonWords.Row]) throws(TrainerFailure) {
    self.rows = rows
    if let polygon = rows.first(where: { $0.fields.count > 6 }) {
      if let box = rows.first(where: { $0.fields.count == 5 }) {
        let (first, second) = box.place < polygon.place ? (box, polygon) : (polygon, box)
        throw second.fail(
          "AssertionError",
          "the file mixes boxes and polygons (line \(first.line) and line \(second.line)); "
            + "its image is left out")
      }
      try takePolygons()
    } else {
      try takeBoxes()
    }
  }

  private mutating func takeBoxes() throws(TrainerFailure) {
    guard let first = rows.first else { return }
    for row in rows where row.fields.count != first.fields.count {
      throw row.fail(
        "ValueError",
        "the rows have not all the same number of fields (\(first.fields.count) and "
          + "\(row.fields.count)); the image is left out")
    }
    var columns: [[Float]] = []
    for row in rows { columns.append(try Self.singles(row, from: 0)) }
    guard first.fields.count == 5 else {
      throw first.fail(
        "AssertionError",
        "the rows have \(first.fields.count) fields instead of 5; the image is left out")
    }
    boxes = columns.map {
      Box(className: $0[0], x: $0[1], y: $0[2], width: $0[3], height: $0[4])
    }
  }

  private mutating func takePolygons() throws(TrainerFailure) {
    var classes: [Float] = []
    for row in rows { classes.append(try row.single(0)) }
    for row in rows {
      segments.append(try Self.singles(row, from: 1))
      guard row.fields.count % 2 == 1 else {
        throw row.fail(
          "ValueError", "a polygon of \(row.fields.count - 1) numbers; the image is left out")
      }
    }
    for (place, row) in rows.enumerated() {
      guard let box = Self.box(around: segments[place], classes[place]) else {
        throw row.fail("ValueError", "a polygon without corners; the image is left out")
      }
      boxes.append(box)
    }
  }

  private static func singles(
    _ row: PythonWords.Row, from first: Int
  ) throws(TrainerFailure) -> [Float] {
    var values: [Float] = []
    for place in first..<max(first, row.fields.count) { values.append(try row.single(place)) }
    return values
  }

  private static func box(around points: [Float], _ className: Float) -> Box? {
    guard points.count > 1 else { return nil }
    var (low, high) = ([points[0], points[1]], [points[0], points[1]])
    for (place, value) in points.enumerated() {
      // `min()` and `max()` of NumPy: NaN wins.
      low[place % 2] = value.isNaN || value < low[place % 2] ? value : low[place % 2]
      high[place % 2] = value.isNaN || value > high[place % 2] ? value : high[place % 2]
    }
    return Box(
      className: className, x: (low[0] + high[0]) / 2, y: (low[1] + high[1]) / 2,
      width: high[0] - low[0], height: high[1] - low[1])
  }

  /// The checks, in their order.
  ///
  /// - Parameter classCount: how many classes there are; nothing where nobody knows.
  func check(classCount: Int?) throws(TrainerFailure) {
    let columns = boxes.map(\.columns)
    try refuse("a coordinate above 1.01") { !boxes[$0].points.allSatisfy { $0 <= 1.01 } }
    if columns.contains(where: { !$0.allSatisfy { $0 >= 0 } }) {
      try refuse("a number below −0.01") { !columns[$0].allSatisfy { $0 >= -0.01 } }
      try refuse("a side below 0") { !(boxes[$0].width >= 0 && boxes[$0].height >= 0) }
    }
    try refuse("a class that is no whole number") {
      boxes[$0].className.truncatingRemainder(dividingBy: 1) != 0
    }
    guard let classCount else {
      return try refuse("a class number past any list") { !isNumber($0) }
    }
    try refuse("a class number beyond the list of \(classCount)") {
      !(boxes[$0].className < Float(classCount))
    }
  }

  private func isNumber(_ place: Int) -> Bool { Int(exactly: boxes[place].className) != nil }

  private func refuse(
    _ what: String, where isWrong: (Int) -> Bool
  ) throws(TrainerFailure) {
    guard let place = rows.indices.first(where: isWrong) else { return }
    throw rows[place].fail("AssertionError", "\(what); the image is left out")
  }

  /// The places of the rows that are kept, as they are then ordered: as written where none repeats
  /// another, else sorted.
  var distinct: [Int] {
    let kept = Self.first(of: rows.indices.sorted(by: boxesPrecede)) { boxes[$0] == boxes[$1] }
    if kept.count == rows.count { return Array(rows.indices) }
    if segments.isEmpty { return kept }
    // Polygons of one box differ by their corners; they are told apart, and sorted, byte by byte.
    let bytes = rows.indices.map { place in
      ([boxes[place].className] + segments[place]).flatMap { value in
        withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init)
      }
    }
    let order = rows.indices.sorted { a, b in
      bytes[a] == bytes[b] ? a < b : bytes[a].lexicographicallyPrecedes(bytes[b])
    }
    let polygons = Self.first(of: order) { bytes[$0] == bytes[$1] }
    return polygons.count == rows.count ? Array(rows.indices) : polygons
  }

  private func boxesPrecede(_ a: Int, _ b: Int) -> Bool {
    boxes[a] == boxes[b] ? a < b : boxes[a].columns.lexicographicallyPrecedes(boxes[b].columns)
  }

  /// The first of each run of equals.
  private static func first(of order: [Int], areEqual: (Int, Int) -> Bool) -> [Int] {
    var kept: [Int] = []
    for place in order where kept.last.map({ !areEqual($0, place) }) ?? true { kept.append(place) }
    return kept
  }
}
