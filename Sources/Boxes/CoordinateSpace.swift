/// A space that coordinates are measured in. Boxes of different spaces do not mix: the compiler
/// refuses an IoU of a pixel box with a unit box.
///
/// The spaces are types without values: `Pixels`, `InputPixels` and `Unit`.
public protocol CoordinateSpace: Sendable {}

/// Pixels of one image: continuous, 0-based, edges at `0…width` and `0…height`.
///
/// A pixel with index `i` covers `i..<i + 1`. No `+1` belongs in this space.
public enum Pixels: CoordinateSpace {}

/// Pixels of a network's input, which the image is scaled to: what trainers match and code in.
///
/// Continuous like ``Pixels``; ``SpaceScale`` leads from one to the other.
public enum InputPixels: CoordinateSpace {}

/// Shares of one image: edges at `0…1`. Called *normalized* elsewhere.
public enum Unit: CoordinateSpace {}
