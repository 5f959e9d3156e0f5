/// Something in a label file that could not be read, with its place. The rest of the file is kept.
///
/// A reader states facts; whether they are errors is for the rules of `Lint` to say.
public struct ReadIssue: Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// Where it is wrong.
  public var position: TextPosition
  /// The 0-based object it spoils; `nil` when it concerns the file.
  public var object: Int?

  /// States what is wrong and where.
  public init(_ kind: Kind, at position: TextPosition, object: Int? = nil) {
    self.kind = kind
    self.position = position
    self.object = object
  }

  /// The kinds of fault. Texts are quoted from the file, at most 120 characters.
  public enum Kind: Hashable, Sendable {
    // Files
    /// The file could not be opened or read; the system's reason. The run exits 2.
    case unreadable(reason: String)
    /// The path is a folder, FIFO, socket, device, or a link that leaves the dataset.
    case notARegularFile(what: String)
    /// The file is larger than the cap on label files.
    case tooLarge(bytes: Int, limit: Int)
    /// Bytes that are not valid in the encoding.
    case badEncoding(detail: String)
    /// A byte order mark before the text (the text was read).
    case byteOrderMark
    /// A line is longer than the cap on lines; so many fields are expected.
    case lineTooLong(bytes: Int, limit: Int, fields: Int)
    /// More objects than any real file has; the rest was not read.
    case tooManyObjects(limit: Int)
    /// CRLF and LF mixed in one file (the text was read).
    case mixedLineEnds
    /// Lines that end in a CR alone (the text was read).
    case bareReturns
    // XML
    /// Not well formed, or empty; libxml2's words.
    case malformedXML(message: String)
    /// The root element is not `annotation`.
    case wrongRoot(found: String)
    /// A DOCTYPE; refused when it declares anything, and never expanded.
    case doctype(refused: Bool)
    /// A limit of the reader: depth, start tag, name, attributes.
    case xmlLimit(what: String)
    // VOC
    /// `<name>` is missing or empty.
    case missingName
    /// `<bndbox>`, or one of its four values, is missing.
    case missingCoordinate(field: String)
    /// A value stands more than once.
    case repeatedField(field: String)
    /// A value is no number: words, NaN, infinity, hexadecimal, a decimal comma.
    case badNumber(field: String, text: String)
    /// `<bndbox>` has `x`, `y`, `w` and `h` in the place of edges, and was read so.
    case cornerAndSize
    /// A coordinate has a fraction, `whole` when it is `.0`.
    case fractionalCoordinate(field: String, text: String, whole: Bool)
    /// `<size>` or one of its sides is missing, zero, negative, repeated or no number.
    case missingSize(detail: String)
    /// A flag is not 0 or 1.
    case badFlag(field: String, text: String)
    /// Content that is read past: parts, polygons, unknown poses.
    case ignoredContent(what: String)
    /// Blanks around a number, or elements in an unusual order.
    case untidy(field: String)
    // Text
    /// A row has another number of fields than the format says.
    case wrongFieldCount(found: Int, expected: Int)
    // KITTI
    /// 17 fields with leading integers: KITTI's tracking format.
    case trackingFormat
    /// More than 16 fields because the class name has a blank; it was counted from the end.
    case classWithSpace(name: String)
    /// The class name stands in quotation marks, and was read without them.
    case quotedClass(name: String)
    /// Several objects on one line: where the first ends, after which field (from 1), and what
    /// stands there.
    case rowsRunTogether(objects: Int, field: Int, text: String)
    /// Tabs, doubled or trailing blanks.
    case untidySeparator(what: String)
    // YOLO
    /// The class is no whole number, or beyond the list of so many names.
    case badClassNumber(text: String, classes: Int?)
    /// A share of the image that is not in `0…1`: pixels, or a slip.
    case outsideUnit(field: String, text: String)
    /// A polygon where a box is expected; the box around it was read.
    case polygonRow(points: Int)
    // COCO
    /// Not the JSON that is accepted; what and why.
    case malformedJSON(message: String)
    /// Numbers that are not finite outside of boxes; the first as written. The rest was read.
    case nonFiniteNumbers(first: String, count: Int)
    /// The document lacks what COCO needs, or has it in another form.
    case badStructure(detail: String)
    /// A field of one annotation can't be used.
    case badAnnotation(id: String, field: String, detail: String)
    /// Two images, annotations or categories have one id.
    case repeatedID(what: String, id: COCOID)
    /// Two categories have one name: their objects are of one class here. The name, the first id and
    /// that of the other.
    case repeatedCategory(name: String, id: COCOID, other: COCOID)
    /// Ids that are text; the kinds of entries that have them.
    case textIDs(what: String)
    /// Another image before it names the same file.
    case repeatedFileName(name: String, id: COCOID)
    /// A category that no annotation has, with control or invisible characters in its name.
    case hiddenCharacters(category: String)
    /// A file name that leads out of the dataset; never followed.
    case unsafePath(field: String, text: String)
    /// Text of which no row looks like a label; what it is.
    case noLabel(what: String)
    /// A format that this build does not read.
    case unsupportedFormat(name: String)
  }
}
