// Searches pages of a built site from `file://` in headless Chromium, by keyboard, under the pages' own policy, and prints
// what is wrong as JSON: {"checks": n, "problems": [..], "times": {..}}.
//
// Usage: node search.mjs ROOT FOLD.json      ROOT holds `mau`, the sample with a hostile name, and indexes of 2000 and
// 20000 meetings below folders of that name; FOLD.json is the table of folded texts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ADDRESSED, FIRST } from "./search-cases.mjs";

const [root, table] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = (path) => {
  const [, file, rest] = path.match(/^([^?#]*)(.*)$/);
  return pathToFileURL(join(resolve(root), file)).href + rest;
};
const problems = [];
let checks = 0;
const holds = (what, is, detail = "") => {
  checks += 1;
  if (!is) problems.push(`${what} ${detail}`.trim());
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
});
const context = await browser.newContext({ locale: "vi-VN", reducedMotion: "reduce", viewport: { width: 1280, height: 800 } });
await context.addInitScript(() => {
  window.seen = [];
  document.addEventListener("securitypolicyviolation", (event) => window.seen.push(`${event.violatedDirective}: ${event.blockedURI}`));
});

async function open(path) {
  const page = await context.newPage();
  for (const event of ["pageerror", "dialog"]) page.on(event, (told) => holds(`${path}: ${event}`, false, String(told.message ?? told)));
  page.on("console", (message) => holds(`${path}: console`, message.type() !== "error", message.text()));
  await page.goto(address(path));
  return page;
}
const status = (page) => page.evaluate(() => document.querySelector(".found h2")?.textContent ?? "");
/** Waits until the results are those of `query`. */
async function settled(page, query) {
  await page.waitForFunction((query) => (document.querySelector(".found h2")?.textContent ?? "").includes(`“${query}”`), query.trim(), { timeout: 20_000 });
}
/** The address follows the results by a moment. */
async function reaches(page, what, url) {
  const is = await page.waitForURL(url, { timeout: 20_000 }).then(() => true, () => false);
  holds(what, is, page.url());
}
const titles = (page) => page.evaluate(() => [...document.querySelectorAll(".hits h3")].map((title) => title.textContent));
const focused = (page) => page.evaluate(() => document.activeElement.closest(".hits li") ? document.activeElement.textContent : document.activeElement.tagName);

/** From any page by "/": typed at once, what comes first; arrow keys, Enter, Esc. */
async function byKeyboard() {
  for (const { query, shown = query, first, marks, none, near } of FIRST) {
    const page = await open("mau/don-vi/thuy-loi-iv.html");
    await page.keyboard.press("/");
    await page.keyboard.type(query);
    await settled(page, shown);
    const found = await titles(page);
    if (none) holds(`${query}: nothing`, found.length === 0 && !(await page.isVisible(".hits")), found[0]);
    else {
      holds(`${query}: first`, first.test(found[0]), found[0]);
      const marked = await page.evaluate(() => [...document.querySelectorAll(".hits li:first-child mark")].map((mark) => mark.textContent));
      holds(`${query}: marked`, marked.some((mark) => marks.test(mark)), marked.join("|"));
    }
    if (near) holds(`${query}: near`, (await status(page)).includes(near), await status(page));
    await page.close();
  }
  const page = await open("mau/don-vi/index.html");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("08-HD");
  await settled(page, "08-HD");
  const found = await titles(page);
  await page.keyboard.press("ArrowDown");
  holds("ArrowDown reaches the first", (await focused(page)) === found[0], await focused(page));
  await page.keyboard.press("ArrowDown");
  holds("ArrowDown reaches the second", (await focused(page)) === found[1], await focused(page));
  await page.keyboard.press("End");
  holds("End reaches the last", (await focused(page)) === found.at(-1), await focused(page));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  holds("ArrowUp reaches the field", (await focused(page)) === "INPUT", await focused(page));
  await page.keyboard.press("Escape");
  holds("Esc closes", !(await page.evaluate(() => document.querySelector("dialog").open)));
  await page.keyboard.press("/");
  holds("a stroke before the frame that follows Esc opens", await page.evaluate(() => {
    const dialog = document.querySelector("dialog");
    dialog.close();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
    return dialog.open;
  }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/huong-dan\/08-hd-duk\.html/, { timeout: 20_000 }).catch(() => holds("Enter opens", false, page.url()));
  await page.keyboard.press("/");
  await page.keyboard.type("thuy loi");
  await settled(page, "thuy loi");
  await page.keyboard.press("Enter");
  await page.waitForURL(/don-vi\/thuy-loi-iv\.html/, { timeout: 20_000 }).catch(() => holds("Enter in the field opens the first", false, page.url()));
  holds("policy", (await page.evaluate(() => window.seen)).length === 0);
  await page.close();
}

/** The page of the search: its address, ways to narrow down, keys while typing. */
async function onItsPage() {
  for (const { path, query, first } of ADDRESSED) {
    const page = await open(`mau/${path}`);
    await settled(page, query);
    const found = await titles(page);
    holds(`${path}: first`, first.test(found[0]), found[0]);
    await reaches(page, `${path}: address`, (url) => decodeURIComponent(String(url)).replaceAll("+", " ").includes(query));
    await page.reload();
    await settled(page, query);
    holds(`${path}: again`, (await titles(page))[0] === found[0]);
    await page.close();
  }
  const page = await open("mau/tim-kiem.html");
  holds("nothing is loaded unasked", (await page.evaluate(() => document.scripts.length)) === 1);
  await page.keyboard.press("/");
  holds("the field has the focus", (await focused(page)) === "INPUT");
  await page.keyboard.type("hd/");
  holds("a stroke is typed in a field", (await page.inputValue("#q")) === "hd/");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("truc tuyen");
  await settled(page, "truc tuyen");
  const all = parseInt(await status(page), 10);
  // What there is to choose from follows the results by a moment.
  await page.waitForFunction(() => document.querySelector("#tim-kind").options.length > 2);
  await page.locator("#tim-kind").focus();
  await page.keyboard.press("B");
  await page.waitForFunction((all) => parseInt(document.querySelector(".found h2").textContent, 10) < all, all);
  holds("narrowed by kind", (await page.evaluate(() => [...document.querySelectorAll(".hits .note")].every((note) => /^(Buổi|Báo)/.test(note.textContent)))));
  await reaches(page, "the address has the kind", /[?&#]loai=\d/);
  await page.selectOption("#tim-year", "2024");
  await reaches(page, "the address has the year", /nam=2024/);
  holds("A to Y stays", await page.isVisible("nav.letters"));
  holds("policy", (await page.evaluate(() => window.seen)).length === 0);
  await page.close();
}

/** What a record says stands in results as text. */
async function hostile() {
  const page = await open("mau/index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("onerror");
  await settled(page, "onerror");
  const [first] = await titles(page);
  holds("a hostile name is text", first.includes("<img src=x onerror=alert(1)>"), first);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("<img src=x onerror=alert(2)>");
  await page.waitForTimeout(200);
  holds("nothing of it is an element", (await page.locator("dialog img, dialog b, dialog script").count()) === 0);
  await page.close();
}

async function folds() {
  const page = await open("mau/tim-kiem.html?q=a");
  await settled(page, "a");
  const pairs = JSON.parse(readFileSync(table, "utf8"));
  const folded = await page.evaluate((texts) => texts.map(window.nenepSearch.fold), pairs.map(([text]) => text));
  pairs.forEach(([text, wanted], nth) => holds(`fold ${JSON.stringify(text)}`, folded[nth] === wanted, JSON.stringify(folded[nth])));
  await page.close();
}

const SCREEN = { media: "screen", colorScheme: "light", forcedColors: "none" };
const VIEWS = [
  ["light", SCREEN, 1280],
  ["dark", { ...SCREEN, colorScheme: "dark" }, 1280],
  ["forced colours", { ...SCREEN, forcedColors: "active" }, 1280],
  ["320 px", SCREEN, 320],
];
async function accessible() {
  for (const [path, isDialog] of [["mau/index.html", true], ["mau/tim-kiem.html?q=truc+tuyen", false]]) {
    const page = await open(path);
    if (isDialog) {
      await page.keyboard.press("/");
      await page.keyboard.type("truc tuyen");
    }
    await settled(page, "truc tuyen");
    await page.evaluate(axe);
    for (const [name, media, width] of VIEWS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false,
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const { id, nodes } of violations) holds(`${path} ${name}: axe ${id}`, false, `${nodes.length} × ${nodes[0].target} ${nodes[0].failureSummary}`);
      const wide = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll("dialog")].some((one) => one.scrollWidth > one.clientWidth));
      holds(`${path} ${name}: width`, !wide);
    }
    await page.close();
  }
}

const QUERIES = ["h", "ho", "hop", "hop truc tuyen", "dang uy", "08-HD", "thuy loi", "danh gia ket qua thang", "thử nghiệm 12", "nghij quyet", "khongcogi"];
/** Milliseconds from a key to results in the document, in an index of so many meetings, on this machine and a slow one. */
async function measure(name, slower) {
  const page = await open(`${name}/tim-kiem.html`);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const begun = Date.now();
  await page.fill("#q", "hop");
  await settled(page, "hop");
  const ready = Date.now() - begun;
  const took = await page.evaluate((queries) => {
    const field = document.querySelector("#q");
    return queries.map((query) => {
      const took = [1, 2, 3].map(() => {
        field.value = query;
        const begun = performance.now();
        field.dispatchEvent(new Event("input"));
        return performance.now() - begun;
      });
      return Math.round(took.sort((one, two) => one - two)[1]);
    });
  }, QUERIES);
  await page.close();
  return { ready, worst: Math.max(...took), median: [...took].sort((one, two) => one - two)[took.length >> 1], each: Object.fromEntries(QUERIES.map((query, nth) => [query, took[nth]])) };
}

const times = {};
for (const step of [byKeyboard, onItsPage, hostile, folds, accessible]) {
  await step().catch((error) => holds(step.name, false, String(error)));
}
for (const name of ["2000", "20000"]) {
  times[name] = await measure(name, 1);
  times[`${name}, 6 times slower`] = await measure(name, 6);
  // Machines that run tests are busy: this only tells a search that grew out of all proportion.
  holds(`${name}: time`, times[name].worst < 500, JSON.stringify(times[name]));
}
await browser.close();
console.log(JSON.stringify({ checks, problems, times }, null, 1));
