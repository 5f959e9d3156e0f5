import ArgumentParser
import Lint
import Reporting

/// `--fail-on`: the lowest severity that makes the exit status 1.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case error, warning, info, never

  func isReached(by report: LintReport) -> Bool {
    switch self {
    case .never: false
    case .error: report.count(.error) > 0
    case .warning: report.count(.error) + report.count(.warning) > 0
    case .info: !report.findings.isEmpty
    }
  }
}
