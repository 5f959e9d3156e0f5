/// How a trainer wants to be told which images are in a part.
public enum SplitStyle: String, CaseIterable, Sendable {
  /// `ImageSets/Main/train.txt`: one id a line.
  case voc
  /// `img_train.txt` and `gt_train.txt`: one picture path and one label path a line.
  case squeezedet
  /// `train.txt`: one picture path a line.
  case yolo
  /// `train.json`: a document with the images of the part, all else as it is; `train.txt` lists them
  /// as the document names them.
  case coco
}
