        # Sizes in pixels of the network's input, 300 wide and 300 high; ratios are width over
        # height, shapes (rows, columns), levels fine to coarse. num_classes counts the background.
        self.img_shape = (300, 300)
        self.num_classes = 4
        self.no_annotation_label = 4
        self.feat_layers = ["block4", "block7", "block8", "block9", "block10", "block11"]
        self.feat_shapes = [(38, 38), (19, 19), (10, 10), (5, 5), (3, 3), (1, 1)]
        self.anchor_sizes = [(21.0, 45.0), (45.0, 99.0), (99.0, 153.0), (153.0, 207.0), (207.0, 261.0), (261.0, 315.0)]
        self.anchor_ratios = [[2, 0.5], [2, 0.5, 3, 0.3333333333333333], [2, 0.5, 3, 0.3333333333333333], [2, 0.5, 3, 0.3333333333333333], [2, 0.5], [2, 0.5]]
        self.anchor_steps = [8, 16, 32, 64, 100, 300]
        self.anchor_offset = 0.5
        self.prior_scaling = [0.1, 0.1, 0.2, 0.2]
        self.normalizations = [20, -1, -1, -1, -1, -1]
