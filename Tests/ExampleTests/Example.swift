import Foundation

/// A Swift example of a page or of a documentation comment.
struct Example {
  /// The page, or the source file, from the top folder.
  let path: String
  /// Its place among the examples there, from 1.
  let number: Int
  /// The lines between the fences.
  let code: [String]

  /// The name of the function that it becomes.
  var name: String {
    let words = path.split { !$0.isLetter && !$0.isNumber }.filter { $0 != "Sources" }
    return words.joined(separator: "_").replacing("_swift", with: "") + "_\(number)"
  }

  /// The function: paths lead to fixtures and a scratch folder, and `value  // text` is checked.
  var function: String {
    let body = code.map { "    " + Self.checked($0) }.map { $0 == "    " ? "" : $0 }
    return """
        /// \(path)
        static func \(name)(_ folder: ExampleFolder) throws {
      \(body.joined(separator: "\n"))
        }
      """
  }

  /// All examples, by path: pages for library users, and what stands above public types.
  static func all() throws -> [Example] {
    let readme = [root.appending(path: "README.md")]
    return try (readme + files(below: "Sources")).flatMap(examples)
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func files(below folder: String) throws -> [URL] {
    let start = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: start.path).sorted()
      .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }
      .map { start.appending(path: $0) }
  }

  private static func examples(of file: URL) throws -> [Example] {
    let isPage = file.pathExtension == "md"
    var found: [Example] = []
    var open: [String]?
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      guard let text = isPage ? line : Self.comment(line) else {
        open = nil
        continue
      }
      if let code = open {
        if text.hasPrefix("```") {
          let path = String(file.path.dropFirst(root.path.count + 1))
          found.append(Example(path: path, number: found.count + 1, code: code))
          open = nil
        } else {
          open = code + [text]
        }
      } else if text.hasPrefix("```swift") {
        open = []
      }
    }
    return found
  }

  /// What a line of a documentation comment says.
  private static func comment(_ line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("///") else { return nil }
    return String(text.dropFirst(text.hasPrefix("/// ") ? 4 : 3))
  }

  /// Labels and outputs as pages call them, and what stands for them in tests.
  private static let places = [
    "\"labels/\"": "folder.voc", "\"VOC2012\"": "folder.voc", "\"kitti/training\"": "folder.kitti",
    "\"squeeze.config\"": "folder.config", "\"new.config\"": "folder.output(\"new.config\")",
    "\"coco\"": "folder.output(\"coco\")", "\"lists\"": "folder.output(\"lists\")",
    "\"previews\"": "folder.output(\"previews\")",
  ]

  private static func checked(_ line: String) -> String {
    var line = line.replacing("print(", with: "folder.take(")
    for (place, stand) in places { line = line.replacing(place, with: stand) }
    guard let comment = line.firstRange(of: "  // ") else { return line }
    let value = String(line[..<comment.lowerBound])
    let isStatement = ["let ", "var ", "folder.", " "].contains { value.hasPrefix($0) }
    if isStatement { return line }
    let text = String(line[comment.upperBound...])
    let expected = text.firstRange(of: ": ").map { String(text[..<$0.lowerBound]) } ?? text
    return "#expect(\"\\(\(value) as Any)\" == \(String(reflecting: expected)))"
  }
}
