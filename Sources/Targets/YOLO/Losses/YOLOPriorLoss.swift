/// mmdet's YOLOv3 loss: sums over the positive priors of all images, and for objects over background as
/// well; ignored priors count nowhere, and nothing is averaged.
///
/// Centers learn the offsets' `tx, ty` through a sigmoid with cross entropy, sides `tw, th` as they are
/// with squared errors.
///
/// - Parity: mmdet 3.3.0, `YOLOV3Head.loss_by_feat`, ran.
public struct YOLOPriorLoss: Hashable, Sendable {
  /// `loss_conf`.
  public var object: Double
  /// `loss_cls`.
  public var classification: Double
  /// `loss_xy`.
  public var centers: Double
  /// `loss_wh`.
  public var sides: Double
  /// `one_hot_smoother`: what is taken from the right class and shared out among all.
  public var smoothing: Double

  /// Names the weights; those of the configs are the usual ones.
  public init(
    object: Double = 1, classification: Double = 1, centers: Double = 2, sides: Double = 2,
    smoothing: Double = 0
  ) {
    self.object = object
    self.classification = classification
    self.centers = centers
    self.sides = sides
    self.smoothing = smoothing
  }

  func callAsFunction(_ images: [YOLOLossImage]) -> YOLOLossResult {
    var (centers, sides, objects, classes) = (0.0, 0.0, 0.0, 0.0)
    for image in images {
      let head = image.head
      // 1 for positive priors, nothing for ignored ones.
      var wanted = [Double?](repeating: 0, count: head.priorCount)
      for prior in image.ignored { wanted[Int(prior)] = nil }
      for row in image.rows {
        wanted[row.prior] = 1
        let numbers = row.offsets.numbers()
        for axis in 0..<2 {
          centers += LogitCrossEntropy.of(head(row.prior, axis), target: Double(numbers[axis]))
        }
        for axis in 2..<4 {
          let error = Double(head(row.prior, axis) - numbers[axis])
          sides += error * error
        }
        classes += classLoss(head, row.prior, image.classes[row.groundTruth])
      }
      for prior in wanted.indices {
        guard let target = wanted[prior] else { continue }
        objects += LogitCrossEntropy.of(head(prior, 4), target: target)
      }
    }
    let box = centers * self.centers + sides * self.sides
    let (object, classification) = (objects * self.object, classes * self.classification)
    return YOLOLossResult(
      box: box, object: object, classification: classification,
      total: box + object + classification)
  }

  private func classLoss(_ head: YOLOHead, _ prior: Int, _ wanted: Int) -> Double {
    let share = smoothing / Double(head.classCount)
    return (0..<head.classCount).reduce(0) { sum, k in
      let target = (k == wanted ? 1 - smoothing : 0) + share
      return sum + LogitCrossEntropy.of(head(prior, 5 + k), target: target)
    }
  }
}
