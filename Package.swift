// swift-tools-version: 6.2
import PackageDescription

/// A room of the house: a library target with a page that says what it is for.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], pages: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: ["README.md"] + pages)
}

/// `make build` and `make install` say which commit they build; it is for `--version` alone.
let commit = Context.environment["ANCHORKIT_COMMIT"] ?? ""

/// Libraries need no Foundation. Each target names all that it may import; `make lint` builds with
/// `--explicit-target-dependency-import-check error`, so an undeclared import does not compile.
let package = Package(
  name: "anchorkit",
  products: [
    .executable(name: "anchors", targets: ["anchors"]),
    .executable(name: "dataset", targets: ["dataset"]),
    .executable(name: "preview-matches", targets: ["preview-matches"]),
    .library(name: "Boxes", targets: ["Boxes"]),
    .library(name: "Labels", targets: ["Labels"]),
    .library(name: "Lint", targets: ["Lint"]),
    .library(name: "Clustering", targets: ["Clustering"]),
    .library(name: "Targets", targets: ["Targets"]),
    // libanchorkit.so: the C interface that trainers call. It needs no Swift where it runs.
    .library(name: "anchorkit", type: .dynamic, targets: ["TrainerBridge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries: a module map, a shim header, the Debian package.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),

    // libpng behind calls that answer with a status: its longjmp must not cross a Swift frame.
    .target(
      name: "CImageCodecs", dependencies: ["CPNG"], exclude: ["README.md"],
      linkerSettings: [.linkedLibrary("z")]),

    .target(
      name: "CBuildFacts", exclude: ["README.md"],
      cSettings: commit.isEmpty ? [] : [.define("ANCHORKIT_COMMIT", to: commit)]),

    // Rooms, from the ground up: a room imports only rooms above it in this list.
    room("Boxes"),
    room("Text"),
    room("JSONText"),
    room("Images", ["CImageCodecs", "CTurboJPEG"]),
    room("Labels", ["Boxes", "JSONText", "CLibXML2"]),
    room("Clustering", ["Boxes"], pages: ["SizeSketch.md"]),
    room("Targets", ["Boxes"], pages: ["SqueezeDet/README.md"]),
    room("Trainers", ["Boxes", "Labels", "Targets"]),
    room(
      "Configs", ["Boxes", "Text", "JSONText", "Targets"], pages: ["Emitters/README.md"]),
    room(
      "TrainerBridge", ["Boxes", "Clustering", "Configs", "Targets"],
      pages: ["anchorkit.h", "python"]),
    room("Lint", ["Boxes", "Text", "Labels", "Images", "Targets", "Trainers"]),
    room("Rendering", ["Boxes", "Targets", "Clustering", "Images", "CCairo"]),
    room(
      "Reporting",
      [
        "Boxes", "Text", "JSONText", "Images", "Labels", "Clustering", "Targets", "Trainers",
        "Configs", "Lint", "Rendering",
      ]),
    room(
      "Commands",
      [
        "CBuildFacts", "Boxes", "Text", "JSONText", "Images", "Labels", "Clustering", "Targets",
        "Trainers", "Configs", "Lint", "Rendering", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "anchors", dependencies: ["Commands"]),
    .executableTarget(name: "dataset", dependencies: ["Commands"]),
    .executableTarget(name: "preview-matches", dependencies: ["Commands"]),

    // `make bench`: times inside one process.
    .executableTarget(
      name: "anchorkit-bench",
      dependencies: ["Boxes", "Text", "Images", "Rendering", "Reporting", "Targets"],
      path: "Tests/Bench"),
    .testTarget(name: "HouseTests"),
    .testTarget(name: "NotebookTests"),
    .testTarget(name: "BoxesTests", dependencies: ["Boxes"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "ImagesTests", dependencies: ["Images"]),
    .testTarget(name: "LabelsTests", dependencies: ["Boxes", "Labels", "JSONText"]),
    .testTarget(name: "ClusteringTests", dependencies: ["Boxes", "Clustering"]),
    .testTarget(name: "TargetsTests", dependencies: ["Boxes", "Targets", "JSONText"]),
    .testTarget(name: "ConfigsTests", dependencies: ["Boxes", "JSONText", "Configs", "Targets"]),
    .testTarget(
      name: "TrainerBridgeTests",
      dependencies: ["Boxes", "Clustering", "Configs", "Targets", "TrainerBridge"]),
    .testTarget(
      name: "TrainersTests", dependencies: ["Boxes", "JSONText", "Labels", "Targets", "Trainers"]),
    .testTarget(
      name: "LintTests",
      dependencies: ["Boxes", "Labels", "Lint", "Images", "Targets", "Trainers"]),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Boxes", "Targets", "Clustering", "Images", "Rendering",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Boxes", "Text", "JSONText", "Images", "Labels", "Clustering", "Targets", "Trainers",
        "Configs", "Lint", "Rendering", "Reporting",
      ]),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Boxes", "Text", "JSONText", "Images", "Labels", "Clustering", "Targets", "Trainers",
        "Configs", "Lint", "Rendering", "Reporting", "Commands",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
