/// Small VOC files, written by hand: what is not stated is as VOC's own files have it.
struct VOCText {
  /// An object, field by field; `nil` leaves a field out.
  struct Object {
    var name: String? = "dog"
    var pose: String? = "Left"
    var truncated: String? = "0"
    var difficult: String? = "0"
    /// The four corners, in the order of a VOC file.
    var box: [String]? = ["11", "21", "60", "80"]
    /// What stands behind the fields, as it is.
    var more = ""

    var text: String {
      var text = "<object>"
      for (name, value) in [
        ("name", name), ("pose", pose), ("truncated", truncated), ("difficult", difficult),
      ] {
        if let value { text += "<\(name)>\(value)</\(name)>" }
      }
      if let box {
        text += "<bndbox>"
        for (name, value) in zip(["xmin", "ymin", "xmax", "ymax"], box) {
          text += "<\(name)>\(value)</\(name)>"
        }
        text += "</bndbox>"
      }
      return text + more + "</object>"
    }
  }

  var head = ""
  var root = "annotation"
  var size: String? = "<width>200</width><height>100</height><depth>3</depth>"
  var objects = [Object()]
  /// What stands behind the objects, as it is.
  var more = ""

  /// The file.
  var bytes: [UInt8] {
    var text = head + "<\(root)><folder>f</folder><filename>a.jpg</filename>"
    if let size { text += "<size>\(size)</size>" }
    for object in objects { text += "\n" + object.text }
    return Array((text + more + "</\(root)>").utf8)
  }
}
