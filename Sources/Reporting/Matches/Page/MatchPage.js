"use strict";
(function () {
  const byId = function (id) { return document.getElementById(id); };
  const data = JSON.parse(byId("data").textContent);
  const images = data.images;
  const cards = Array.from(byId("grid").children);
  const words = ["matched", "forced only", "never matched"];
  const hueCount = 6;
  let shown = [];
  let at = 0;

  function make(name, parent, text) {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }
  function state(object) {
    if (!object[3].length) return 2;
    return object[3].every(function (m) { return m[2]; }) ? 1 : 0;
  }
  const fields = {};
  ["search", "class", "state", "level", "order"].forEach(function (id) {
    fields[id] = byId(id);
    fields[id].addEventListener("input", filter);
  });
  data.classes.forEach(function (name, place) {
    make("option", fields.class, name).value = place;
  });
  data.levels.forEach(function (level) {
    make("option", fields.level, "level " + level).value = level;
  });
  if (data.levels.length < 2) fields.level.hidden = true;
  byId("controls").addEventListener("submit", function (event) { event.preventDefault(); });

  function filter() {
    const name = fields.search.value.toLowerCase();
    const wanted = [+fields.class.value, +fields.state.value, +fields.level.value];
    const any = wanted.every(function (value) { return value < 0; });
    function fits(object) {
      return (wanted[0] < 0 || object[0] === wanted[0])
        && (wanted[1] < 0 || state(object) === wanted[1])
        && (wanted[2] < 0 || object[3].some(function (m) { return m[0] === wanted[2]; }));
    }
    shown = images.map(function (_, place) { return place; });
    if (fields.order.value === "worst") {
      shown.sort(function (a, b) { return images[a].rank - images[b].rank; });
    }
    const all = document.createDocumentFragment();
    shown.forEach(function (place) { all.appendChild(cards[place]); });
    byId("grid").appendChild(all);
    shown = shown.filter(function (place) {
      const image = images[place];
      const passes = image.name.toLowerCase().includes(name) && (any || image.o.some(fits));
      cards[place].hidden = !passes;
      return passes;
    });
    byId("count").textContent = shown.length + " of " + images.length + " images";
  }
  const view = byId("view");
  const photo = byId("photo");
  cards.forEach(function (card, place) {
    card.firstElementChild.addEventListener("click", function () {
      at = shown.indexOf(place);
      show();
      view.showModal();
      draw();
    });
  });
  function step(by) {
    if (at + by < 0 || at + by >= shown.length) return;
    at += by;
    show();
  }
  byId("previous").addEventListener("click", function () { step(-1); });
  byId("next").addEventListener("click", function () { step(1); });
  byId("close").addEventListener("click", function () { view.close(); });
  view.addEventListener("click", function (event) { if (event.target === view) view.close(); });
  view.addEventListener("keydown", function (event) {
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else return;
    event.preventDefault();
  });
  view.addEventListener("close", function () {
    cards[shown[at]].firstElementChild.focus();
  });
  window.addEventListener("resize", function () { if (view.open) draw(); });

  function show() {
    const image = images[shown[at]];
    const picture = byId("p" + shown[at]);
    photo.hidden = !picture;
    if (picture) photo.src = picture.textContent;
    byId("name").textContent = image.name;
    byId("place").textContent = (at + 1) + " of " + shown.length;
    byId("previous").disabled = at === 0;
    byId("next").disabled = at === shown.length - 1;
    const note = [];
    if (!picture) note.push("No picture: a blank of its size, " + image.w + " × " + image.h + ".");
    if (image.gc > image.g.length) {
      note.push(image.g.length + " of " + image.gc + " ignored priors are drawn.");
    }
    if (image.f) {
      note.push("Nothing is trained: " + image.f + ". Boxes are drawn as labeled.");
    }
    byId("note").textContent = note.join(" ");
    const body = byId("objects");
    body.textContent = "";
    image.o.forEach(function (object, place) {
      const row = body.insertRow();
      const swatch = row.insertCell();
      swatch.className = "swatch";
      make("i", swatch).className = "h" + place % hueCount;
      row.insertCell().textContent = data.classes[object[0]];
      const best = object[3].reduce(function (a, m) { return Math.max(a, m[3] || 0); }, 0);
      const values = [object[1], words[state(object)],
        object[3].length ? best.toFixed(3) : "–", object[3].length];
      values.forEach(function (value, column) {
        const cell = row.insertCell();
        cell.textContent = value;
        if (column !== 1) cell.className = "number";
        else cell.className = ["", "forced", "never"][state(object)];
      });
      row.addEventListener("mouseenter", function () { mark(place); });
      row.addEventListener("mouseleave", function () { mark(-1); });
    });
    image.l.forEach(function (entry) {
      const row = body.insertRow();
      const swatch = row.insertCell();
      swatch.className = "swatch";
      make("i", swatch).className = "lost";
      row.insertCell().textContent = entry[1] === null ? "" : entry[1];
      const line = row.insertCell();
      line.textContent = entry[0];
      line.className = "number";
      const words = row.insertCell();
      words.textContent = entry[2];
      words.className = "never";
      words.colSpan = 3;
    });
    if (view.open) draw();
  }
  const layer = byId("layer");
  const on = {};
  function some(kind) { return images.some(function (image) { return image[kind].length; }); }
  [["truths", "ground truths", true], ["labels", "labels", true]]
    .concat(data.levels.map(function (level) {
      const name = data.levels.length < 2 ? "positive priors" : "level " + level;
      return ["level" + level, name, true];
    }))
    .concat([["forced", "forced matches", true]])
    .concat(some("g") ? [["ignored", "ignored priors", false]] : [])
    .concat(some("d") ? [["care", "DontCare", true]] : [])
    .concat(some("x") ? [["lost", "not read as labeled", true]] : [])
    .forEach(function (entry) {
      const label = make("label", byId("layers"));
      const box = make("input", label);
      box.type = "checkbox";
      box.id = "show-" + entry[0];
      box.checked = on[entry[0]] = entry[2];
      make("span", label, entry[1]);
      box.addEventListener("change", function () {
        on[entry[0]] = box.checked;
        draw();
      });
    });

  function svg(name, parent, kind, values) {
    const element = document.createElementNS(layer.namespaceURI, name);
    if (kind) element.setAttribute("class", kind);
    Object.keys(values || {}).forEach(function (key) {
      element.setAttribute(key, values[key]);
    });
    parent.appendChild(element);
    return element;
  }
  function box(parent, edges, kind, cased) {
    if (!edges) return;
    const frame = {x: edges[0], y: edges[1], width: Math.max(0, edges[2] - edges[0]),
      height: Math.max(0, edges[3] - edges[1])};
    if (cased) svg("rect", parent, "case", frame);
    svg("rect", parent, kind, frame);
  }
  function mark(place) {
    Array.from(layer.children).forEach(function (group) {
      const is = place < 0 || group.dataset.object === String(place);
      group.classList.toggle("quiet", !is);
    });
  }
  // Above the box, below it, or inside; left out where other labels are, as in the pictures.
  function write(group, words, edges, kind, size, image, taken) {
    const width = words.length * size * 0.62;
    const x = Math.max(0, Math.min(edges[0], image.w - width));
    const gap = size * 0.35;
    const bases = [edges[1] - gap, edges[3] + size, edges[1] + size + gap, edges[3] - gap];
    const y = bases.find(function (base) {
      return base >= size && base <= image.h - gap && !taken.some(function (other) {
        return Math.abs(other[1] - base) < size * 1.1
          && x < other[0] + other[2] && other[0] < x + width;
      });
    });
    if (y === undefined) return;
    taken.push([x, y, width]);
    svg("text", group, kind, {x: x, y: y, "font-size": size}).textContent = words;
  }
  function label(object) {
    const best = object[3].reduce(function (a, m) { return !a || m[3] > a[3] ? m : a; }, null);
    const name = data.classes[object[0]];
    if (!best) return name + " never matched";
    return name + " " + (best[3] === null ? "–" : best[3].toFixed(2))
      + (data.levels.length > 1 ? " L" + best[0] : "") + " s" + best[1];
  }
  function draw() {
    const image = images[shown[at]];
    const stage = byId("stage");
    const room = Math.max(200, window.innerHeight * 0.96 - 230);
    stage.style.maxWidth = Math.round(Math.min(2.5 * image.w, room * image.w / image.h)) + "px";
    layer.setAttribute("viewBox", "0 0 " + image.w + " " + image.h);
    layer.textContent = "";
    const unit = image.w / Math.max(1, layer.getBoundingClientRect().width);
    if (on.ignored) {
      const group = svg("g", layer, "");
      image.g.forEach(function (entry) {
        if (on["level" + entry[0]]) box(group, entry[1], "ignored");
      });
    }
    if (on.care) {
      const group = svg("g", layer, "");
      image.d.forEach(function (edges) { box(group, edges, "care", true); });
    }
    if (on.lost) {
      const group = svg("g", layer, "");
      image.x.forEach(function (edges) { box(group, edges, "lost", true); });
    }
    image.o.forEach(function (object, place) {
      const group = svg("g", layer, "");
      group.dataset.object = place;
      const hue = " h" + place % hueCount;
      const edges = object[2];
      object[3].forEach(function (m) {
        if (!on["level" + m[0]] || (m[2] && !on.forced)) return;
        box(group, m[4], "prior" + hue + (m[2] ? " dashed" : ""), true);
      });
      if (on.truths) {
        box(group, edges, "truth" + hue, true);
        if (edges && state(object) === 2) {
          svg("path", group, "cross", {d: "M" + edges[0] + " " + edges[1] + "L" + edges[2]
            + " " + edges[3] + "M" + edges[0] + " " + edges[3] + "L" + edges[2] + " " + edges[1]});
        }
      }
    });
    if (!on.labels) return;
    const taken = [];
    // Never-matched objects first, then forced ones: their labels must be seen.
    const order = image.o.map(function (_, place) { return place; });
    order.sort(function (a, b) { return state(image.o[b]) - state(image.o[a]) || a - b; });
    order.forEach(function (place) {
      const object = image.o[place];
      if (!object[2]) return;
      const group = svg("g", layer, "");
      group.dataset.object = place;
      write(group, label(object), object[2], "h" + place % hueCount, 12 * unit, image, taken);
    });
  }
  byId("controls").hidden = false;
  filter();
})();
