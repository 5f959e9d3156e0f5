// Made of the examples in README.md and Sources by `UPDATE_GOLDENS=1 swift test --filter ExampleTests`.
// swift-format-ignore-file
import Augmentations
import Boxes
import Clustering
import Configs
import Detections
import Foundation
import JSONText
import Labels
import Lint
import Studies
import Targets
import Testing
import Text

enum Examples {
  /// README.md
  static func README_md_1(_ folder: ExampleFolder) throws {
    let dataset = try Dataset([folder.kitti])
    let found = try ClusterStudy(anchorCount: 9, inputSize: ImageSize(width: 1248, height: 384)).run(on: dataset)
    try OutputFile.write(found.squeezeDetConfig(lowercaseClasses: true).bytes, to: folder.output("new.config"))
  }

  /// Sources/Augmentations/Augmentation.swift
  static func Augmentations_Augmentation_1(_ folder: ExampleFolder) throws {
    let car = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 200, yMax: 160)
    var (scene, draws) = (AugmentedScene(width: 500, height: 375, boxes: [car]), Draws(seed: 1))
    AugmentationList.named("torchvision-ssd")?.augment(&scene, with: &draws)
  }

  /// Sources/Augmentations/Draws.swift
  static func Augmentations_Draws_1(_ folder: ExampleFolder) throws {
    var draws = Draws(seed: 1, stream: 7)
    let ratio = draws.uniform(1, 4)
    var again = Draws(playing: [3.6, 1])
    #expect("\(again.uniform(ratio, 4) as Any)" == "3.6")
  }

  /// Sources/Augmentations/README.md
  static func Augmentations_README_md_1(_ folder: ExampleFolder) throws {
    let car = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 200, yMax: 160)
    var (scene, draws) = (AugmentedScene(width: 500, height: 375, boxes: [car]), Draws(seed: 1))
    AugmentationList.named("caffe-ssd")?.augment(&scene, with: &draws)
    folder.take(scene.objects.map(\.place), scene.width, scene.height)
  }

  /// Sources/Augmentations/Scene/AugmentedScene.swift
  static func Augmentations_Scene_AugmentedScene_1(_ folder: ExampleFolder) throws {
    let car = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 200, yMax: 160)
    var (scene, draws) = (AugmentedScene(width: 500, height: 375, boxes: [car]), Draws(seed: 1))
    Augmentation.caffeSSD.augment(&scene, with: &draws)
    for object in scene.objects { folder.take(object.place, object.edges.numbers) }
  }

  /// Sources/Boxes/Box.swift
  static func Boxes_Box_1(_ folder: ExampleFolder) throws {
    let car = Box<Pixels>(xMin: 10, yMin: 20, xMax: 50, yMax: 40)
    #expect("\(car?.area as Any)" == "Optional(800.0)")
    #expect("\(Box<Pixels>(xMin: 50, yMin: 20, xMax: 10, yMax: 40) as Any)" == "nil")
  }

  /// Sources/Boxes/Edges.swift
  static func Boxes_Edges_1(_ folder: ExampleFolder) throws {
    let written = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 10, yMax: 60)
    #expect("\(written.width as Any)" == "-30.0")
    #expect("\(written.box as Any)" == "nil")
  }

  /// Sources/Boxes/InputFit.swift
  static func Boxes_InputFit_1(_ folder: ExampleFolder) throws {
    guard let image = ImageSize(width: 1242, height: 375),
      let input = ImageSize(width: 640, height: 640)
    else { return }
    let placement = InputFit.pad(.centered, .up).placement(of: image, in: input)
    #expect("\(placement.width as Any)" == "640.0")
    #expect("\(placement.height as Any)" == "194.0")
    #expect("\(placement.top as Any)" == "223.0")
  }

  /// Sources/Boxes/Overlap.swift
  static func Boxes_Overlap_1(_ folder: ExampleFolder) throws {
    if let wide = Size<Pixels>(width: 20, height: 10), let tall = Size<Pixels>(width: 10, height: 20) {
      folder.take(Overlap.shapeIoU(wide, tall))  // 1/3
    }
  }

  /// Sources/Boxes/SpaceScale.swift
  static func Boxes_SpaceScale_1(_ folder: ExampleFolder) throws {
    guard let image = ImageSize(width: 1242, height: 375),
      let input = ImageSize(width: 1248, height: 384)
    else { return }
    let toInput = SpaceScale<Pixels, InputPixels>(from: image, to: input)
    let box = Edges<Pixels>(xMin: 0, yMin: 0, xMax: 621, yMax: 125)
    let seen: Edges<InputPixels> = toInput.edges(box)
    #expect("\(seen.numbers as Any)" == "[0.0, 0.0, 624.0, 128.0]")
  }

  /// Sources/Clustering/KMeans/AnchorClustering.swift
  static func Clustering_KMeans_AnchorClustering_1(_ folder: ExampleFolder) throws {
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    for (width, height) in [(10.0, 10.0), (12, 10), (60, 40), (64, 40)] {
      builder.add(width: width, height: height, image: nil)
    }
    let plain = ClusteringOptions(anchorCount: 2, distance: .euclidean)
    let found = try AnchorClustering(builder.finish(), plain).run()
    #expect("\(found.anchors.sizes.map(\.width) as Any)" == "[11.0, 62.0]")
  }

  /// Sources/Configs/SqueezeDet/SqueezeDetConfigFile.swift
  static func Configs_SqueezeDet_SqueezeDetConfigFile_1(_ folder: ExampleFolder) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.config)))
    let file = try SqueezeDetConfigFile(reading: bytes)
    folder.take(file.config.anchorSeeds, file.config.classNames)
    for fact in file.facts { folder.take("warning:", fact) }
  }

  /// Sources/Detections/Evaluator.swift
  static func Detections_Evaluator_1(_ folder: ExampleFolder) throws {
    let box = JudgedBox(x: 0, y: 0, width: 10, height: 10)
    let scene = JudgedScene(
      classNames: ["car"], imageNames: ["000001"],
      objects: [JudgedObject(image: 0, classIndex: 0, box: box)],
      detections: [.init(image: 0, classIndex: 0, box: box, score: 0.9)])
    let judgment = try Evaluators.named("voc12")?.judge(scene)
    #expect("\(judgment?.summary.first?.value as Any)" == "Optional(1.0)")
  }

  /// Sources/Detections/Scene/JudgedBox.swift
  static func Detections_Scene_JudgedBox_1(_ folder: ExampleFolder) throws {
    let box = JudgedBox(x: 10, y: 20, width: 30, height: 40)
    #expect("\(box.xMax as Any)" == "40.0")
    #expect("\(JudgedBox(Edges(xMin: 10, yMin: 20, xMax: 40, yMax: 60)).width as Any)" == "30.0")
  }

  /// Sources/JSONText/JSONReader.swift
  static func JSONText_JSONReader_1(_ folder: ExampleFolder) throws {
    let value = try JSONReader().read(#"{"sizes": [30, 60.5]}"#)
    #expect("\(value["sizes"]?.array?.count as Any)" == "Optional(2)")
    #expect("\(value["sizes"]?.array?.last?.double as Any)" == "Optional(60.5)")
  }

  /// Sources/Labels/Files/DatasetLoader.swift
  static func Labels_Files_DatasetLoader_1(_ folder: ExampleFolder) throws {
    let files = try DatasetLoader().find([folder.voc])  // VOC2012/Annotations/*.xml
    folder.take(files.count, files.classNames ?? [])
  }

  /// Sources/Labels/Files/LabelStream.swift
  static func Labels_Files_LabelStream_1(_ folder: ExampleFolder) throws {
    let stream = LabelStream(try DatasetLoader().find([folder.voc]))
    let (counts, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in image.objects.count }
    folder.take(counts.reduce(0, +), "objects")
  }

  /// Sources/Labels/Gate.swift
  static func Labels_Gate_1(_ folder: ExampleFolder) throws {
    let corners = WrittenBox(30, 10, 30, 40, .continuous)
    let object = LabeledObject(className: "car", box: corners, index: 0)
    #expect("\(Gate.judge(object) as Any)" == "leftOut(Labels.Gate.Reason.empty)")
  }

  /// Sources/Labels/Pixels/PixelEvidence.swift
  static func Labels_Pixels_PixelEvidence_1(_ folder: ExampleFolder) throws {
    var evidence = PixelEvidence()
    let box = LabeledObject(className: "car", box: WrittenBox(0, 10, 100, 30))
    let size = DeclaredSize(width: 100, height: 80)
    evidence.collect(LabeledImage(path: "a.xml", format: .voc, objects: [box], declaredSize: size))
    folder.take(evidence.judgment)  // edges: 1 minimum of 0 and 1 maximum of the width
  }

  /// Sources/Studies/Anchors/ClusterStudy.swift
  static func Studies_Anchors_ClusterStudy_1(_ folder: ExampleFolder) throws {
    let study = ClusterStudy(anchorCount: 9, inputSize: ImageSize(width: 1248, height: 384))
    let found = try study.run(on: try Dataset([folder.kitti]))
    let config = try found.squeezeDetConfig(lowercaseClasses: true)
    try OutputFile.write(config.bytes, to: folder.output("new.config"))
  }

  /// Sources/Studies/Anchors/ElbowStudy.swift
  static func Studies_Anchors_ElbowStudy_1(_ folder: ExampleFolder) throws {
    let study = ElbowStudy(counts: 1...6, inputSize: ImageSize(width: 1248, height: 384))
    let source = try SizeSource([folder.kitti], for: study)
    let found = try study.run(on: source)
    folder.take(found.report.elbow ?? 0, found.best?.anchors.sizes ?? [])
  }

  /// Sources/Studies/Anchors/EncodingStudy.swift
  static func Studies_Anchors_EncodingStudy_1(_ folder: ExampleFolder) throws {
    let study = EncodingStudy(.preset("gluoncv-ssd300"))
    for image in try study.run(on: try Dataset([folder.voc])).images {
      folder.take(image.path, image.positiveCount)
    }
  }

  /// Sources/Studies/Anchors/Evaluation/EvaluationStudy.swift
  static func Studies_Anchors_Evaluation_EvaluationStudy_1(_ folder: ExampleFolder) throws {
    let study = EvaluationStudy([.trainer(.config(folder.config))])
    for evaluation in try study.run(on: try Dataset([folder.kitti])).evaluations {
      folder.take(evaluation.name, evaluation.matches?.statistics.overall.matchedShare ?? 0)
    }
  }

  /// Sources/Studies/Augmenting/AugmentationChoice.swift
  static func Studies_Augmenting_AugmentationChoice_1(_ folder: ExampleFolder) throws {
    var choices = DatasetChoices()
    choices.augmentation = AugmentationChoice("caffe-ssd", seed: 1, copies: 10)
    let found = try StatisticsStudy().run(on: try Dataset([folder.voc], choices))
    folder.take(found.statistics.boxes)
  }

  /// Sources/Studies/Conversion/ConversionStudy.swift
  static func Studies_Conversion_ConversionStudy_1(_ folder: ExampleFolder) throws {
    let study = ConversionStudy(to: TargetLayout(format: .coco, root: folder.output("coco")), isLossy: true)
    let tally = try study.run(on: try Dataset([folder.voc]))
    folder.take(tally.images, tally.objects)
  }

  /// Sources/Studies/Dataset/Dataset.swift
  static func Studies_Dataset_Dataset_1(_ folder: ExampleFolder) throws {
    let dataset = try Dataset([folder.voc])
    let numbers = try StatisticsStudy().run(on: dataset).statistics
    folder.take("\(numbers.boxes) boxes in \(numbers.images) images")
  }

  /// Sources/Studies/Dataset/StatisticsStudy.swift
  static func Studies_Dataset_StatisticsStudy_1(_ folder: ExampleFolder) throws {
    let study = StatisticsStudy(inputSize: ImageSize(width: 300, height: 300))
    let outcome = try study.run(on: try Dataset([folder.voc]))
    for entry in outcome.statistics.sortedClasses { folder.take(entry.name, entry.statistics.objects) }
  }

  /// Sources/Studies/Linting/FixStudy.swift
  static func Studies_Linting_FixStudy_1(_ folder: ExampleFolder) throws {
    var outcome = LintStudy().run(on: try Dataset([folder.voc]))
    let tally = FixStudy(safeties: [.safe]).run(&outcome)
    folder.take("\(tally.fixed) mended, \(outcome.findings.count) left")
  }

  /// Sources/Studies/Linting/LintStudy.swift
  static func Studies_Linting_LintStudy_1(_ folder: ExampleFolder) throws {
    let outcome = LintStudy().run(on: try Dataset([folder.voc]))
    for finding in outcome.findings { folder.take(finding.code, finding.file, finding.message) }
  }

  /// Sources/Studies/Previews/PreviewStudy.swift
  static func Studies_Previews_PreviewStudy_1(_ folder: ExampleFolder) throws {
    var study = PreviewStudy(.config(folder.config))
    study.filters = [.unmatched]
    study.pictures.folder = folder.output("previews")
    try study.run(on: try Dataset([folder.kitti])) { image in
      folder.take(image.matches.stem, image.matches.neverMatchedCount)
    }
  }

  /// Sources/Studies/README.md
  static func Studies_README_md_1(_ folder: ExampleFolder) throws {
    let dataset = try Dataset([folder.kitti])
    let found = try ClusterStudy(anchorCount: 9, inputSize: ImageSize(width: 1248, height: 384)).run(on: dataset)
    try OutputFile.write(found.squeezeDetConfig(lowercaseClasses: true).bytes, to: folder.output("new.config"))
  }

  /// Sources/Studies/Splits/SplitGrouping.swift
  static func Studies_Splits_SplitGrouping_1(_ folder: ExampleFolder) throws {
    // video7_frame0012.jpg and video7_frame0013.jpg go to one part.
    let grouping = SplitGrouping(pattern: "(video[0-9]+)_")
  }

  /// Sources/Studies/Splits/SplitStudy.swift
  static func Studies_Splits_SplitStudy_1(_ folder: ExampleFolder) throws {
    let split = try SplitStudy(.ratios([0.8, 0.2])).run(on: try Dataset([folder.voc]))
    try split.write(below: folder.output("lists"))
  }

  /// Sources/Targets/Coding/TargetEncoder.swift
  static func Targets_Coding_TargetEncoder_1(_ folder: ExampleFolder) throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    var groundTruths = GroundTruthColumns()
    groundTruths.append(Edges(xMin: 60, yMin: 70, xMax: 160, yMax: 150), classIndex: 2)
    var work = TargetWorkspace()
    try encoder.encode(groundTruths, into: &work)
    folder.take(work.positives.count, "of", encoder.priors.count, "priors")
  }

  /// Sources/Text/DecimalText.swift
  static func Text_DecimalText_1(_ folder: ExampleFolder) throws {
    #expect("\(DecimalText.fixed(0.125, 2) as Any)" == "0.12")
    #expect("\(DecimalText.percent(0.6713) as Any)" == "67.1 %")
    #expect("\(DecimalText.count(1200, "box", "boxes") as Any)" == "1,200 boxes")
  }

  /// Sources/Text/TextTable.swift
  static func Text_TextTable_1(_ folder: ExampleFolder) throws {
    var table = TextTable([(head: "class", alignment: .left), (head: "boxes", alignment: .right)])
    table.add(["car", DecimalText.grouped(28_742)])
    folder.take(table.text())
  }

  static let all: [(name: String, run: @Sendable (ExampleFolder) throws -> Void)] = [
    ("README_md_1", README_md_1),
    ("Augmentations_Augmentation_1", Augmentations_Augmentation_1),
    ("Augmentations_Draws_1", Augmentations_Draws_1),
    ("Augmentations_README_md_1", Augmentations_README_md_1),
    ("Augmentations_Scene_AugmentedScene_1", Augmentations_Scene_AugmentedScene_1),
    ("Boxes_Box_1", Boxes_Box_1),
    ("Boxes_Edges_1", Boxes_Edges_1),
    ("Boxes_InputFit_1", Boxes_InputFit_1),
    ("Boxes_Overlap_1", Boxes_Overlap_1),
    ("Boxes_SpaceScale_1", Boxes_SpaceScale_1),
    ("Clustering_KMeans_AnchorClustering_1", Clustering_KMeans_AnchorClustering_1),
    ("Configs_SqueezeDet_SqueezeDetConfigFile_1", Configs_SqueezeDet_SqueezeDetConfigFile_1),
    ("Detections_Evaluator_1", Detections_Evaluator_1),
    ("Detections_Scene_JudgedBox_1", Detections_Scene_JudgedBox_1),
    ("JSONText_JSONReader_1", JSONText_JSONReader_1),
    ("Labels_Files_DatasetLoader_1", Labels_Files_DatasetLoader_1),
    ("Labels_Files_LabelStream_1", Labels_Files_LabelStream_1),
    ("Labels_Gate_1", Labels_Gate_1),
    ("Labels_Pixels_PixelEvidence_1", Labels_Pixels_PixelEvidence_1),
    ("Studies_Anchors_ClusterStudy_1", Studies_Anchors_ClusterStudy_1),
    ("Studies_Anchors_ElbowStudy_1", Studies_Anchors_ElbowStudy_1),
    ("Studies_Anchors_EncodingStudy_1", Studies_Anchors_EncodingStudy_1),
    ("Studies_Anchors_Evaluation_EvaluationStudy_1", Studies_Anchors_Evaluation_EvaluationStudy_1),
    ("Studies_Augmenting_AugmentationChoice_1", Studies_Augmenting_AugmentationChoice_1),
    ("Studies_Conversion_ConversionStudy_1", Studies_Conversion_ConversionStudy_1),
    ("Studies_Dataset_Dataset_1", Studies_Dataset_Dataset_1),
    ("Studies_Dataset_StatisticsStudy_1", Studies_Dataset_StatisticsStudy_1),
    ("Studies_Linting_FixStudy_1", Studies_Linting_FixStudy_1),
    ("Studies_Linting_LintStudy_1", Studies_Linting_LintStudy_1),
    ("Studies_Previews_PreviewStudy_1", Studies_Previews_PreviewStudy_1),
    ("Studies_README_md_1", Studies_README_md_1),
    ("Studies_Splits_SplitGrouping_1", Studies_Splits_SplitGrouping_1),
    ("Studies_Splits_SplitStudy_1", Studies_Splits_SplitStudy_1),
    ("Targets_Coding_TargetEncoder_1", Targets_Coding_TargetEncoder_1),
    ("Text_DecimalText_1", Text_DecimalText_1),
    ("Text_TextTable_1", Text_TextTable_1),
  ]
}
