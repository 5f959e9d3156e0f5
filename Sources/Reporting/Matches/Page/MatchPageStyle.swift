import Rendering

/// The style of the page of previews, beyond what all pages share.
enum MatchPageStyle {
  /// Hues are the previews' own, for lines over a photograph.
  static let text = """
    .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px;\
    list-style:none;margin:16px 0;padding:0;align-items:start}
    #controls{margin-top:16px}
    .grid li{content-visibility:auto;contain-intrinsic-size:auto 150px}
    .grid button{display:block;width:100%;padding:0 0 8px;text-align:left;\
    overflow:hidden;background:var(--card);cursor:zoom-in}
    .grid img{display:block;width:100%;height:auto}
    .grid b,.grid span{display:block;padding:0 10px;overflow-wrap:anywhere}
    .grid b{padding-top:6px}
    .grid span{font-size:13px;color:var(--dim)}
    em{font-style:normal;font-weight:600}
    .never{color:var(--error)}
    .forced{color:var(--warning)}
    #count,#place{color:var(--dim)}
    button:focus-visible{outline:3px solid var(--info);outline-offset:1px}
    dialog{width:min(1500px,96vw);max-width:none;max-height:96vh;padding:14px 18px;\
    border:1px solid var(--line);border-radius:10px;background:var(--back);color:CanvasText}
    dialog::backdrop{background:rgba(0,0,0,.7)}
    .head{display:flex;align-items:center;gap:8px}
    .head h2{margin:0 4px;overflow-wrap:anywhere}
    .head button{min-width:44px;min-height:40px;font-size:18px;line-height:1;cursor:pointer}
    #close{margin-left:auto}
    .layers{display:flex;flex-wrap:wrap;gap:4px 16px;margin:10px 0}
    .layers label{display:flex;gap:6px;align-items:center;min-height:28px;cursor:pointer}
    .layers input{width:16px;height:16px;margin:0}
    .stage{position:relative;margin:0 auto;background:#24292f;border-radius:4px;overflow:hidden}
    .stage img{position:absolute;inset:0;width:100%;height:100%}
    .stage svg{position:relative;display:block;width:100%;height:auto}
    svg rect,svg path{fill:none;vector-effect:non-scaling-stroke}
    .case{stroke:#000;stroke-opacity:.6;stroke-width:4.5px}
    .truth{stroke-width:2.5px}
    .prior{stroke-width:1.3px}
    .dashed{stroke-dasharray:6 4}
    .ignored{stroke:#c4cbd4;stroke-opacity:.6;stroke-width:1px}
    .care{stroke:#c4cbd4;stroke-width:1px;stroke-dasharray:2 3}
    .cross{stroke:#ff4f3f;stroke-width:1.8px}
    svg text{font-family:system-ui,sans-serif;font-weight:600;paint-order:stroke;stroke:#000;\
    stroke-opacity:.75;stroke-width:.25em;stroke-linejoin:round}
    .quiet{opacity:.13}
    .objects tbody tr{cursor:default}
    .objects tbody tr:hover{background:var(--card)}
    .swatch{width:26px}
    .swatch i{display:block;width:14px;height:14px;margin-top:4px;border-radius:3px}
    \(hues)
    @media(max-width:720px){.grid{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));\
    gap:8px}dialog{width:100vw;max-height:100vh;height:100vh;border:0;border-radius:0;\
    padding:8px 10px}.controls select{flex:1 1 40%}}

    """

  private static let hues = Palette.dark.hues.enumerated().map { place, ink in
    let color = hexadecimal(ink)
    return ".h\(place){stroke:\(color)}text.h\(place){fill:\(color);stroke:#000}"
      + "i.h\(place){background:\(color)}"
  }.joined(separator: "\n")

  private static func hexadecimal(_ ink: Ink) -> String {
    let channels = [ink.red, ink.green, ink.blue].map { Int(($0 * 255).rounded()) }
    return "#"
      + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
