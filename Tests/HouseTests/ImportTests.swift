import Foundation
import Testing

/// The source imports what `Package.swift` declares, all of it and nothing else.
@Suite struct ImportTests {
  /// Modules of the system that any room may use.
  static let system: Set<String> = ["Glibc", "Synchronization"]
  /// Modules that tests may use besides.
  static let forTests: Set<String> = ["Foundation", "FoundationXML", "Testing"]

  @Test func `the manifest is read whole`() throws {
    let manifest = PackageManifest(
      """
      .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
      .target(name: "CCodecs", dependencies: ["CPNG"], exclude: ["README.md"]),
      room("Boxes"),
      room("Clustering", ["Boxes"], pages: ["Sketch.md"]),
      room(
        "Commands",
        ["Boxes", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
      .executableTarget(name: "bench", dependencies: ["Boxes"], path: "Tests/Bench"),
      .testTarget(name: "HouseTests"),
      """)
    #expect(
      manifest.targets.map(\.dependencies)
        == [[], ["CPNG"], [], ["Boxes"], ["Boxes", "ArgumentParser"], ["Boxes"], []])
    #expect(manifest.targets.map(\.name).suffix(2) == ["bench", "HouseTests"])
    #expect(manifest.targets.map(\.folder).suffix(2) == ["Tests/Bench", "Tests/HouseTests"])
    let own = Set(PackageManifest.own.targets.map(\.folder))
    let tests = try Repository.folders(in: "Tests").filter { $0.path.hasSuffix("Tests") }
    for folder in try Repository.folders(in: "Sources") + tests {
      #expect(own.contains(Repository.path(of: folder)), "\(folder.path) is no target")
    }
  }

  @Test(arguments: PackageManifest.own.targets)
  func `a target imports only what it declares`(target: PackageManifest.Target) throws {
    let allowed = Self.system.union(target.dependencies)
      .union(target.folder.hasPrefix("Tests/") ? Self.forTests : [])
    for file in try Repository.swiftFiles(below: target.folder) {
      for module in try Self.imports(of: file) {
        #expect(
          allowed.contains(module), "\(Repository.path(of: file)) imports \(module) undeclared")
      }
    }
  }

  @Test(arguments: PackageManifest.own.targets)
  func `a target imports all that it declares`(target: PackageManifest.Target) throws {
    var imported: Set<String> = []
    for file in try Repository.swiftFiles(below: target.folder) {
      imported.formUnion(try Self.imports(of: file))
    }
    if imported.isEmpty { imported = try Self.includedRooms(of: target) }
    for name in target.dependencies {
      #expect(imported.contains(name), "\(target.name) declares \(name), and nobody imports it")
    }
  }

  @Test(arguments: PackageManifest.own.targets)
  func `a room imports only rooms below it`(target: PackageManifest.Target) throws {
    let names = PackageManifest.own.targets.map(\.name)
    let own = try #require(names.firstIndex(of: target.name))
    for name in target.dependencies {
      guard let place = names.firstIndex(of: name) else { continue }
      #expect(place < own, "\(target.name) depends on \(name), which stands further up")
    }
  }

  private static func imports(of file: URL) throws -> [String] {
    try Repository.lines(of: file).compactMap { line -> String? in
      guard line.contains("import ") else { return nil }
      return line.firstMatch(
        of: /^\s*(?:@\w+(?:\(\w+\))? )*(?:public |internal )?import (?:\w+ )?(\w+)/
      ).map { String($0.1) }
    }
  }

  /// The system rooms whose headers a room of C includes.
  private static func includedRooms(of target: PackageManifest.Target) throws -> Set<String> {
    let included = try headers(below: target.folder)
    return Set(
      try target.dependencies.filter {
        try !headers(below: "Sources/\($0)").isDisjoint(with: included)
      })
  }

  private static func headers(below folder: String) throws -> Set<Substring> {
    var headers: Set<Substring> = []
    for file in try Repository.files(below: folder) where ["c", "h"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8)
      headers.formUnion(text.matches(of: /#include <([^>]+)>/).map(\.1))
    }
    return headers
  }
}
