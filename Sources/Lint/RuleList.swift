/// Every rule, by code. A new rule is one file under `Rules/` and one line here.
public enum RuleList {
  /// The rules.
  public static let all: [any Rule.Type] = [
    BoxOutOfBounds.self,
    BoxOutsideImage.self,
    InvertedBox.self,
    EmptyBox.self,
    ImpossibleNumber.self,
    TinyBox.self,
    WholeImageBox.self,
    ExtremeAspect.self,
    DuplicateBox.self,
    NearDuplicateBox.self,
    UnknownClass.self,
    ClassVariant.self,
    UnreadableImage.self,
    WrongFieldCount.self,
    BadNumber.self,
    TruncationRange.self,
    OcclusionRange.self,
    SentinelMisuse.self,
    UnknownType.self,
    LabelWithoutImage.self,
    ImageWithoutLabel.self,
    NoObjects.self,
    ForeignFile.self,
    MalformedXML.self,
    WrongRoot.self,
    Doctype.self,
    MissingName.self,
    MissingCoordinate.self,
    MissingSize.self,
    SizeMismatch.self,
    FractionalCoordinate.self,
    SuspectPixelConvention.self,
  ]

  /// The rule with a code or a name.
  public static func rule(_ codeOrName: String) throws(LintError) -> any Rule.Type {
    if let rule = all.first(where: { $0.info.code == codeOrName || $0.info.name == codeOrName }) {
      return rule
    }
    let known = all.map { $0.info.code } + all.map { $0.info.name }
    throw .unknownRule(codeOrName, nearest: EditDistance.nearest(to: codeOrName, among: known))
  }
}
