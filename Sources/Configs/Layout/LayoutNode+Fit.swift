import Boxes

extension LayoutNode {
  /// How images are brought to the network's input.
  func inputFit() throws(LayoutError) -> InputFit {
    try object { (node) throws(LayoutError) in
      let fit = try node.required("fit", "how images are resized").word(LayoutWords.fits)
      switch fit {
      case .stretch: return .stretch
      case .pad:
        return .pad(
          try node.optional("place")?.word(LayoutWords.padPlaces) ?? .cornered,
          try node.rounding())
      case .shorterSide:
        let sides = 1...ImageSize.maximumSide
        return .shorterSide(
          ShorterSideFit(
            try node.required("length", "what the shorter side becomes").int(sides),
            longest: try node.required("longest", "what the longer side may become").int(sides),
            multiple: try node.optional("multiple")?.int(1...4096) ?? 1,
            rounding: try node.rounding()))
      }
    }
  }

  private mutating func rounding() throws(LayoutError) -> FitRounding {
    try optional("rounding")?.word(LayoutWords.roundings) ?? .none
  }
}
