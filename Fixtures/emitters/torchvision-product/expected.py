# Sizes in pixels of the network's input, 416 wide and 416 high; sizes are square roots of areas,
# aspect_ratios are height over width; one tuple a level, fine to coarse.
# The anchors are written without loss, as 3 sizes × 3 ratios.
from torchvision.models.detection.anchor_utils import AnchorGenerator

anchor_generator = AnchorGenerator(
    sizes=((32, 64, 128),),
    aspect_ratios=((0.25, 1, 4),),
)
