extension SqueezeDetMatcher {
  /// The best free prior by looking at all of them: for NumPy's tie order, and for boxes that are
  /// infinite or of extreme size, where an IoU may be no number.
  func nextOfAll(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) -> SqueezeDetMatch {
    measureAllOverlaps(box, &workspace)
    if let prior = firstFree(descending: true, &workspace), !(workspace.values[prior] <= 0) {
      return SqueezeDetMatch(prior: prior, rule: .overlap, value: workspace.values[prior])
    }
    measureAllDistances(box, &workspace)
    // There are never more ground truths than priors, so one is free.
    let prior = firstFree(descending: false, &workspace) ?? 0
    return SqueezeDetMatch(prior: prior, rule: .distance, value: workspace.values[prior])
  }

  private func measureAllOverlaps(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) {
    let columns = priors.columnCenters.count
    let rows = priors.rowCenters.count
    let area = box.width * box.height
    let left = box.cx - 0.5 * box.width
    let right = box.cx + 0.5 * box.width
    let top = box.cy - 0.5 * box.height
    let bottom = box.cy + 0.5 * box.height
    for place in priors.left.indices {
      workspace.x[place] = SqueezeDetNumPy.overlap(
        priors.left[place], priors.right[place], left, right)
    }
    for place in priors.top.indices {
      workspace.y[place] = SqueezeDetNumPy.overlap(
        priors.top[place], priors.bottom[place], top, bottom)
    }
    workspace.values.removeAll(keepingCapacity: true)
    for row in 0..<rows {
      for column in 0..<columns {
        for anchor in areas.indices {
          let intersection =
            workspace.x[anchor * columns + column] * workspace.y[anchor * rows + row]
          workspace.values.append(Self.iou(intersection, areas[anchor] + area))
        }
      }
    }
  }

  private func measureAllDistances(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) {
    workspace.values.removeAll(keepingCapacity: true)
    for row in priors.rowCenters {
      let y = box.cy - row
      for column in priors.columnCenters {
        let x = box.cx - column
        for size in priors.anchors {
          let width = box.width - size.width
          let height = box.height - size.height
          workspace.values.append(x * x + y * y + width * width + height * height)
        }
      }
    }
  }

  /// The first free prior in the trainer's order: ascending with NaN last, or that reversed.
  private func firstFree(
    descending: Bool, _ workspace: inout SqueezeDetMatchWorkspace
  ) -> Int? {
    switch ties {
    case .stable:
      var best: Int?
      for prior in 0..<priors.count where workspace.takenBy[prior] != workspace.image {
        guard let current = best else {
          best = prior
          continue
        }
        let isLess = SqueezeDetIntrosort.isLess(workspace.values[prior], workspace.values[current])
        if descending ? !isLess : isLess { best = prior }
      }
      return best
    case .numpyIntrosort:
      SqueezeDetIntrosort.sort(&workspace.order, by: workspace.values)
      let isFree = { (prior: Int32) in workspace.takenBy[Int(prior)] != workspace.image }
      let prior =
        descending ? workspace.order.last(where: isFree) : workspace.order.first(where: isFree)
      return prior.map { Int($0) }
    }
  }
}
