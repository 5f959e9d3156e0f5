extension Augmentation {
  /// The augmentation of torchvision's `ssdlite` preset: no zooming out.
  ///
  /// - Parity: ran.
  public static let torchvisionSSDLite = Augmentation(
    name: "torchvision-ssdlite",
    summary: "torchvision's RandomIoUCrop and RandomHorizontalFlip",
    source: """
      torchvision 0.29.2, transforms/v2/_geometry.py and _misc.py; references/detection/presets.py, \
      data_augmentation ssdlite
      """,
    draws: """
      crop: option of 0, .1, .3, .5, .7, .9, 1 (1 keeps the picture), then up to 40 times u for width, u for \
      height and, where the aspect is accepted, u for left, u for top; then another option; flip: u (under 0.5 \
      flips)
      """,
    survival: IoUCrop.survival,
    clipping: IoUCrop.clipping,
    steps: [IoUCrop(), FlipByShare(), SanitizeBoxes()])
}
