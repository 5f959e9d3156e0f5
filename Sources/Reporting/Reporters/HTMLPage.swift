/// The fixed parts of the page.
enum HTMLPage {
  /// How many findings are in the page without scripts, and with pictures.
  static let shownRows = 200

  /// Hashes of ``style`` and ``script``: the only ones that the page's policy lets run. A test
  /// computes them again.
  static let styleHash = "sha256-W0+Y2ytPHFmHvx3rTdSrO1xS8JZh54jvV5cLL7ntNPg="
  static let scriptHash = "sha256-ecnFeN5YLVc1ioN2O1SfqMNPKV4CBYjI6D+cbtRH6xU="

  /// The page up to its content.
  static func head(title: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
    style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(title)</title>
    <style>\(style)</style>
    </head>
    <body>
    <main>
    <h1>\(title)</h1>

    """
  }

  /// A cell with a count and one with a bar; drawn, because inline style is not allowed.
  static func appendBar(_ count: Int, of most: Int, to out: inout [UInt8]) {
    let width = max(1, count * 100 / max(1, most))
    out +=
      """
      <td class="number">\(DecimalText.grouped(count))</td><td class="bar"><svg viewBox="0 0 100 8" \
      preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="8"/></svg></td>\
      </tr>

      """.utf8
  }

  /// The search fields and the head of the table.
  static func controls(rules: [String]) -> String {
    let options = rules.map { "<option>\($0)</option>" }.joined()
    return """
      <section><h2>Findings</h2>
      <div class="controls" hidden>
      <input id="search" type="search" placeholder="Search file or message" aria-label="Search">
      <select id="severity" aria-label="Severity"><option value="">all severities</option>\
      <option>error</option><option>warning</option><option>info</option></select>
      <select id="rule" aria-label="Rule"><option value="">all rules</option>\(options)</select>
      <span id="count" role="status"></span>
      </div>
      <table class="findings"><thead><tr><th>Place</th><th>Severity</th><th>Rule</th>\
      <th>Message</th></tr></thead><tbody id="rows">

      """
  }

  /// Light and dark as the reader's system says; on a narrow screen rows become cards.
  static let style = """
    :root{color-scheme:light dark;--line:#d8dce2;--dim:#5c6672;--back:#fff;--card:#f5f6f8;\
    --error:#c4302b;--warning:#9a6700;--info:#2563a8}
    @media(prefers-color-scheme:dark){:root{--line:#353b45;--dim:#9aa4b2;--back:#14171c;\
    --card:#1d222a;--error:#ff7b72;--warning:#e3b341;--info:#79b8ff}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--back);font:15px/1.45 system-ui,sans-serif}
    main{max-width:1200px;margin:0 auto;padding:24px 20px}
    h1{font-size:24px;margin:0 0 16px}
    h2{font-size:17px;margin:24px 0 8px}
    code,.path{font-family:ui-monospace,monospace;font-size:13px}
    .path{overflow-wrap:anywhere}
    .tiles{display:flex;flex-wrap:wrap;gap:10px;list-style:none;margin:0;padding:0}
    .tiles li{background:var(--card);border-radius:8px;padding:10px 16px;color:var(--dim)}
    .tiles b{display:block;font-size:22px;color:CanvasText}
    .tiles .error b,.error .kind{color:var(--error)}
    .tiles .warning b,.warning .kind{color:var(--warning)}
    .tiles .info b,.info .kind{color:var(--info)}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 32px}
    table{border-collapse:collapse;width:100%}
    td,th{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);\
    vertical-align:top}
    th{color:var(--dim);font-weight:600}
    .number{text-align:right;font-variant-numeric:tabular-nums}
    .bar{width:30%;padding-top:12px}
    .bar svg{display:block;width:100%;height:8px;fill:var(--dim)}
    .error .bar svg{fill:var(--error)}
    .warning .bar svg{fill:var(--warning)}
    .info .bar svg{fill:var(--info)}
    .findings td:first-child{width:34%}
    .findings img{display:block;max-width:240px;margin-top:6px;border-radius:4px}
    .controls{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:8px}
    .controls[hidden]{display:none}
    input,select,button{font:inherit;padding:6px 10px;border:1px solid var(--line);\
    border-radius:6px;background:var(--back);color:inherit}
    input{flex:1 1 240px;min-width:0}
    #count,#more,footer,.none{color:var(--dim)}
    footer{margin-top:32px;font-size:13px}
    @media(max-width:720px){main{padding:16px 14px}.pair{grid-template-columns:1fr}\
    .tiles li{padding:8px 12px}.findings thead{display:none}\
    .findings tr{display:block;border-bottom:1px solid var(--line);padding:8px 0}\
    .findings td{display:inline-block;border:0;padding:0 8px 2px 0}\
    .findings td:first-child,.findings td:last-child{display:block;width:auto}}

    """

  /// Shows the findings that match, two hundred at a time. Values become text, never markup.
  static let script = """
    "use strict";
    (function () {
      const data = JSON.parse(document.getElementById("data").textContent);
      const names = ["info", "warning", "error"];
      const body = document.getElementById("rows");
      const search = document.getElementById("search");
      const severity = document.getElementById("severity");
      const rule = document.getElementById("rule");
      const count = document.getElementById("count");
      const more = document.getElementById("more");
      const step = 200;
      let found = [];
      let shown = 0;
      function cell(row, name, text) {
        const td = row.insertCell();
        if (name) td.className = name;
        td.textContent = text;
        return td;
      }
      function show() {
        const end = Math.min(found.length, shown + step);
        const part = document.createDocumentFragment();
        const table = document.createElement("tbody");
        for (; shown < end; shown++) {
          const r = found[shown];
          const tr = table.insertRow();
          tr.className = names[r[3]];
          const place = r[1] ? ":" + r[1] + ":" + r[2] : "";
          cell(tr, "path", data.files[r[0]] + place);
          cell(tr, "kind", names[r[3]]);
          const code = document.createElement("code");
          code.textContent = data.rules[r[4]];
          tr.insertCell().appendChild(code);
          const td = cell(tr, "", r[5]);
          if (r[6] && r[6].startsWith("data:image/")) {
            const img = document.createElement("img");
            img.alt = "";
            img.loading = "lazy";
            img.src = r[6];
            td.appendChild(img);
          }
          part.appendChild(tr);
        }
        body.appendChild(part);
        more.textContent = "";
        if (shown < found.length) {
          const button = document.createElement("button");
          button.textContent = "Show more";
          button.addEventListener("click", show);
          more.appendChild(button);
        }
      }
      function filter() {
        const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
        const level = names.indexOf(severity.value);
        const code = data.rules.indexOf(rule.value);
        found = data.rows.filter(function (r) {
          if (level >= 0 && r[3] !== level) return false;
          if (code >= 0 && r[4] !== code) return false;
          if (!words.length) return true;
          const text = (data.files[r[0]] + " " + data.rules[r[4]] + " " + r[5]).toLowerCase();
          return words.every(function (w) { return text.includes(w); });
        });
        count.textContent = found.length + " of " + data.rows.length;
        body.textContent = "";
        shown = 0;
        show();
      }
      let timer = 0;
      search.addEventListener("input", function () {
        clearTimeout(timer);
        timer = setTimeout(filter, 120);
      });
      severity.addEventListener("change", filter);
      rule.addEventListener("change", filter);
      document.querySelector(".controls").hidden = false;
      filter();
    })();

    """
}
