import Boxes
import Clustering
import Labels

/// Sketches in place of labels: what every study of sizes takes instead of a dataset.
public struct SketchFiles: Sendable {
  /// All of them together.
  public let sketch: SizeSketch

  /// What files of sketches end in.
  public static let fileExtension = ".sketch"

  /// Whether files are sketches.
  ///
  /// - Throws: ``StudyError/mixedSources(sketch:)`` where only some are.
  public static func areMeant(by paths: [String]) throws(StudyError) -> Bool {
    let sketches = paths.filter { $0.hasSuffix(fileExtension) }
    guard let first = sketches.first else { return false }
    guard sketches.count == paths.count else { throw .mixedSources(sketch: first) }
    return true
  }

  /// Reads and joins sketches.
  ///
  /// - Throws: ``StudyError/sketchFile(path:_:)``, and what joining throws.
  public init(_ paths: [String]) throws {
    var sketches: [SizeSketch] = []
    for path in paths {
      let bytes = try InputFile.read(path)
      do throws(ClusteringError) {
        sketches.append(try SizeSketch(bytes: bytes))
      } catch {
        throw StudyError.sketchFile(path: path, error)
      }
    }
    sketch = try SizeSketch.merged(sketches)
  }

  /// The classes in index order.
  var classes: ClassList { ClassList(stated: sketch.classNames) }

  /// The sizes under a scaling, and whether they are as labeled because no image size is known.
  ///
  /// - Throws: ``StudyError/unknownImageSizes(inputSize:boxes:of:)``, as labels do.
  func sizes(_ scaling: SizeScaling) throws -> (sample: SizeSample, fellBack: Bool) {
    var sizes = SizeGathering(scaling)
    sizes.add(sketch)
    try sizes.requireSizes()
    let (builder, fellBack) = sizes.finish()
    return (builder.finish(), fellBack)
  }
}
