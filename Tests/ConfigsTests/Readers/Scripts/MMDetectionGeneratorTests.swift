import Boxes
import Configs
import Targets
import Testing

/// Settings that no preset has, against numbers of mmdet 3.3.0's own classes, run with NumPy in the
/// place of torch: the corners of the first cell's priors.
@Suite struct MMDetectionGeneratorTests {
  private static let scaleMajor: [[Float]] = [
    [-6.5, -6.5, 14.5, 14.5],
    [-6.868532180786133, -17.737064361572266, 14.868532180786133, 25.737064361572266],
    [-11.370426177978516, -11.370426177978516, 19.370426177978516, 19.370426177978516],
    [-10.849242210388184, -3.424621105194092, 18.8492431640625, 11.42462158203125],
    [-17.737064361572266, -6.868532180786133, 25.737064361572266, 14.868532180786133],
    [-3.424621105194092, -10.849242210388184, 11.42462158203125, 18.8492431640625],
  ]
  private static let halfSizes: [[Float]] = [
    [-6.75, -6.75, 14.75, 14.75],
    [-11.55233097076416, -11.55233097076416, 19.552330017089844, 19.552330017089844],
    [-11.20279598236084, -3.60139799118042, 19.202796936035156, 11.601398468017578],
    [-3.60139799118042, -11.20279598236084, 11.601398468017578, 19.202796936035156],
    [-14.619546890258789, -2.206515312194824, 22.61954689025879, 10.206515312194824],
    [-2.206515312194824, -14.619544982910156, 10.206515312194824, 22.619544982910156],
  ]
  private static let scaleOutside: [[Float]] = [
    [-12.970561981201172, -4.485280990600586, 20.970561981201172, 12.485280990600586],
    [-6.52469539642334, -9.682106018066406, 14.52469539642334, 17.682106018066406],
    [-4.485280990600586, -12.970561981201172, 12.485280990600586, 20.970561981201172],
    [-19.999998092651367, -7.999999046325684, 27.999998092651367, 15.999999046325684],
    [-10.884166717529297, -15.349418640136719, 18.884166717529297, 23.34941864013672],
    [-7.999999046325684, -19.999998092651367, 15.999999046325684, 27.999998092651367],
  ]
  private static let ownBases: [[Float]] = [
    [-10.818733215332031, -5.409366607666016, 10.818733215332031, 5.409366607666016],
    [-25.455842971801758, -12.727921485900879, 25.455842971801758, 12.727921485900879],
    [-6.709493637084961, -8.722342491149902, 6.709493637084961, 8.722342491149902],
    [-15.787043571472168, -20.52315902709961, 15.787043571472168, 20.52315902709961],
  ]

  @Test(arguments: [
    (
      """
      type='SSDAnchorGenerator', strides=[8, 16, 32], ratios=[[2, 3], [2], [2]],
      min_sizes=[21, 45, 99], max_sizes=[45, 99, 153], scale_major=True
      """, scaleMajor
    ),
    (
      """
      type='SSDAnchorGenerator', strides=[8, 16, 32], ratios=[[2, 3], [2], [2]],
      min_sizes=[21.5, 45, 99], max_sizes=[45, 99, 153], scale_major=False
      """, halfSizes
    ),
    (
      """
      type='AnchorGenerator', strides=[8, 16], ratios=[0.5, 1.3, 2.0], octave_base_scale=3,
      scales_per_octave=2, scale_major=False, center_offset=0.5
      """, scaleOutside
    ),
    (
      """
      type='AnchorGenerator', strides=[8, 16], ratios=[0.5, 1.3], scales=[1.7, 4],
      base_sizes=[9, 20]
      """, ownBases
    ),
  ])
  func `the first cell's priors are mmdetection's to the bit`(
    arguments: String, expected: [[Float]]
  ) throws {
    let text = "model = dict(bbox_head=dict(anchor_generator=dict(\(arguments))))\n"
    let corners = try ssd(script(text, input: try .square(128))).layout.priors().corners
    for (place, row) in expected.enumerated() {
      let read = [
        corners.xMin[place], corners.yMin[place], corners.xMax[place], corners.yMax[place],
      ]
      #expect(read == row, "prior \(place)")
    }
  }
}
