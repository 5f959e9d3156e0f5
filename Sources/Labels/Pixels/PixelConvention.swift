/// How a label format's numbers name the edges of a box.
///
///     pixel index      0   1   2   3   4
///     one-based        1   2   3   4   5     xmin 2, xmax 4 covers pixels 1, 2, 3
///     zero-based       0   1   2   3   4     xmin 1, xmax 3 covers pixels 1, 2, 3
///     continuous     0   1   2   3   4   5   edges:   1 … 4
///
/// All three rows say the continuous box `1…4`. This file is the only place where a pixel is added
/// or taken off (and the SqueezeDet preset, whose trainer adds one of its own).
public enum PixelConvention: String, CaseIterable, Hashable, Sendable {
  /// Pixel numbers from 1, both ends covered: Pascal VOC's own files.
  case oneBasedInclusive = "one-based"
  /// Pixel numbers from 0, both ends covered: some drawing tools.
  case zeroBasedInclusive = "zero-based"
  /// Edges, 0-based: KITTI (its evaluator takes `x2 − x1`), YOLO, COCO.
  case continuous

  /// What is added to a written minimum to get the continuous edge.
  var minimumShift: Double { self == .oneBasedInclusive ? -1 : 0 }

  /// What is added to a written maximum to get the continuous edge.
  var maximumShift: Double { self == .zeroBasedInclusive ? 1 : 0 }
}
