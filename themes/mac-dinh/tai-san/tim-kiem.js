"use strict";
// The search. nenep.js loads it when someone searches; it loads the index, which also has every word that it says.
// What is found is written as text, never as HTML. Lines that are comments and indentation are left out of the site.
(() => {
  const link = document.querySelector("a[data-search]"), root = new URL(".", link.href), at0 = link.dataset.search.split(" ")[2];
  const own = document.querySelector("[data-search-page]"), host = own || document.querySelector("dialog.tim");
  const PAGE = 20, WINDOW = 28, OF_WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+/gu, IS_WORD = /^[\p{Alphabetic}\p{N}\u0300-\u036f]/u;
  // Weights of the texts of an entry, in halves: title, context, text; of a meeting: what it is, day, short name, name,
  // form, state, then subjects and others. Last what each kind counts for, in the order of the kinds.
  const ENTRY = [16, 6, 3], OF_UNIT = 10, MEETING = [4, 12, 8, 6, 4, 2], SUBJECT = 8, OTHER = 3;
  const KINDS = [1, 1.5, 0.8, 1.4, 1.2, 1.2, 1.1, 1, 0.8, 1.2];
  // Ways to narrow down, each with its name in the address, which is that of the records.
  const FACETS = { kind: "loai", unit: "don_vi", year: "nam" }, names = Object.keys(FACETS);
  let I, say, view, parts = [], query = "", shown = PAGE, chosen = {}, isAgain, offering;

  const fold = nenep.fold;
  const literal = word => word.normalize("NFC").toLowerCase();
  // Typed without zeros, a number is found with them, too.
  const bare = key => key.replace(/^0+(?=\d)/, "");

  // Reads the numbers that render/search/digits.rs writes.
  const digits = new Int8Array(128);
  for (let sign = 32, n = 0; sign < 127; sign++) if (![34, 60, 92].includes(sign)) digits[sign] = n++;
  function read(text, take) {
    let at = 0;
    const more = sum => sum * 92 + digits[text.charCodeAt(at++)];
    const next = () => {
      const one = more(0);
      return one < 56 ? one : one < 88 ? 56 + more(one - 56) : one < 91 ? 3000 + more(more(one - 88)) : 28392 + more(more(more(more(0))));
    };
    for (let nth = 0; at < text.length; nth++) take(next, nth);
  }
  function list(text) {
    const all = [];
    read(text, next => all.push(next()));
    return all;
  }

  // Sorts `count` things by the key that each has (-1: none): all of them, and where those of each key begin.
  function sorted(keys, count, keyOf) {
    const from = new Int32Array(keys + 1), all = new Int32Array(count);
    let thing, key;
    for (thing = 0; thing < count; thing++) if ((key = keyOf(thing)) >= 0) from[key + 1]++;
    for (key = 0; key < keys; key++) from[key + 1] += from[key];
    const free = from.slice();
    for (thing = 0; thing < count; thing++) if ((key = keyOf(thing)) >= 0) all[free[key]++] = thing;
    return { from, all };
  }

  // Makes what words are looked up in: word to places, place to text, text to rows. In steps, so that keys get through.
  function build() {
    const [first] = parts, words = ["", ...first.words.split("\x7f")], ids = new Map(words.map((word, id) => [word, id]));
    // A word takes a sign at least, and a day, of five words and an end, a row of five.
    const room = parts.reduce((sum, part) => sum + part.texts.length + 2 * part.rows.length, 0), tokens = new Int32Array(room);
    const starts = [], bases = [], days = new Map(), rows = [], refs = [], weights = [], units = list(first.names), shared = list(first.meeting);
    let n = 0;
    const add = (text, weight) => { refs.push(text); weights.push(weight); };
    const row = (kind, unit, year, what, url, subjects, from) => rows.push({ kind, unit, year, what, url, subjects, from, end: refs.length });
    const idOf = word => ids.get(word) ?? (ids.set(word, words.push(word) - 1), words.length - 1);
    // The text of a day: the index does not write it out.
    function dayText(iso) {
      if (!days.has(iso)) {
        days.set(iso, starts.push(n) - 1);
        for (const word of [iso.slice(8), "/", iso.slice(5, 7), "/", iso.slice(0, 4)]) tokens[n++] = idOf(word);
        n++;
      }
      return days.get(iso);
    }
    const texts = part => {
      let isNew = true;
      bases.push(starts.length);
      read(part.texts, next => {
        if (isNew) starts.push(n);
        isNew = !(tokens[n++] = next());
      });
    };
    const entries = () => {
      const urls = first.urls.split("\x7f");
      read(first.rows, (next, nth) => {
        const from = refs.length, kind = next(), unit = next(), year = next();
        for (const weight of ENTRY) add(next(), weight);
        if (unit) add(units[unit * 2 - 1], kind === 1 ? ENTRY[0] : OF_UNIT);
        row(kind, unit, year, -1, urls[nth], 0, from);
      });
    };
    const meetings = (part, number) => {
      let day = part.day;
      read(part.rows, next => {
        day -= next();
        const from = refs.length, unit = next(), what = next(), subjects = next(), others = next();
        const iso = new Date(day * 864e5).toISOString().slice(0, 10), kind = Math.floor(what / 7);
        [shared[kind], dayText(iso), units[unit * 2 + 1], units[unit * 2], shared[8 + (kind >> 1)], shared[12 + what % 7]]
          .forEach((text, nth) => add(text, MEETING[nth]));
        for (let nth = 0; nth < subjects + others; nth++) {
          const code = next();
          add((code >> 1) + (code % 2 ? 0 : bases[number]), nth < subjects ? SUBJECT : OTHER);
        }
        const given = { year: iso.slice(0, 4), unit: first.units[unit], day: iso, level: first.levels[kind % 2] };
        row(0, unit + 1, +given.year, what, fill(first.url, given), subjects, from);
      });
    };
    const invert = () => {
      const isWord = Uint8Array.from(words, word => IS_WORD.test(word)), keys = words.map(fold), size = starts.length;
      const textOf = new Int32Array(n), lengths = new Uint16Array(size), owner = new Int32Array(refs.length);
      starts.forEach((at, text) => {
        for (; tokens[at]; at++) {
          textOf[at] = text;
          lengths[text] += isWord[tokens[at]];
        }
      });
      rows.forEach(({ from, end }, row) => owner.fill(row, from, end));
      const floats = count => new Float32Array(count), bytes = count => new Uint8Array(count);
      I = { words, keys, bare: keys.map(bare), literals: words.map(literal), isWord, tokens, starts, textOf, lengths, owner, rows, refs, units, labels: [],
        weights: Uint8Array.from(weights), columns: names.map(name => Uint16Array.from(rows, row => row[name])),
        places: sorted(words.length, n, at => isWord[tokens[at]] ? tokens[at] : -1), uses: sorted(size, refs.length, ref => refs[ref]),
        mark: bytes(n), strength: floats(size), chain: bytes(size), met: bytes(rows.length), best: floats(rows.length), score: floats(rows.length) };
      // At once: a key that came between could move the focus into results that are then replaced.
      show();
    };
    const steps = [() => parts.forEach(texts), entries, ...parts.slice(1).map((part, nth) => () => meetings(part, nth + 1)), invert];
    (function go() {
      steps.shift()();
      if (steps.length) setTimeout(go);
    })();
  }

  // Whether one letter too many, too few, wrong, or two in the wrong order make one of the other.
  function isNear(one, two) {
    const most = Math.max(one.length, two.length), least = Math.min(one.length, two.length);
    if (most < 5 || most - least > 1) return false;
    let same = 0, end = 0;
    while (same < least && one[same] === two[same]) same++;
    while (end < least - same && one.at(-1 - end) === two.at(-1 - end)) end++;
    const rest = most - same - end;
    return rest < 2 || (rest === 2 && most === least && one[same] === two[same + 1] && one[same + 1] === two[same]);
  }

  // The words that a typed word may be, each with what it counts: as typed, but for marks, begun, with an error.
  function candidates(term, mode) {
    const found = [], { key, isMarked, isBegun } = term, isNumber = /^\d/.test(key), canErr = mode && key.length > 3 && !/\d/.test(key);
    I.keys.forEach((other, id) => {
      if (!I.isWord[id]) return;
      const same = I.literals[id] === term.literal;
      if (same || other === key || (isNumber && I.bare[id] === key)) found.push([id, same ? 1 : isMarked ? 0.5 : 0.8]);
      else if (isBegun && other.startsWith(key)) found.push([id, (isMarked && !I.literals[id].startsWith(term.literal) ? 0.3 : 0.45) * key.length / other.length]);
      else if (canErr && isNear(other, key)) found.push([id, 0.25]);
    });
    return found;
  }

  // Finds the rows that have every word. Errors are looked for when a word, or all together, are not found as typed.
  function find(typed) {
    const all = (typed.match(OF_WORD) || []).slice(0, 12);
    const terms = all.map((word, nth) => {
      const key = fold(word), isBegun = nth === all.length - 1 && key.length > 1 && typed.endsWith(word);
      return { word, key, isBegun, literal: literal(word), isMarked: literal(word) !== key };
    }).filter(term => term.key);
    let hits = [], words = [], spelled;
    for (let mode = 0; mode < 2 && terms.length && !hits.length; mode++) {
      words = terms.map(term => {
        const found = candidates(term, mode);
        return found.length ? found : candidates(term, 1);
      });
      if (words.every(list => list.length)) hits = rank(words);
    }
    const hit = new Uint8Array(I.words.length);
    words.forEach((list, nth) => list.forEach(([id]) => { hit[id] = nth + 1; }));
    const guess = words.map((list, nth) => list.length && list.every(([, quality]) => quality === 0.25) ? (spelled = I.literals[list[0][0]]) : terms[nth].word);
    if (spelled) spelled = terms.some(term => term.isMarked) ? guess.join(" ") : fold(guess.join(" "));
    return { hits, hit, spelled };
  }

  function rank(words) {
    const { places, uses, mark, strength, chain, met, best, score, weights, owner, tokens, isWord, textOf } = I, hits = [], chained = [], [kinds] = I.columns;
    for (const list of [mark, chain, met, score]) list.fill(0);
    const each = (text, take) => {
      for (let at = uses.from[text]; at < uses.from[text + 1]; at++) take(owner[uses.all[at]], weights[uses.all[at]]);
    };
    words.forEach((list, nth) => {
      const touched = [];
      for (const [id, quality] of list) {
        for (let at = places.from[id]; at < places.from[id + 1]; at++) {
          const place = places.all[at], text = textOf[place];
          let run = 1, before = place - 1;
          if (!strength[text]) touched.push(text);
          if (strength[text] < quality) strength[text] = quality;
          // Signs between two words do not part them; the end of a text does.
          if (nth && before > 0 && tokens[before] && !isWord[tokens[before]]) before--;
          if (nth && mark[before] >> 4 === nth) run += mark[before] & 15;
          mark[place] = (nth + 1) << 4 | run;
          if (!chain[text]) chained.push(text);
          if (chain[text] < run) chain[text] = run;
        }
      }
      for (const text of touched) {
        each(text, (row, weight) => {
          const value = strength[text] * weight;
          if (met[row] === nth) {
            if (++met[row] === words.length) hits.push(row);
            score[row] += best[row] = value;
          } else if (met[row] > nth && best[row] < value) {
            score[row] += value - best[row];
            best[row] = value;
          }
        });
        strength[text] = 0;
      }
    });
    // Words that stand together count, and more so the less there is beside them.
    best.fill(0);
    for (const text of chained) {
      const run = chain[text], worth = (run - 1) * 0.8 + (run === words.length ? run / I.lengths[text] : 0);
      if (worth) each(text, (row, weight) => { best[row] = Math.max(best[row], worth * weight); });
    }
    for (const row of hits) score[row] = (score[row] + best[row]) * KINDS[kinds[row]];
    return hits;
  }

  // The best of `hits`; of those as good the ones that come first in the index, where the newest are first.
  function top(hits, count) {
    const best = [], isBetter = (one, two) => I.score[one] > I.score[two] || (I.score[one] === I.score[two] && one < two);
    for (const row of hits) {
      if (best.length === count && !isBetter(row, best[count - 1])) continue;
      let low = 0, high = best.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isBetter(row, best[middle])) high = middle;
        else low = middle + 1;
      }
      best.splice(low, 0, row);
      best.length = Math.min(best.length, count);
    }
    return best;
  }

  function el(name, given, ...inner) {
    const element = document.createElement(name);
    for (const key in given) key in element ? element[key] = given[key] : element.setAttribute(key, given[key]);
    element.append(...inner);
    return element;
  }
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  // Writes a stretch of a text, found words marked, neighbours under one mark.
  function write(into, text, hit, from = 0, count = 99) {
    const end = I.starts[text] + from + count;
    let at = I.starts[text] + from, gap = from ? "… " : "", wasWord, mark;
    for (; I.tokens[at] && at < end; at++) {
      const id = I.tokens[at], word = I.words[id];
      if (!I.isWord[id]) {
        gap += word;
        wasWord = false;
        continue;
      }
      if (wasWord) gap = " ";
      if (!hit[id]) mark = into.append(gap + word);
      else if (mark) mark.append(gap + word);
      else {
        into.append(gap);
        into.append(mark = el("mark", {}, word));
      }
      gap = "";
      wasWord = true;
    }
    into.append(I.tokens[at] ? " …" : gap);
    return into;
  }

  // Finds the stretch of a text that has the most of the words looked for, closest together.
  function stretch(text, hit) {
    const start = I.starts[text], seen = [], queue = [];
    let worth = 0, from = 0, kinds = 0;
    for (let at = start; I.tokens[at]; at++) {
      const nth = hit[I.tokens[at]];
      if (!nth) continue;
      queue.push(at);
      if (!seen[nth]) kinds++;
      seen[nth] = (seen[nth] || 0) + 1;
      while (queue[0] <= at - WINDOW) if (!--seen[hit[I.tokens[queue.shift()]]]) kinds--;
      const now = kinds - (at - queue[0]) / 1000;
      if (now > worth) [worth, from] = [now, queue[0] - start];
    }
    return { text, worth, from: from > 6 ? from - 4 : 0 };
  }

  // Writes one result: what it is, its name as a link, and the texts or the stretch of text with what was found.
  function item({ kind, unit, what, url, subjects, from, end }, hit) {
    const { refs, lengths } = I, isMeeting = what >= 0, first = from + (isMeeting ? MEETING.length : 2), p = el("p");
    const title = write(el("a", { href: new URL(url, root).href }), refs[from], hit), note = el("p", { className: "note" }, parts[0].kinds[kind]);
    const also = isMeeting ? [from + 4, from + 5] : unit && kind !== 1 ? [from + 1, from + 3] : [from + 1];
    for (const ref of also) if (lengths[refs[ref]]) write(note, refs[ref], hit, 0, note.append(" · "));
    if (isMeeting) {
      write(title, refs[from + 1], hit, 0, title.append(" "));
      write(title, refs[from + 2], hit, 0, title.append(", "));
    }
    const texts = refs.slice(first, isMeeting ? end : first + 1).map((text, nth) => ({ nth, ...stretch(text, hit) }));
    texts.filter(({ nth, text, worth }) => lengths[text] && (worth || !isMeeting || nth < subjects))
      .sort((one, two) => two.worth - one.worth || one.nth - two.nth).slice(0, 2)
      .forEach(({ text, from }, nth) => write(p, text, hit, from, WINDOW, nth && p.append("; ")));
    return el("li", {}, note, el("h3", {}, title), p);
  }

  // Leaves the rows that were chosen by all ways to narrow down but the `but`th.
  const narrowed = (hits, but) => names.reduce((left, name, nth) => {
    const value = chosen[name], column = I.columns[nth];
    return value && nth !== but ? left.filter(row => column[row] === +value) : left;
  }, hits);
  const label = (name, value) => name === "kind" ? parts[0].kinds[value] : name === "year" ? value
    : I.labels[value] ??= write(el("p"), I.units[value * 2 - 1], []).textContent;
  // Offers what the results have, each with their number, in the order of the index; years newest first.
  function offer(hits) {
    names.forEach((name, nth) => {
      const column = I.columns[nth], counts = new Map(chosen[name] ? [[+chosen[name], 0]] : []);
      for (const row of narrowed(hits, nth)) counts.set(column[row], (counts.get(column[row]) || 0) + 1);
      if (nth) counts.delete(0);
      const values = [...counts.keys()].sort((one, two) => name === "year" ? two - one : one - two);
      view[name].replaceChildren(new Option(say.all, ""), ...values.map(value => new Option(`${label(name, value)} (${counts.get(value)})`, value)));
      view[name].value = chosen[name] || "";
    });
  }

  // Shows what is found for what stands in the field.
  function show() {
    const typed = view.input.value.normalize("NFC").trimStart(), { status, list, more } = view;
    if (typed.trim() !== query) [query, shown] = [typed.trim(), PAGE];
    view.found.hidden = !query;
    if (!I) status.textContent = say.loading;
    if (I) address();
    clearTimeout(offering);
    if (!query) list.replaceChildren();
    if (!I || !query) return;
    const { hits: all, hit, spelled } = find(typed), hits = narrowed(all), n = hits.length;
    status.textContent = fill(!n ? say.none : spelled ? say.near : say.found, { n, q: query, s: spelled });
    view.facets.hidden = !all.length;
    // The results first: what they can be narrowed down to may follow when no key does.
    offering = setTimeout(offer, 120, all);
    list.replaceChildren(...top(hits, shown).map(row => item(I.rows[row], hit)));
    list.hidden = !n;
    more.hidden = n <= shown;
    more.textContent = fill(say.more, { n: Math.min(PAGE, n - shown) });
  }

  // The page of the search keeps in its address what is looked for.
  function address() {
    if (!own) return;
    const given = new URLSearchParams(query && { q: query });
    for (const name of names) if (query && chosen[name]) given.set(FACETS[name], name === "unit" ? parts[0].units[chosen.unit - 1] : chosen[name]);
    const text = String(given);
    if (!text && !/[?#&]q=/.test(location.href)) return;
    try {
      history.replaceState(null, "", location.pathname + (text && "?" + text));
    } catch {
      location.hash = text;
    }
  }
  function fromAddress() {
    const given = new URLSearchParams(/[#&]q=/.test(location.hash) ? location.hash.slice(1) : location.search);
    if (!own || !given.get("q")) return;
    view.input.value = given.get("q");
    for (const name of names) {
      const value = given.get(FACETS[name]) || "";
      chosen[name] = name === "unit" && value ? String(parts[0].units.indexOf(value) + 1) : value;
    }
  }

  const links = () => [...view.list.querySelectorAll("a")];
  function onKey(event) {
    const all = links(), { key, target } = event, now = all.indexOf(target), last = all.length - 1;
    if (event.ctrlKey || event.metaKey || event.altKey || (now < 0 && target !== view.input)) return;
    let to = { ArrowDown: Math.min(now + 1, last), ArrowUp: now - 1 }[key];
    if (now >= 0 && /^(Home|End)$/.test(key)) to = key === "End" ? last : 0;
    if (to === undefined || to === now) return;
    event.preventDefault();
    (all[to] || view.input).focus();
  }

  // Puts ways to narrow down and results into the dialog, or below the form of the page.
  function mount() {
    const form = host.querySelector("form"), input = form.querySelector("input"), button = (text, onclick) => el("button", { type: "button", onclick }, text);
    const status = el("h2"), list = el("ol", { className: "hits", "aria-label": say.results });
    const bar = el("div", { className: "bar" }), facets = el("details", { open: innerWidth > 600, hidden: true }, el("summary", {}, say.narrow), bar);
    const more = button("", () => {
      const before = shown;
      shown += PAGE;
      show();
      links()[before].focus();
    });
    const found = el("section", { className: "found", "data-scripted": "", hidden: true }, el("div", { role: "status" }, status), facets, list, more);
    view = { input, status, list, facets, more, found };
    for (const name of names) {
      const select = view[name] = el("select", { id: "tim-" + name, onchange: () => {
        chosen[name] = select.value;
        shown = PAGE;
        show();
      } });
      bar.append(el("p", {}, el("label", { htmlFor: select.id }, say[name]), select));
    }
    if (!own) {
      form.append(el("button", { type: "button", className: "plain", onclick: () => host.close() }, say.close));
      host.append(el("p", { className: "note" }, `${say.note} ${say.keys}`));
      host.onclick = event => { if (event.target === host) host.close(); };
      input.setAttribute("aria-label", say.label);
    }
    host.append(found);
    host.onkeydown = onKey;
    input.oninput = show;
    form.onsubmit = event => {
      event.preventDefault();
      show();
      const [first] = links();
      if (first && query) own ? first.focus() : first.click();
    };
  }

  function load(number, stamp) {
    const script = el("script", { src: new URL(at0.replace("0.", `${number}.`) + (stamp ? "?" + stamp : ""), root).href });
    script.onerror = () => {
      if (!view) location.href = link.href;
      view.found.hidden = false;
      view.status.textContent = say.failed;
    };
    document.head.append(script);
  }
  // Parts of another build, which a browser may have kept, are asked for again under the stamp of the newer one.
  function part(number, given) {
    if (number && given.stamp !== parts[0]?.stamp) {
      if (!isAgain) load(0, given.stamp);
      isAgain = true;
      return;
    }
    if (!number) {
      parts = [given];
      say = given.say;
      if (!view) mount();
      for (let nth = 1; nth < given.parts; nth++) load(nth, given.stamp);
      fromAddress();
      show();
    }
    parts[number] = given;
    if (Object.keys(parts).length === parts[0].parts) build();
  }

  window.nenepSearch = { part, fold };
  addEventListener("hashchange", () => {
    if (!I) return;
    fromAddress();
    show();
  });
  load(0);
})();
