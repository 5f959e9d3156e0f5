import Glibc

/// What a path leads to.
enum FileKind: Equatable {
  case file
  case folder
  case link
  case fifo
  case socket
  case device

  /// Takes the kind from a file's mode bits.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .fifo
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }

  /// In words, when it is no regular file.
  var oddity: String? {
    switch self {
    case .file: nil
    case .folder: "a folder"
    case .link: "a link"
    case .fifo: "a FIFO (named pipe)"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}
