import Testing

@testable import Clustering

@Suite struct EnoughRuleTests {
  private let rule = EnoughRule(gain: 0.02, window: 3)

  @Test func `the first count after which nothing pays is enough`() {
    // Gains of 10, 5, 1, 1, 1 points.
    #expect(rule.choose([0.5, 0.6, 0.65, 0.66, 0.67, 0.68], isLevel: false) == 3)
  }

  @Test func `one level step does not end the search`() {
    // After two anchors one more adds nothing, and two more add five points.
    #expect(rule.choose([0.5, 0.6, 0.6, 0.65, 0.65, 0.65, 0.65], isLevel: false) == 4)
    // Five points over three anchors are less than three times two.
    #expect(rule.choose([0.5, 0.6, 0.6, 0.6, 0.65, 0.65, 0.65, 0.65], isLevel: false) == 2)
  }

  @Test func `values that end too early tell nothing`() {
    #expect(rule.choose([0.5, 0.6, 0.61, 0.62], isLevel: false) == nil)
    #expect(rule.choose([0.5, 0.6, 0.61, 0.62], isLevel: true) == 2)
    #expect(rule.choose([0.5], isLevel: true) == 1)
    #expect(rule.choose([], isLevel: true) == nil)
  }

  @Test func `what lies past the window changes nothing`() {
    let values = [0.3, 0.5, 0.51, 0.52, 0.53]
    #expect(rule.choose(values, isLevel: false) == 2)
    #expect(rule.choose(values + [0.9, 0.95], isLevel: false) == 2)
  }

  @Test func `a gain of just what is asked pays`() {
    let exact = EnoughRule(gain: 0.25, window: 1)
    #expect(exact.choose([0.25, 0.5, 0.625], isLevel: false) == 2)
  }
}
