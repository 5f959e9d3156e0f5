import CBuildFacts

/// The version of the tools.
public enum Version {
  /// The release, as in CHANGELOG.md. Reports carry it.
  public static let text = "0.1.0"

  /// What `--version` prints: the release, and the commit where the build was told it.
  public static let full = describe(commit: String(cString: anchorkit_build_commit()))

  /// The release with a commit; without one if `commit` is empty.
  static func describe(commit: String) -> String {
    commit.isEmpty ? text : "\(text) (\(commit))"
  }
}
