/// Every reporter, in the order of `--help`. A new one is one file and one line here.
public enum Reporters {
  /// The reporters.
  public static let all: [any Reporter.Type] = [
    TextReporter.self,
    ConciseReporter.self,
    JSONReporter.self,
    JSONLinesReporter.self,
    SARIFReporter.self,
    GitHubReporter.self,
    JUnitReporter.self,
    CSVReporter.self,
    HTMLReporter.self,
  ]

  /// The reporter with a name.
  public static func named(_ name: String) -> (any Reporter.Type)? {
    all.first { $0.name == name }
  }
}
