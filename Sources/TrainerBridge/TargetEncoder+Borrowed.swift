import Targets

extension TargetEncoder {
  /// Refuses a class that has the background's number, where that comes after the last class: the object
  /// would be background, in silence.
  package func requireObjects(_ classes: UnsafeBufferPointer<Int32>) throws(BridgeError) {
    let numbers = preset.classes
    guard numbers.backgroundIsLast, !numbers.isAgnostic else { return }
    guard let place = classes.firstIndex(where: { $0 >= numbers.background }) else { return }
    throw .outOfRange(
      argument: "labels[\(place)]", found: "\(classes[place])",
      expected: "a class below \(numbers.background), which is the background's number")
  }
}
