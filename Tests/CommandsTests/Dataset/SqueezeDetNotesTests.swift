import Commands
import Foundation
import Images
import Testing

/// What `dataset lint --profile squeezedet` says of a config's numbers, and of pictures of one color.
@Suite struct SqueezeDetNotesTests {
  private func lint(_ folder: ScratchFolder, config: String) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      [
        "lint", folder.path("data"), "--profile", "squeezedet", "--config", config, "--select",
        "SQZ008,SQZ009,SQZ010", "--output-format", "concise",
      ])
  }

  private func config(_ folder: ScratchFolder, _ change: (String) -> String) throws -> String {
    let file = folder.path("squeeze.config")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "emit", "--anchors", "30,30", "--input-size", "64x64", "--to", "squeezedet", "--classes",
        "car", "--output", file,
      ])
    #expect(run.status == .clean, "\(run.errors)")
    try folder.write(change(try folder.text("squeeze.config")), to: "squeeze.config")
    return file
  }

  private func dataset(_ folder: ScratchFolder, _ picture: PixelBuffer) throws {
    let car = "car 0.00 0 -1.57 10 10 40 50 1.5 1.6 3.7 1 1.65 20 -1.57\n"
    try folder.write(car, to: "data/label_2/000001.txt")
    try folder.write("", to: "data/image_2/000001.png")
    try Data(try PNGCodec.encode(picture)).write(
      to: URL(fileURLWithPath: folder.path("data/image_2/000001.png")))
  }

  private func picture(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> PixelBuffer {
    PixelBuffer(
      width: 64, height: 64, filledWith: PixelBuffer.Color(red: red, green: green, blue: blue))
  }

  @Test func `numbers outside their ranges are told, with the config's name`() throws {
    let folder = try ScratchFolder()
    var bytes = picture(9, 9, 9).bytes
    bytes[0] = 200
    try dataset(folder, PixelBuffer(width: 64, height: 64, premultiplied: bytes, isOpaque: true))
    let sound = lint(folder, config: try config(folder) { $0 })
    #expect(sound.status == .clean && !sound.output.contains("SQZ"), "\(sound.output)")
    let changed = try config(folder) {
      $0.replacing("\"BATCH_SIZE\": 4", with: "\"BATCH_SIZE\": 16")
        .replacing("\"LEARNING_RATE\": 0.01", with: "\"LEARNING_RATE\": 0.5")
    }
    let told = lint(folder, config: changed)
    #expect(told.output.contains("SQZ008") && told.output.contains("BATCH_SIZE is 16"))
    #expect(told.output.contains("SQZ009") && told.output.contains("LEARNING_RATE is 0.5"))
    #expect(told.output.contains("squeeze.config") && !told.output.contains("SQZ010"))
    #expect(told.status == .clean)
  }

  @Test func `a picture of one gray is an error, one of another color a warning`() throws {
    let folder = try ScratchFolder()
    let config = try config(folder) { $0 }
    try dataset(folder, picture(7, 7, 7))
    let gray = lint(folder, config: config)
    #expect(gray.status == .findings)
    #expect(gray.output.contains("SQZ010") && gray.output.contains("is 7: its deviation is 0"))
    try dataset(folder, picture(7, 7, 90))
    let blue = lint(folder, config: config)
    #expect(blue.status == .clean && blue.output.contains("(7, 7, 90)"))
  }
}
