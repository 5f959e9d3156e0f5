extension PixelBuffer {
  /// The picture as it is meant to be seen.
  public func turned(by orientation: EXIFOrientation) -> PixelBuffer {
    guard orientation != .upright else { return self }
    let (columns, rows) = (width, height)
    let (newWidth, newHeight) = orientation.swapsSides ? (rows, columns) : (columns, rows)
    let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { storage, count in
      bytes.withUnsafeBytes { stored in
        let target = UnsafeMutableRawBufferPointer(storage)
        for y in 0..<newHeight {
          for x in 0..<newWidth {
            let (column, row) =
              switch orientation {
              case .upright: (x, y)
              case .mirrored: (columns - 1 - x, y)
              case .halfTurn: (columns - 1 - x, rows - 1 - y)
              case .flipped: (x, rows - 1 - y)
              case .transposed: (y, x)
              case .clockwise: (y, rows - 1 - x)
              case .transversed: (columns - 1 - y, rows - 1 - x)
              case .counterclockwise: (columns - 1 - y, x)
              }
            let pixel = stored.loadUnaligned(
              fromByteOffset: (row * columns + column) * 4, as: UInt32.self)
            target.storeBytes(of: pixel, toByteOffset: (y * newWidth + x) * 4, as: UInt32.self)
          }
        }
      }
      count = bytes.count
    }
    return PixelBuffer(
      width: newWidth, height: newHeight, premultiplied: turned, isOpaque: isOpaque)
  }
}
