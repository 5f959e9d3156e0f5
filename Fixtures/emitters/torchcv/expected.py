# Sizes in pixels of the network's input, 300 wide and 300 high; ratios are width over height and
# the trainer adds the inverse of each. Levels fine to coarse. BOX_SIZES has one number more than
# there are levels.
STEPS = (8, 16, 32, 64, 100, 300)
BOX_SIZES = (30, 60, 111, 162, 213, 264, 315)
ASPECT_RATIOS = ((2,), (2, 3), (2, 3), (2, 3), (2,), (2,))
FM_SIZES = (38, 19, 10, 5, 3, 1)
