"use strict";
// Enhancement only: every page is complete without this script. Words come from the page.
var nenep = (function () {
  /** The same as lang::fold: lower case sign by sign (a sigma at the end is like any other), no marks, đ as d. */
  function fold(text) {
    return text.replace(/Σ/g, "σ").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  /** Returns what the address remembers under `key`. */
  function recall(key) {
    return new URLSearchParams(location.search).get(key) || "";
  }

  /** Remembers `value` in the address, so that it can be kept, sent and reloaded; an empty one is forgotten. */
  function remember(key, value) {
    var query = new URLSearchParams(location.search);
    if (value) query.set(key, value);
    else query.delete(key);
    var text = query.toString();
    // A browser that forbids it only forgets.
    try { history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash); } catch (_) { return; }
  }

  // Filters over lists and tables: <form data-filter="ids of the lists"> holds selects whose name is a data attribute of
  // the entries, and perhaps a field of text. The form is hidden until this script shows it. Entries are counted in the
  // first list; without data-unit the rows of a table are its entries.
  function filter(form) {
    var lists = form.dataset.filter.split(" ").map(function (id) { return document.getElementById(id); }).filter(Boolean);
    if (!lists.length) return;
    var found = lists.map(function (list) {
      var marked = list.querySelectorAll("[data-unit]");
      return Array.from(marked.length ? marked : list.querySelectorAll("tbody > tr"));
    });
    var entries = found.flat();
    // Parts of the list with a heading of their own vanish with their last entry.
    var groups = lists.flatMap(function (list) { return Array.from(list.querySelectorAll("[data-group]")); });
    var status = form.querySelector("[role=status]");
    var controls = Array.from(form.querySelectorAll("select, input"));
    var texts = new Map();
    function text(entry) {
      if (!texts.has(entry)) texts.set(entry, fold(entry.textContent));
      return texts.get(entry);
    }
    function fits(entry, control) {
      if (!control.value) return true;
      if (control.tagName === "INPUT") {
        return fold(control.value).split(/\s+/).every(function (word) { return text(entry).includes(word); });
      }
      return (entry.dataset[control.name] || "").split(" ").includes(control.value);
    }
    function apply() {
      entries.forEach(function (entry) {
        entry.hidden = !controls.every(function (control) { return fits(entry, control); });
      });
      var isNarrowed = controls.some(function (control) { return control.value; });
      groups.forEach(function (group) { group.hidden = isNarrowed && !group.querySelector("[data-unit]:not([hidden])"); });
      var shown = found[0].filter(function (entry) { return !entry.hidden; }).length;
      if (status) status.textContent = shown + " / " + found[0].length + " " + form.dataset.noun;
    }
    controls.forEach(function (control) {
      control.value = recall(control.id);
      // An address may name what the list does not have.
      if (control.selectedIndex === -1) control.value = "";
      control.addEventListener("input", function () {
        remember(control.id, control.value);
        apply();
      });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    apply();
  }

  document.querySelectorAll("[data-filter]").forEach(filter);

  // Search from any page by "/", Ctrl+K or the link in the header. Its script, style and index are loaded then and not
  // before. The field is there at once, so that nothing typed meanwhile is lost.
  var link = document.querySelector("a[data-search]");
  var own = document.querySelector("[data-search-page]");
  var box = own;
  function load() {
    if (load.done) return;
    load.done = true;
    var root = new URL(".", link.href);
    var files = link.dataset.search.split(" ");
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL(files[1], root).href;
    var script = document.createElement("script");
    script.src = new URL(files[0], root).href;
    script.onerror = function () { if (!own) location.href = link.href; };
    document.head.append(style, script);
  }
  function dialog() {
    var form = document.createElement("form");
    var input = document.createElement("input");
    box = document.createElement("dialog");
    box.className = "tim";
    box.setAttribute("aria-label", link.dataset.label);
    form.className = "big";
    form.setAttribute("role", "search");
    // Not of the type search: there Esc would empty the field, and not close the dialog.
    input.enterKeyHint = "search";
    input.autocomplete = "off";
    input.setAttribute("aria-label", link.dataset.label);
    form.append(input);
    box.append(form);
    document.body.append(box);
  }
  function search(event) {
    event.preventDefault();
    if (!box) dialog();
    load();
    if (!own && !box.open) box.showModal();
    var input = box.querySelector("input");
    input.focus();
    input.select();
  }
  if (link && window.HTMLDialogElement) {
    link.addEventListener("click", function (event) {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) search(event);
    });
    document.addEventListener("keydown", function (event) {
      var key = event.key === "/" ? !event.ctrlKey && !event.metaKey : /^k$/i.test(event.key) && (event.ctrlKey || event.metaKey);
      var field = event.target.closest("input, textarea, select, [contenteditable]");
      // The field of a dialog that was closed just now keeps the focus until the next frame.
      var isTyping = field && field.getClientRects().length;
      if (key && !event.altKey && !isTyping) search(event);
    });
    if (own) {
      own.addEventListener("focusin", load);
      if (/[?#&]q=/.test(location.href)) load();
    }
  }
  return { filter: filter, fold: fold, recall: recall, remember: remember };
})();
