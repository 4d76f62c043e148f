"use strict";
// Enhancement only: every page is complete without this script.
(function () {
  // Filters over a list or a table: <form data-filter="id of the list"> holds selects whose name is a data attribute
  // of the entries. The form is hidden until this script shows it.
  function filter(form) {
    var list = document.getElementById(form.dataset.filter);
    if (!list) return;
    var entries = Array.prototype.slice.call(list.querySelectorAll("[data-unit]"));
    // Parts of the list with a heading of their own vanish with their last entry.
    var groups = Array.prototype.slice.call(list.querySelectorAll("[data-group]"));
    var status = form.querySelector("[role=status]");
    var controls = Array.prototype.slice.call(form.querySelectorAll("select"));
    function apply() {
      var shown = 0;
      entries.forEach(function (entry) {
        var fits = controls.every(function (control) {
          var words = (entry.dataset[control.name] || "").split(" ");
          return !control.value || words.indexOf(control.value) >= 0;
        });
        entry.hidden = !fits;
        if (fits) shown += 1;
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("[data-unit]:not([hidden])"); });
      if (status) status.textContent = shown + " / " + entries.length + " " + (form.dataset.noun || "kết quả");
    }
    controls.forEach(function (control) { control.addEventListener("change", apply); });
    form.hidden = false;
    apply();
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-filter]"), filter);

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
      var isTyping = event.target.closest("input, textarea, select, [contenteditable]");
      if (key && !event.altKey && !isTyping) search(event);
    });
    if (own) {
      own.addEventListener("focusin", load);
      if (/[?#&]q=/.test(location.href)) load();
    }
  }
})();
