// Opens pages of a built site from `file://` in headless Firefox and prints what is wrong as JSON, as check.mjs does.
//
// Usage: node firefox.mjs SITE PAGES.json [FIREFOX]
//
// Speaks WebDriver BiDi, which Firefox has built in, over the WebSocket of Node (from version 22 on): no driver, no
// package. A page fails on any console message, violation of its policy, script that did not run or style that is off.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [site, list, firefox = "firefox-esr"] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(list, "utf8"));
const problems = [];
const profile = mkdtempSync(join(tmpdir(), "nenep-firefox-"));

/** Starts Firefox and returns the address at which it listens. */
function start() {
  // Nothing of Firefox's own goes to the network.
  const settings = { "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.auto": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false };
  const lines = Object.entries(settings).map(([key, value]) => `user_pref("${key}", ${value});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const child = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]);
  const address = new Promise((found, failed) => {
    let told = "";
    child.stderr.on("data", (data) => {
      told += data;
      const match = told.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      if (match) found(`${match[1]}/session`);
    });
    child.on("exit", () => failed(new Error(`Firefox ended: ${told}`)));
    setTimeout(() => failed(new Error(`Firefox does not listen: ${told}`)), 60_000);
  });
  return { child, address };
}

/** Connects, and returns how to send a command and where events go. */
async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((opened, failed) => Object.assign(socket, { onopen: opened, onerror: failed }));
  const waiting = new Map();
  const connection = { onEvent: () => {}, next: 0 };
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "event") return connection.onEvent(message);
    const { done, failed } = waiting.get(message.id);
    if (message.type === "success") done(message.result);
    else failed(new Error(`${message.error}: ${message.message}`));
  };
  connection.send = (method, params = {}) =>
    new Promise((done, failed) => {
      connection.next += 1;
      waiting.set(connection.next, { done, failed });
      socket.send(JSON.stringify({ id: connection.next, method, params }));
    });
  return connection;
}

/** Runs in the page: whether style and script of the site took effect, and whether it scrolls sideways. */
function state() {
  const root = document.documentElement;
  return JSON.stringify({
    sheets: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    family: getComputedStyle(document.body).fontFamily,
    isWide: root.scrollWidth > root.clientWidth,
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
    if (method === "network.fetchError") report("request failed", params.request.url);
  };
  await connection.send("browsingContext.navigate", { context, url: pathToFileURL(join(resolve(site), address)).href, wait: "complete" });
  const { result } = await connection.send("script.callFunction", {
    functionDeclaration: state.toString(), awaitPromise: false, target: { context } });
  const page = JSON.parse(result.value);
  if (page.sheets < 100) report("style", `${page.sheets} rules of the style sheet are in force`);
  if (page.isWide) report("overflow", "the page scrolls sideways");
  if (page.heading.trim() === "") report("text", "no heading");
  for (const violation of page.seen) report("policy", violation);
}

const { child, address } = start();
try {
  const connection = await connect(await address);
  await connection.send("session.new", { capabilities: {} });
  await connection.send("session.subscribe", { events: ["log.entryAdded", "network.fetchError"] });
  await connection.send("script.addPreloadScript", { functionDeclaration: WATCH });
  const { context } = await connection.send("browsingContext.create", { type: "tab" });
  await connection.send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
  for (const page of pages) await check(connection, context, page);
  await connection.send("browser.close");
} finally {
  child.kill();
  rmSync(profile, { recursive: true, force: true });
}
console.log(JSON.stringify({ pages: pages.length, problems }, null, 1));
