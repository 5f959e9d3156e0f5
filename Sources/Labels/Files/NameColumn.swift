/// Many names in one run of bytes: a million of them take their own length and four bytes each.
struct NameColumn: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }
  var isEmpty: Bool { ends.isEmpty }

  /// Adds a name. Returns whether there was room: the column ends at 4 GiB.
  @discardableResult
  mutating func append(_ name: some Collection<UInt8>) -> Bool {
    guard let end = UInt32(exactly: bytes.count + name.count) else { return false }
    bytes.append(contentsOf: name)
    ends.append(end)
    return true
  }

  /// Where a name lies in ``bytes``.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// The places of the names in the order of their bytes.
  func sortedOrder() -> [UInt32] {
    // Eight bytes as a number settle most comparisons without touching the names.
    let keys = (0..<count).map { index -> (key: UInt64, index: UInt32) in
      var key: UInt64 = 0
      let name = range(index)
      for place in 0..<8 {
        let at = name.lowerBound + place
        key = key << 8 | (at < name.upperBound ? UInt64(bytes[at]) : 0)
      }
      return (key, UInt32(index))
    }
    let isSorted = zip(keys, keys.dropFirst()).allSatisfy { isOrdered($0, $1) }
    return (isSorted ? keys : keys.sorted(by: isOrdered)).map(\.index)
  }

  private func isOrdered(
    _ a: (key: UInt64, index: UInt32), _ b: (key: UInt64, index: UInt32)
  ) -> Bool {
    if a.key != b.key { return a.key < b.key }
    return self[Int(a.index)].lexicographicallyPrecedes(self[Int(b.index)])
  }
}
