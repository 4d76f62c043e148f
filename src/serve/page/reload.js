"use strict";
// Stands on served pages only. Listens to the server, keeps the reader's place, shows problems without hiding the page.
// Every text is set as text, never as markup.
(function () {
  var own = document.currentScript.dataset;
  var isPanel = location.pathname === "/_nenep/";
  var words = own.lang === "en" ? {
    problems: "problems", errors: "errors", warnings: "warnings", stale: "The last good site is shown.",
    partial: "Only a part of the site could be built.", all: "all", copied: "copied", copy: "Copy the path",
    hide: "Hide", show: "Show", record: "Record", help: "help", gone: "nenep has stopped", changed: "changed"
  } : {
    problems: "vấn đề", errors: "lỗi", warnings: "cảnh báo", stale: "Trang đang hiện là bản tốt gần nhất.",
    partial: "Mới dựng được một phần của trang.", all: "tất cả", copied: "đã sao chép", copy: "Sao chép đường dẫn",
    hide: "Thu nhỏ", show: "Mở ra", record: "Bản ghi", help: "cách sửa", gone: "nenep đã dừng", changed: "vừa đổi"
  };

  function list(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function make(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // The reader's place.
  var KEY = "nenep:" + location.pathname;
  function controls() { return list("select, input, textarea").filter(function (c) { return !c.closest("#nenep"); }); }
  var PARTS = "h1,h2,h3,h4,h5,p,li,tr,dt,dd,figcaption,blockquote,pre,svg";
  function parts() {
    return list(PARTS).filter(function (part) { return part.closest("main") && !part.closest("#nenep"); });
  }
  function text(part) { return part.tagName + " " + part.textContent.replace(/\s+/g, " ").trim(); }
  function hash(value) {
    var sum = 0;
    for (var at = 0; at < value.length; at += 1) sum = (Math.imul(sum, 31) + value.charCodeAt(at)) | 0;
    return sum;
  }
  function remember() {
    var state = {
      x: scrollX, y: scrollY,
      open: list("details").map(function (one) { return one.open; }),
      values: controls().map(function (one) { return one.type === "checkbox" ? one.checked : one.value; }),
      parts: parts().map(function (part) { return hash(text(part)); })
    };
    try { sessionStorage.setItem(KEY, JSON.stringify(state)); } catch (full) { /* the place is lost, the page is not */ }
  }
  function restore() {
    var state;
    try { state = JSON.parse(sessionStorage.getItem(KEY)); sessionStorage.removeItem(KEY); } catch (none) { return; }
    if (!state) return;
    var details = list("details");
    if (details.length === state.open.length) details.forEach(function (one, at) { one.open = state.open[at]; });
    var all = controls();
    if (all.length === state.values.length) all.forEach(function (one, at) {
      var value = state.values[at];
      if (one.type === "checkbox" ? one.checked === value : one.value === value) return;
      if (one.type === "checkbox") one.checked = value; else one.value = value;
      one.dispatchEvent(new Event("input", { bubbles: true }));
      one.dispatchEvent(new Event("change", { bubbles: true }));
    });
    mark(state.parts);
    history.scrollRestoration = "manual";
    scrollTo(state.x, state.y);
    addEventListener("load", function () { scrollTo(state.x, state.y); history.scrollRestoration = "auto"; });
  }

  // Where the page is another one: the innermost parts whose text was not there before.
  function mark(before) {
    var left = new Map();
    before.forEach(function (sum) { left.set(sum, (left.get(sum) || 0) + 1); });
    var fresh = parts().filter(function (part) {
      var sum = hash(text(part)), count = left.get(sum) || 0;
      left.set(sum, count - 1);
      return count < 1;
    });
    fresh.filter(function (part) { return !fresh.some(function (other) { return other !== part && part.contains(other); }); })
      .forEach(function (part) {
        part.classList.add("nenep-changed");
        setTimeout(function () { part.classList.remove("nenep-changed"); }, 6000);
      });
  }

  // Back to the record.
  function place(path, line, column) { return own.prefix + path + (line ? ":" + line : "") + (column ? ":" + column : ""); }
  function link(path, line, column, shown) {
    var node;
    if (own.editor) {
      node = make("a", "nenep-place", shown);
      node.href = own.editor + path.split("/").map(encodeURIComponent).join("/") + ":" + (line || 1) + ":" + (column || 1);
    } else {
      node = make("button", "nenep-place", shown);
      node.type = "button";
      node.title = words.copy;
      node.addEventListener("click", function () { copy(place(path, line, column), node); });
    }
    return node;
  }
  function copy(value, node) {
    function said() {
      var shown = node.textContent;
      node.textContent = words.copied;
      setTimeout(function () { node.textContent = shown; }, 900);
    }
    if (navigator.clipboard) navigator.clipboard.writeText(value).then(said, function () { prompt(words.copy, value); });
    else prompt(words.copy, value);
  }
  var FILE = /^((?:[^\s:\/]+\/)*[^\s:\/]+\.(?:yaml|md))(?::(\d+))?(?::(\d+))?$/;
  function linkSources() {
    list(".foot code, .src code").forEach(function (code) {
      var found = FILE.exec(code.textContent);
      if (!found || code.querySelector(".nenep-place")) return;
      var shown = code.textContent;
      code.textContent = "";
      code.appendChild(link(found[1], found[2], found[3], shown));
    });
  }

  // The bar and the overlay.
  var host = null, isFolded = false, state = null;
  function draw() {
    if (host) host.remove();
    host = null;
    document.documentElement.classList.remove("nenep-folded", "nenep-unfolded");
    var problems = isPanel ? [] : state.problems;
    var source = own.source && FILE.exec(own.source);
    if (!problems.length && !state.trouble && !source) return;
    host = make("aside", "nenep");
    host.id = "nenep";
    host.setAttribute("aria-label", "nenep");
    if (problems.length || state.trouble) drawProblems(problems); else host.classList.add("nenep-quiet");
    if (source) {
      var record = make("p", "nenep-record", words.record + ": ");
      record.appendChild(link(source[1], source[2], null, own.source));
      host.appendChild(record);
    }
    document.body.appendChild(host);
  }
  function drawProblems(problems) {
    var hasErrors = state.errors > 0 || state.trouble;
    document.documentElement.classList.add(isFolded ? "nenep-folded" : "nenep-unfolded");
    host.classList.add(hasErrors ? "nenep-bad" : "nenep-slight");
    var head = make("p", "nenep-head");
    head.setAttribute("role", "status");
    var counts = state.errors + " " + words.errors + (state.warnings ? ", " + state.warnings + " " + words.warnings : "");
    head.appendChild(make("b", "", state.trouble || counts));
    if (state.errors) head.appendChild(make("span", "", state.is_stale ? words.stale : words.partial));
    var all = make("a", "", words.all);
    all.href = "/_nenep/";
    head.appendChild(all);
    var fold = make("button", "nenep-fold", isFolded ? words.show : words.hide);
    fold.type = "button";
    fold.setAttribute("aria-expanded", String(!isFolded));
    fold.addEventListener("click", function () {
      isFolded = !isFolded;
      draw();
      var again = document.querySelector(".nenep-fold");
      if (again) again.focus();
    });
    head.appendChild(fold);
    host.appendChild(head);
    if (isFolded) return;
    var shown = make("ol", "nenep-list");
    problems.forEach(function (problem) { shown.appendChild(item(problem)); });
    var more = state.errors + state.warnings - problems.length;
    if (more > 0) shown.appendChild(make("li", "", "… +" + more));
    host.appendChild(shown);
  }
  function item(problem) {
    var node = make("li", "nenep-" + problem.severity);
    var title = make("p", "nenep-what");
    title.appendChild(make("code", "", problem.code));
    title.appendChild(make("span", "", " " + problem.message));
    node.appendChild(title);
    var where = make("p", "nenep-where");
    where.appendChild(link(problem.path, problem.line, problem.column, place(problem.path, problem.line, problem.column)));
    node.appendChild(where);
    if (problem.excerpt.join("")) {
      var line = make("pre", "", problem.line + " | " + problem.excerpt[0]);
      line.appendChild(make("mark", "", problem.excerpt[1]));
      line.appendChild(document.createTextNode(problem.excerpt[2]));
      node.appendChild(line);
    }
    if (problem.help) node.appendChild(make("p", "nenep-help", words.help + ": " + problem.help));
    return node;
  }

  // Another style takes the place of the old one without a reload.
  function restyle(address) {
    var old = list("link[rel=stylesheet]").filter(function (one) {
      return /\/tai-san\/nenep-[0-9a-f]+\.css$/.test(new URL(one.href).pathname);
    });
    if (!address || !old.length || new URL(old[0].href).pathname === address) return;
    var next = make("link");
    next.rel = "stylesheet";
    next.href = address;
    next.addEventListener("load", function () { old.forEach(function (one) { one.remove(); }); });
    old[0].after(next);
  }

  function heard(next) {
    if (next.mark !== own.mark) {
      remember();
      location.reload();
      return;
    }
    // Warnings alone stay folded away until they are asked for; an error comes forward once.
    var isGrave = next.errors > 0 || !!next.trouble, wasGrave = !!state && (state.errors > 0 || !!state.trouble);
    if (!state || isGrave !== wasGrave) isFolded = !isGrave;
    state = next;
    restyle(next.style);
    draw();
  }

  // A hidden page does not listen: browsers allow a site few connections, and many tabs may be open.
  var source = null;
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/_nenep/events?t=" + own.token + "&p=" + encodeURIComponent(location.pathname));
    source.addEventListener("state", function (event) { heard(JSON.parse(event.data)); });
    source.addEventListener("error", function () {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      // Another run of the program answers, and does not know this page: its own page does.
      source = null;
      setTimeout(function () {
        fetch(location.pathname, { method: "HEAD" }).then(function () { remember(); location.reload(); }, listen);
      }, 1000);
    });
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden && source) { source.close(); source = null; } else listen();
  });
  addEventListener("pagehide", function () { if (source) { source.close(); source = null; } });
  addEventListener("pageshow", listen);

  linkSources();
  restore();
  listen();
})();
