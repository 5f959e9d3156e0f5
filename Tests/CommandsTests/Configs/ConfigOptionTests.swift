import Commands
import Foundation
import Testing

@Suite struct ConfigOptionTests {
  private let kitti = CommandRun.fixture("kitti")
  private let darknet = CommandRun.fixture("emitters/darknet/expected.cfg")
  private let yolov5 = CommandRun.fixture("emitters/yolov5/expected.yaml")

  @Test func `a file that was emitted is previewed, evaluated and encoded`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("heads.cfg")
    let emitted = CommandRun(
      AnchorsCommand.self,
      [
        "emit", "--anchors", "10,13 30,61 59,119 116,90 156,198 373,326", "--to", "darknet",
        "--strides", "16,32", "--input-size", "416x416", "--classes", "Car,Pedestrian,Cyclist,Van",
        "--output", file, "--quiet",
      ])
    #expect(emitted.status == .clean)
    let preview = CommandRun(
      PreviewMatchesCommand.self, [kitti, "--config", file, "--no-images"])
    #expect(preview.status == .clean && preview.output.contains("under darknet-yolo"))
    #expect(preview.errors.isEmpty, "\(preview.errors)")
    let judged = CommandRun(AnchorsCommand.self, ["evaluate", kitti, "--config", file])
    #expect(judged.status == .clean && judged.output.contains("stretched to 416x416"))
    let targets = folder.path("targets.safetensors")
    let encoded = CommandRun(
      AnchorsCommand.self, ["encode", kitti, "--config", file, "--output", targets])
    #expect(encoded.status == .clean && encoded.output.hasPrefix("12 images, 2,535 priors each"))
  }

  @Test func `what a file leaves open is told, and not when quiet`() {
    let arguments = [kitti, "--config", yolov5, "--no-images"]
    let loud = CommandRun(PreviewMatchesCommand.self, arguments)
    #expect(loud.errors.contains("note: \(yolov5): the network's input is taken from the comment"))
    #expect(loud.errors.contains("anchor_t stands in the hyp file"))
    let quiet = CommandRun(PreviewMatchesCommand.self, arguments + ["--quiet"])
    #expect(quiet.errors.isEmpty && quiet.output == loud.output)
  }

  @Test func `a file for another number of classes is told`() {
    let told = "is for 3 classes, and 4 stand in the labels that were read"
    let preview = CommandRun(
      PreviewMatchesCommand.self, [kitti, "--config", darknet, "--no-images"])
    #expect(preview.errors.contains(told))
    let judged = CommandRun(AnchorsCommand.self, ["evaluate", kitti, "--config", darknet])
    #expect(judged.errors.contains(told))
    let linted = CommandRun(
      DatasetCommand.self, ["lint", kitti, "--profile", "darknet", "--config", darknet])
    #expect(linted.errors.contains(told))
    let three = CommandRun(
      PreviewMatchesCommand.self,
      [kitti, "--config", darknet, "--no-images", "--classes", "Car,Pedestrian,Cyclist"])
    #expect(!three.errors.contains("is for 3 classes"))
  }

  @Test func `a file that names its classes takes no others`() {
    let spec = CommandRun.fixture("emitters/tao-ssd/expected.txt")
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [CommandRun.fixture("kitti"), "--config", spec, "--no-images", "--format", "json"])
    // The spec's are bicycle, car, person; those of KITTI begin with capitals.
    #expect(run.output.contains(#""groundTruths":[]"#))
    let own = CommandRun(
      PreviewMatchesCommand.self,
      [kitti, "--config", spec, "--no-images", "--classes", "Car", "--format", "json"])
    #expect(own.output == run.output)
  }

  @Test func `the input is asked for, taken, and never contradicted`() throws {
    let folder = try ScratchFolder()
    let model = try folder.write(
      "nc: 4\nanchors:\n  - [10,13, 16,30]\n  - [116,90, 156,198]\n", to: "model.yaml")
    let asked = CommandRun(AnchorsCommand.self, ["priors", "--config", model])
    #expect(asked.status == .failed && asked.errors.contains("give --input-size WxH"))
    let given = CommandRun(
      AnchorsCommand.self, ["priors", "--config", model, "--input-size", "64x32"])
    #expect(given.status == .clean)
    #expect(given.output.split(separator: "\n").count == 1 + 2 * (4 * 2 + 2 * 1))
    let other = CommandRun(
      AnchorsCommand.self, ["priors", "--config", darknet, "--input-size", "608x608"])
    #expect(other.status == .failed && other.errors.contains("line 5: the file's input is 416x416"))
    let fixed = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", "gluoncv-ssd300", "--input-size", "608x608"])
    #expect(fixed.status == .failed && fixed.errors.contains("made for an input of 300x300 alone"))
  }

  @Test func `beside anchors the size is theirs`() {
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "evaluate", kitti, "--anchors", "36,37 72,43", "--input-size", "1248x384", "--config",
        darknet,
      ])
    #expect(run.status == .clean, "\(run.errors)")
  }

  @Test func `sizes alone are answered with what to do`() {
    let run = CommandRun(
      AnchorsCommand.self,
      ["priors", "--config", CommandRun.fixture("emitters/json/expected.json")])
    #expect(run.status == .failed && run.errors.contains("anchors evaluate --anchors FILE"))
  }

  @Test func `a profile takes its own trainer's config alone`() {
    let own = CommandRun(
      DatasetCommand.self, ["lint", kitti, "--profile", "yolov5", "--config", yolov5])
    #expect(own.status != .failed && own.errors.contains("anchor_t"))
    let other = CommandRun(
      DatasetCommand.self, ["lint", kitti, "--profile", "gluoncv", "--config", yolov5])
    #expect(other.status == .failed)
    #expect(other.errors.contains("is no config of --profile gluoncv: it sets up yolov5"))
  }

  @Test func `levels of two trainers are compared fine to coarse`() {
    let run = CommandRun(AnchorsCommand.self, ["compare", darknet, yolov5])
    #expect(run.status == .clean && run.output.contains("9 of 9 anchors are kept"))
  }

  @Test func `a curve has the trainer's matcher, and other configs beside it`() {
    let run = CommandRun(
      AnchorsCommand.self,
      ["elbow", kitti, "--config", darknet, "--counts", "2-3", "--compare", yolov5])
    #expect(run.status == .clean && run.output.contains(yolov5), "\(run.errors)")
  }

  @Test func `SqueezeDet's matcher is not asked with another's config`() {
    let run = CommandRun(
      AnchorsCommand.self,
      ["cluster", kitti, "--k", "2", "--objective", "matched", "--config", darknet])
    #expect(run.status == .failed && run.errors.contains("is another trainer's config"))
  }
}
