# An SSD of one's own: the data set is repeated.
_base_ = "ssd300_coco.py"
train_dataloader = dict(
    dataset=dict(type="RepeatDataset", times=2, dataset=dict(data_root="data/mine/")))
