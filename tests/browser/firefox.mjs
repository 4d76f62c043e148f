// Opens pages of a built site from `file://` in headless Firefox and prints what is wrong as JSON, as check.mjs does.
//
// Usage: node firefox.mjs SITE PAGES.json [FIREFOX]
//
// A page fails on any console message, violation of its policy, image that is not there, style that is not in force.
// Firefox does not hold files of the disk to the policy, but inline scripts and styles and everything from elsewhere.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { connect, start } from "./bidi.mjs";

const [site, list, firefox = "firefox-esr"] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(list, "utf8"));
const problems = [];

/** Runs in the page: whether style and script of the site took effect, and whether it scrolls sideways. */
function state() {
  const root = document.documentElement;
  return JSON.stringify({
    sheets: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    family: getComputedStyle(document.body).fontFamily,
    isWide: root.scrollWidth > root.clientWidth,
    missing: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
    isIdle: document.querySelector("form[data-filter][hidden]") !== null,
    heading: document.querySelector("h1")?.textContent ?? "",
    seen: window.seen,
  });
}

const WATCH = `() => { window.seen = [];
  document.addEventListener("securitypolicyviolation", (event) => window.seen.push(event.violatedDirective + " " + event.blockedURI));
}`;

async function check(connection, context, address) {
  const report = (kind, detail) => problems.push({ page: address, view: "firefox", kind, detail });
  connection.onEvent = ({ method, params }) => {
    if (method === "log.entryAdded") report("console", `${params.level}: ${params.text}`);
  };
  await connection.send("browsingContext.navigate", { context, url: pathToFileURL(join(resolve(site), address)).href, wait: "complete" });
  const { result } = await connection.send("script.callFunction", {
    functionDeclaration: state.toString(), awaitPromise: false, target: { context } });
  const page = JSON.parse(result.value);
  if (page.sheets < 100) report("style", `${page.sheets} rules of the style sheet are in force`);
  if (page.isWide) report("overflow", "the page scrolls sideways");
  if (page.heading.trim() === "") report("text", "no heading");
  if (page.isIdle) report("script", "a filter is still hidden: the script did not run");
  for (const source of page.missing) report("image missing", source);
  for (const violation of page.seen) report("policy", violation);
}

const { end, address } = start(firefox);
try {
  const connection = await connect(await address);
  await connection.send("session.new", { capabilities: {} });
  await connection.send("session.subscribe", { events: ["log.entryAdded"] });
  await connection.send("script.addPreloadScript", { functionDeclaration: WATCH });
  const { context } = await connection.send("browsingContext.create", { type: "tab" });
  await connection.send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
  for (const page of pages) await check(connection, context, page);
  await connection.send("browser.close");
} finally {
  end();
}
console.log(JSON.stringify({ pages: pages.length, problems }, null, 1));
