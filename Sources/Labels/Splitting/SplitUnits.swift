/// Images that stay together when a dataset is divided, as columns.
struct SplitUnits {
  /// Which classes each unit shows.
  let presence: ClassPresence
  private var starts = [0]
  private var images: [Int] = []

  /// Units of the images with equal numbers, in the order of their first images; without numbers,
  /// each image is a unit.
  init(_ all: ClassPresence, groups: [Int]?) {
    guard let groups else {
      presence = all
      starts = Array(0...all.count)
      images = Array(0..<all.count)
      return
    }
    precondition(groups.count == all.count, "each image is in a group")
    var places: [Int: Int] = [:]
    var members: [[Int]] = []
    for (image, group) in groups.enumerated() {
      let place = places[group] ?? members.count
      if place == members.count {
        members.append([])
        places[group] = place
      }
      members[place].append(image)
    }
    var presence = ClassPresence(classCount: all.classCount)
    for unit in members {
      presence.append(unit.flatMap { all[$0] })
      images += unit
      starts.append(images.count)
    }
    self.presence = presence
  }

  /// How many units there are.
  var count: Int { starts.count - 1 }

  /// The images of a unit, ascending.
  subscript(unit: Int) -> ArraySlice<Int> { images[starts[unit]..<starts[unit + 1]] }
}
