# Sizes in pixels of the network's input, 300 wide and 300 high; each ratio is also inverted, fine
# level first. max_sizes are next sizes.
model = dict(
    bbox_head=dict(
        num_classes=3,
        anchor_generator=dict(
            _delete_=True,
            type="SSDAnchorGenerator",
            scale_major=False,
            min_sizes=[21, 45, 99, 153, 207, 261],
            max_sizes=[45, 99, 153, 207, 261, 315],
            strides=[8, 16, 32, 64, 100, 300],
            ratios=[[2], [2, 3], [2, 3], [2, 3], [2], [2]],
        ),
    ),
)
metainfo = dict(classes=("car", "person", "bicycle"))
train_dataloader = dict(dataset=dict(dataset=dict(metainfo=metainfo)))
val_dataloader = dict(dataset=dict(metainfo=metainfo))
test_dataloader = dict(dataset=dict(metainfo=metainfo))
