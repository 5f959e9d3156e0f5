import Labels
import Lint

extension DatasetFacts {
  /// What the folders of a dataset hold, for the rules about the set.
  init(of dataset: Dataset) {
    self.init()
    let files = dataset.files
    labelFiles = (0..<files.count).map(files.path)
    foreignFiles = files.foreign.map { ForeignFile(path: $0.path, what: $0.what) }
    splits = files.splitLists().map {
      SplitList(path: $0.path, name: $0.name, ids: $0.ids, untidyLines: $0.untidyLines)
    }
    doubles = dataset.doubles.map {
      Double(
        $0.first.path, $0.first.format, $0.second.path, $0.second.format, pictures: $0.pictures,
        example: $0.example, isLeak: $0.isLeak)
    }
    classLists = files.classLists
    if let own = dataset.statedClassFile, !classLists.contains(where: { $0.path == own.path }) {
      classLists.append(own)
      classLists.sort { $0.path < $1.path }
    }
    if dataset.statedClasses == nil {
      unusedClassLists = files.unusedClassLists.map {
        UnusedClassList(unused: $0.unused, used: $0.used)
      }
    }
    guard let pairing = dataset.stream.images else { return }
    statesImages = pairing.isStated
    ambiguousImages = pairing.ambiguous
    imageFiles = pairing.images.map(\.path)
    // One COCO file describes many images: its own name pairs with none of them.
    let isByName = (0..<files.count).contains { files.format($0) == .coco }
    imagesWithoutLabels = isByName ? [] : pairing.imagesWithoutLabel().map(\.path)
  }
}
