/// The colors of one drawing. Hues stay apart for readers with any common color blindness, and no
/// meaning rests on hue alone: forced matches are dashed, never-matched objects are crossed out.
public struct Palette: Hashable, Sendable {
  /// Behind charts, titles and legends.
  public let background: Ink
  /// Text and axes.
  public let text: Ink
  /// Secondary text.
  public let quietText: Ink
  /// Grid lines.
  public let grid: Ink
  /// What must be seen first: objects that no prior matched, the elbow's mark.
  public let alarm: Ink
  /// What comes last: ignored priors, DontCare regions.
  public let faint: Ink
  /// Around lines that are drawn on a photograph.
  public let casing: Ink
  /// One for each object or curve in turn.
  public let hues: [Ink]

  /// On white: print and light pages. Okabe and Ito's colors, darkened to read as thin lines.
  public static let light = Palette(
    background: Ink(0xFFFFFF), text: Ink(0x1B1F24), quietText: Ink(0x5A636E), grid: Ink(0xE3E6EA),
    alarm: Ink(0xC9261D), faint: Ink(0x6B7480), casing: Ink(0xFFFFFF, alpha: 0.8),
    hues: [0x0072B2, 0xB86A00, 0x00795A, 0x93398A, 0x7A6A00, 0x4747B5].map { Ink($0) })

  /// On near black: dark pages, and lines over most photographs.
  public static let dark = Palette(
    background: Ink(0x15181C), text: Ink(0xECEFF3), quietText: Ink(0xA0A9B4), grid: Ink(0x2C323A),
    alarm: Ink(0xFF4F3F), faint: Ink(0xC4CBD4), casing: Ink(0x000000, alpha: 0.65),
    hues: [0x56B4E9, 0xF5A623, 0x2CD3A0, 0xF08CCB, 0xF0E442, 0xA6A6FF].map { Ink($0) })

  /// The hue for the place `index` in a sequence; they repeat.
  public func hue(_ index: Int) -> Ink { hues[index % hues.count] }
}

/// Whether a drawing is for light or for dark surroundings.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  /// Dark lines on white.
  case light
  /// Light lines on near black.
  case dark

  /// The theme's colors.
  public var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    }
  }
}
