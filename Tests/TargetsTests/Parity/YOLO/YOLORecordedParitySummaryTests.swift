import Testing

@testable import Targets

/// Decoders and losses of YOLO trainers: cases reproduced of cases recorded.
@Suite struct `YOLO decoding and loss parity summary` {
  @Test(arguments: YOLORecordedDetections.recordings)
  func `detections are the recorded ones`(_ recording: String) throws {
    for system in try YOLORecordedDetections.systems(recording) {
      print("YOLO parity decoding \(system.name): \(system.cases)")
      #expect(system.cases.isComplete, "\(system.name): \(system.cases.misses)")
      #expect(system.cases.recorded >= (system.name.hasSuffix("one-class") ? 8 : 20))
    }
  }

  @Test(arguments: YOLORecordedLosses.recordings)
  func `losses are the recorded ones`(_ recording: String) throws {
    for system in try YOLORecordedLosses.systems(recording) {
      print(
        "YOLO parity losses \(system.name): \(system.cases), largest difference \(system.largest)")
      #expect(system.cases.isComplete, "\(system.name): \(system.cases.misses)")
      #expect(system.cases.recorded >= 20)
    }
  }

  @Test func `deltas of darknet's layers are the recorded ones`() throws {
    for system in try YOLORecordedDeltas.systems() {
      print(
        "YOLO parity losses \(system.name): \(system.cases), largest difference of deltas "
          + "\(system.largest), of costs \(system.largestOfCosts)")
      #expect(system.cases.isComplete, "\(system.name): \(system.cases.misses)")
      #expect(system.cases.recorded >= 20)
    }
  }
}
