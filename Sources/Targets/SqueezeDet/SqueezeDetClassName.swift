/// What SqueezeDet's trainer does with a class name of a label file before it looks it up.
///
/// The names of its configuration go through none of this, so some of them can never be found.
public enum SqueezeDetClassName {
  /// The name lower-cased and without blanks around it, as Python does both.
  public static func normalized(_ name: String) -> String {
    let lowered = Array(PythonText.lower(name).utf8)
    return String(decoding: PythonText.strip(lowered[...]), as: UTF8.self)
  }

  /// Whether a label can name this class: it is not empty, it is its own normalized form, and no
  /// space is in it (fields are split at spaces).
  public static func isReachable(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains(0x20)
      && !name.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
      && normalized(name).utf8.elementsEqual(name.utf8)
  }
}
