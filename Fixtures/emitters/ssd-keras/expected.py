# Scales are shares of the shorter side of the network's input, 300 wide and 300 high; aspect_ratios
# are width over height, and 1 stands for both squares. Levels fine to coarse; one scale more than
# levels.
img_height = 300
img_width = 300
n_classes = 3
scales = [0.1, 0.2, 0.37, 0.54, 0.71, 0.88, 1.05]
aspect_ratios = [[1.0, 2.0, 0.5], [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], [1.0, 2.0, 0.5], [1.0, 2.0, 0.5]]
two_boxes_for_ar1 = True
steps = [8, 16, 32, 64, 100, 300]
offsets = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
clip_boxes = False
variances = [0.1, 0.1, 0.2, 0.2]
normalize_coords = True
