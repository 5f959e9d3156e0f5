@testable import Labels

/// How many objects of some images pass the gate, and why the others don't.
struct GateTally: Sendable {
  var passed = 0
  var leftOut: [Gate.Reason: Int] = [:]
  /// Images whose size nobody tells.
  var sizeless = 0

  init() {}

  init(_ image: LabeledImage, classes: ClassList? = nil) { add(image, classes: classes) }

  mutating func add(_ image: LabeledImage, classes: ClassList? = nil) {
    if image.size == nil { sizeless += 1 }
    for object in image.objects {
      switch Gate.judge(object, classes: classes) {
      case .passed: passed += 1
      case .leftOut(let reason): leftOut[reason, default: 0] += 1
      }
    }
  }

  mutating func merge(_ other: GateTally) {
    passed += other.passed
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    sizeless += other.sizeless
  }
}
