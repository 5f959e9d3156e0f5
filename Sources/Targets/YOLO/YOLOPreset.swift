import Boxes

/// A YOLO trainer's way from ground truths to targets.
///
/// - Units: ground truths and anchors in pixels of the network's input.
public struct YOLOPreset: Hashable, Sendable {
  /// Which ground truths reach the loss.
  public enum Admission: Hashable, Sendable {
    /// All that its reader hands on.
    case all
    /// Those that repeat no other of their class: yolov5 and yolov7 drop rows that stand twice when they
    /// read labels.
    ///
    /// - Parity: read, not run.
    case distinct
    /// darknet's loader: boxes are clipped to the image; those thinner than a pixel of the input are
    /// left out, and those whose center is outside or on the left or upper edge; so many are kept. It
    /// shuffles first, so who is beyond the number changes from epoch to epoch.
    ///
    /// - Parity: read, not run.
    case darknet(most: Int)
  }

  /// What the command line calls it.
  public var name: String
  /// One line for help.
  public var summary: String
  /// The project, its revision, and whether its code was run or only read.
  public var source: String
  /// Its priors.
  public var layout: YOLOLayout
  /// Who learns what.
  public var assigner: YOLOAssigner
  /// Which ground truths reach the loss.
  public var admission: Admission
  /// How images are brought to the network's input.
  public var fit: InputFit
  /// How its predictions become detections, where it is stated.
  public var decoding: YOLODecodePolicy?
  /// Its loss, where it is stated.
  public var loss: YOLOLoss?

  /// Joins the parts.
  public init(
    name: String, summary: String, source: String, layout: YOLOLayout, assigner: YOLOAssigner,
    admission: Admission = .all, fit: InputFit = .stretch, decoding: YOLODecodePolicy? = nil,
    loss: YOLOLoss? = nil
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.layout = layout
    self.assigner = assigner
    self.admission = admission
    self.fit = fit
    self.decoding = decoding
    self.loss = loss
  }

  /// The same trainer for another input: its grids follow their strides.
  public func resized(to size: ImageSize) -> YOLOPreset {
    var preset = self
    preset.layout.imageSize = size
    return preset
  }

  /// The network's input.
  public var inputSize: ImageSize { layout.imageSize }
}
