// swift-tools-version: 6.2
import PackageDescription

/// A room of the house: a library target with a page that says what it is for.
///
/// Its `code` is embedded as bytes, `PackageResources.Name_js`: a binary needs no file beside it.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], pages: [String] = [],
  code: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md"] + pages,
    resources: code.map { .embedInCode($0) })
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
    .library(name: "Studies", targets: ["Studies"]),
    // libanchorkit.so: the C interface that trainers call. It needs no Swift where it runs.
    .library(name: "anchorkit", type: .dynamic, targets: ["TrainerBridge"]),
    // The same with pictures, which need Cairo where they are drawn.
    .library(name: "anchorkit_pictures", type: .dynamic, targets: ["PictureBridge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries: a module map, a shim header, the Debian package.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CFileSystem"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
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
    room("Parallel"),
    room("Randomness"),
    room("Terminal"),
    room("Text"),
    room("JSONText", ["Text"]),
    room("YAMLText", ["CYAML"]),
    room("Images", ["CImageCodecs", "CTurboJPEG"]),
    room(
      "Labels",
      ["Boxes", "Parallel", "Text", "JSONText", "YAMLText", "CFileSystem", "CLibXML2"]),
    room("Augmentations", ["Boxes", "Randomness"]),
    room("Detections", ["Boxes", "Text", "JSONText"]),
    room(
      "Clustering", ["Boxes", "Parallel", "Randomness", "Text"], pages: ["Sketch/SizeSketch.md"]),
    room(
      "Targets", ["Boxes", "Text"],
      pages: ["Presets/README.md", "SqueezeDet/README.md", "YOLO/README.md"]),
    room("Trainers", ["Boxes", "Labels", "Targets"]),
    room(
      "Configs", ["Boxes", "Text", "JSONText", "YAMLText", "Targets"],
      pages: ["Emitters/README.md"]),
    room(
      "TrainerBridge", ["Boxes", "Parallel", "Augmentations", "Clustering", "Configs", "Targets"],
      pages: ["anchorkit.h", "python"]),
    room("Lint", ["Boxes", "Text", "Labels", "Targets", "Trainers"]),
    room("Rendering", ["Boxes", "Text", "Images", "CCairo"]),
    room("PictureBridge", ["Boxes", "Targets", "TrainerBridge", "Images", "Rendering"]),
    room(
      "Studies",
      [
        "Boxes", "Parallel", "Randomness", "Text", "JSONText", "Images", "Labels", "Augmentations",
        "Detections", "Clustering", "Targets", "Trainers", "Configs", "Lint", "Rendering",
      ]),
    room(
      "Reporting",
      [
        "Boxes", "Augmentations", "Detections", "Text", "JSONText", "Labels", "Clustering",
        "Targets", "Trainers", "Configs",
        "Lint", "Rendering", "Studies",
      ],
      code: [
        "HTML/Page.css", "Reporters/LintPage.css", "Reporters/LintPage.js",
        "Anchors/Page/AnchorPage.css", "Matches/Page/MatchPage.css",
        "Matches/Page/MatchPageNarrow.css", "Matches/Page/MatchPage.js",
      ]),
    room(
      "Commands",
      [
        "CBuildFacts", "Boxes", "Terminal", "Text", "Parallel", "Labels", "Augmentations",
        "Detections", "Clustering", "Targets", "Trainers", "Configs", "Lint", "Rendering",
        "Studies", "Reporting",
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
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "Augmentations", "Boxes", "Detections", "Text", "JSONText", "Labels", "Clustering",
        "Targets", "Configs", "Lint", "Studies", "Trainers",
      ]),
    .testTarget(name: "BoxesTests", dependencies: ["Boxes"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "YAMLTextTests", dependencies: ["YAMLText"]),
    .testTarget(name: "ImagesTests", dependencies: ["Images"]),
    .testTarget(name: "LabelsTests", dependencies: ["Boxes", "Labels"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
    .testTarget(
      name: "AugmentationsTests", dependencies: ["Boxes", "Augmentations", "JSONText"]),
    .testTarget(name: "DetectionsTests", dependencies: ["Boxes", "Detections", "JSONText"]),
    .testTarget(name: "ClusteringTests", dependencies: ["Boxes", "Clustering", "Randomness"]),
    .testTarget(
      name: "TargetsTests", dependencies: ["Boxes", "Text", "Targets", "JSONText"]),
    .testTarget(name: "ConfigsTests", dependencies: ["Boxes", "JSONText", "Configs", "Targets"]),
    .testTarget(
      name: "TrainerBridgeTests",
      dependencies: ["Boxes", "Targets", "TrainerBridge"]),
    .testTarget(
      name: "PictureBridgeTests", dependencies: ["TrainerBridge", "PictureBridge"]),
    .testTarget(
      name: "TrainersTests", dependencies: ["Boxes", "JSONText", "Labels", "Targets", "Trainers"]),
    .testTarget(
      name: "LintTests",
      dependencies: ["Boxes", "Labels", "Lint", "Targets"]),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Boxes", "Images", "Rendering"]),
    .testTarget(
      name: "StudiesTests",
      dependencies: ["Boxes", "Images", "Clustering", "Rendering", "Lint", "Studies"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Boxes", "Text", "JSONText", "Labels", "Clustering", "Targets", "Trainers", "Lint",
        "Rendering", "Studies", "Reporting",
      ]),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Boxes", "Terminal", "JSONText", "Images", "Labels", "Commands",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Pages/page.js"]),
  ],
  swiftLanguageModes: [.v6]
)
