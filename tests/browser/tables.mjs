// Uses the tables and the filters of a built site from `file://` by keyboard alone, and prints what is wrong as JSON:
// {"steps": n, "problems": [{"page", "view", "kind", "detail"}]}.
//
// Usage: node tables.mjs SITE chromium|firefox PROGRAM

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { connect, start } from "./bidi.mjs";

const [site, browser, program] = process.argv.slice(2);
const problems = [];
let steps = 0;

/** Opens Chromium; returns what both browsers can do. */
async function chromium() {
  const { chromium: engine } = await import("playwright-core");
  const running = await engine.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await running.newContext({ locale: "vi-VN", viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.on("console", (message) => problem("console", message.text()));
  page.on("pageerror", (error) => problem("script error", String(error)));
  return {
    open: (url) => page.goto(url, { waitUntil: "load" }),
    run: (code, ...given) => page.evaluate(`(${code})(...${JSON.stringify(given)})`),
    press: async (...keys) => { for (const key of keys) await page.keyboard.press(key); },
    write: (text) => page.keyboard.type(text),
    resize: (width) => page.setViewportSize({ width, height: 800 }),
    end: () => running.close(),
  };
}

/** Opens Firefox; returns what both browsers can do. */
async function firefox() {
  const { end, address } = start(program);
  const connection = await connect(await address);
  connection.onEvent = ({ method, params }) => {
    if (method === "log.entryAdded") problem("console", `${params.level}: ${params.text}`);
  };
  await connection.send("session.new", { capabilities: {} });
  await connection.send("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = await connection.send("browsingContext.create", { type: "tab" });
  const resize = (width) => connection.send("browsingContext.setViewport", { context, viewport: { width, height: 800 } });
  await resize(1280);
  const names = { Tab: "\ue004", Enter: "\ue007", Space: " ", ArrowDown: "\ue015", Home: "\ue011" };
  const keys = (list) => {
    const actions = list.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    return connection.send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] });
  };
  return {
    open: (url) => connection.send("browsingContext.navigate", { context, url, wait: "complete" }),
    run: async (code, ...given) => {
      const expression = `Promise.resolve((${code})(...${JSON.stringify(given)})).then(JSON.stringify)`;
      const told = await connection.send("script.evaluate", { expression, awaitPromise: true, target: { context } });
      if (told.type === "exception") throw new Error(told.exceptionDetails.text);
      return told.result.value === undefined ? undefined : JSON.parse(told.result.value);
    },
    press: (...list) => keys(list.map((key) => names[key])),
    write: (text) => keys([...text]),
    resize,
    end,
  };
}

let at = "";
function problem(kind, detail) {
  problems.push({ page: at, view: browser, kind, detail });
}

function expect(what, found, wanted) {
  steps += 1;
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) problem(what, `${one} instead of ${other}`);
}

const driver = await (browser === "firefox" ? firefox() : chromium());
const { press, run, write } = driver;
const open = (address, query = "") => {
  at = address + query;
  return driver.open(pathToFileURL(join(resolve(site), address)).href + query);
};
const focus = (selector) => run("(selector) => document.querySelector(selector).focus()", selector);
const told = (selector) => run("(selector) => document.querySelector(selector)?.textContent", selector);
const query = () => run("() => Object.fromEntries(new URLSearchParams(location.search))");
/** The first cells of the rows in sight. */
const rows = (id, column = 0) =>
  run(`(id, column) => [...document.getElementById(id).tBodies[0].rows].filter((row) => !row.hidden)
    .map((row) => row.cells[column].textContent.trim())`, id, column);
/** Remembers what is copied, whichever way; a browser without a window has no clipboard of its own to read. */
const watchClipboard = () => run(`() => {
  window.copied = null;
  navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
}`);

async function sorting() {
  await open("tong-hop/2024.html");
  const first = await rows("theo-hinh-thuc");
  const collated = await run(`(names) => names.slice().sort(new Intl.Collator("vi", { numeric: true }).compare)`, first);
  const head = "#theo-hinh-thuc thead tr:last-child th:first-child";
  await focus(`${head} .sort`);
  await press("Enter");
  expect("names in the Vietnamese order", await rows("theo-hinh-thuc"), collated);
  expect("the head says so", await run(`(s) => document.querySelector(s).getAttribute("aria-sort")`, head), "ascending");
  expect("the reader is told", await told("div:has(+ .tw #theo-hinh-thuc) > [role=status]"), "Đã xếp theo Đơn vị, tăng dần.");
  expect("the address remembers", (await query())["theo-hinh-thuc.xep"], "1");
  expect("the focus stays", await run("() => document.activeElement.className"), "sort");
  await press("Space");
  expect("falling", await rows("theo-hinh-thuc"), collated.slice().reverse());
  await press("Enter");
  expect("as it was", await rows("theo-hinh-thuc"), first);
  expect("the address forgets", await query(), {});
  await focus("#theo-hinh-thuc thead th:nth-child(2) .sort");
  await press("Enter", "Enter");
  const numbers = (await rows("theo-hinh-thuc", 1)).map(Number);
  expect("numbers by their size", numbers, numbers.slice().sort((a, b) => b - a));
  expect("sums stay below", await told("#theo-hinh-thuc tfoot th"), "Cộng");
  await open("tong-hop/2024.html", "?theo-hinh-thuc.xep=-1");
  expect("the address sorts", await rows("theo-hinh-thuc"), collated.slice().reverse());
  await open("tong-hop/2024.html", "?theo-hinh-thuc.xep=99&theo-hinh-thuc.an=1-99-x&nam=%3Cscript%3E");
  expect("a wrong address changes nothing", await rows("theo-hinh-thuc"), first);
}

async function columns() {
  await open("tong-hop/2024.html");
  const tools = "div:has(+ .tw #theo-quy-tac)";
  await focus(`${tools} summary`);
  await press("Enter");
  await focus(`${tools} [type=checkbox]`);
  const width = () => run(`() => [...document.querySelectorAll("#theo-quy-tac tr")].map((row) =>
    [...row.cells].filter((cell) => !cell.hidden).reduce((sum, cell) => sum + cell.colSpan, 0))`);
  const before = await width();
  await press("Space");
  const after = await width();
  // The second row of the head lacks the column of the names.
  expect("a column less everywhere", after, before.map((cells) => cells - 1));
  expect("the head above is narrower", await run(`() => document.querySelector("#theo-quy-tac thead th:nth-child(2)").colSpan`), 1);
  expect("the address remembers", (await query())["theo-quy-tac.an"], "2");
  await press("Tab", "Space");
  expect("a head without columns is hidden", await run(`() => document.querySelector("#theo-quy-tac thead th:nth-child(2)").hidden`), true);
  await open("tong-hop/2024.html", "?theo-quy-tac.an=2-3");
  expect("the address hides", await width(), before.map((cells) => cells - 2));
  expect("and the tools show it", await run("(s) => document.querySelector(s).open", `${tools} details`), true);
}

async function filtering() {
  await open("don-vi/index.html");
  const all = await rows("cac-don-vi");
  await focus("#loc-chu");
  await write("thue bac");
  const some = await rows("cac-don-vi");
  expect("one unit is left", some.length, 1);
  expect("whose name fits", some[0].includes("Thuế Bắc Vinh"), true);
  expect("the reader is told", await told("form.bar [role=status]"), `1 / ${all.length} đơn vị`);
  expect("the address remembers", await query(), { "loc-chu": "thue bac" });
  await press("Enter");
  expect("Enter sends nothing", (await rows("cac-don-vi")).length, 1);
  await open("don-vi/index.html", "?loc-loai=chi_bo_co_so");
  expect("the address filters", (await rows("cac-don-vi")).length < all.length, true);
  await open("don-vi/index.html", "?loc-loai=khong-co");
  expect("a wrong address filters nothing", (await rows("cac-don-vi")).length, all.length);
  await open("tong-hop/2024.html", "?theo-loai-loc=co%20so");
  expect("a table has a field of its own", (await rows("theo-loai")).length, 2);
}

/** Lists narrow as tables do, and the months below the list follow it. */
async function schedule() {
  const days = (list) => run(`(list) => [...document.querySelectorAll(list + " [data-unit]")]
    .filter((entry) => !entry.hidden).map((entry) => entry.dataset.unit)`, list);
  await open("lich/index.html");
  const all = await days("#cac-buoi");
  await focus("#loc-dv");
  await write("Cục");
  expect("one unit is left", [...new Set(await days("#cac-buoi"))], ["cuc-thue"]);
  expect("in the months, too", [...new Set(await days("#luoi"))], ["cuc-thue"]);
  expect("the reader is told", (await told("form.bar [role=status]")).endsWith(` / ${all.length} buổi`), true);
  expect("the address remembers", await query(), { "loc-dv": "cuc-thue" });
  expect("weeks without any vanish", await run(
    `() => [...document.querySelectorAll(".week")].every((week) => week.hidden || week.querySelector("[data-unit]:not([hidden])"))`), true);
  await open("lich/index.html", "?loc-thieu=dang-ky");
  expect("what is not registered", await days("#cac-buoi"), ["quy-hoach-rung-bac-trung-bo"]);
  expect("is marked", (await told("#cac-buoi li:not([hidden]) .state")).includes("Chưa đăng ký"), true);
  await open("lich/index.html", "?loc-cb=btv-kiem-tra");
  expect("an officer's units", [...new Set(await days("#cac-buoi"))].sort(), ["chi-cuc-thue-bac-vinh", "chi-cuc-thue-song-lam-2"]);
  await open("kinh-nghiem.html", "?loc-cd=ky-thuat&loc-phan=han_che");
  const kept = await run(`() => [...document.querySelectorAll("#gop-y li:not([hidden])")].map((entry) => [entry.dataset.topic, entry.dataset.part])`);
  expect("comments on a topic", kept.length > 0 && kept.every(([topic, part]) => topic.includes("ky-thuat") && part === "han_che"), true);
}

async function copying() {
  await open("tong-hop/2024.html", "?theo-don-vi.xep=1&theo-don-vi.an=5-6-7-8");
  await watchClipboard();
  await focus("div:has(+ .tw #theo-don-vi) .acts button");
  await press("Enter");
  const lines = (await run("() => window.copied")).split("\r\n");
  expect("the heads come first", lines[0], "Đơn vị\tTriệu tập\tCó mặt\tTại chỗ");
  expect("then the rows and the sums", lines.length, (await rows("theo-don-vi")).length + 3);
  expect("in the order in sight", lines[1].split("\t")[0], (await rows("theo-don-vi"))[0]);
  expect("the reader is told", (await told("div:has(+ .tw #theo-don-vi) .bar > [role=status]")).startsWith("Đã chép "), true);
  // Without encryption there is no clipboard to write to but that of the old days.
  await run(`() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
    document.querySelector("#theo-don-vi tbody th").textContent = "=1+1";
  }`);
  await press("Enter");
  const again = (await run("() => window.copied")).replace(/\r/g, "").split("\n");
  expect("the old way copies the same", again[2], lines[2]);
  expect("no formula leaves", again[1].startsWith("'=1+1\t"), true);
  expect("the focus stays", await run("() => document.activeElement.textContent"), "Chép dạng văn bản cho Excel");
  const saved = await run(`() => new Promise((done) => {
    HTMLAnchorElement.prototype.click = function () { fetched(this); };
    const make = URL.createObjectURL;
    let kept;
    URL.createObjectURL = (blob) => { kept = blob; return make.call(URL, blob); };
    const fetched = (link) => kept.arrayBuffer().then((bytes) => done([link.download, [...new Uint8Array(bytes)].slice(0, 3)]));
    document.querySelector("div:has(+ .tw #theo-don-vi) .acts button:last-child").click();
  })`);
  expect("the file is UTF-8 for spreadsheets", saved, ["theo-don-vi.csv", [0xef, 0xbb, 0xbf]]);
}

async function narrow() {
  await driver.resize(360);
  await open("don-vi/index.html");
  expect("heads out of sight take no focus", await run("() => document.querySelectorAll('.sort:not(:disabled)').length"), 0);
  const first = await rows("cac-don-vi");
  await focus("#cac-don-vi-xep");
  await run(`() => { const choice = document.getElementById("cac-don-vi-xep"); choice.closest("details").open = true; choice.focus(); }`);
  await press("ArrowDown");
  expect("the choice sorts", await rows("cac-don-vi"), await run(
    `(names) => names.slice().sort(new Intl.Collator("vi", { numeric: true }).compare)`, first));
  await driver.resize(1280);
  // The page hears of its new width with the next frame.
  await run("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
  expect("heads in sight do", await run("() => document.querySelectorAll('.sort:disabled').length"), 0);
}

try {
  for (const part of [sorting, columns, filtering, schedule, copying, narrow]) {
    try {
      await part();
    } catch (error) {
      problem("check failed", `${part.name}: ${error}`);
    }
  }
} finally {
  await driver.end();
}
console.log(JSON.stringify({ steps, problems }, null, 1));
