/// yolov5's and yolov7's `ComputeLoss`: each row counts in the losses of boxes and classes; as object a
/// prior learns the CIoU of its last row.
///
/// Boxes and classes are averaged over the rows of a level, objects over all priors of a level in all
/// images; levels are added up, objects with the level's balance.
///
/// - Parity: yolov5 7.0.14 and yolov7 a207844b (`ComputeLoss`, not `ComputeLossOTA`), ran. Not
///   reproduced: focal loss, positive weights, `autobalance`, which their settings leave off. For a
///   prior with several rows torch names no order of writing; on a CPU the last one stays.
public struct YOLORowLoss: Hashable, Sendable {
  /// A name for messages.
  public var name: String
  /// `box`: the weight of boxes.
  public var box: Double
  /// `obj`: the weight of objects; the trainer multiplies it by (side / 640)² · 3 / levels before it
  /// trains.
  public var object: Double
  /// `cls`: the weight of classes; the trainer multiplies it by classes / 80 · 3 / levels before it
  /// trains. A network with one class has no loss of classes.
  public var classification: Double
  /// The weight of objects on each level, finest first.
  public var balance: [Double]
  /// `label_smoothing`: what is taken from the right class, half of it given to every class.
  public var smoothing: Double
  /// How the CIoU is kept from dividing by 0.
  public var form: CompleteIoU.Form

  /// Names the weights.
  public init(
    name: String, box: Double, object: Double, classification: Double, balance: [Double],
    smoothing: Double = 0, form: CompleteIoU.Form
  ) {
    self.name = name
    self.box = box
    self.object = object
    self.classification = classification
    self.balance = balance
    self.smoothing = smoothing
    self.form = form
  }

  /// yolov5's, with the weights of `hyp.scratch-low.yaml` as the file states them.
  public static let yolov5 = YOLORowLoss(
    name: "yolov5", box: 0.05, object: 1, classification: 0.5, balance: [4, 1, 0.4], form: .plain)
  /// yolov7's, with the weights of `hyp.scratch.p5.yaml` as the file states them.
  public static let yolov7 = YOLORowLoss(
    name: "yolov7", box: 0.05, object: 0.7, classification: 0.3, balance: [4, 1, 0.4],
    form: .raisedHeights)

  /// The weights that the trainer works with: those of its file for an input and a number of classes.
  ///
  /// - Parameters:
  ///   - side: the longer side of the network's input, in pixels.
  ///   - levels: how many levels the network has.
  public func scaled(side: Int, classCount: Int, levels: Int) -> YOLORowLoss {
    var loss = self
    let share = Double(side) / 640
    let layers = 3 / Double(levels)
    loss.box *= layers
    loss.object *= share * share * layers
    loss.classification *= Double(classCount) / 80 * layers
    return loss
  }

  func callAsFunction(_ images: [YOLOLossImage], layout: YOLOLayout) -> YOLOLossResult {
    precondition(balance.count >= layout.levels.count, "each level has a balance")
    var (boxes, objects, classes) = (0.0, 0.0, 0.0)
    var first = 0
    for grid in YOLOGrid.all(of: layout) {
      let count = grid.columns * grid.rows * grid.widths.count
      let level = level(images, grid, layout, first..<first + count)
      boxes += level.box
      objects += level.object * balance[grid.level]
      classes += level.classification
      first += count
    }
    let (box, object) = (boxes * self.box, objects * self.object)
    let classification = classes * self.classification
    return YOLOLossResult(
      box: box, object: object, classification: classification,
      total: (box + object + classification) * Double(images.count))
  }

  private func level(
    _ images: [YOLOLossImage], _ grid: YOLOGrid, _ layout: YOLOLayout, _ priors: Range<Int>
  ) -> (box: Double, object: Double, classification: Double) {
    var (boxes, objects, classes) = (0.0, 0.0, 0.0)
    var rows = 0
    for image in images {
      var wanted = [Float](repeating: 0, count: priors.count)
      for row in image.rows where priors.contains(row.prior) {
        let anchor = layout.place(of: row.prior).shape
        let overlap = CompleteIoU.of(
          prediction(image.head, row.prior, anchor, grid), row.offsets, form)
        boxes += Double(1 - overlap)
        wanted[row.prior - priors.lowerBound] = max(overlap, 0)
        classes += classLoss(image.head, row.prior, image.classes[row.groundTruth])
        rows += 1
      }
      for prior in priors {
        objects += LogitCrossEntropy.of(
          image.head(prior, 4), target: Double(wanted[prior - priors.lowerBound]))
      }
    }
    let all = Double(priors.count * images.count)
    let columns = images.first?.head.classCount ?? 1
    guard rows > 0 else { return (0, objects / all, 0) }
    return (
      boxes / Double(rows), objects / all,
      columns > 1 ? classes / Double(rows * columns) : 0
    )
  }

  /// What a prior predicts, in cells from its cell's corner.
  private func prediction(
    _ head: YOLOHead, _ prior: Int, _ anchor: Int, _ grid: YOLOGrid
  ) -> BoxOffsets<Float> {
    func side(_ number: Float, _ own: Float) -> Float {
      let twice = YOLOHead.sigmoid(number) * 2
      return twice * twice * own
    }
    return BoxOffsets(
      tx: YOLOHead.sigmoid(head(prior, 0)) * 2 - 0.5,
      ty: YOLOHead.sigmoid(head(prior, 1)) * 2 - 0.5,
      tw: side(head(prior, 2), grid.cellWidths[anchor]),
      th: side(head(prior, 3), grid.cellHeights[anchor]))
  }

  private func classLoss(_ head: YOLOHead, _ prior: Int, _ wanted: Int) -> Double {
    (0..<head.classCount).reduce(0) { sum, k in
      sum
        + LogitCrossEntropy.of(
          head(prior, 5 + k), target: k == wanted ? 1 - 0.5 * smoothing : 0.5 * smoothing)
    }
  }
}
