/// One class in one image: all that matching ever looks at together.
struct SceneCell {
  let classIndex: Int
  let image: Int
  /// Places in ``JudgedScene/objects``, in their order.
  let objects: ArraySlice<Int>
  /// Places in ``JudgedScene/detections``, in their order.
  let detections: ArraySlice<Int>
}

/// A scene taken apart by class, then by image.
///
/// - Complexity: O(n log n) in objects and detections, whatever the numbers of classes and images.
struct SceneCells {
  /// The cells of each class that hold anything, images in their order.
  private(set) var byClass: [[SceneCell]]

  /// Takes a scene apart; objects of no class belong to none.
  init(_ scene: JudgedScene) {
    let images = max(scene.imageNames.count, 1)
    let objects = Self.sorted(
      scene.objects.indices.compactMap { place in
        scene.objects[place].classIndex.map { ($0 * images + scene.objects[place].image, place) }
      })
    let detections = Self.sorted(
      scene.detections.indices.map { place in
        (scene.detections[place].classIndex * images + scene.detections[place].image, place)
      })
    let objectPlaces = objects.map(\.place)
    let detectionPlaces = detections.map(\.place)
    byClass = Array(repeating: [], count: scene.classNames.count)
    var object = 0
    var detection = 0
    while object < objects.count || detection < detections.count {
      let key = min(
        object < objects.count ? objects[object].key : .max,
        detection < detections.count ? detections[detection].key : .max)
      let firstObject = object
      while object < objects.count, objects[object].key == key { object += 1 }
      let firstDetection = detection
      while detection < detections.count, detections[detection].key == key { detection += 1 }
      byClass[key / images].append(
        SceneCell(
          classIndex: key / images, image: key % images,
          objects: objectPlaces[firstObject..<object],
          detections: detectionPlaces[firstDetection..<detection]))
    }
  }

  private static func sorted(
    _ pairs: [(key: Int, place: Int)]
  ) -> [(key: Int, place: Int)] {
    pairs.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
  }
}
