/// The scans of an image's objects over one layout.
struct GridScans<Rule: UnionRule> {
  let rule: Rule
  let boxes: UnsafeBufferPointer<MatchBox>
  let shapes: UnsafeBufferPointer<PriorGrid.Shape>
  let edges: UnsafePointer<Float>

  /// The number of objects.
  var count: Int { boxes.count }

  /// The scan of an object.
  @inline(__always)
  subscript(object: Int) -> GridScan<Rule> {
    GridScan(rule: rule, shapes: shapes, edges: edges, box: boxes[object])
  }

  /// The object that overlaps a prior most; the first wins a tie.
  func owner(of place: GridPlace) -> Int {
    var owner = 0
    var most: Float = 0
    for object in 0..<count {
      let overlap = self[object].overlap(with: place)
      if overlap > most { (owner, most) = (object, overlap) }
    }
    return owner
  }
}
