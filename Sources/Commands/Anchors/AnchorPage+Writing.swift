import Reporting
import Studies

extension AnchorPage {
  /// Writes the page of anchors that were found, and says where.
  static func write(
    _ found: ClusteredAnchors, details: AnchorDetails, curve: Curve? = nil,
    classNames: [String], config: Config? = nil, facts: [(name: String, value: String)],
    to file: String, _ context: CommandContext, _ manners: MannersOptions
  ) throws {
    let page = AnchorPage(
      cluster: found, curve: curve, evaluation: details.evaluation, classNames: classNames,
      worst: details.worst, config: config, inputs: facts, version: Version.text)
    try OutputFile.write(try page.html(), to: file)
    if !manners.quiet { context.complain("wrote \(file)") }
  }
}
