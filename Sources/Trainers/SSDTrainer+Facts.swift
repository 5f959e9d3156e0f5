import Boxes
import Labels
import Targets

extension SSDTrainer {
  /// What the trainer does with an image in silence: objects that its reader drops or misreads, that
  /// train nothing, boxes that spoil the rest, images at which it stops.
  public func facts(
    of image: LabeledImage, bytes: RawSpan?, size: ImageSize
  ) -> [TrainerFact] {
    let reading: ImageReading
    do throws(TrainerError) {
      reading = try read(image, bytes, size: size)
    } catch {
      return error.fact.map { [$0] } ?? []
    }
    return listFacts(of: reading)
      + (reading.leftOut == nil ? facts(of: reading, image, size).map(TrainerFact.ssd) : [])
  }

  /// What the encoder makes of what was read.
  private func facts(
    of reading: ImageReading, _ image: LabeledImage, _ size: ImageSize
  ) -> [SSDTargetFact] {
    let matches: ImageMatches
    do {
      matches = try self.matches(of: reading, image, size)
    } catch {
      // A number past `Float`'s range is the other reason, and the linter's own.
      switch error {
      case .ssd(.emptyImage), .ssd(.degenerateBox): return [.raises(reason: "\(error)")]
      default: return []
      }
    }
    if matches.objects.isEmpty {
      return preset.policy.emptyImage == .paddingRow
        ? [.poisoned(object: nil, priors: matches.priorCount)] : []
    }
    var facts: [SSDTargetFact] = []
    for (place, object) in matches.objects.enumerated() {
      // One forced match without overlap is how the trainer finds a home for an odd box.
      let astray = object.matches.count { !($0.iou > 0) }
      if astray > 1 { facts.append(.poisoned(object: object.object, priors: astray)) }
      if object.isNeverMatched, let fact = reason(of: place, in: matches, reading, image, size) {
        facts.append(fact)
      }
    }
    return facts
  }

  /// Why an object has no prior: its neighbors, or nothing is near enough.
  private func reason(
    of place: Int, in matches: ImageMatches, _ reading: ImageReading, _ image: LabeledImage,
    _ size: ImageSize
  ) -> SSDTargetFact? {
    let object = matches.objects[place]
    var alone = ImageReading()
    alone.append(reading.objects[place])
    let best = try? self.matches(of: alone, image, size).objects.first?.matches.max {
      ($0.iou, $1.prior.index) < ($1.iou, $0.prior.index)
    }
    if let best = best ?? nil {
      let owner = matches.objects.first { other in
        other.matches.contains { $0.prior.index == best.prior.index }
      }
      return .stolen(object: object.object, prior: best.prior.index, by: owner?.object)
    }
    guard preset.policy.forced == .none else { return nil }
    return .neverPositive(
      object: object.object, width: object.edges.width, height: object.edges.height)
  }
}

extension DatasetTrainer {
  /// What the reader does in silence. A class that nobody asked for is left out on purpose; one of
  /// the list that the reader spells otherwise is not.
  func listFacts(of reading: ImageReading) -> [TrainerFact] {
    var reading = reading
    for place in reading.dropped.indices where reading.dropped[place].isOfUnknownClass {
      let name = reading.dropped[place].className
      if let name, classes.index(of: name) != nil {
        reading.dropped[place].isOfUnknownClass = false
      }
    }
    return readerFacts(of: reading)
  }
}

extension Trainer {
  /// What a trainer's reader does in silence. Our own reading has no quirks to tell of, and a class
  /// that is not in the list is left out on purpose, mostly.
  func readerFacts(of reading: ImageReading) -> [TrainerFact] {
    guard reading.reader != PlainReader.name else { return [] }
    var facts = reading.dropped.filter { !$0.isOfUnknownClass && reading.leftOut == nil }.map {
      ReaderFact.dropped(
        TrainerReading.Dropped(
          object: $0.object, line: $0.line, className: $0.className, reason: $0.reason,
          isHarmless: $0.isHarmless))
    }
    facts += reading.misread.map {
      .misread(
        TrainerReading.Misreading(
          object: $0.object, line: $0.line, what: $0.what, isHarmless: $0.isHarmless))
    }
    if let reason = reading.leftOut { facts.append(.leftOut(reason: reason)) }
    return facts.map { .reader(reading.reader, $0) }
  }
}

extension TrainerError {
  /// The fact that a reader raises; nothing for what is no trait of a reader.
  var fact: TrainerFact? {
    guard case .reader(let name, let failure) = self, case .raises = failure.kind else {
      return nil
    }
    return .reader(name, .raises(failure))
  }
}
