import Boxes

/// The gate between what labels say and what is computed with: it lets through boxes that are
/// boxes, and counts what it leaves out, by reason.
///
/// ```swift
/// let corners = WrittenBox(30, 10, 30, 40, .continuous)
/// let object = LabeledObject(className: "car", box: corners, index: 0)
/// Gate.judge(object)  // leftOut(Labels.Gate.Reason.empty)
/// ```
public struct Gate: Hashable, Sendable {
  /// Why an object did not pass.
  public enum Reason: String, CaseIterable, Comparable, Hashable, Sendable {
    /// The box could not be read from the file.
    case unreadable
    /// The object has no class name.
    case unnamed
    /// A number is not finite.
    case notFinite
    /// A number is beyond a million.
    case tooLarge
    /// A minimum is greater than its maximum.
    case inverted
    /// No width or no height.
    case empty
    /// A region to ignore: `DontCare`, a crowd.
    case dontCare
    /// A class outside the stated list.
    case unknownClass

    /// Orders by name, as reports list them.
    public static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
  }

  /// The outcome for one object.
  public enum Outcome: Hashable, Sendable {
    /// A checked box.
    case passed(Box<Pixels>)
    /// Left out, and why.
    case leftOut(Reason)
  }

  /// Judges one object against a class list as well, when there is a stated one.
  public static func judge(_ object: LabeledObject, classes: ClassList?) -> Outcome {
    let outcome = judge(object)
    guard case .passed = outcome, let classes, classes.index(of: object.className) == nil else {
      return outcome
    }
    return .leftOut(.unknownClass)
  }

  /// Judges one object. `DontCare` comes first, so that its odd numbers are not called faults.
  public static func judge(_ object: LabeledObject) -> Outcome {
    if object.isDontCare { return .leftOut(.dontCare) }
    guard let written = object.box else { return .leftOut(.unreadable) }
    guard !object.className.isEmpty else { return .leftOut(.unnamed) }
    guard let box = written.checked else {
      switch written.fault {
      case .notFinite: return .leftOut(.notFinite)
      case .tooLarge: return .leftOut(.tooLarge)
      case .inverted: return .leftOut(.inverted)
      case .empty, nil: return .leftOut(.empty)
      }
    }
    return .passed(box)
  }
}
