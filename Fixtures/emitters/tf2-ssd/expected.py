# Scales are shares of the network's input, 300 wide and 300 high; aspect_ratios are width over
# height, and the 1 is the small square. Levels fine to coarse; one scale more than levels.
feature_map_shapes = [38, 19, 10, 5, 3, 1]
number_of_feature_maps = 6
aspect_ratios = [[1, 2, 0.5], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5], [1, 2, 0.5]]
n_boxes = [4, 6, 6, 6, 4, 4]
scales = [0.1, 0.2, 0.37, 0.54, 0.71, 0.88, 1.05]


def calculate_scale_of_default_boxes(k, m, s_max=0.9, s_min=0.2):
    return scales[k]
