import Boxes
import Targets

/// A trainer's Python file while it is read: its constants, the input asked for, the notes so far.
struct PythonConfig {
  /// Its constants.
  let file: PythonFile
  /// The network's input that the user states.
  let asked: ImageSize?
  /// What the user should know.
  var notes: [ConfigNote] = []

  /// Reads a file's constants.
  init(_ source: ConfigSource, inputSize: ImageSize?) throws(ConfigReadError) {
    file = try PythonFile(source.bytes)
    asked = inputSize
  }

  /// Adds a note.
  mutating func note(_ text: String, line: Int? = nil) {
    notes.append(ConfigNote(line: line, text))
  }

  /// The network's input: that of a setting, else as asked for.
  ///
  /// - Throws: `otherInputSize` where the file states another than was asked for, `noInputSize` where
  ///   nothing states one.
  func inputSize(
    stated: ImageSize? = nil, line: Int? = nil
  ) throws(ConfigReadError) -> ImageSize {
    guard let size = stated ?? asked else { throw .noInputSize }
    if let asked, asked != size {
      throw .otherInputSize(stated: size, asked: asked, line: line)
    }
    return size
  }

  /// What a name of the module is bound to; nothing where it is `None`.
  func setting(_ name: String) -> PythonSetting? { setting(name, in: file.module) }

  /// What a name of a scope is bound to; nothing where it is `None`.
  func setting(_ name: String, in scope: PythonScope) -> PythonSetting? {
    guard let value = scope[name] else { return nil }
    let setting = PythonSetting(name: name, value: value)
    return setting.isNone ? nil : setting
  }

  /// A preset of the SSD family with what the file says.
  ///
  /// - Throws: `noPriors` where there are none, or more than an encoder takes.
  func trainer(
    _ preset: TrainerPreset, base: String, classNames: [String] = [], classCount: Int? = nil
  ) throws(ConfigReadError) -> TrainerConfig {
    var preset = preset
    let count = preset.layout.count
    guard count >= 1, count <= PriorLayout.maximumCount else {
      throw .noPriors(reason: "\(TargetsError.priorCount(layout: preset.name, count: count))")
    }
    if let classCount { preset.classes = preset.classes.counting(classCount) }
    return TrainerConfig(
      model: .ssd(preset), basePreset: base, classNames: classNames, classCount: classCount,
      notes: notes)
  }
}

extension PythonSetting {
  /// Refuses another number of items than there are levels.
  func requireCount(_ count: Int, of levels: String) throws(ConfigReadError) {
    guard value.items?.count == count else { throw wrong("a list of \(count): \(levels)") }
  }
}

extension PythonConfig {
  /// Levels of tables whose lengths have been compared.
  static func levels(
    cells: [Int], steps: [Double]?, sizes: [Double], ratios: [[Double]]
  ) throws(ConfigReadError) -> [PriorLevel] {
    do throws(TargetsError) {
      return try PriorLayout.levels(cells: cells, steps: steps, sizes: sizes, ratios: ratios)
    } catch {
      throw .noPriors(reason: "\(error)")
    }
  }
}
