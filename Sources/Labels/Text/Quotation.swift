/// Text of a file as messages quote it: at most 120 characters, bytes that are no UTF-8 as `\xNN`.
///
/// Control characters are left: whoever prints escapes them for its medium.
func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
  // A character has at least one byte; four times as many hold 120 of nearly any kind.
  let head = bytes.prefix(480)
  let text = PathBytes.display(head)
  guard text.count > 120 || bytes.count > head.count else { return text }
  return String(text.prefix(119)) + "…"
}
