extension Augmentation {
  /// Leaves everything as it is: what the label files say.
  public static let none = Augmentation(
    name: "none", summary: "pictures as they are", source: "nobody", draws: "none",
    survival: "every box", clipping: "none", steps: [])
}
