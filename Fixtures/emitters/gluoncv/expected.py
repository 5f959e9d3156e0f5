# Sizes in pixels of the network's input, 300 wide and 300 high; ratios are width over height,
# levels fine to coarse. sizes has one number more than there are levels; the first ratio of each
# level stands for its two squares.
ssd = dict(
    sizes=[30, 60, 111, 162, 213, 264, 315],
    ratios=[[1, 2, 0.5], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5, 3, 0.3333333333333333], [1, 2, 0.5], [1, 2, 0.5]],
    steps=[8, 16, 32, 64, 100, 300],
    classes=["car", "person", "bicycle"],
)
