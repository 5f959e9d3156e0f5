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
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
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
