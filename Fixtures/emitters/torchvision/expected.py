# Sizes in pixels of the network's input, 416 wide and 416 high; sizes are square roots of areas,
# aspect_ratios are height over width; one tuple a level, fine to coarse.
# The target holds sizes × ratios, not free widths and heights: 9 anchors became 6 sizes × 1 ratio,
# mean shape IoU 0.7163 with the anchors asked for.
from torchvision.models.detection.anchor_utils import AnchorGenerator

anchor_generator = AnchorGenerator(
    sizes=((11.4018, 24.2367, 47.2889, 92.3842, 175.869, 348.976),),
    aspect_ratios=((1.2672,),),
)
