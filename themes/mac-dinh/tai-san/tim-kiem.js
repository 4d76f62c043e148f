"use strict";
// The search. nenep.js loads it when someone searches; it loads the index, which also has every word it says.
// Everything found is written as text, never as HTML.
(function () {
  var link = document.querySelector("a[data-search]");
  var root = new URL(".", link.href);
  var own = document.querySelector("[data-search-page]");
  var host = own || document.querySelector("dialog.tim");
  var PAGE = 20, MOST_TERMS = 12, WINDOW = 28;
  var WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+/gu, OF_WORD = /^[\p{Alphabetic}\p{N}\u0300-\u036f]/u;
  // Weights of the texts of an entry, in halves: title, context, text; of a meeting: what it is, day, short name, name,
  // form, state, subjects, others. Then what each kind counts for, in the order of the kinds.
  var ENTRY = [16, 6, 3], OF_UNIT = 10, MEETING = [4, 12, 8, 6, 4, 2], SUBJECT = 8, OTHER = 3;
  var PRIOR = [1, 1.5, 0.8, 1.4, 1.2, 1.2, 1.1, 1, 0.8, 1.2];
  var index, say, parts = [], state = { query: "", shown: PAGE, facets: {} }, view;

  // The same as lang::fold: lower case sign by sign (a last sigma is like any other), no marks, đ as d.
  function fold(text) {
    return text.replace(/Σ/g, "σ").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }
  // Numbers are found with and without zeros before them.
  function keyOf(word) { return fold(word).replace(/^0+(?=\d)/, ""); }
  function literalOf(word) { return word.normalize("NFC").toLowerCase(); }

  // Reads the numbers that search/digits.rs writes.
  var digit = new Int8Array(128);
  for (var sign = 32, next = 0; sign < 127; sign += 1) if (sign !== 34 && sign !== 60 && sign !== 92) digit[sign] = next++;
  function reader(text) {
    var at = 0;
    function more() { return digit[text.charCodeAt(at++)]; }
    return {
      left: function () { return at < text.length; },
      next: function () {
        var first = more();
        if (first < 56) return first;
        if (first < 88) return 56 + (first - 56) * 92 + more();
        if (first < 91) return 3000 + ((first - 88) * 92 + more()) * 92 + more();
        return 28392 + ((more() * 92 + more()) * 92 + more()) * 92 + more();
      },
    };
  }

  // Makes the lists in which words are looked up: word to places, place to text, text to entries. In steps, so that what
  // is typed meanwhile is seen.
  function build(done) {
    var first = parts[0], words = [""].concat(first.words.split("\x7f")), ids = new Map();
    words.forEach(function (word, id) { ids.set(word, id); });
    var size = 64, n = 0;
    parts.forEach(function (part) { size += part.texts.length; });
    var tokens = new Int32Array(size), starts = [], bases = [], days = new Map();
    var at = { kind: [], unit: [], year: [], what: [], day: [], url: [], from: [0], subjects: [] }, refs = [], weights = [];
    function grow() {
      if (n + 8 < tokens.length) return;
      var larger = new Int32Array(tokens.length * 2);
      larger.set(tokens);
      tokens = larger;
    }
    function texts(part) {
      bases.push(starts.length);
      for (var read = reader(part.texts); read.left();) {
        starts.push(n);
        var token;
        do { token = tokens[n++] = read.next(); } while (token);
      }
    }
    function add(text, weight) { refs.push(text); weights.push(weight); }
    function record(kind, unit, year, what, day, url, subjects) {
      at.kind.push(kind); at.unit.push(unit); at.year.push(year); at.what.push(what); at.day.push(day);
      at.url.push(url); at.subjects.push(subjects); at.from.push(refs.length);
    }
    function wordId(word) {
      if (!ids.has(word)) { ids.set(word, words.length); words.push(word); }
      return ids.get(word);
    }
    // The text of a day, which the index does not write out.
    function dayText(iso) {
      if (!days.has(iso)) {
        grow();
        days.set(iso, starts.length);
        starts.push(n);
        [iso.slice(8), "/", iso.slice(5, 7), "/", iso.slice(0, 4)].forEach(function (word) { tokens[n++] = wordId(word); });
        tokens[n++] = 0;
      }
      return days.get(iso);
    }
    function list(text) { for (var all = [], read = reader(text); read.left();) all.push(read.next()); return all; }
    var names = list(first.names), shared = list(first.meeting);
    function entries() {
      var urls = first.urls.split("\x7f");
      for (var read = reader(first.rows), row = 0; read.left(); row += 1) {
        var kind = read.next(), unit = read.next(), year = read.next();
        ENTRY.forEach(function (weight) { add(read.next(), weight); });
        if (unit) add(names[unit * 2 - 1], kind === 1 ? ENTRY[0] : OF_UNIT);
        record(kind, unit, year, -1, "", urls[row], 0);
      }
    }
    function meetings(number) {
      var part = parts[number], day = part.day;
      for (var read = reader(part.rows); read.left();) {
        day -= read.next();
        var unit = read.next(), what = read.next(), subjects = read.next(), others = read.next();
        var iso = new Date(day * 864e5).toISOString().slice(0, 10), kind = Math.floor(what / 7);
        [shared[kind], dayText(iso), names[unit * 2 + 1], names[unit * 2], shared[8 + (kind >> 1)], shared[12 + what % 7]]
          .forEach(function (text, nth) { add(text, MEETING[nth]); });
        for (var nth = 0; nth < subjects + others; nth += 1) {
          var code = read.next();
          add(code % 2 ? code >> 1 : bases[number] + (code >> 1), nth < subjects ? SUBJECT : OTHER);
        }
        var url = first.url.replace("{year}", iso.slice(0, 4)).replace("{unit}", first.units[unit]).replace("{day}", iso)
          .replace("{level}", first.levels[kind % 2]);
        record(0, unit + 1, +iso.slice(0, 4), what, iso, url, subjects);
      }
    }
    function invert() {
      var isWord = Uint8Array.from(words, function (word) { return OF_WORD.test(word) ? 1 : 0; });
      var textOf = new Int32Array(n), lengths = new Uint16Array(starts.length);
      var places = lists(words.length, n, function (place) { return isWord[tokens[place]] ? tokens[place] : -1; });
      for (var text = 0; text < starts.length; text += 1) {
        for (var place = starts[text]; tokens[place]; place += 1) {
          textOf[place] = text;
          lengths[text] += isWord[tokens[place]];
        }
      }
      var owner = new Int32Array(refs.length);
      for (var row = 0; row < at.kind.length; row += 1) owner.fill(row, at.from[row], at.from[row + 1]);
      var uses = lists(starts.length, refs.length, function (ref) { return refs[ref]; });
      index = {
        words: words, keys: words.map(keyOf), literals: words.map(literalOf), isWord: isWord, tokens: tokens, starts: starts,
        textOf: textOf, lengths: lengths, places: places, uses: uses, owner: owner, refs: refs, weights: weights, at: at,
        names: names, mark: new Uint8Array(n), strength: new Float32Array(starts.length), chain: new Uint8Array(starts.length),
        met: new Uint8Array(at.kind.length), best: new Float32Array(at.kind.length), score: new Float32Array(at.kind.length),
      };
    }
    var steps = [function () { parts.forEach(texts); }, entries];
    for (var number = 1; number < parts.length; number += 1) steps.push(meetings.bind(null, number));
    steps.push(invert, done);
    (function go() { steps.shift()(); if (steps.length) setTimeout(go); })();
  }

  // Sorts `count` things by the key that each has (none: -1) into one array of things with the start of each key.
  function lists(keys, count, keyOfThing) {
    var from = new Int32Array(keys + 1), thing, key;
    for (thing = 0; thing < count; thing += 1) if ((key = keyOfThing(thing)) >= 0) from[key + 1] += 1;
    for (key = 0; key < keys; key += 1) from[key + 1] += from[key];
    var free = from.slice(), all = new Int32Array(from[keys]);
    for (thing = 0; thing < count; thing += 1) if ((key = keyOfThing(thing)) >= 0) all[free[key]++] = thing;
    return { from: from, all: all };
  }

  // Whether one letter too many, too few, wrong, or two in the wrong order make one of the other.
  function isNear(one, two) {
    var most = Math.max(one.length, two.length), least = Math.min(one.length, two.length), same = 0, end = 0;
    if (most < 5 || most - least > 1 || one === two) return false;
    while (same < least && one[same] === two[same]) same += 1;
    while (end < least - same && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1;
    if (most - same - end <= 1) return true;
    return most === least && most - same - end === 2 && one[same] === two[same + 1] && one[same + 1] === two[same];
  }

  // The words that a typed word may be, each with what it counts: as typed, but for marks, begun, with an error.
  function candidates(term, mode) {
    var found = [], keys = index.keys, canErr = mode > 0 && term.key.length > 3 && !/\d/.test(term.key);
    for (var id = 1; id < keys.length; id += 1) {
      if (!index.isWord[id]) continue;
      var key = keys[id];
      if (key === term.key) found.push([id, index.literals[id] === term.literal ? 1 : term.isMarked ? 0.5 : 0.8]);
      else if (term.isBegun && key.startsWith(term.key)) {
        found.push([id, (index.literals[id].startsWith(term.literal) ? 0.5 : term.isMarked ? 0.3 : 0.45) * term.key.length / key.length]);
      }
      else if (canErr && isNear(key, term.key)) found.push([id, 0.25]);
    }
    return found;
  }

  function termsOf(query) {
    var typed = query.match(WORD) || [];
    return typed.slice(0, MOST_TERMS).map(function (word, nth) {
      var literal = literalOf(word), key = keyOf(word), isLast = nth === typed.length - 1 && query.endsWith(word);
      return { typed: word, literal: literal, key: key, isMarked: literal !== fold(word), isBegun: isLast && key.length > 1 };
    }).filter(function (term) { return term.key; });
  }

  // Finds the entries that have every word. Errors are looked for when a word or all together are not found as typed.
  function find(query) {
    var terms = termsOf(query);
    if (!terms.length) return { hits: [], terms: terms };
    for (var mode = 0; mode < 2; mode += 1) {
      var words = terms.map(function (term) {
        var found = candidates(term, mode);
        return found.length || mode ? found : candidates(term, 1);
      });
      var hits = words.every(function (list) { return list.length; }) ? rank(words) : [];
      if (hits.length) break;
    }
    var spelled = null;
    terms.forEach(function (term, nth) {
      if (!hits.length || words[nth].some(function (word) { return word[1] !== 0.25; })) return;
      term.spelled = spelled = index.literals[words[nth][0][0]];
    });
    if (spelled) spelled = terms.map(function (term) { return term.spelled || term.typed; }).join(" ");
    var hit = new Uint8Array(index.words.length);
    words.forEach(function (list, nth) { list.forEach(function (word) { hit[word[0]] = nth + 1; }); });
    return { hits: hits, terms: terms, spelled: spelled, hit: hit };
  }

  function rank(words) {
    var i = index, hits = [], chained = [];
    i.mark.fill(0); i.chain.fill(0); i.met.fill(0); i.score.fill(0);
    words.forEach(function (list, nth) {
      var touched = [], tag = (nth + 1) << 4, text, at, use;
      list.forEach(function (word) {
        var quality = word[1], id = word[0];
        for (at = i.places.from[id]; at < i.places.from[id + 1]; at += 1) {
          var place = i.places.all[at], before = place - 1, run = 1;
          text = i.textOf[place];
          if (!i.strength[text]) touched.push(text);
          if (i.strength[text] < quality) i.strength[text] = quality;
          if (nth && before >= 0) {
            // One sign or several between two words do not part them; the end of a text does.
            if (before > 0 && i.tokens[before] && !i.isWord[i.tokens[before]]) before -= 1;
            if (i.mark[before] >> 4 === nth) run = (i.mark[before] & 15) + 1;
          }
          i.mark[place] = tag | run;
          if (!i.chain[text]) chained.push(text);
          if (i.chain[text] < run) i.chain[text] = run;
        }
      });
      touched.forEach(function (text) {
        for (at = i.uses.from[text]; at < i.uses.from[text + 1]; at += 1) {
          use = i.uses.all[at];
          var row = i.owner[use], value = i.strength[text] * i.weights[use];
          if (i.met[row] === nth) {
            i.met[row] = nth + 1;
            i.best[row] = value;
            i.score[row] += value;
            if (nth === words.length - 1) hits.push(row);
          } else if (i.met[row] === nth + 1 && i.best[row] < value) {
            i.score[row] += value - i.best[row];
            i.best[row] = value;
          }
        }
        i.strength[text] = 0;
      });
    });
    // Words that stand together count, and more so the less there is beside them.
    i.best.fill(0);
    chained.forEach(function (text) {
      var run = i.chain[text], worth = (run - 1) * 0.8 + (run === words.length ? run / i.lengths[text] : 0);
      for (var at = i.uses.from[text]; worth && at < i.uses.from[text + 1]; at += 1) {
        var use = i.uses.all[at], row = i.owner[use];
        if (i.best[row] < worth * i.weights[use]) i.best[row] = worth * i.weights[use];
      }
    });
    hits.forEach(function (row) { i.score[row] = (i.score[row] + i.best[row]) * PRIOR[i.at.kind[row]]; });
    return hits;
  }

  // The best of `hits`; of those as good the ones that come first in the index, where the newest are first.
  function top(hits, count) {
    var best = [], score = index.score;
    function isBetter(one, two) { return score[one] > score[two] || (score[one] === score[two] && one < two); }
    hits.forEach(function (row) {
      if (best.length === count && !isBetter(row, best[count - 1])) return;
      var low = 0, high = best.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (isBetter(row, best[middle])) high = middle; else low = middle + 1;
      }
      best.splice(low, 0, row);
      if (best.length > count) best.pop();
    });
    return best;
  }

  function el(name, given) {
    var element = document.createElement(name);
    Object.keys(given || {}).forEach(function (key) {
      if (key in element) element[key] = given[key]; else element.setAttribute(key, given[key]);
    });
    for (var nth = 2; nth < arguments.length; nth += 1) element.append(arguments[nth]);
    return element;
  }
  function fill(words, values) {
    return words.replace(/\{(\w)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  // Writes a stretch of a text into `into`, found words marked, neighbours under one mark.
  function write(into, text, hit, from, until) {
    var i = index, was = 0, mark = null, gap = "", start = i.starts[text];
    var at = from ? start + from : start;
    if (from) into.append("… ");
    for (; i.tokens[at] && at < start + until; at += 1) {
      var id = i.tokens[at], isWord = i.isWord[id];
      if (!isWord) { gap += i.words[id]; was = 0; continue; }
      if (was) gap = " ";
      if (hit[id]) {
        if (mark && gap) mark.append(gap);
        else { into.append(gap); mark = into.appendChild(el("mark")); }
        mark.append(i.words[id]);
      } else {
        mark = null;
        into.append(gap + i.words[id]);
      }
      gap = ""; was = 1;
    }
    into.append(gap);
    if (i.tokens[at]) into.append(" …");
  }

  // Where a stretch of a text begins that has the most of the words looked for.
  function stretch(text, hit) {
    var i = index, start = i.starts[text], most = 0, from = 0, at, seen = {}, kinds = 0, queue = [];
    for (at = start; i.tokens[at]; at += 1) {
      var nth = hit[i.tokens[at]];
      if (!nth) continue;
      queue.push(at);
      if (!seen[nth]) kinds += 1;
      seen[nth] = (seen[nth] || 0) + 1;
      while (queue[0] <= at - WINDOW) {
        var gone = hit[i.tokens[queue.shift()]];
        seen[gone] -= 1;
        if (!seen[gone]) kinds -= 1;
      }
      // Closer together is better among stretches with as many words.
      var worth = kinds - (at - queue[0]) / 1000;
      if (worth > most) { most = worth; from = queue[0] - start; }
    }
    return { worth: most, from: most && from > 6 ? from - 4 : 0 };
  }

  function excerpt(row, hit) {
    var a = index.at, first = a.from[row], isMeeting = a.what[row] >= 0, p = el("p"), chosen = [];
    var ref = isMeeting ? first + MEETING.length : first + 2, until = isMeeting ? a.from[row + 1] : ref + 1;
    for (var at = ref; at < until; at += 1) {
      if (!index.lengths[index.refs[at]]) continue;
      var found = stretch(index.refs[at], hit);
      chosen.push({ text: index.refs[at], from: found.from, worth: found.worth, nth: at, isSubject: at < ref + a.subjects[row] });
    }
    chosen = chosen.filter(function (one) { return one.worth || one.isSubject || !isMeeting; })
      .sort(function (one, two) { return two.worth - one.worth || one.nth - two.nth; }).slice(0, 2);
    chosen.forEach(function (one, nth) {
      if (nth) p.append("; ");
      write(p, one.text, hit, one.from, one.from + WINDOW);
    });
    return chosen.length ? p : "";
  }

  function item(row, hit) {
    var a = index.at, from = a.from[row], kind = parts[0].kinds[a.kind[row]], isMeeting = a.what[row] >= 0;
    var title = el("a", { href: new URL(a.url[row], root).href }), note = el("p", { className: "note" }, kind);
    function also(text) {
      if (index.lengths[text]) { note.append(" · "); write(note, text, hit, 0, 99); }
    }
    write(title, index.refs[from], hit, 0, 99);
    if (isMeeting) {
      title.append(" ");
      write(title, index.refs[from + 1], hit, 0, 99);
      title.append(", ");
      write(title, index.refs[from + 2], hit, 0, 99);
      also(index.refs[from + 4]);
      also(index.refs[from + 5]);
    } else {
      also(index.refs[from + 1]);
      if (a.unit[row] && a.kind[row] !== 1) also(index.refs[from + 3]);
    }
    return el("li", null, note, el("h3", null, title), excerpt(row, hit));
  }

  var FACETS = ["kind", "unit", "year"];
  function passes(row, but) {
    return FACETS.every(function (facet) {
      return facet === but || !state.facets[facet] || String(index.at[facet][row]) === state.facets[facet];
    });
  }
  function nameOf(facet, value) {
    if (facet === "kind") return parts[0].kinds[value];
    if (facet === "year") return String(value);
    var text = el("span");
    write(text, index.names[value * 2 - 1], new Uint8Array(index.words.length), 0, 99);
    return text.textContent;
  }
  // Offers what the results have, each with their number, in the order of the index; years newest first.
  function offer(hits) {
    FACETS.forEach(function (facet) {
      var counts = new Map(), select = view.selects[facet], chosen = state.facets[facet] || "";
      if (chosen) counts.set(+chosen, 0);
      hits.forEach(function (row) {
        var value = index.at[facet][row];
        if ((value || facet === "kind") && passes(row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
      });
      var values = Array.from(counts.keys()).sort(function (one, two) { return facet === "year" ? two - one : one - two; });
      select.replaceChildren(el("option", { value: "" }, say.all));
      values.forEach(function (value) {
        select.append(el("option", { value: String(value) }, nameOf(facet, value) + " (" + counts.get(value) + ")"));
      });
      select.value = chosen;
    });
  }

  // Shows what is found for what stands in the field.
  function show() {
    var query = view.input.value.trim().normalize("NFC");
    if (!say || !view.list) return;
    if (query !== state.query) { state.query = query; state.shown = PAGE; }
    address(query);
    if (!query) { view.results.hidden = true; view.status.textContent = ""; return; }
    view.results.hidden = false;
    if (!index) { view.status.textContent = say.loading; return; }
    var found = find(view.input.value.normalize("NFC").trimStart()), hits = found.hits.filter(function (row) { return passes(row); });
    var values = { n: hits.length, q: query, s: found.spelled };
    view.status.textContent = fill(!hits.length ? say.none : found.spelled ? say.near : say.found, values);
    view.facets.hidden = !found.hits.length;
    offer(found.hits);
    view.list.replaceChildren.apply(view.list, top(hits, state.shown).map(function (row) { return item(row, found.hit); }));
    view.more.hidden = hits.length <= state.shown;
    view.more.textContent = fill(say.more, { n: Math.min(PAGE, hits.length - state.shown) });
  }

  // The page of the search keeps what is looked for in its address; names of parameters are those of the records.
  var PARAMETERS = { kind: "loai", unit: "don_vi", year: "nam" };
  function address(query) {
    if (!own || !index) return;
    var given = new URLSearchParams();
    if (query) given.set("q", query);
    FACETS.forEach(function (facet) {
      var value = state.facets[facet];
      if (query && value) given.set(PARAMETERS[facet], facet === "unit" ? parts[0].units[value - 1] : value);
    });
    var text = given.toString();
    if (!text && !/[?#&]q=/.test(location.href)) return;
    try { history.replaceState(null, "", location.pathname + (text && "?" + text)); } catch (refused) { location.replace("#" + text); }
  }
  function fromAddress() {
    var given = new URLSearchParams(/[#&]q=/.test(location.hash) ? location.hash.slice(1) : location.search);
    if (!own || !given.get("q")) return;
    view.input.value = given.get("q");
    FACETS.forEach(function (facet) {
      var value = given.get(PARAMETERS[facet]) || "";
      state.facets[facet] = facet === "unit" && value ? String(parts[0].units.indexOf(value) + 1) : value;
    });
  }

  function links() { return Array.from(view.list.querySelectorAll("a")); }
  function onKey(event) {
    var all = links(), now = all.indexOf(document.activeElement), inField = document.activeElement === view.input;
    if (event.ctrlKey || event.metaKey || event.altKey || (now < 0 && !inField)) return;
    var to = event.key === "ArrowDown" ? now + 1 : event.key === "ArrowUp" ? now - 1 : null;
    if (now >= 0 && event.key === "Home") to = 0;
    if (now >= 0 && event.key === "End") to = all.length - 1;
    if (to === null || (inField && to < 0)) return;
    event.preventDefault();
    (to < 0 ? view.input : all[Math.min(to, all.length - 1)] || view.input).focus();
  }

  // Puts field, ways to narrow down and results into the dialog, or below the form of the page.
  function mount() {
    var form = host.querySelector("form"), input = form.querySelector("input"), close = null;
    view = { input: input, selects: {}, status: el("h2", { role: "status" }), list: el("ol", { className: "hits", "aria-label": say.results }) };
    view.facets = el("div", { className: "bar", role: "group", "aria-label": say.narrow, hidden: true });
    FACETS.forEach(function (facet) {
      var select = view.selects[facet] = el("select", { id: "tim-" + facet });
      select.addEventListener("change", function () { state.facets[facet] = select.value; state.shown = PAGE; show(); });
      view.facets.append(el("p", null, el("label", { htmlFor: select.id }, say[facet]), select));
    });
    view.more = el("button", { type: "button", hidden: true });
    view.more.addEventListener("click", function () {
      var before = state.shown;
      state.shown += PAGE;
      show();
      if (links()[before]) links()[before].focus();
    });
    view.results = el("section", { className: "found", "data-scripted": "", hidden: true }, view.status, view.facets, view.list, view.more);
    if (!own) {
      close = el("button", { type: "button", className: "plain" }, say.close);
      close.addEventListener("click", function () { host.close(); });
      form.append(close);
      host.append(el("p", { className: "note" }, say.note + " " + say.keys));
      input.setAttribute("aria-label", say.label);
    }
    host.append(view.results);
    host.addEventListener("keydown", onKey);
    host.addEventListener("click", function (event) { if (event.target === host && !own) host.close(); });
    input.addEventListener("input", show);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      show();
      var first = links()[0];
      if (first && own) first.focus(); else if (first) first.click();
    });
  }

  function load(number, stamp) {
    var script = el("script", { src: new URL(link.dataset.search.split(" ")[2].replace("0", number) + (stamp ? "?" + stamp : ""), root).href });
    script.addEventListener("error", function () {
      if (view) { view.results.hidden = false; view.status.textContent = say.failed; } else location.href = link.href;
    });
    document.head.append(script);
  }

  // Parts of another build, which a browser may have kept, are asked for again under the stamp of this one.
  var isAgain = false;
  function part(number, given) {
    if (number && given.stamp !== parts[0].stamp) {
      if (!isAgain) { isAgain = true; parts = []; load(0, given.stamp); }
      return;
    }
    parts[number] = given;
    if (!number) {
      say = given.say;
      if (!view) mount();
      for (var nth = 1; nth < given.parts; nth += 1) load(nth, given.stamp);
      fromAddress();
      show();
    }
    for (var have = 0; parts[have]; have += 1);
    if (have === parts[0].parts) build(show);
  }

  window.nenepSearch = { part: part, fold: fold };
  window.addEventListener("hashchange", function () { if (view) { fromAddress(); show(); } });
  load(0);
})();
