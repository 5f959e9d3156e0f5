/// A file that gives class numbers their names: `classes.txt`, `data.yaml`, whatever it is called.
public struct ClassListFile: Hashable, Sendable {
  /// The file, relative to the input root.
  public let path: String
  /// The names in index order. A number that has no name, or that of another, is called by itself, so
  /// that all keep theirs; none where nothing can be read.
  public let names: [String]
  /// The numbers that are called by themselves, because the file leaves them out or leaves their line blank.
  public let gaps: Set<Int>
  /// What is wrong with it, in the order of the lines.
  public let faults: [Fault]
  /// Whether it gives names to numbers by evidence alone: an export's notes beside its class list.
  public let isNote: Bool

  /// Something about a class list that is wrong, or that readers take in different ways.
  public struct Fault: Hashable, Sendable {
    /// What it is.
    public let kind: Kind
    /// Where.
    public let line: Int

    /// The kinds of fault.
    public enum Kind: Hashable, Sendable {
      /// Names stand there, and can't be read.
      case unreadable(reason: String)
      /// `nc` says another number of classes than there are names.
      case count(stated: Int, names: Int)
      /// The numbers have gaps, or do not begin at 0.
      case numbers(first: Int, last: Int, missing: Int)
      /// A blank line before or between names, or an empty name: it counts.
      case blank
      /// A name that stands twice.
      case repeated(name: String)
    }
  }

  /// Whether its names can be used.
  public var isReadable: Bool { !names.isEmpty }

  init(
    path: String, names: [String], gaps: Set<Int> = [], faults: [Fault] = [], isNote: Bool = false
  ) {
    self.path = path
    self.names = Self.distinct(names)
    // A blank gives its number no name.
    self.gaps = gaps.union(names.indices.filter { names[$0].isEmpty })
    self.faults = faults.sorted { $0.line < $1.line }
    self.isNote = isNote
  }
}

extension ClassListFile {
  /// Reads a class list: YAML by its extension, else a name a line.
  ///
  /// - Parameters:
  ///   - path: The path to report; its extension tells what it is.
  ///   - bytes: The whole file.
  public init(_ bytes: [UInt8], path: String) {
    let ending = FileEnding(Array(path.utf8)[...])
    if ClassListNames.yamlEndings.contains(ending) {
      self = ClassListYAML.read(bytes, path: path) ?? .without("names", path)
    } else {
      self = ClassListText.read(bytes, path: path)
    }
  }

  private static func without(_ key: String, _ path: String) -> ClassListFile {
    ClassListFile(
      path: path, names: [],
      faults: [Fault(kind: .unreadable(reason: "it has no '\(key)'"), line: 1)])
  }

  /// The names, with numbers for those that are empty or stand before.
  private static func distinct(_ names: [String]) -> [String] {
    var known = Set(names)
    guard known.count < names.count || known.contains("") else { return names }
    var seen: Set<String> = [""]
    return names.enumerated().map { place, name in
      if seen.insert(name).inserted { return name }
      var number = String(place)
      // A list may hold numbers as names.
      while !known.insert(number).inserted { number += "'" }
      return number
    }
  }

  /// The faults of names as such, each with its line.
  static func faults(of names: [(name: String, line: Int)]) -> [Fault] {
    var seen: Set<[UInt8]> = []
    return names.compactMap { name, line in
      if name.isEmpty { return Fault(kind: .blank, line: line) }
      guard !seen.insert(Array(name.utf8)).inserted else { return nil }
      return Fault(kind: .repeated(name: name), line: line)
    }
  }
}
