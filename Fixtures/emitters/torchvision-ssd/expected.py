# Scales are shares of the network's input, 300 wide and 300 high; aspect_ratios are width over
# height and each is also inverted. Levels fine to coarse; one scale more than levels.
from torchvision.models.detection.anchor_utils import DefaultBoxGenerator

anchor_generator = DefaultBoxGenerator(
    aspect_ratios=[[2], [2, 3], [2, 3], [2, 3], [2], [2]],
    scales=[0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05],
    steps=[8, 16, 32, 64, 100, 300],
)
