/// What a label says about an object besides its class and box, kept as written.
///
/// A field that the format does not have, or that the file leaves out, is `nil`.
public struct ObjectFlags: Hashable, Sendable {
  /// VOC `<difficult>`, as an integer.
  public var difficult: Int?
  /// VOC `<truncated>` 0 or 1; KITTI truncation `0…1`, −1 for unknown.
  public var truncated: Double?
  /// VOC `<occluded>` 0 or 1; KITTI occlusion 0–3, −1 for unknown.
  public var occluded: Double?
  /// COCO `iscrowd`.
  public var isCrowd: Bool = false
  /// COCO `ignore`, which some trainers drop and others never read.
  public var isIgnored: Bool = false

  /// No flag stated, but those given.
  public init(difficult: Int? = nil) { self.difficult = difficult }
}
