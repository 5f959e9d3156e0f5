import Foundation
import JSONText
import Testing

/// Node, where it is installed: runs a page's script without a browser.
enum NodePage {
  /// Where node is.
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/node" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What JavaScript expressions give in turn, after the page's script has run.
  static func values(_ page: String, _ expressions: [String]) throws -> [JSONValue] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    let runner = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "page.js").path
    process.arguments = [runner, page] + expressions
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(String(decoding: complaint, as: UTF8.self))")
    return try #require(JSONReader().read(String(decoding: answer, as: UTF8.self)).array)
  }
}
