/// Finds a name by its stem: a hash table of places in a ``NameColumn``, four bytes a slot.
struct StemIndex: Sendable {
  let names: NameColumn
  private var slots: [UInt32]

  /// Indexes names; of several with one stem the first counts.
  init(_ names: NameColumn) {
    self.names = names
    var capacity = 16
    while capacity < names.count * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    for place in 0..<names.count {
      let stem = Self.stem(names[place])
      if let slot = slot(of: stem), slots[slot] == 0 { slots[slot] = UInt32(place) + 1 }
    }
  }

  /// The place of the first name with that stem.
  func find(_ stem: ArraySlice<UInt8>) -> Int? {
    guard let slot = slot(of: stem), slots[slot] > 0 else { return nil }
    return Int(slots[slot]) - 1
  }

  /// The slot that holds the stem, or the free one where it belongs.
  private func slot(of stem: ArraySlice<UInt8>) -> Int? {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stem { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(slots.count - 1))
    for _ in 0..<slots.count {
      let place = slots[slot]
      if place == 0 || Self.stem(names[Int(place) - 1]).elementsEqual(stem) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The name without its extension, as a slice.
  static func stem(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = name.lastIndex(of: PathBytes.dot), end > name.startIndex else { return name }
    return name[..<end]
  }
}
