/// The fixed parts of the lint report's page; `LintPage.css` is its style beyond `Page.css`, and
/// `LintPage.js` shows the findings that match, two hundred at a time. Values become text, never
/// markup.
enum LintPage {
  /// How many findings are in the page without scripts, and with pictures.
  static let shownRows = 200

  /// The search fields and the head of the table.
  static func controls(rules: [String]) -> Markup {
    let options = rules.map { rule -> Markup in "<option>\(rule)</option>" }
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
}
