import Labels

/// Reports a picture of one color, which SqueezeDet's trainer can't normalize.
struct OneColorPicture: PictureRule {
  static let info = RuleInfo(
    code: "SQZ010",
    name: "one-color-picture",
    summary: "All pixels of a picture have one color; of one gray, its deviation is 0.",
    rationale: """
      The Keras trainer takes the mean off each picture and divides by its standard deviation, one \
      number for all channels. Where every channel of every pixel has one value that is 0 / 0: the \
      picture is NaN, and with it the loss and, after one step, all weights. In any other single \
      color no object can be seen. A file with more bytes than such a picture needs is not decoded.
      """,
    remedy: "Fetch the picture again, or leave it out.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.png", onlyColor: [0, 0, 0])),
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.png", onlyColor: [0, 0, 255])),
    ],
    passes: [RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.png"))]
  )

  init(settings: LintSettings) {}

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard let color = picture.onlyColor, let first = color.first else { return }
    if color.allSatisfy({ $0 == first }) {
      report(Finding(Self.info, file: picture.path, .gray(first)))
    } else {
      report(Finding(Self.info, file: picture.path, .colored(color), severity: .warning))
    }
  }
}

extension Finding.Message {
  fileprivate static func gray(_ level: UInt8) -> Self {
    "every number of the picture is \(Int(level)): its deviation is 0, and normalized it is NaN"
  }

  fileprivate static func colored(_ color: [UInt8]) -> Self {
    let numbers = color.map { String($0) }.joined(separator: ", ")
    return Self("every pixel of the picture is (\(numbers)): there is nothing to see")
  }
}
