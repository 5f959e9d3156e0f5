import Labels
import Studies

extension DatasetChoices {
  /// What was stated of a dataset, by the options' names. Threads are not among it: they change
  /// nothing.
  public func facts(paths: [String]) -> [(name: String, value: String)] {
    var facts = [("paths", paths.joined(separator: " "))]
    if let labelsFormat { facts.append(("labels format", "\(labelsFormat)")) }
    if let images { facts.append(("images", images)) }
    if let imageSize { facts.append(("image size", "\(imageSize)")) }
    if let vocPixels { facts.append(("VOC pixels", vocPixels.rawValue)) }
    if exif != .keep { facts.append(("EXIF", exif.rawValue)) }
    if turnedBoxes != .around { facts.append(("turned boxes", turnedBoxes.rawValue)) }
    switch classes {
    case .names(let names): facts.append(("classes", names.joined(separator: ",")))
    case .file(let path): facts.append(("class file", path))
    case nil: break
    }
    return facts
  }
}
