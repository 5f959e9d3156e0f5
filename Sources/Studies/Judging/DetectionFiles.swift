import Boxes
import Detections
import JSONText
import Labels

/// Files of detections: COCO's results, a folder or file of KITTI's, VOC's lists, a file a class.
struct DetectionFiles {
  /// Rows of one file.
  struct Part {
    let path: String
    let rows: [DetectionRow]
  }

  /// In the order of the files.
  private(set) var parts: [Part] = []
  /// Rows that can't be read, with their file.
  private(set) var faults: [String] = []

  /// Reads all of them.
  ///
  /// - Parameters:
  ///   - path: a file, or a folder of `.txt` files.
  ///   - pixels: how VOC's numbers name pixels.
  /// - Throws: `LabelsError` where a file can't be opened, ``StudyError/noDetections(path:)``.
  init(_ path: String, pixels: PixelConvention) throws {
    guard let names = try FolderNames.files(in: path) else {
      try read(path, pixels)
      return
    }
    let texts = names.filter { $0.hasSuffix(".txt") }
    guard !texts.isEmpty else { throw StudyError.noDetections(path: path) }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    for name in texts { try read("\(folder)/\(name)", pixels) }
  }

  private mutating func read(_ path: String, _ pixels: PixelConvention) throws {
    let bytes = try InputFile.read(path)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let reading: DetectionReading
    if !file.hasSuffix(".txt") {
      var reader = COCOResultsReader(bytes)
      do {
        reading = try reader.read()
      } catch {
        throw StudyError.detectionsFile(path: path, reason: "\(error)")
      }
    } else if let className = Self.className(stem) {
      reading = TextDetectionReader.voc(bytes, className: className) {
        WrittenBox($0, $1, $2, $3, pixels).edges
      }
    } else {
      reading = TextDetectionReader.kitti(bytes, image: stem)
    }
    parts.append(Part(path: path, rows: reading.rows))
    faults += reading.faults.map { "\(path): \($0)" }
  }

  /// The class of `comp4_det_test_car`: what stands behind the set's name.
  private static func className(_ stem: String) -> String? {
    let words = stem.split(separator: "_", omittingEmptySubsequences: false)
    guard words.count >= 4, words[0].hasPrefix("comp"), words[1] == "det" else { return nil }
    return words.dropFirst(3).joined(separator: "_")
  }
}
