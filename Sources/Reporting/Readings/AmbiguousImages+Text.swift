import Labels
import Text

extension AmbiguousImages {
  /// How many labels have pictures in several folders, and the first with two of its pictures;
  /// nothing where none has.
  public var text: String? {
    guard let first = examples.first else { return nil }
    let labels = DecimalText.count(count, "label has", "labels have")
    let files = [first.label, first.picture, first.other].map(EscapedText.of)
    return "\(labels) a picture in two folders of --images: \(files[0]) is read with \(files[1]), "
      + "not \(files[2]); name the folder of one part with --images"
  }
}
