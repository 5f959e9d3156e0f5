import Testing

@testable import Commands

@Suite struct VersionTests {
  @Test func `a version names its commit where the build was told one`() {
    #expect(Version.describe(commit: "0123abcd4567") == "\(Version.text) (0123abcd4567)")
    #expect(Version.describe(commit: "") == Version.text)
  }
}
