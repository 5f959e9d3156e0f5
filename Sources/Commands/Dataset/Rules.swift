import ArgumentParser
import Reporting

extension DatasetCommand {
  /// `dataset rules`: the catalog.
  struct Rules: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rules of dataset lint.",
      discussion: "dataset rules --select BOX")

    @OptionGroup var rules: RuleOptions

    @Option(help: "As a table for a terminal, or as the page Notebooks-md/rules.md.")
    var format = CatalogFormat.text

    func run(_ context: CommandContext) throws -> ExitStatus {
      switch format {
      case .markdown: context.output.write(RuleCatalog.markdown())
      case .text:
        let isNarrowed = !rules.select.isEmpty || !rules.ignore.isEmpty
        context.output.write(
          RuleCatalog.table(selected: isNarrowed ? try rules.choice().selection.codes : nil))
      }
      return .clean
    }
  }

  /// `dataset explain`: one rule.
  struct Explain: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explain a rule: what it finds, why it matters, and what to do.",
      discussion: "dataset explain BOX001")

    @Argument(help: ArgumentHelp("The rule's code or name.", valueName: "code"))
    var codes: [String]

    func run(_ context: CommandContext) throws -> ExitStatus {
      for code in codes { context.output.write(try RuleCatalog.page(code)) }
      return .clean
    }
  }
}

/// `--format` of `dataset rules`.
enum CatalogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown
}
