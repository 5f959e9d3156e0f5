# Sizes in pixels of the network's input, 416 wide and 416 high; (width, height), coarse level
# first, as YOLOV3Head lists them.
_base_ = ["base.py"]
model = dict(
    bbox_head=dict(
        num_classes=3,
        anchor_generator=dict(
            _delete_=True,
            type="YOLOAnchorGenerator",
            base_sizes=[[(116, 90), (156.25, 198), (373, 326.5)], [(30, 61), (62, 45), (59, 119)], [(10, 13), (16, 30), (33, 23)]],
            strides=[32, 16, 8],
        ),
    ),
)
metainfo = dict(classes=("car", "person", "bicycle"))
train_dataloader = dict(dataset=dict(metainfo=metainfo))
val_dataloader = dict(dataset=dict(metainfo=metainfo))
test_dataloader = dict(dataset=dict(metainfo=metainfo))
