// Opens pages of a built site from `file://` in headless Chromium, under their own Content-Security-Policy, and prints
// what is wrong with them as JSON: {"pages": n, "problems": [{"page", "view", "kind", "detail"}]}.
//
// Usage: node check.mjs SITE PAGES.json      PAGES.json is an array of addresses below SITE.
//
// A view is a way to look at a page: light, dark, the reader's own colours, 320 px, paper, without scripts. The views of
// one page share one load, so that many pages stay affordable.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, list] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(list, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const problems = [];

const WIDE = { width: 1280, height: 800 };
// The margins of the style sheet leave 165 mm of the width of A4.
const PAPER = { width: 624, height: 900 };
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Other colours change neither names nor structure, which the light view has told already.
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const SCREEN = { media: "screen", colorScheme: "light", forcedColors: "none" };
const VIEWS = [
  { name: "light", rules: STANDARDS, media: SCREEN, size: WIDE },
  { name: "dark", rules: COLOURS, media: { ...SCREEN, colorScheme: "dark" }, size: WIDE },
  { name: "forced colours", rules: COLOURS, media: { ...SCREEN, forcedColors: "active" }, size: WIDE },
  { name: "320 px", rules: STANDARDS, media: SCREEN, size: { width: 320, height: 640 } },
  { name: "print", rules: STANDARDS, media: { ...SCREEN, media: "print" }, size: PAPER },
];
// Long pages have hundreds of links alike; this many show each kind of control.
const MOST_STOPS = 60;

/** Runs in each page before anything of its own: remembers violations of the policy and shifts of the layout. */
function watch() {
  window.seen = { policy: [], shift: 0 };
  document.addEventListener("securitypolicyviolation", (event) => {
    window.seen.policy.push(`${event.violatedDirective}: ${event.blockedURI}`);
  });
  new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Gives what sticks out of the page to the right, outermost first; nothing when the page does not scroll sideways. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element))
    .map((element) => {
      const name = element.tagName.toLowerCase() + (element.getAttribute("class") ? `.${element.getAttribute("class")}` : "");
      return `${name} to ${Math.round(element.getBoundingClientRect().right)}: ${element.textContent.trim().slice(0, 50)}`;
    });
  return `${document.documentElement.scrollWidth} px wide; ${out.slice(0, 3).join("; ")}`;
}

/** Gives the text of `main`, without the forms that only a script can make use of. */
function mainText() {
  const main = document.querySelector("main")?.cloneNode(true);
  main?.querySelectorAll("form, [data-scripted]").forEach((form) => form.remove());
  return (main?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Describes what has the focus, and whether the reader can see it. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  // A link that breaks over two lines has no box in its middle: one of its own lines is looked at.
  const line = element.getClientRects()[0] ?? box;
  const x = Math.min(Math.max(line.left + Math.min(line.width / 2, 40), 0), innerWidth - 1);
  const y = Math.min(Math.max(line.top + line.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const isCovered = inside && top && !element.contains(top) && !top.contains(element);
  return {
    what: `${element.tagName.toLowerCase()} “${(element.textContent || element.id).trim().slice(0, 40)}”`,
    hasRing: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: inside && !isCovered,
    by: isCovered ? top.tagName.toLowerCase() : "",
  };
}

async function open(context, address, report) {
  const page = await context.newPage();
  page.on("console", (message) => report("console", `${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => report("script error", String(error)));
  page.on("requestfailed", (request) => report("request failed", request.url()));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) report("request elsewhere", request.url());
  });
  await page.goto(pathToFileURL(join(resolve(site), address)).href, { waitUntil: "load" });
  return page;
}

async function look(page, view, report) {
  await page.setViewportSize(view.size);
  await page.emulateMedia(view.media);
  // Where the keyboard has left the page, the head of a table may lie over a row: what it covers is no target there.
  await page.evaluate(() => scrollTo(0, 0));
  // `preload` would fetch the style sheet, which the page's own policy rightly forbids.
  const options = { runOnly: view.rules, resultTypes: ["violations"], preload: false, rules: {} };
  // Nobody taps on paper.
  if (view.name === "print") options.rules["target-size"] = { enabled: false };
  const found = await page.evaluate((given) => window.axe.run(document, given), options);
  for (const violation of found.violations) {
    const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`);
    report(`axe ${violation.id}`, `${violation.nodes.length} × ${violation.help}; ${nodes.join(" | ").replace(/\s+/g, " ")}`);
  }
  const wide = await page.evaluate(overflow);
  if (wide) report("overflow", wide);
}

async function tabThrough(page, report) {
  await page.setViewportSize(WIDE);
  await page.emulateMedia(SCREEN);
  await page.evaluate(() => scrollTo(0, 0));
  const focusable = "a[href], button, input, select, summary, [tabindex='0']";
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (!at) {
      if (stop === 0 && (await page.locator(focusable).count()) > 0) report("keyboard", "Tab reaches nothing");
      return;
    }
    if (!at.hasRing) report("keyboard", `no ring around ${at.what}`);
    if (!at.isSeen) report("keyboard", `${at.what} has the focus out of sight${at.by && `, below ${at.by}`}`);
  }
}

async function checkPage(contexts, address) {
  const to = (view) => (kind, detail) => problems.push({ page: address, view, kind, detail });
  const page = await open(contexts.scripted, address, to("load"));
  await page.evaluate(() => document.fonts.ready);
  const withScript = await page.evaluate(mainText);
  await tabThrough(page, to("keyboard"));
  await page.evaluate(axe);
  for (const view of VIEWS) await look(page, view, to(view.name));
  const seen = await page.evaluate(() => window.seen);
  for (const violation of seen.policy) to("load")("policy", violation);
  await page.close();
  await checkNarrow(contexts.narrow, address, to("360 px"));

  const bare = await open(contexts.bare, address, to("no scripts"));
  const without = await bare.evaluate(mainText);
  if (without !== withScript) to("no scripts")("text", difference(without, withScript));
  await bare.close();
}

/** A fresh load at the width of a telephone: shifts while loading, and the width. */
async function checkNarrow(context, address, report) {
  const page = await open(context, address, report);
  const wide = await page.evaluate(overflow);
  if (wide) report("overflow", wide);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { shift } = await page.evaluate(() => window.seen);
  if (shift > 0) report("layout shift", String(shift));
  await page.close();
}

function difference(without, withScript) {
  let at = 0;
  while (at < without.length && without[at] === withScript[at]) at += 1;
  const from = Math.max(0, at - 20);
  return `without: “${without.slice(from, at + 40)}”, with: “${withScript.slice(from, at + 40)}”`;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

/** Takes pages from the common queue until it is empty. */
async function work(queue) {
  const common = { locale: "vi-VN", reducedMotion: "reduce" };
  const contexts = {
    scripted: await browser.newContext({ ...common, viewport: WIDE }),
    narrow: await browser.newContext({ ...common, viewport: { width: 360, height: 640 } }),
    bare: await browser.newContext({ ...common, viewport: WIDE, javaScriptEnabled: false }),
  };
  for (const context of [contexts.scripted, contexts.narrow]) await context.addInitScript(watch);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    try {
      await checkPage(contexts, address);
    } catch (error) {
      problems.push({ page: address, view: "", kind: "check failed", detail: String(error) });
    }
  }
}

const queue = [...pages];
await Promise.all([work(queue), work(queue)]);
await browser.close();
problems.sort((a, b) => pages.indexOf(a.page) - pages.indexOf(b.page));
console.log(JSON.stringify({ pages: pages.length, problems }, null, 1));
