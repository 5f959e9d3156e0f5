import Boxes
import Synchronization

/// Pictures that a camera marks as lying on their side and that are read as stored, and labels that
/// were drawn in the frame which viewers show.
///
/// Whoever reads headers notes the pictures; a ``LabelStream`` that is told of them looks at their
/// labels. A picture counts once, however often it is read.
public final class SidewaysPictures: Sendable {
  private struct State {
    var pictures: Set<[UInt8]> = []
    var labeledTurned: Set<String> = []
  }

  private let state = Mutex(State())
  private let isEmpty = Atomic<Bool>(true)

  /// Knows of none.
  public init() {}

  /// Takes a picture that viewers turn on its side.
  public func note(_ picture: ImageFile) {
    state.withLock { _ = $0.pictures.insert(picture.openPath) }
    isEmpty.store(false, ordering: .releasing)
  }

  /// How many pictures have labels that fit only the turned frame, and the first by name; nothing
  /// where none was met.
  public var labeledTurned: (count: Int, first: String)? {
    state.withLock { state in
      state.labeledTurned.min().map { (state.labeledTurned.count, $0) }
    }
  }

  /// Looks at the labels of a picture whose stored size is known.
  func judge(_ image: LabeledImage, _ picture: ImageFile) {
    guard !isEmpty.load(ordering: .acquiring), let stored = image.imageSize else { return }
    let boxes = image.objects.compactMap { $0.isDontCare ? nil : $0.box?.checked }
    guard stored.fitsOnlyTurned(boxes) else { return }
    state.withLock {
      if $0.pictures.contains(picture.openPath) { $0.labeledTurned.insert(picture.path) }
    }
  }

  /// Forgets what labels seemed to be: they are read anew.
  func forgetLabels() { state.withLock { $0.labeledTurned = [] } }
}

extension ImageSize {
  /// Whether boxes fit into an image of this size only when it is turned on its side: a whole pixel
  /// outside is no fit.
  public func fitsOnlyTurned(_ boxes: [Box<Pixels>]) -> Bool {
    func fits(_ size: ImageSize) -> Bool {
      boxes.allSatisfy { $0.overhang(beyond: size.bounds).largest < 1 }
    }
    guard !boxes.isEmpty, let turned = ImageSize(width: height, height: width) else { return false }
    return !fits(self) && fits(turned)
  }
}
