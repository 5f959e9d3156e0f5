import Boxes
import Configs
import Targets
import Testing

@Suite struct DarknetConfigReaderTests {
  /// Three maps of strides 32, 16 and 8 by five halvings, a route, an upsampling: YOLOv3 in small.
  private func network(
    width: Int = 608, extra: String = "ignore_thresh = .7\ntruth_thresh = 1\n",
    masks: [String] = ["6,7,8", "3,4,5", "0,1,2"], classes: Int = 80, filters: Int? = nil
  ) -> ConfigSource {
    var text = "[net]\n# input\nwidth=\(width)\nheight=608\nchannels=3\n\n"
    for _ in 0..<5 {
      text += "[convolutional]\nfilters=8\nsize=3\nstride=2\npad=1\nactivation=leaky\n\n"
    }
    for (place, mask) in masks.enumerated() {
      if place > 0 {
        text +=
          "[route]\nlayers=-3\n\n[upsample]\nstride=2\n\n[convolutional]\nsize=1\nfilters=8\n\n"
      }
      let count = mask.split(separator: ",").count
      text +=
        "[convolutional]\nsize=1\nstride=1\npad=1\nfilters=\(filters ?? (classes + 5) * count)\n\n"
      text += "[yolo]\nmask = \(mask)\n"
      text +=
        "anchors = 10,13,  16,30,  33,23,  30,61,  62,45,  59,119,  116,90,  156,198,  373,326\n"
      text += "classes=\(classes)\nnum=9\n\(extra)\n"
    }
    return ConfigSource("yolov3.cfg", text)
  }

  @Test func `YOLOv3's own layers give the preset's trainer`() throws {
    let config = try DarknetConfigReader().read(network(), inputSize: nil)
    guard case .yolo(let expected) = try preset("darknet-yolo") else { throw NotThatKind() }
    let read = try yolo(config)
    #expect(read.layout == expected.layout)
    #expect(read.assigner == expected.assigner && read.admission == expected.admission)
    #expect(read.loss == expected.loss && read.loss != nil)
    #expect(config.basePreset == "darknet-yolo" && config.classCount == 80)
    #expect(config.notes.isEmpty)
  }

  @Test func `thresholds, scales and new coordinates are those of each layer`() throws {
    let extra = "ignore_thresh=.6\niou_thresh=0.2\nscale_x_y=2.0\nnew_coords=1\nmax=300\n"
    let config = try DarknetConfigReader().read(network(extra: extra), inputSize: nil)
    let read = try yolo(config)
    let layer = YOLOBestShape.Layer(
      othersAbove: 0.2, ignoredAbove: 0.6, sides: .squareRoot, centerScale: 2)
    #expect(read.assigner == .bestShape(YOLOBestShape(layers: [layer, layer, layer])))
    #expect(read.admission == .darknet(most: 300) && config.basePreset == "darknet-yolov4-csp")
    let plain = try yolo(try DarknetConfigReader().read(network(extra: ""), inputSize: nil))
    guard case .bestShape(let rule) = plain.assigner else { throw NotThatKind() }
    #expect(rule.layers.allSatisfy { $0 == YOLOBestShape.Layer(ignoredAbove: 0.5) })
  }

  @Test func `the loss is that of the file, or none where it is not reproduced`() throws {
    func loss(_ extra: String) throws -> YOLOLoss? {
      try yolo(try DarknetConfigReader().read(network(extra: extra), inputSize: nil)).loss
    }
    let own = "iou_thresh=0.213\niou_normalizer=0.07\niou_loss=ciou\n"
    #expect(try loss(own + "max_delta=5\n") == .layers(.yolov4))
    let unbound = DarknetLoss.BoxLoss.completeIoU(largest: .greatestFiniteMagnitude)
    #expect(
      try loss(own)
        == .layers(DarknetLoss(name: "darknet-ciou", boxLoss: unbound, box: 0.07)))
    for other in ["iou_loss=giou\n", "label_smooth_eps=0.1\n", "truth_thresh=0.9\n"] {
      #expect(try loss(other) == nil, "\(other)")
    }
  }

  @Test func `an anchor in no mask is kept as a rival, and told`() throws {
    let source = network(masks: ["6,7,8", "3,4,5", "1,2,3"])
    let config = try DarknetConfigReader().read(source, inputSize: nil)
    guard case .bestShape(let rule) = try yolo(config).assigner else { throw NotThatKind() }
    #expect(rule.roster?.masks == [[6, 7, 8], [3, 4, 5], [1, 2, 3]])
    #expect(rule.roster?.idle == [0])
    #expect(config.notes.map(\.text).contains { $0.contains("anchor 0 (10,13) is in no mask") })
  }

  @Test func `YOLOv2's anchors are cells, which become pixels`() throws {
    var text = "[net]\nwidth=416\nheight=416\n"
    for _ in 0..<5 {
      text += "[convolutional]\nsize=3\nstride=1\npad=1\n[maxpool]\nsize=2\nstride=2\n"
    }
    text += "[reorg]\nstride=1\n[region]\nclasses=20\nnum=5\nthresh=.6\nbias_match=1\n"
    text += "softmax=1\nrescore=1\nobject_scale=5\n"
    text +=
      "anchors=1.3221,1.73145, 3.19275,4.00944, 5.05587,8.09892, 9.47112,4.84053, 11.2364,10.0071\n"
    let config = try DarknetConfigReader().read(ConfigSource("v2.cfg", text), inputSize: nil)
    guard case .yolo(let expected) = try preset("darknet-region-voc") else { throw NotThatKind() }
    #expect(try yolo(config).layout == expected.layout)
    #expect(try yolo(config).assigner == expected.assigner)
    #expect(try yolo(config).loss == .layers(.region) && expected.loss == .layers(.region))
    #expect(config.classCount == 20 && config.notes.isEmpty)
  }

  @Test func `the first of an option that stands twice counts, as in darknet`() throws {
    let config = try DarknetConfigReader().read(
      network(extra: "ignore_thresh=.7\nignore_thresh=.3\n"), inputSize: nil)
    guard case .bestShape(let rule) = try yolo(config).assigner else { throw NotThatKind() }
    #expect(rule.layer(of: 0).ignoredAbove == 0.7)
  }

  @Test func `heads alone have the usual strides, by their anchors, and that is told`() throws {
    let text = """
      [net]
      width=416
      height=416
      [yolo]
      mask=0,1
      anchors=10,14, 23,27, 37,58, 81,82
      num=4
      [yolo]
      mask=2,3
      anchors=10,14, 23,27, 37,58, 81,82
      num=4
      """
    let config = try DarknetConfigReader().read(ConfigSource("h.cfg", text), inputSize: nil)
    #expect(try yolo(config).layout.levels.map(\.stride) == [16, 32])
    #expect(config.notes.contains { $0.text.contains("only heads are here") })
  }

  @Test(arguments: [
    ("[net]\nwidth=416\n[yolo]\n", "add both"),
    ("[net]\nwidth=416\nheight=416\n[Gaussian_yolo]\n", "line 4: a layer is [gaussian_yolo]"),
    (
      "[net]\nwidth=416\nheight=416\n[foo]\nstride=2\n[yolo]\nanchors=1,2\n",
      "line 4: a layer is [foo]"
    ),
    (
      "[net]\nwidth=416\nheight=416\n[yolo]\nnum=2\nanchors=1,2\n", "line 6: anchors is a list of 2"
    ),
    ("[net]\nwidth=416\nheight=416\n[yolo]\nnum=1\nanchors=1,x\n", "line 6: anchors is 'x' in it"),
    ("[net]\nwidth=416\nheight=416\n[yolo]\nmask=1\nanchors=1,2\n", "line 5: mask is '1'"),
    (
      "[net]\nwidth=416\nheight=416\n[yolo]\nanchors=1,2\niou_thresh=.2\niou_thresh_kind=giou\n",
      "line 7"
    ),
    (
      "[net]\nwidth=416\nheight=416\n[route]\nlayers=3\n[yolo]\nanchors=1,2\n",
      "line 5: layers is 3.0"
    ),
    (
      "[net]\nwidth=416\nheight=416\n[convolutional]\nfilters=9\n[yolo]\nclasses=3\nanchors=1,2\n",
      "expected 8"
    ),
  ])
  func `what can't be read is named with its line`(text: String, says: String) throws {
    let error = #expect(throws: ConfigReadError.self) {
      try DarknetConfigReader().read(ConfigSource("x.cfg", text), inputSize: nil)
    }
    let told = "\(try #require(error))"
    #expect(told.contains(says), "\(told)")
  }

  @Test func `another input than the file's is refused`() throws {
    let asked = try ImageSize.square(416)
    let error = #expect(throws: ConfigReadError.self) {
      try DarknetConfigReader().read(network(), inputSize: asked)
    }
    #expect(error == .otherInputSize(stated: try .square(608), asked: asked, line: 3))
    #expect(throws: ConfigReadError.self) {
      try DarknetConfigReader().read(network(width: 600), inputSize: nil)
    }
  }
}
