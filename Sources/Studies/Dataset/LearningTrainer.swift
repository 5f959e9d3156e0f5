import Boxes
import Labels
import Trainers

/// A trainer that learns its classes as labels come, by one thread, each name spelled as the reader
/// of its label file looks it up.
struct LearningTrainer: Sendable {
  /// The trainer, with the classes that are known.
  private(set) var trainer: any Trainer
  private let learns: Bool
  private var written: [ReaderInfo.Spelling: ClassNumbering] = [:]
  private var numbers: [String: Int] = [:]
  private var names: [String] = []
  private var declarations = ClassDeclarations()

  /// A trainer whose classes are stated, by the user or its config, learns none.
  init(_ trainer: any Trainer, stated: ClassList?) {
    self.trainer = trainer
    learns = stated == nil && !trainer.hasOwnClasses
  }

  /// Learns the classes of all pictures that come into others, before the first does.
  mutating func learn(from pool: AugmentationPool?) {
    guard learns, let pool else { return }
    for image in pool.images { learn(from: image) }
  }

  /// Learns what an image adds.
  mutating func learn(from image: LabeledImage) {
    guard learns else { return }
    let spelling = trainer.spelling(of: image.format)
    var numbering = written.removeValue(forKey: spelling) ?? ClassNumbering()
    var hasNewClass = false
    // What is declared is spelled as it is, used or not.
    for name in declarations.add(image)?.names ?? [] where numbers[name] == nil {
      numbers[name] = names.count
      names.append(name)
      hasNewClass = true
    }
    for object in image.objects where numbering.number(of: object)?.isNew == true {
      let name = spelling.apply(to: object.className)
      guard !name.isEmpty, numbers[name] == nil else { continue }
      numbers[name] = names.count
      names.append(name)
      hasNewClass = true
    }
    written[spelling] = numbering
    if hasNewClass { trainer = trainer.naming(ClassList(stated: names)) }
  }

  /// The list of all threads: what is declared, then the rest, sorted; nothing where it was known from
  /// the start.
  static func joined(_ parts: some Sequence<LearningTrainer>) -> ClassList? {
    let parts = Array(parts)
    guard parts.allSatisfy(\.learns) else { return nil }
    return ClassDeclarations.list(
      parts.lazy.map(\.declarations),
      found: parts.reduce(into: Set<String>()) { $0.formUnion($1.names) })
  }

  /// The index that each number has in a list that holds all names.
  func indexes(in classes: ClassList) -> [ClassIndex] { names.compactMap(classes.index) }
}
