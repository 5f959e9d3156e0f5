# Sizes in pixels of the network's input, 300 wide and 300 high; ratios are width over height,
# shapes (rows, columns), levels fine to coarse. num_classes counts the background.
# feature_layers has one name less than there are levels: SSDModel puts the backbone's map first.
# anchor_size_bounds is not read.
ssd300_params = SSDParams(
    model_name="ssd300",
    img_shape=(300, 300),
    num_classes=4,
    no_annotation_label=4,
    feature_layers=["ssd_block7", "ssd_block8", "ssd_block9", "ssd_block10", "ssd_block11"],
    feature_shapes=[(38, 38), (19, 19), (10, 10), (5, 5), (3, 3), (1, 1)],
    anchor_size_bounds=[0.15, 0.87],
    anchor_sizes=[(21.0, 45.0), (45.0, 99.0), (99.0, 153.0), (153.0, 207.0), (207.0, 261.0), (261.0, 315.0)],
    anchor_ratios=[[2, 0.5], [2, 0.5, 3, 0.3333333333333333], [2, 0.5, 3, 0.3333333333333333], [2, 0.5, 3, 0.3333333333333333], [2, 0.5], [2, 0.5]],
    anchor_steps=[8, 16, 32, 64, 100, 300],
    anchor_offset=0.5,
    normalizations=[20, -1, -1, -1, -1, -1],
    prior_scaling=[0.1, 0.1, 0.2, 0.2],
)
