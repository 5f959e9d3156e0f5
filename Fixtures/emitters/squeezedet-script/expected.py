    # Sizes in pixels of the network's input, 416 wide and 416 high; [width, height] ordered by
    # area.
    cfg.CLASS_NAMES = ["car", "person", "bicycle"]
    cfg.CLASSES = len(cfg.CLASS_NAMES)
    cfg.CLASS_TO_IDX = dict(zip(cfg.CLASS_NAMES, range(cfg.CLASSES)))
    cfg.IMAGE_WIDTH = 416
    cfg.IMAGE_HEIGHT = 416
    cfg.ANCHOR_SEED = np.array([[10.0, 13.0], [16.0, 30.0], [33.0, 23.0], [30.0, 61.0], [62.0, 45.0], [59.0, 119.0], [116.0, 90.0], [156.25, 198.0], [373.0, 326.5]])
    cfg.ANCHOR_PER_GRID = len(cfg.ANCHOR_SEED)
    cfg.ANCHORS_HEIGHT = 26
    cfg.ANCHORS_WIDTH = 26
