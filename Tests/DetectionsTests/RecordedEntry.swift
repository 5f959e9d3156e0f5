import Detections

@testable import enum Detections.Detectron2Evaluators
@testable import enum Detections.Evaluators
@testable import enum Detections.MMDetEvaluators

/// One evaluator as it was run for a recording: where its numbers stand, and how ours are called there.
struct RecordedEntry: Sendable {
  let file: String
  /// The path before its numbers.
  let path: String
  let evaluator: Evaluator
  /// The name of a class's first number there; nothing where the number stands alone.
  let shape: Shape
  /// How far a number may be off.
  let tolerance: Double

  /// How numbers are called.
  enum Shape: Sendable {
    case coco, means, years, kitti(className: String), squeezeDet, squeezeDetByClass
  }

  /// Our numbers by their paths.
  func numbers(of scene: JudgedScene) -> [String: RecordedEvaluators.Leaf] {
    var leaves: [String: RecordedEvaluators.Leaf] = [:]
    let prefix = path.isEmpty ? "" : path + "/"
    func set(_ name: String, _ value: Double?) {
      leaves[prefix + name] = value.map { .number($0) } ?? .nothing
    }
    switch shape {
    case .coco:
      guard let judgment = try? evaluator.judge(scene) else { return [:] }
      for measure in judgment.summary { set("summary/\(measure.name)", measure.value) }
      for found in judgment.classes {
        guard found["AP"] != nil else {
          set("classes/\(found.name)", nil)
          continue
        }
        for measure in found.measures {
          set("classes/\(found.name)/\(measure.name)", measure.value)
        }
        setSteps(found, set)
      }
    case .means:
      guard let judgment = try? evaluator.judge(scene) else { return [:] }
      set("mean", judgment["AP"])
      for found in judgment.classes {
        set("classes/\(found.name)", found["AP"])
        set("num_gts/\(found.name)", Double(found.objects))
      }
    case .years:
      guard let judgment = try? evaluator.judge(scene) else { return [:] }
      for measure in judgment.summary { set("summary/\(measure.name)", measure.value) }
      for found in judgment.classes {
        for measure in found.measures {
          set("classes/\(found.name)/\(measure.name)", measure.value)
        }
        setSteps(found, set)
      }
    case .kitti(let className):
      for index in scene.classNames.indices {
        guard let found = try? evaluator.judge(scene.alone(index, className)).classes[0] else {
          continue
        }
        let name = scene.classNames[index]
        guard found["easy"] != nil else {
          set(name, nil)
          continue
        }
        for measure in found.measures { set("\(name)/\(measure.name)", measure.value) }
        for (place, precision) in found.precisionByThreshold.enumerated() {
          // The recording has six decimals.
          set("\(name)/precision_at_11_easy/\(place)", (precision * 1e6).rounded() / 1e6)
        }
      }
    case .squeezeDet:
      do {
        let judgment = try evaluator.judge(scene)
        set("mean_plain", judgment["AP_plain"])
        set("mean_interpolated", judgment["AP"])
        for found in judgment.classes { setSqueezeDet("classes/\(found.name)", found, set) }
      } catch { leaves[prefix + "error"] = .text("IndexError") }
    case .squeezeDetByClass:
      for index in scene.classNames.indices {
        let name = scene.classNames[index]
        do {
          let judgment = try evaluator.judge(scene.alone(index, name))
          setSqueezeDet(name, judgment.classes[0], set)
        } catch { leaves[prefix + "\(name)/error"] = .text("IndexError") }
      }
    }
    return leaves
  }

  private func setSteps(_ found: Judgment.OfClass, _ set: (String, Double?) -> Void) {
    for (step, precision) in found.precisionByThreshold.enumerated() {
      let hundredths = 50 + 5 * step
      set("classes/\(found.name)/AP_at/0.\(hundredths)", precision)
    }
  }

  private func setSqueezeDet(
    _ path: String, _ found: Judgment.OfClass, _ set: (String, Double?) -> Void
  ) {
    set("\(path)/AP_plain", found["AP_plain"])
    set("\(path)/AP_interpolated", found["AP"])
    set("\(path)/precision", found["precision"])
    set("\(path)/recall", found["recall"])
    set("\(path)/f1", found["F1"])
  }
}

extension JudgedScene {
  /// The objects and detections of one class, under another name.
  fileprivate func alone(_ index: Int, _ name: String) -> JudgedScene {
    var scene = JudgedScene(
      classNames: [name], imageNames: imageNames,
      objects: objects.filter { $0.classIndex == index },
      detections: detections.filter { $0.classIndex == index })
    for place in scene.objects.indices { scene.objects[place].classIndex = 0 }
    for place in scene.detections.indices { scene.detections[place].classIndex = 0 }
    return scene
  }
}

extension RecordedEntry {
  /// All that were recorded.
  static let all: [RecordedEntry] = coco + vocKind + others

  private static func evaluator(
    _ name: String, at threshold: Double? = nil
  ) -> Evaluator {
    guard var evaluator = Evaluators.named(name) else { fatalError("no evaluator '\(name)'") }
    guard let threshold else { return evaluator }
    switch evaluator.rules {
    case .coco(var rules):
      rules.thresholds = [threshold]
      evaluator.rules = .coco(rules)
    case .voc(var rules):
      rules.thresholds = [threshold]
      evaluator.rules = .voc(rules)
    case .kitti, .squeezeDet: break
    }
    return evaluator
  }

  private static let coco: [RecordedEntry] =
    [
      ("pycocotools", "coco", 1e-9), ("faster_coco_eval", "faster-coco-eval", 1e-9),
      ("globox", "globox", 1e-9), ("supervision", "supervision", 1e-7),
      ("torchmetrics", "torchmetrics", 1e-7),
    ].map { file, name, tolerance in
      RecordedEntry(
        file: file, path: "", evaluator: evaluator(name), shape: .coco, tolerance: tolerance)
    } + [
      RecordedEntry(
        file: "torchmetrics", path: "half_only", evaluator: evaluator("torchmetrics", at: 0.5),
        shape: .coco, tolerance: 1e-7)
    ]

  private static var vocKind: [RecordedEntry] {
    var entries: [RecordedEntry] = []
    func add(_ file: String, _ path: String, _ evaluator: Evaluator, _ tolerance: Double = 1e-9) {
      entries.append(
        RecordedEntry(
          file: file, path: path, evaluator: evaluator, shape: .means, tolerance: tolerance))
    }
    for (text, threshold) in [("0.50", 0.5), ("0.75", 0.75)] {
      add("gluoncv", "VOCMApMetric/iou_\(text)", evaluator("gluoncv-voc", at: threshold))
      add("gluoncv", "VOC07MApMetric/iou_\(text)", evaluator("gluoncv-voc07", at: threshold))
      add("mmdet", "area/iou_\(text)", evaluator("mmdet", at: threshold), 1e-7)
      add("mmdet", "area/iou_\(text)_legacy", evaluator("mmdet-voc", at: threshold), 1e-7)
      var points = evaluator("mmdet")
      var rules = MMDetEvaluators.rules(.elevenPoints, .none)
      rules.thresholds = [threshold]
      points.rules = .voc(rules)
      add("mmdet", "11points/iou_\(text)", points, 1e-7)
      add("mmdet", "11points/iou_\(text)_legacy", evaluator("mmdet-voc07", at: threshold), 1e-7)
    }
    add("pascal_voc", "voc2007", evaluator("voc07"))
    add("pascal_voc", "voc2012", evaluator("voc12"))
    add("tf_od", "PascalDetectionEvaluator", evaluator("tf-od-pascal"))
    add("tf_od", "WeightedPascalDetectionEvaluator", evaluator("tf-od-weighted-pascal"))
    add("tf_od", "OpenImagesDetectionEvaluator", evaluator("tf-od-open-images"))
    add("object_detection_metrics", "all_points", evaluator("object-detection-metrics"))
    add("object_detection_metrics", "eleven_points", evaluator("object-detection-metrics-11"))
    return entries
  }

  private static var others: [RecordedEntry] {
    var entries: [RecordedEntry] = []
    for (year, name) in [("y2007", "detectron2-voc07"), ("y2012", "detectron2-voc12")] {
      let read = evaluator(name)
      var same = read
      same.rules = .voc(
        name.hasSuffix("07")
          ? Detectron2Evaluators.rules(.elevenPoints, .zero, firstPixel: 0)
          : Detectron2Evaluators.rules(.area, .poison, firstPixel: 0))
      for (path, evaluator) in [(year, read), ("\(year)_same_numbers", same)] {
        entries.append(
          RecordedEntry(
            file: "detectron2", path: path, evaluator: evaluator, shape: .years, tolerance: 1e-9))
      }
    }
    for name in ["Pedestrian", "Car"] {
      entries.append(
        RecordedEntry(
          file: "kitti", path: name, evaluator: evaluator("kitti"),
          shape: .kitti(className: name), tolerance: 1e-9))
    }
    for (path, shape) in [
      ("whole", Shape.squeezeDet), ("one_class_at_a_time", .squeezeDetByClass),
    ] {
      entries.append(
        RecordedEntry(
          file: "squeezedet_keras", path: path, evaluator: evaluator("squeezedet"), shape: shape,
          tolerance: 1e-9))
    }
    return entries
  }
}
