/// The classes of an mmdetection config: `num_classes` of the head, and the names of the training set.
struct MMDetectionClasses {
  /// The names; empty where the file has none.
  let names: [String]
  /// Their number, where the file states it.
  let count: Int?

  /// Reads both.
  ///
  /// - Throws: `wrongKind` where they don't agree, which stops mmdetection's training.
  init(_ config: PythonConfig, head: PythonSetting?) throws(ConfigReadError) {
    let stated = head?["num_classes"]
    let names = try Self.names(config)
    if let stated {
      let number = try stated.whole(1...100_000)
      if let names, names.count != number {
        throw stated.wrong("\(names.count), as many as the training set's metainfo names")
      }
      count = number
    } else {
      count = names?.count
    }
    self.names = names ?? []
  }

  /// The names of the training set, which may be wrapped, else of `metainfo`.
  private static func names(_ config: PythonConfig) throws(ConfigReadError) -> [String]? {
    var dataset = config.setting("train_dataloader")?["dataset"]
    while let current = dataset {
      if let found = try names(in: current["metainfo"]) { return found }
      dataset = try current.innerDataset()
    }
    return try names(in: config.setting("metainfo"))
  }

  private static func names(in metainfo: PythonSetting?) throws(ConfigReadError) -> [String]? {
    guard let classes = metainfo?["classes"] ?? metainfo?["CLASSES"] else { return nil }
    return try classes.texts()
  }
}

extension PythonSetting {
  /// The data set inside a wrapper: `RepeatDataset`'s one, or the first of `ConcatDataset`'s.
  func innerDataset() throws(ConfigReadError) -> PythonSetting? {
    if let dataset = self["dataset"] { return dataset }
    return try self["datasets"]?.items().first
  }
}
