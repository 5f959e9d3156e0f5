import Targets

/// The fixed parts of the page of previews.
enum MatchPageFrame {
  /// The filters; shown by the script that makes them work.
  static let controls: Markup = """
    <noscript><p class="none">Scripts are needed to filter and to enlarge.</p></noscript>
    <form class="controls" id="controls" hidden>
    <input id="search" type="search" placeholder="Search image name" aria-label="Search image name">
    <select id="class" aria-label="Class"><option value="-1">all classes</option></select>
    <select id="state" aria-label="State"><option value="-1">any state</option>\
    <option value="2">never matched</option><option value="1">forced only</option>\
    <option value="0">matched</option></select>
    <select id="level" aria-label="Level"><option value="-1">all levels</option></select>
    <select id="order" aria-label="Order"><option value="file">as listed</option>\
    <option value="worst">worst first</option></select>
    <span id="count" role="status"></span>
    </form>

    """

  /// What opens over the page: a picture, its layers, its objects.
  static func viewer(_ overlap: TrainerKind.Overlap) -> Markup {
    """
    <dialog id="view" aria-labelledby="name">
    <div class="head"><button type="button" id="previous" aria-label="Previous image">‹</button>\
    <button type="button" id="next" aria-label="Next image">›</button>\
    <h2 id="name"></h2><span id="place"></span>\
    <button type="button" id="close" aria-label="Close">✕</button></div>
    <div class="layers" id="layers"></div>
    <div class="stage" id="stage"><img id="photo" alt=""><svg id="layer" \
    role="img" aria-label="Boxes over the picture"></svg></div>
    <p class="none" id="note"></p>
    <table class="objects"><thead><tr><th></th><th>Object</th><th class="number">Line</th>\
    <th>State</th><th class="number">Best \(overlap.name)</th><th class="number">Priors</th></tr></thead>\
    <tbody id="objects"></tbody></table>
    </dialog>

    """
  }
}
