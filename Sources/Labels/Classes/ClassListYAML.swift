import YAMLText

/// The `names` of a YOLO data file, under any name: a list, or a map of numbers to names.
enum ClassListYAML {
  /// Numbers beyond it are no class numbers.
  private static let largestNumber = 99_999

  /// Reads the names.
  ///
  /// - Returns: nothing where the text has no `names`.
  static func read(_ bytes: [UInt8], path: String) -> ClassListFile? {
    let root: YAMLNode?
    do throws(YAMLFault) {
      root = try YAMLParser.read(bytes)
    } catch {
      return mentionsNames(bytes) ? unreadable(path, error.reason, error.line) : nil
    }
    guard let root, let names = root["names"] else { return nil }
    var faults: [ClassListFile.Fault] = []
    var list: [String] = []
    var gaps: Set<Int> = []
    var count = 0
    switch names.content {
    case .scalar(let text):
      return unreadable(path, "'names' is \(shown(text)), no list of names", names.line)
    case .sequence(let items):
      var found: [(name: String, line: Int)] = []
      for item in items {
        guard let text = item.text else {
          return unreadable(path, "an item of 'names' is no text", item.line)
        }
        found.append((text, item.line))
      }
      faults += ClassListFile.faults(of: found)
      list = found.map(\.name)
      count = list.count
    case .mapping(let entries):
      var named: [Int: (name: String, line: Int)] = [:]
      for entry in entries {
        guard let number = entry.key.text.flatMap({ Int($0) }),
          (0...largestNumber).contains(number)
        else {
          let key = entry.key.text.map(shown) ?? "a list"
          return unreadable(path, "'names' has \(key) where a number is due", entry.key.line)
        }
        guard let text = entry.value.text else {
          return unreadable(path, "the name of class \(number) is no text", entry.value.line)
        }
        named[number] = (text, entry.key.line)
      }
      let numbers = named.keys.sorted()
      faults += ClassListFile.faults(of: numbers.compactMap { named[$0] })
      if let first = numbers.first, let last = numbers.last {
        list = (0...last).map { named[$0]?.name ?? String($0) }
        gaps = Set(list.indices).subtracting(numbers)
        if last >= numbers.count {
          let kind = ClassListFile.Fault.Kind.numbers(
            first: first, last: last, missing: last + 1 - numbers.count)
          faults.append(ClassListFile.Fault(kind: kind, line: names.line))
        }
      }
      count = numbers.count
    }
    if let stated = root["nc"], let number = stated.text.flatMap({ Int($0) }), number != count {
      let kind = ClassListFile.Fault.Kind.count(stated: number, names: count)
      faults.append(ClassListFile.Fault(kind: kind, line: stated.line))
    }
    guard !list.isEmpty else { return unreadable(path, "'names' is empty", names.line) }
    return ClassListFile(path: path, names: list, gaps: gaps, faults: faults)
  }

  /// Whether a text is a data file and not some other YAML with a key `names`: it says where the
  /// pictures are, or how many classes there are.
  static func isDataFile(_ bytes: [UInt8]) -> Bool {
    guard let root = try? YAMLParser.read(bytes) else { return mentionsNames(bytes) }
    return ["train", "val", "test", "path", "nc"].contains { root[$0] != nil }
  }

  /// Whether a line begins with `names:`, in a text that is no YAML.
  private static func mentionsNames(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    return lines.contains { line in
      let key = line.drop { $0 >= 0x80 || $0 == 0x20 }
      return ["names:", "'names':", "\"names\":"].contains { key.starts(with: $0.utf8) }
    }
  }

  private static func unreadable(
    _ path: String, _ reason: String, _ line: Int
  ) -> ClassListFile {
    let kind = ClassListFile.Fault.Kind.unreadable(reason: reason)
    return ClassListFile(
      path: path, names: [], faults: [ClassListFile.Fault(kind: kind, line: line)])
  }

  private static func shown(_ text: String) -> String { "'\(text.prefix(60))'" }
}
