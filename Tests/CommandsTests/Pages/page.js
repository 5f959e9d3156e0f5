// A page with just enough of a document for its own script to run. No browser, no package.
// usage: node page.js PAGE EXPRESSION…   prints what the expressions give, as a JSON list.
"use strict";
const fs = require("fs");
const vm = require("vm");

const EMPTY = new Set(["meta", "img", "input"]);
const ENTITIES = {lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'"};
const plain = (text) => text.replace(/&(#?\w+);/g, (_, name) => ENTITIES[name]);

class Element {
  constructor(tag) {
    Object.assign(this, {tag, attributes: {}, nodes: [], parent: null, listeners: {}});
    Object.assign(this, {dataset: {}, style: {}, disabled: false, checked: false, open: false});
  }

  get children() { return this.nodes.filter((node) => node instanceof Element); }
  get firstElementChild() { return this.children[0]; }
  get all() { return this.children.flatMap((child) => [child, ...child.all]); }
  get textContent() {
    return this.nodes.map((node) => node instanceof Element ? node.textContent : node).join("");
  }
  set textContent(text) { this.nodes = text === "" ? [] : [String(text)]; }
  get id() { return this.attributes.id; }
  set id(id) { this.attributes.id = id; }
  get hidden() { return "hidden" in this.attributes; }
  set hidden(is) { if (is) this.attributes.hidden = ""; else delete this.attributes.hidden; }
  get className() { return this.attributes.class || ""; }
  set className(names) { this.attributes.class = names; }
  get value() {
    if (this.typed !== undefined) return this.typed;
    if (this.tag === "select") return this.children[0].value;
    return this.attributes.value !== undefined ? this.attributes.value : this.textContent;
  }
  set value(value) { this.typed = String(value); }
  get classList() {
    return {toggle: (name, is) => {
      const names = new Set(this.className.split(" "));
      if (is) names.add(name); else names.delete(name);
      this.className = [...names].join(" ");
    }};
  }

  appendChild(node) {
    if (node.tag === "#fragment") {
      node.children.forEach((child) => this.appendChild(child));
      return node;
    }
    if (node.parent) node.parent.nodes = node.parent.nodes.filter((other) => other !== node);
    node.parent = this;
    this.nodes.push(node);
    return node;
  }
  insertRow() { return this.appendChild(new Element("tr")); }
  insertCell() { return this.appendChild(new Element("td")); }
  setAttribute(name, value) { this.attributes[name] = String(value); }
  addEventListener(kind, call) { (this.listeners[kind] = this.listeners[kind] || []).push(call); }
  fire(kind, more) {
    const event = {target: this, preventDefault() {}, ...more};
    (this.listeners[kind] || []).forEach((call) => call(event));
  }
  click() { this.fire("click"); }
  choose(value) {
    this.value = value;
    ["input", "change"].forEach((kind) => this.fire(kind));
  }
  find(name) { return this.all.filter((e) => e.className.split(" ").includes(name)); }
  showModal() { this.open = true; }
  close() { this.open = false; this.fire("close"); }
  focus() { document.focused = this; }
  getBoundingClientRect() { return {width: 500, height: 300}; }
}

const root = new Element("#document");
const document = {
  root,
  getElementById: (id) => root.all.find((element) => element.id === id) || null,
  querySelector: (selector) => root.find(selector.slice(1))[0],
  createElement: (tag) => new Element(tag),
  createElementNS: (_, tag) => new Element(tag),
  createDocumentFragment: () => new Element("#fragment"),
};

function read(text) {
  const scripts = [];
  let place = root;
  let rest = text;
  while (rest) {
    const tag = rest.match(/^<(\/?)([a-z0-9]+)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*(\/?)>/);
    if (!tag) {
      const end = rest.indexOf("<", 1);
      if (place !== root) place.nodes.push(plain(end < 0 ? rest : rest.slice(0, end)));
      rest = end < 0 ? "" : rest.slice(end);
      continue;
    }
    rest = rest.slice(tag[0].length);
    if (tag[1]) {
      if (place.tag !== tag[2]) throw new Error(`</${tag[2]}> inside <${place.tag}>`);
      place = place.parent;
      continue;
    }
    const element = place.appendChild(new Element(tag[2]));
    for (const [, name, value] of tag[3].matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)) {
      element.attributes[name] = plain(value || "");
    }
    if (element.tag === "script" || element.tag === "style") {
      const end = rest.indexOf("</" + element.tag + ">");
      element.nodes = [rest.slice(0, end)];
      if (element.tag === "script" && !element.attributes.type) scripts.push(element.textContent);
      rest = rest.slice(end + element.tag.length + 3);
    } else if (!EMPTY.has(element.tag) && !tag[4]) {
      place = element;
    }
  }
  if (place !== root) throw new Error(`<${place.tag}> is never closed`);
  return scripts;
}

const [page, ...expressions] = process.argv.slice(2);
const scripts = read(fs.readFileSync(page, "utf8"));
const window = new Element("#window");
window.innerHeight = 900;
const byId = document.getElementById;
// A pause before a search begins is over at once.
const context = vm.createContext({
  document, window, byId, setTimeout: (call) => { call(); return 1; }, clearTimeout() {},
});
scripts.forEach((script) => vm.runInContext(script, context));
const answers = expressions.map((expression) => vm.runInContext(expression, context));
console.log(JSON.stringify(answers.map((answer) => answer === undefined ? null : answer)));
