import Reporting
import Text

/// Prints a name and a time.
func report(_ name: String, _ microseconds: Double) {
  let dots = String(repeating: ".", count: max(2, 60 - name.count))
  let text =
    microseconds < 1000
    ? "\(DecimalText.fixed(microseconds, 1)) µs" : "\(DecimalText.fixed(microseconds / 1000, 2)) ms"
  print("\(name) \(dots) \(text)")
}

try MatchingBench.run()
try PreviewBench.run()
