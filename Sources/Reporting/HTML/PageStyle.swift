/// The style that all pages share.
enum PageStyle {
  /// Light and dark as the reader's system says; one column on a narrow screen.
  static let text = """
    :root{color-scheme:light dark;--line:#d8dce2;--dim:#5c6672;--back:#fff;--card:#f5f6f8;\
    --error:#c4302b;--warning:#9a6700;--info:#2563a8}
    @media(prefers-color-scheme:dark){:root{--line:#353b45;--dim:#9aa4b2;--back:#14171c;\
    --card:#1d222a;--error:#ff7b72;--warning:#e3b341;--info:#79b8ff}}
    *{box-sizing:border-box}
    [hidden]{display:none!important}
    body{margin:0;background:var(--back);font:15px/1.45 system-ui,sans-serif}
    main{max-width:1200px;margin:0 auto;padding:24px 20px}
    h1{font-size:24px;margin:0 0 16px}
    h2{font-size:17px;margin:24px 0 8px}
    code,.path{font-family:ui-monospace,monospace;font-size:13px}
    .path{overflow-wrap:anywhere}
    .tiles{display:flex;flex-wrap:wrap;gap:10px;list-style:none;margin:0;padding:0}
    .tiles li{background:var(--card);border-radius:8px;padding:10px 16px;color:var(--dim)}
    .tiles b{display:block;font-size:22px;color:CanvasText}
    .tiles .warning b{color:var(--warning)}
    .tiles .error b{color:var(--error)}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 32px}
    table{border-collapse:collapse;width:100%}
    td,th{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);\
    vertical-align:top}
    th{color:var(--dim);font-weight:600}
    td.number{white-space:nowrap}
    .number{text-align:right;font-variant-numeric:tabular-nums}
    .bar{width:30%;min-width:64px;padding-top:12px}
    .bar svg{display:block;width:100%;height:8px;fill:var(--dim)}
    .controls{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:8px}
    input,select,button{font:inherit;padding:6px 10px;border:1px solid var(--line);\
    border-radius:6px;background:var(--back);color:inherit}
    input[type=search]{flex:1 1 240px;min-width:0}
    footer,.none{color:var(--dim)}
    footer{margin-top:32px;font-size:13px}
    @media(max-width:720px){main{padding:16px 14px}.pair{grid-template-columns:1fr}\
    .tiles li{padding:8px 12px}}

    """
}
