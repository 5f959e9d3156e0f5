import Boxes

extension TrainerFamily {
  /// darknet, with the networks' own files.
  public static let darknet = TrainerFamily(
    name: "darknet", kind: .yolo,
    usual: .yolo("darknet-yolo") { name throws(TargetsError) in
      DarknetPresets.preset(
        name, "darknet's yolo layer, yolov3.cfg at 608",
        try YOLOTables.layout(YOLOTables.coarsestFirst, YOLOTables.v3Anchors, side: 608),
        .bestShape(YOLOBestShape(ignoredAbove: 0.7)), .yolov3)
    },
    others: [
      .yolo("darknet-yolov4") { name throws(TargetsError) in
        DarknetPresets.preset(
          name, "darknet's yolo layer, yolov4.cfg at 608",
          try YOLOTables.layout(YOLOTables.finestFirst, YOLOTables.v4Anchors, side: 608),
          .bestShape(
            YOLOBestShape(
              othersAbove: 0.213, ignoredAbove: 0.7, centerScales: [1.2, 1.1, 1.05])),
          .yolov4, decoding: YOLODecodePolicies.darknetDistance)
      },
      .yolo("darknet-yolov4-csp") { name throws(TargetsError) in
        DarknetPresets.preset(
          name, "darknet's yolo layer, yolov4-csp.cfg at 512",
          try YOLOTables.layout(YOLOTables.finestFirst, YOLOTables.v4Anchors, side: 512),
          .bestShape(
            YOLOBestShape(
              othersAbove: 0.2, ignoredAbove: 0.7, sides: .squareRoot, centerScales: [2, 2, 2])),
          .yolov4CSP, decoding: YOLODecodePolicies.darknetDistance)
      },
      .yolo("darknet-region") { name throws(TargetsError) in
        DarknetPresets.preset(
          name, "darknet's region layer, yolov2.cfg at 608",
          try DarknetPresets.regionLayout(DarknetPresets.anchorsCOCO, side: 608),
          .region(YOLORegion(ignoredAbove: 0.6)), .region,
          decoding: YOLODecodePolicies.darknetRegion)
      },
      .yolo("darknet-region-voc") { name throws(TargetsError) in
        DarknetPresets.preset(
          name, "darknet's region layer, yolov2-voc.cfg at 416",
          try DarknetPresets.regionLayout(DarknetPresets.anchorsVOC, side: 416),
          .region(YOLORegion(ignoredAbove: 0.6)), .region,
          decoding: YOLODecodePolicies.darknetRegion)
      },
    ])
}

/// darknet's layers; whatever the box loss, the same priors are chosen.
enum DarknetPresets {
  /// yolov2.cfg's anchors, in cells.
  static let anchorsCOCO = [
    (0.57273, 0.677385), (1.87446, 2.06253), (3.33843, 5.47434), (7.88282, 3.52778),
    (9.77052, 9.16828),
  ]
  /// yolov2-voc.cfg's anchors, in cells.
  static let anchorsVOC = [
    (1.3221, 1.73145), (3.19275, 4.00944), (5.05587, 8.09892), (9.47112, 4.84053),
    (11.2364, 10.0071),
  ]

  fileprivate static func preset(
    _ name: String, _ summary: String, _ layout: YOLOLayout, _ assigner: YOLOAssigner,
    _ loss: DarknetLoss, decoding: YOLODecodePolicy = YOLODecodePolicies.darknet
  ) -> YOLOPreset {
    YOLOPreset(
      name: name, summary: summary,
      source: "darknet 59596d78, the compiled layers run in training; its loader read",
      layout: layout, assigner: assigner, admission: .darknet(most: 200),
      decoding: decoding, loss: .layers(loss))
  }

  /// One level of 32 pixels a cell: cells times 32 are exact, and so is the way back.
  static func regionLayout(
    _ anchors: [(Double, Double)], side: Int
  ) throws(TargetsError) -> YOLOLayout {
    YOLOLayout(
      imageSize: try SSDTables.square(side),
      levels: [
        YOLOLevel(
          stride: 32,
          anchors: anchors.compactMap { Size(width: $0.0 * 32, height: $0.1 * 32) })
      ])
  }
}
