extension TrainerReading {
  /// What the reader does in silence, or stops at: for trainers that are known by their reader alone.
  ///
  /// Our own reading has no quirks to tell of, and a class that is not in the list is left out on
  /// purpose, mostly.
  public var facts: [TrainerFact] {
    guard reader != PlainReader.name else { return [] }
    if let failure {
      guard case .raises = failure.kind else { return [] }
      return [.reader(reader, .raises(failure))]
    }
    var facts = misread.map(ReaderFact.misread)
    if let leftOut {
      facts.append(.leftOut(reason: leftOut))
    } else {
      facts += dropped.filter { !$0.isOfUnknownClass }.map(ReaderFact.dropped)
    }
    return facts.map { .reader(reader, $0) }
  }
}
