import Labels

/// Something about the files that name classes which may give a number the wrong name.
public struct ClassListWarning: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// Names that can't be read are passed over.
    case unread(reason: String)
    /// A number without a name.
    case blank
    /// A number with the name of another.
    case repeated(name: String)
    /// Another list gives a number of the same labels another name, and is not read.
    case differs(class: Int, other: String, otherPath: String, name: String)
  }

  /// What it is.
  public let kind: Kind
  /// The file, relative to the input root.
  public let path: String
  /// Where in it; nothing for what is about all of it.
  public let line: Int?
}

extension Dataset {
  /// What is doubtful about the names of class numbers: in the lists by which labels are read, in
  /// lists that can't be, and between two lists of the same labels.
  public var classListWarnings: [ClassListWarning] {
    guard statedClasses == nil else {
      return statedClassFile.map { Self.warnings(of: $0, isUsed: true) } ?? []
    }
    if files.classLists.isEmpty { return [] }
    let used = Set((0..<files.count).compactMap { files.classList(of: $0)?.path })
    let faults = files.classLists.flatMap { Self.warnings(of: $0, isUsed: used.contains($0.path)) }
    return faults + files.unusedClassLists.compactMap(Self.difference)
  }

  private static func warnings(of list: ClassListFile, isUsed: Bool) -> [ClassListWarning] {
    list.faults.compactMap { fault in
      func warning(_ kind: ClassListWarning.Kind) -> ClassListWarning {
        ClassListWarning(kind: kind, path: list.path, line: fault.line)
      }
      switch fault.kind {
      case .unreadable(let reason): return warning(.unread(reason: reason))
      case .blank: return isUsed ? warning(.blank) : nil
      case .repeated(let name): return isUsed ? warning(.repeated(name: name)) : nil
      case .count, .numbers: return nil
      }
    }
  }

  /// The first number to which two lists give different names, as far as both go.
  private static func difference(
    unused: ClassListFile, used: ClassListFile
  ) -> ClassListWarning? {
    guard unused.isReadable,
      let (place, names) = zip(unused.names, used.names).enumerated()
        .first(where: { $0.element.0 != $0.element.1 })
    else { return nil }
    return ClassListWarning(
      kind: .differs(class: place, other: names.0, otherPath: unused.path, name: names.1),
      path: used.path, line: nil)
  }
}

extension ClassListWarning: CustomStringConvertible {
  /// Where, what, what to do.
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    switch kind {
    case .unread(let reason):
      return "\(place): the class names can't be read: \(reason). Mend it, or give --class-file."
    case .blank:
      return "\(place): a blank class name: it counts, and its class is called by its number."
    case .repeated(let name):
      return "\(place): class name '\(name)' stands more than once: its second class is called by "
        + "its number."
    case .differs(let number, let other, let otherPath, let name):
      return "\(place) is read, where class \(number) is '\(name)'; in \(otherPath) it is "
        + "'\(other)'. Name the right one with --class-file."
    }
  }
}
