import Clustering
import Testing

@Suite struct ClusteringErrorTests {
  static let errors: [(ClusteringError, String)] = [
    (.noBoxes(leftOut: [:]), "no boxes to cluster"),
    (
      .noBoxes(leftOut: ["size": 2, "empty": 1]),
      "no boxes to cluster: all 3 were left out (1 empty, 2 size)"
    ),
    (.sketch(.version(7)), "the sketch can't be read: it has version 7, this build reads 2"),
    (.restarts(0), "0 restarts are too few: at least 1 is needed"),
  ]

  @Test(arguments: errors)
  func `an error says what is wrong and what was expected`(
    error: ClusteringError, sentence: String
  ) {
    #expect(error.description == sentence)
  }
}
