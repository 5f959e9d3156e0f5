# A YOLOv3 of one's own: the data set stands in the loader as it is.
_base_ = "yolov3_d53_8xb8-ms-608-273e_coco.py"
train_dataloader = dict(batch_size=4, dataset=dict(data_root="data/mine/"))
