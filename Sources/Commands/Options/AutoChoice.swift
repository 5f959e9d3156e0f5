import ArgumentParser

/// An option's value, or `auto`: to be found out.
struct AutoChoice<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument {
  /// The value, when one is stated.
  let value: Value?

  static var auto: Self { Self(value: nil) }

  init(value: Value?) { self.value = value }

  init?(argument: String) {
    value = Value(argument: argument)
    if value == nil, argument != "auto" { return nil }
  }

  static var allValueStrings: [String] { ["auto"] + Value.allValueStrings }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { value?.defaultValueDescription ?? "auto" }
}
