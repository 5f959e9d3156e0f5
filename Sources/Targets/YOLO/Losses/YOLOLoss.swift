/// The loss of a YOLO trainer over a batch of images.
public enum YOLOLoss: Hashable, Sendable {
  /// yolov5's and yolov7's, over rows.
  case rows(YOLORowLoss)
  /// mmdet's, over priors.
  case priors(YOLOPriorLoss)
  /// darknet's, of its layers.
  case layers(DarknetLoss)

  /// What tables call it.
  public var name: String {
    switch self {
    case .rows(let loss): loss.name
    case .priors: "mmdet-yolov3"
    case .layers(let loss): loss.name
    }
  }

  /// The loss of a batch.
  ///
  /// - Parameter preset: the one that the images' targets were made for.
  /// - Shape: each head has a row for every prior of the preset; all have the same classes.
  public func callAsFunction(_ images: [YOLOLossImage], preset: YOLOPreset) -> YOLOLossResult {
    precondition(
      images.allSatisfy {
        $0.head.priorCount == preset.layout.count
          && $0.head.classCount == images[0].head.classCount
      }, "each head has a row for each prior, and all have the same classes")
    return switch self {
    case .rows(let loss): loss(images, layout: preset.layout)
    case .priors(let loss): loss(images)
    case .layers(let loss): loss(images, preset: preset).parts
    }
  }
}

/// Cross entropy of a logit with a sigmoid, stable for large numbers.
enum LogitCrossEntropy {
  /// - Parameter target: the wanted probability, 0…1.
  static func of(_ logit: Float, target: Double) -> Double {
    let x = Double(logit)
    let rest = Double.naturalLogarithm(1 + Double.exponential(-abs(x)))
    return max(x, 0) - x * target + rest
  }
}
