import Testing

/// mmdetection's SSD, RetinaNets and proposal networks: sets reproduced of sets recorded.
@Suite struct `RetinaNet parity summary` {
  @Test(arguments: RetinaNetGoldens.systems)
  func `everything recorded is reproduced`(system: RetinaNetGoldens.System) throws {
    let parity = try RetinaNetParity(system)
    print(
      "parity \(system.testDescription): priors \(parity.rows), sets \(parity.sets), "
        + "\(parity.positives) positives, offsets to the bit "
        + "\(parity.equalOffsets)/\(parity.offsets), largest difference "
        + "\(parity.largestDifference)")
    #expect(parity.rows.isComplete, "\(parity.rows.misses.prefix(5))")
    #expect(parity.sets.isComplete, "\(parity.sets.misses)")
    #expect(parity.sets.recorded >= 6)
    // What is left is the last bit of a logarithm.
    #expect(parity.differentCenters == 0)
    #expect(parity.largestDifference <= 2.5e-7)
  }

  @Test func `the checksum is the usual one`() {
    #expect(CRC32.of("123456789") == 0xcbf4_3926)
  }
}
