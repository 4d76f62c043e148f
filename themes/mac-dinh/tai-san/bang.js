"use strict";
// Sorts, filters, narrows, copies and saves <table data-bang id="…">. Enhancement only. Words are data attributes of
// this script's element; what was chosen stands in the address.
(() => {
  const words = document.currentScript.dataset;
  const collator = new Intl.Collator("vi", { numeric: true });
  const say = (words, what) => words.replace("{}", what);

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  function status(className) {
    const element = make("p", { className });
    element.setAttribute("role", "status");
    return element;
  }

  /** Returns the cell at each row and column, whatever the cells span. */
  function grid(rows) {
    const cells = rows.map(() => []);
    rows.forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (cells[y][x]) x += 1;
        for (let down = y; down < Math.min(y + cell.rowSpan, rows.length); down += 1) {
          for (let right = x; right < x + cell.colSpan; right += 1) cells[down][right] = cell;
        }
      }
    });
    return cells;
  }

  /** Returns the text of a cell on one line. */
  function text(cell) {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("br").forEach((line) => line.replaceWith("; "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  /** Returns what a cell is sorted by; empty where nothing is known, which comes last. */
  function key(cell) {
    const time = cell.querySelector("time");
    const value = cell.dataset.v || (time && time.dateTime) || text(cell);
    if (/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?%?$/.test(value)) return parseFloat(value.replace(/\./g, "").replace(",", "."));
    return value === "–" ? "" : value;
  }

  /** Returns a cell that no spreadsheet computes. */
  const harmless = (value) => (/^[=+\-@＝＋－＠]/.test(value) && !/^-[\d.,]+$/.test(value) ? "'" + value : value);

  /** Copies a text, also where the page came without encryption. */
  async function copy(value, button) {
    if (navigator.clipboard) return navigator.clipboard.writeText(value);
    const area = make("textarea", { value, className: "vh" });
    button.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    if (!done) throw new Error();
  }

  function save(value, name) {
    const href = URL.createObjectURL(new Blob(["\ufeff" + value], { type: "text/csv" }));
    make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  function enhance(table) {
    const { id } = table;
    const head = grid([...table.tHead.rows]);
    const foot = grid([...(table.tFoot ? table.tFoot.rows : [])]);
    const rows = [...table.tBodies[0].rows];
    const cells = new Map(rows.map((row) => [row, grid([row])[0]]));
    const last = head[head.length - 1];
    // A column is called by its head, after those above that span it.
    const names = last.map((_, x) => [...new Set(head.map((row) => text(row[x])))].filter(Boolean).join(", "));
    const hidden = new Set();
    let order = 0;

    /** Sorts by a column, counted from 1; negative is falling, 0 the order of the page. */
    function sort(by) {
      const at = Math.abs(by) - 1;
      order = last[at] ? by : 0;
      const keys = order ? new Map(rows.map((row) => [row, key(cells.get(row)[at])])) : null;
      const sorted = rows.slice().sort((one, other) => {
        if (!keys) return 0;
        const [a, b] = [keys.get(one), keys.get(other)];
        return a === "" || b === "" ? (a === "") - (b === "") : (a === +a && b === +b ? a - b : collator.compare(a, b)) * Math.sign(order);
      });
      table.tBodies[0].append(...sorted);
      last.forEach((cell, x) => {
        if (order && x === at) cell.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
        else cell.removeAttribute("aria-sort");
      });
      choice.value = order;
      nenep.remember(id + ".xep", order);
    }

    function sortAndTell(by) {
      sort(by);
      told.textContent = order ? say(order > 0 ? words.up : words.down, names[Math.abs(order) - 1]) : words.unsorted;
    }

    function showColumns() {
      const widths = new Map();
      for (const row of [...head, ...foot, ...cells.values()]) {
        const own = new Map();
        row.forEach((cell, x) => own.set(cell, (own.get(cell) || 0) + !hidden.has(x)));
        own.forEach((width, cell) => widths.set(cell, width));
      }
      widths.forEach((width, cell) => {
        cell.hidden = !width;
        cell.colSpan = width || 1;
      });
      nenep.remember(id + ".an", [...hidden].map((x) => x + 1).join("-"));
    }

    /** Returns what is in sight. */
    function seen() {
      const shown = (list) => list.filter((_, x) => !hidden.has(x)).map(harmless);
      const kept = [...table.tBodies[0].rows].filter((row) => !row.hidden);
      // Sums of all rows say nothing of some.
      const sums = kept.length === rows.length ? foot : [];
      const lines = [...kept.map((row) => cells.get(row)), ...sums].map((line) => shown(line.map(text)));
      return { count: kept.length, lines: [shown(names), ...lines] };
    }

    const told = status("vh");
    const result = status("");
    const boxes = names.map((_, x) => {
      const box = make("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => {
        hidden[box.checked ? "delete" : "add"](x);
        showColumns();
      });
      return box;
    });
    const choice = make("select", { id: id + "-xep" }, make("option", { value: 0 }, words.initial));
    names.forEach((name, x) => {
      choice.append(make("option", { value: x + 1 }, say(words.rising, name)));
      choice.append(make("option", { value: -x - 1 }, say(words.falling, name)));
    });
    choice.addEventListener("change", () => sortAndTell(Number(choice.value)));
    const copying = make("button", { type: "button" }, words.copy);
    copying.addEventListener("click", () => {
      const { count, lines } = seen();
      copy(lines.map((line) => line.join("\t") + "\r\n").join(""), copying)
        .then(() => say(words.copied, count), () => words.refused)
        .then((words) => { result.textContent = words; });
    });
    const saving = make("button", { type: "button" }, words.save);
    saving.addEventListener("click", () => {
      const quoted = (value) => (/[";]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
      save(seen().lines.map((line) => line.map(quoted).join(";") + "\r\n").join(""), id + ".csv");
    });

    const bar = make("div", { className: "bar" });
    // Not where the page has a form for it.
    let form = null;
    if (!document.querySelector(`[data-filter~="${id}"]`)) {
      const field = make("input", { type: "search", id: id + "-loc" });
      form = make("form", {}, make("label", { htmlFor: field.id }, words.filter), field, status(""));
      Object.assign(form.dataset, { filter: id, noun: words.noun });
      bar.append(form);
    }
    const labels = boxes.slice(1).map((box, x) => make("label", {}, box, " " + names[x + 1]));
    bar.append(
      make("p", {}, make("label", { htmlFor: choice.id }, words.sort), choice),
      make("fieldset", {}, make("legend", {}, words.columns), ...labels),
      make("p", { className: "acts" }, copying, " ", saving), result,
    );
    const name = make("span", { className: "vh" }, ": " + text(table.caption.querySelector("b") || table.caption));
    const tools = make("details", { className: "tools" }, make("summary", {}, words.tools, name), bar);
    const box = make("div", {}, tools, told);
    box.dataset.scripted = "";
    (table.closest(".tw") || table).before(box);
    if (form) nenep.filter(form);

    last.forEach((cell, x) => {
      if (cell.querySelector("a")) return;
      const button = make("button", { type: "button", className: "sort" }, ...cell.childNodes);
      button.addEventListener("click", () => sortAndTell(order === x + 1 ? -order : order === -x - 1 ? 0 : x + 1));
      cell.append(button);
    });
    // Where rows become blocks, the heads are out of sight.
    const narrow = matchMedia("(max-width: 40rem)");
    const heads = () => table.querySelectorAll(".sort").forEach((button) => { button.disabled = narrow.matches; });
    if (table.classList.contains("stack")) {
      narrow.addEventListener("change", heads);
      heads();
    }
    for (const at of nenep.recall(id + ".an").split("-").map(Number)) {
      if (at < 2 || !boxes[at - 1]) continue;
      hidden.add(at - 1);
      boxes[at - 1].checked = false;
    }
    if (hidden.size) showColumns();
    const by = parseInt(nenep.recall(id + ".xep"), 10);
    if (by) sort(by);
    tools.open = Boolean(hidden.size || (form && form.querySelector("input").value));
  }

  document.querySelectorAll("table[data-bang]").forEach(enhance);
})();
