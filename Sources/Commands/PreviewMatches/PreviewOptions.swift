import ArgumentParser
import Studies

/// `--only`.
extension PreviewFilter: ExpressibleByArgument {
  /// Reads `unmatched`, `forced` or `class=NAME`.
  public init?(argument: String) { self.init(parsing: argument) }
}

/// `--sort`.
extension PreviewOrder: ExpressibleByArgument {}

/// `--show-priors`.
extension CellChoice: ExpressibleByArgument {
  /// Reads `level=2,row=5,column=7`.
  public init?(argument: String) { self.init(parsing: argument) }
}
