import Labels
import Targets

/// An element as torchvision's `parse_voc_xml` turns it into dictionaries: an empty element vanishes,
/// one value of a name stands by itself, several become a list.
indirect enum TorchvisionDictionary {
  case text(String)
  case dictionary([(name: String, values: [TorchvisionDictionary])])
  case list([TorchvisionDictionary])

  /// The value of an element; nothing when it vanishes.
  init?(_ element: RawElement) {
    let children = element.children
    guard !children.isEmpty else {
      guard let text = element.leadingText, !text.isEmpty else { return nil }
      self = .text(PythonText.strip(text))
      return
    }
    var members: [(name: String, values: [TorchvisionDictionary])] = []
    for child in children {
      guard let value = TorchvisionDictionary(child) else { continue }
      if let place = members.firstIndex(where: { $0.name == child.name }) {
        members[place].values.append(value)
      } else {
        members.append((child.name, [value]))
      }
    }
    if element.name == "annotation" {
      let place = members.firstIndex { $0.name == "object" } ?? members.count
      if place == members.count { members.append(("object", [])) }
      members[place].values = [.list(members[place].values)]
    }
    self = .dictionary(members)
  }

  /// What stands under a name of a dictionary: the only value, or the list of all.
  static func member(
    _ name: String, of members: [(name: String, values: [TorchvisionDictionary])]
  ) -> TorchvisionDictionary? {
    guard let found = members.first(where: { $0.name == name }) else { return nil }
    return found.values.count == 1 ? found.values[0] : .list(found.values)
  }
}
