# Sizes in pixels of the network's input, 416 wide and 416 high; sizes are square roots of areas,
# aspect_ratios are height over width; one tuple a level, fine to coarse, strides 4, 8, 16, 32, 64,
# 128, 256, 512, 1024.
# The anchors are written as 1 size × 1 ratio on each of 9 levels; the trainer rounds them: mean
# shape IoU 0.9757 with the anchors asked for.
from torchvision.models.detection.anchor_utils import AnchorGenerator

anchor_generator = AnchorGenerator(
    sizes=((11.40175425099138,), (21.908902300206645,), (27.54995462791182,), (42.77849927241488,), (52.820450584977024,), (83.79140767405688,), (102.17631819555841,), (175.8905909933786,), (348.9763602308901,)),
    aspect_ratios=((1.3,), (1.875,), (0.696969696969697,), (2.033333333333333,), (0.7258064516129032,), (2.016949152542373,), (0.7758620689655172,), (1.2672,), (0.8753351206434317,)),
)
