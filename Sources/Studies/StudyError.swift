import Boxes
import Clustering
import Configs
import Labels
import Lint
import Targets
import Text
import Trainers

/// What stops a study: what was asked for can't be, or a file that was named can't be used.
///
/// What stops the rooms below is thrown as their own error (`LabelsError`, `ClusteringError`, …);
/// where it is about a file that the user named, a case here adds the file's name.
public enum StudyError: Error, Sendable {
  // Files that the user named.
  /// A class file without a class.
  case emptyClassFile(path: String)
  /// The same pictures are labeled twice, and nothing says which labels are meant.
  case labeledTwice(DoubleLabels, root: String)
  /// No file is a label of the format that the user states.
  case noLabels(paths: [String], format: LabelFormatName, files: Int, first: String, what: String)
  /// No reader has this name.
  case unknownReader(String)
  /// A layout file that can't be read.
  case layoutFile(path: String, LayoutError)
  /// A trainer's config that can't be read.
  case configFile(path: String, ConfigReadError)
  /// A config of another trainer, where SqueezeDet's own matcher is asked.
  case notSqueezeDet(path: String)
  /// A config of another trainer than labels are linted for.
  case otherTrainer(path: String, profile: String, preset: String?)
  /// A file of anchors that can't be read.
  case anchorsFile(path: String, AnchorsInputError)
  /// A sketch that can't be read.
  case sketchFile(path: String, ClusteringError)
  /// A baseline that can't be read.
  case baselineFile(path: String, LintError)
  /// Files that would be replaced, and may not be.
  case existing(first: String, more: Int)
  /// A folder of detections without any.
  case noDetections(path: String)
  /// A file of detections that is no such file.
  case detectionsFile(path: String, reason: String)
  /// Rows of detections that can't be read, with file and line.
  case badDetections(first: [String], more: Int)

  // Sizes and anchors.
  /// No image's size is known, and the study is about images.
  case noImageSize
  /// A sketch holds sizes and no places that could be augmented.
  case augmentsSketch(path: String)
  /// Images that can't be augmented, because their size is not known.
  case augmentsWithoutSize(images: Int, first: String)
  /// Labels and sketches were given together.
  case mixedSources(sketch: String)
  /// A class that no box has.
  case unknownClass(name: String, known: [String])
  /// Starting anchors in pixels of an input that nobody states.
  case initialWithoutInput
  /// A starting anchor is too small to be told from nothing.
  case initialVanishes
  /// Anchors of several levels, whose order can't be that of one list.
  case ordersLevels(name: String)
  /// Anchors in shares of an input that nobody states, beside others in pixels.
  case sharesAndPixels(shares: String)
  /// Old anchors in pixels of an input that nobody states.
  case orderWithoutInput(name: String)
  /// The config that anchors are refined for has another input.
  case otherInput(ImageSize)
  /// No object that the config's trainer could match.
  case nothingToMatch(classNames: [String])
  /// Anchors to compare with, in pixels of an input that nobody states.
  case comparedWithoutInput(name: String)
  /// Anchors to judge, in pixels of an input that nobody states.
  case anchorsWithoutInput(name: String)
  /// Anchors to write, in pixels of an input that nobody states.
  case emittedWithoutInput
  /// A trainer's file holds pixels, and the anchors are shares of an unknown input.
  case noPixels(target: String)
  /// An anchor to judge that is no size.
  case badAnchor(name: String, width: Double, height: Double)
  /// A layout whose cells are not sizes and ratios.
  case noSizesAndRatios(layout: String)
  /// A layout to write, of a trainer that layouts do not describe.
  case hasNoLayout(trainer: String)
  /// A target that holds free widths and heights, and a layout to write.
  case takesNoLayout(target: String)
  /// A cell that the trainer does not have.
  case badCell(PriorCellError)

  /// The network's pixels are asked for, and the size of images is not known: of all with boxes, or of
  /// those that so many of the boxes are in.
  case unknownImageSizes(inputSize: ImageSize, boxes: Int, of: Int)

  // Conversions and splits.
  /// No label could be read.
  case nothingRead(losses: [String])
  /// The format can't hold everything.
  case lossy(format: LabelFormatName, losses: [String])
  /// Two labels would become one file, or one image of a document.
  case sameTarget(first: String, second: String, target: String)
  /// A class name that one line can't hold.
  case badClassLine(name: String)
  /// Fewer images than parts.
  case tooFewImages(images: Int, parts: Int)
  /// A name that a list of lines can't hold.
  case breaksLines(label: String)
  /// Lists of pictures, and labels without one.
  case noPictures(labels: Int, first: String, style: SplitStyle)
  /// Documents of parts, and a label that is a file of its own.
  case noDocument(label: String)
  /// A pattern of groups that no image matches.
  case noGroup(pattern: String, example: String)
  /// Two labels with one id.
  case sameID(first: String, second: String, id: String)
}

extension StudyError: CustomStringConvertible {
  /// What, where, what was expected, what to do.
  public var description: String {
    switch self {
    case .emptyClassFile(let path): "\(path): no class in it. Write one class name a line."
    case .labeledTwice(let double, let root): Self.text(double, root)
    case .noLabels(let paths, let format, let files, let first, let what):
      "\(paths.joined(separator: ", ")): "
        + (files == 1 ? "the only file is no" : "none of the \(files) files is a")
        + " \(format.type.title) label (\(first): \(what)). "
        + "Give the folder that holds the labels, or another --labels-format."
    case .unknownReader(let name):
      "There is no reader '\(name)'. There are: \(TrainerReaders.names.joined(separator: ", "))."
    case .layoutFile(let path, let error): "\(path): \(error)."
    case .configFile(let path, let error): "\(path): \(error)."
    case .notSqueezeDet(let path):
      "\(path) is another trainer's config, and --objective matched asks SqueezeDet's matcher. "
        + "Give --config squeeze.config, or another --objective."
    case .otherTrainer(let path, let profile, let preset):
      "\(path) is no config of --profile \(profile)"
        + (preset.map { ": it sets up \($0)" } ?? "") + ". Name the profile of that trainer."
    case .anchorsFile(let path, let error): "\(path): \(error)"
    case .sketchFile(let path, let error): "\(path): \(error). Make it anew with anchors sketch."
    case .baselineFile(let path, let error): "\(path): \(error)"
    case .noDetections(let path):
      "there are no detections in \(path): expected .txt files of KITTI's 16 fields a line, or VOC's "
        + "comp4_det_test_CLASS.txt. Give the folder that holds them, or COCO's results as a .json file."
    case .detectionsFile(let path, let reason):
      "\(path) can't be read as COCO's results: \(reason)"
    case .badDetections(let first, let more):
      "detections can't be read: " + first.joined(separator: "; ")
        + (more > 0 ? "; and \(DecimalText.count(more, "row", "rows")) more." : ".")
        + " Mend or remove these rows: a count without them would be another one."
    case .existing(let first, let more):
      "\(first)\(more > 0 ? " and \(more) more files are" : " is") there already. "
        + "Give --force to replace what is there."
    case .augmentsSketch(let path):
      "\(path) is a sketch: it holds no places that --augment could move. Give the labels."
    case .augmentsWithoutSize(let images, let first):
      "--augment moves pixels, and the size of "
        + (images == 1 ? "\(first) is" : "\(images) images (first: \(first)) is")
        + " not known. Give --images DIR or --image-size WxH."
    case .noImageSize:
      "no image's size is known. Give --images DIR or --image-size WxH."
    case .mixedSources(let sketch):
      "sketches and labels can't be mixed: \(sketch) is a sketch. Sketch the labels too."
    case .unknownClass(let name, let known):
      "--only-classes: no box has class '\(name)'. There are "
        + known.joined(separator: ", ") + "."
    case .initialWithoutInput:
      "--init gives sizes in pixels of an input. Give --input-size WxH."
    case .initialVanishes: "--init: a size vanishes in the units of the boxes."
    case .ordersLevels(let name):
      "--keep-order: the anchors of '\(name)' stand on several levels, each with shapes of its own. "
        + "Name a squeeze.config, a file of anchors or sizes."
    case .sharesAndPixels(let shares):
      "'\(shares)' are shares of an unknown input and the others are pixels. Cluster with "
        + "--input-size WxH, or give both as shares."
    case .orderWithoutInput(let name):
      "--keep-order '\(name)': pixels of an unknown input. Give --input-size WxH."
    case .otherInput(let size): "the config's input is \(size). Give --input-size \(size)."
    case .nothingToMatch(let classNames):
      "no object of the config's classes (\(classNames.joined(separator: ", "))) with a "
        + "known image size to match. Check CLASS_NAMES, and give --image-size WxH."
    case .comparedWithoutInput(let name):
      "--compare \(name): pixels of an unknown input. Give --input-size WxH."
    case .anchorsWithoutInput(let name):
      "--anchors '\(name)' are pixels of an unknown input. Give --input-size WxH, or "
        + "--normalize none to compare them with boxes as labeled."
    case .emittedWithoutInput:
      "the sizes are in pixels of an unknown input. Give --input-size WxH."
    case .noPixels(let target):
      "--emit \(target) needs anchors in the network's pixels. Give --input-size WxH."
    case .badAnchor(let name, let width, let height):
      "\(name): an anchor of \(width) × \(height)."
    case .noSizesAndRatios(let layout):
      "\(layout): its cells are not a size, rising by level, the mean with the next size, and ratios "
        + "with their inverses, so sizes and ratios can't be fitted. Try ssd300, ssd512 or torchvision-ssd300."
    case .hasNoLayout(let trainer):
      "\(trainer) has no priors that a layout describes: those of an SSD, a RetinaNet, a proposal "
        + "network. SqueezeDet's are in its squeeze.config (anchors emit --to squeezedet), those of "
        + "YOLO trainers are anchors by level (--format csv or json)."
    case .takesNoLayout(let target):
      "\(target) holds free widths and heights, and --layout gives sizes and ratios. "
        + "Emit for \(Self.layoutTargets), or keep it with --save-layout FILE.json."
    case .badCell(let error): "--show-priors: \(error)."
    case .unknownImageSizes(let inputSize, let boxes, let all):
      (boxes == all
        ? "the size of no image is known, so boxes"
        : "\(boxes) of \(all) boxes are in images of unknown size, which")
        + " can't be brought to an input of \(inputSize). Give --images DIR or --image-size WxH."
    case .nothingRead(let losses):
      "no label could be read: \(losses.joined(separator: ", ")). Run dataset lint."
    case .lossy(let format, let losses):
      """
      \(format) can't hold everything; nothing was written. It would lose
        \(losses.joined(separator: "\n  "))
      Give --lossy to write the rest.
      """
    case .sameTarget(let first, let second, let target):
      "\(first) and \(second) would both become \(target). Convert them one by one."
    case .badClassLine(let name):
      "the class name '\(name)' can't be a line of classes.txt; rename it."
    case .tooFewImages(let images, let parts):
      "\(DecimalText.count(images, "image", "images")) can't fill \(parts) parts. "
        + "Give more labels or fewer parts."
    case .breaksLines(let label): "\(label): a list of lines can't hold this name. Rename the file."
    case .noPictures(let labels, let first, let style):
      "\(DecimalText.count(labels, "label has", "labels have")) no image, first \(first), and "
        + "\(style.rawValue) lists name images. Give --images DIR or --style voc."
    case .noDocument(let label):
      "\(label) is no COCO document, and --style coco divides documents. "
        + "Convert the labels first: dataset convert --to coco."
    case .noGroup(let pattern, let example):
      "--group '\(pattern)' matches no path, as \(example). It is a regular expression; what stands in its "
        + "first parentheses, or all that it matches, is what the images of a group have in common."
    case .sameID(let first, let second, let id):
      "\(first) and \(second) have the same id, \(id): a list of ids can't tell them apart."
    }
  }

  /// Targets that take sizes and ratios.
  private static var layoutTargets: String {
    ConfigEmitters.all.map(\.info).filter { $0.takes != .anchors }.map(\.target)
      .joined(separator: ", ")
  }

  /// Two labels of one picture, and what would say which one is meant.
  private static func text(_ double: DoubleLabels, _ root: String) -> String {
    let (first, second) = (double.first, double.second)
    func name(_ group: LabelGroup) -> String {
      let path = group.path.isEmpty ? "the folder" : "'\(group.path)'"
      return "\(path) (\(group.pictureCount) labeled as \(group.format))"
    }
    let count = DecimalText.count(double.pictures, "picture is", "pictures are", isGrouped: false)
    let remedy =
      first.format == second.format
      ? "Give one of them: \(first.input(root, beside: second)) or \(second.input(root, beside: first))."
      : "Choose one with --labels-format \(first.format) or \(second.format)."
    return
      "\(count) labeled twice, first '\(double.example)': in \(name(first)) and in \(name(second)). "
      + remedy
  }
}

extension LabelGroup {
  /// What reads this group without another, as a command line takes it.
  fileprivate func input(_ root: String, beside other: LabelGroup) -> String {
    let full = root.isEmpty || path.hasPrefix("/") ? path : path.isEmpty ? root : "\(root)/\(path)"
    let holdsOther = path.isEmpty || other.path.hasPrefix(path + "/")
    return holdsOther ? "\(full)/*.\(format.type.fileExtension)" : full
  }
}
