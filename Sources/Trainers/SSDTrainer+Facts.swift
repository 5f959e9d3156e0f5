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
      + (reading.leftOut == nil
        ? (reading.leftOutFacts + facts(of: reading, image, size)).map(TrainerFact.targets) : [])
  }

  /// What the encoder makes of what was read.
  private func facts(
    of reading: ImageReading, _ image: LabeledImage, _ size: ImageSize
  ) -> [TargetFact] {
    let matches: ImageMatches
    do {
      matches = try self.matches(of: reading, image, size)
    } catch {
      // A number past `Float`'s range is the other reason, and the linter's own.
      switch error {
      case .ssd(.emptyImage): return [.raises(reason: "\(error)")]
      case .ssd(.degenerateBox(_, let index, let reason)):
        return [.refused(object: reading.objects[index].object, reason: reason)]
      default: return []
      }
    }
    if matches.objects.isEmpty {
      return preset.policy.emptyImage == .paddingRow
        ? [.poisoned(object: nil, priors: matches.priorCount)] : []
    }
    var facts: [TargetFact] = []
    for (place, object) in matches.objects.enumerated() {
      facts += Self.astray(object)
      if object.isNeverMatched {
        facts.append(reason(of: place, in: matches, reading, image, size))
      }
    }
    return facts
  }

  /// What priors learn of an object that they do not overlap, or can't code.
  private static func astray(_ object: ImageMatches.Object) -> [TargetFact] {
    let apart = object.matches.filter { !($0.iou > 0) }
    // One forced match without overlap is how the trainer finds a home for an odd box.
    if apart.count > 1 { return [.poisoned(object: object.object, priors: apart.count)] }
    let bad = object.matches.first { match in !match.offsets.numbers().allSatisfy(\.isFinite) }
    if let bad {
      return [.astray(object: object.object, prior: bad.prior.index, isFinite: false)]
    }
    guard let only = apart.first, object.matches.count == 1 else { return [] }
    return [.astray(object: object.object, prior: only.prior.index, isFinite: true)]
  }

  /// Why an object has no prior: its neighbors, or nothing is near enough.
  private func reason(
    of place: Int, in matches: ImageMatches, _ reading: ImageReading, _ image: LabeledImage,
    _ size: ImageSize
  ) -> TargetFact {
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
    // Where the best prior is forced, an object alone can only have lost it to the background.
    let background = preset.policy.backgroundPriors.first
    let isForced = if case .bestPrior = preset.policy.forced { true } else { false }
    return .neverPositive(
      object: object.object, width: object.edges.width, height: object.edges.height,
      background.flatMap { isForced ? .background(prior: $0) : nil } ?? .overlap)
  }
}

extension ImageReading {
  /// The objects that what comes after the reader leaves out.
  var leftOutFacts: [TargetFact] {
    dropped.filter(\.isRead).map { .leftOut(object: $0.object, reason: $0.reason) }
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
    let dropped = reading.dropped.filter {
      !$0.isOfUnknownClass && !$0.isRead && reading.leftOut == nil
    }
    var facts = dropped.map {
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
