import Clustering
import JSONText
import Studies
import Trainers

extension AnchorStandings {
  /// The table as an array, a member a set of anchors.
  var json: JSONValue { .array(standings.map(\.json)) }
}

extension AnchorStanding {
  /// What JSON calls it: `cluster`, `k-means`, or the rival's name.
  var jsonName: String {
    switch origin {
    case .study: "cluster"
    case .plainKMeans: "k-means"
    case .rival(let name): name
    }
  }

  /// The set as an object.
  var json: JSONValue {
    var members = fit.standing
    members["name"] = .string(jsonName)
    members["k"] = .int(count)
    members["matches"] = matches.map { .object($0.tally.json(priors: $0.priorCount)) } ?? .null
    if let worstClass {
      var worst = worstClass.fit?.standing ?? JSONObject()
      worst["class"] = .string(worstClass.name)
      worst["matches"] = worstClass.tally.map { .object($0.standing) } ?? .null
      members["worstClass"] = .object(worst)
    } else {
      members["worstClass"] = .null
    }
    return .object(members)
  }
}

extension AnchorTally {
  /// The sums of a matcher as an object.
  func json(priors: Int) -> JSONObject {
    var members = overall.standing
    members["failures"] = .int(failures)
    members["images"] = .int(images)
    members["positives"] = .int(positives)
    members["positivesPerImage"] = .double(positivesPerImage)
    members["priors"] = .int(priors)
    return members
  }
}

extension MatchTally {
  /// What a comparison says of objects; shares are null without objects.
  var standing: JSONObject {
    [
      "forcedOnly": .int(forcedOnly), "matched": .int(matched),
      "matchedShare": matchedShare.map(JSONValue.double) ?? .null,
      "meanMatchedIoU": meanTrueOverlap.map(JSONValue.double) ?? .null,
      "neverMatched": .int(neverMatched), "objects": .int(objects), "positives": .int(positives),
    ]
  }
}

extension AnchorMetrics {
  fileprivate var standing: JSONObject {
    [
      "bpr4": .double(bpr4), "meanIoU": .double(meanIoU), "recall50": .double(recall50),
      "recall75": .double(recall75),
    ]
  }
}
