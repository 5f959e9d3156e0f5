import Boxes
import Targets

extension ImageMatches {
  /// From the network's input to the image.
  public var toImage: SpaceScale<InputPixels, Pixels> { placement.toImage }
}

extension SpaceScale where From == InputPixels, To == Pixels {
  /// A prior's box in the image, if it has an area.
  public func box(_ prior: PlacedPrior) -> Box<Pixels>? { frame(prior.frame).box }
}
