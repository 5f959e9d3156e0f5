import Labels

/// A file that names classes and can't be read: it is passed over.
public struct UnreadClassList: Hashable, Sendable {
  /// The file, relative to the input root.
  public let path: String
  /// Where reading it ended.
  public let line: Int
  /// Why.
  public let reason: String
}

extension Dataset {
  /// Class lists near the labels that can't be read; none where the user states the classes.
  public var unreadClassLists: [UnreadClassList] {
    guard statedClasses == nil else { return [] }
    return files.classLists.flatMap { list in
      list.faults.compactMap { fault in
        guard case .unreadable(let reason) = fault.kind else { return nil }
        return UnreadClassList(path: list.path, line: fault.line, reason: reason)
      }
    }
  }
}

extension UnreadClassList: CustomStringConvertible {
  /// Where, what, what to do.
  public var description: String {
    "\(path):\(line): the class names can't be read: \(reason). Mend it, or give --class-file."
  }
}
