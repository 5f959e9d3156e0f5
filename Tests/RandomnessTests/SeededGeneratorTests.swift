import Randomness
import Testing

@Suite struct SeededGeneratorTests {
  @Test func `a seed gives the same numbers everywhere`() {
    var generator = SeededGenerator(seed: 0)
    let numbers = (0..<3).map { _ in generator.next() }
    var again = SeededGenerator(seed: 0)
    #expect(numbers == (0..<3).map { _ in again.next() })
    var other = SeededGenerator(seed: 1)
    var stream = SeededGenerator(seed: 0, stream: 1)
    #expect(other.next() != stream.next())
    #expect(!numbers.contains(stream.next()))
  }

  @Test func `unit numbers lie in 0 up to 1 and average a half`() {
    var generator = SeededGenerator(seed: 9)
    let numbers = (0..<10_000).map { _ in generator.unit() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }
}
