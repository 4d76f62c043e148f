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
})();
