import Boxes
import Configs
import Testing

/// The trainer of a script, or the sentence that refuses it.
func script(_ text: String, input: ImageSize? = nil) throws -> TrainerConfig {
  try ConfigReaders.read(ConfigSource("config.py", text), inputSize: input)
}

/// The sentence that refuses a script.
func refusal(_ text: String, input: ImageSize? = nil) -> String {
  let error = #expect(throws: ConfigReadError.self) { try script(text, input: input) }
  return error.map { "\($0)" } ?? ""
}
