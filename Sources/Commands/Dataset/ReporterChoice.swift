import ArgumentParser
import Reporting

/// A name in the list of reporters.
struct ReporterChoice: ExpressibleByArgument {
  let type: any Reporter.Type

  static var standard: ReporterChoice { ReporterChoice(type: Reporters.all[0]) }

  private init(type: any Reporter.Type) {
    self.type = type
  }

  init?(argument: String) {
    guard let type = Reporters.named(argument) else { return nil }
    self.init(type: type)
  }

  var defaultValueDescription: String { type.name }
  static var allValueStrings: [String] { Reporters.all.map { $0.name } }
}
