// Watch mode in a real browser: node --experimental-websocket tests/browser/watch.mjs PATH/TO/nenep CONTENT (a copy of a tree; it is edited).
// Speaks the DevTools protocol to Debian's chromium directly; no package is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";

const [program, content, pictures] = process.argv.slice(2);
const children = [];
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

function lineOf(child, stream, pattern) {
  return new Promise((found, lost) => {
    createInterface({ input: child[stream] }).on("line", (line) => { const hit = pattern.exec(line); if (hit) found(hit); });
    child.on("exit", () => lost(new Error(`ended before ${pattern}`)));
  });
}

const server = spawn(program, ["serve", content, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
children.push(server);
const [, url] = await lineOf(server, "stdout", /^(http:\S+)$/);
const profile = mkdtempSync(join(tmpdir(), "nenep-browser-"));
const chromium = spawn(process.env.CHROMIUM || "chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
  `--user-data-dir=${profile}`, "--window-size=1200,900", "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
children.push(chromium);
const [, port] = await lineOf(chromium, "stderr", /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//);

const target = await (await fetch(`http://127.0.0.1:${port}/json/new?about:blank`, { method: "PUT" })).json();
const socket = new WebSocket(target.webSocketDebuggerUrl);
await new Promise((open) => socket.addEventListener("open", open));
let last = 0;
const waiting = new Map(), complaints = [];
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  waiting.get(message.id)?.(message);
  if (message.method === "Log.entryAdded") complaints.push(message.params.entry.text);
  if (message.method === "Runtime.exceptionThrown") complaints.push(message.params.exceptionDetails.text);
});
function call(method, params = {}) {
  const id = ++last;
  socket.send(JSON.stringify({ id, method, params }));
  return new Promise((done) => waiting.set(id, (message) => { waiting.delete(id); done(message.result ?? message); }));
}
async function see(expression) {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  return exceptionDetails ? undefined : result?.value;
}
async function until(expression, what = expression) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await see(expression)) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail(`never: ${what}`);
}
async function picture(name) {
  if (!pictures) return;
  const { data } = await call("Page.captureScreenshot", { format: "png" });
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, "base64"));
}
async function visit(path) {
  await call("Page.navigate", { url: url + path });
  await until(`location.pathname === "/${path}" && document.readyState === "complete"`);
}

await call("Page.enable");
await call("Runtime.enable");
await call("Log.enable");

// A number that changes on three pages, the reader's place kept.
const log = join(content, "sinh-hoat/2025/cuc-thue.yaml");
const original = readFileSync(log, "utf8");
const day = /ngay: (2025-\d\d-\d\d)/.exec(original)[1];
const pages = [`sinh-hoat/2025/cuc-thue/${day}-cap-uy.html`, "sinh-hoat/2025/cuc-thue.html", "don-vi/cuc-thue.html"];
const before = [];
for (const page of pages) {
  await visit(page);
  before.push(await see("document.querySelector('main').textContent"));
}
await until("!!document.querySelector('#nenep')", "the bar of watch mode");
await see("scrollTo(0, 300); (document.querySelector('details') || {}).open = true");
const place = await see("scrollY");
const withEdit = original.replace("co_mat: 14, vang_co_ly_do: 1", "co_mat: 13, vang_co_ly_do: 2");
assert.notEqual(withEdit, original);
await see("window.isOld = true");
writeFileSync(log, withEdit);
await until("!window.isOld && document.readyState === 'complete'", "the open page is loaded again");
await until(`scrollY === ${place}`, "the reader's place");
await picture("changed");
await until("document.querySelectorAll('.nenep-changed').length > 0", "what changed is marked");
for (const [nth, page] of pages.entries()) {
  await visit(page);
  assert.notEqual(await see("document.querySelector('main').textContent"), before[nth], page);
}

// A problem shows in the page, and vanishes when mended.
writeFileSync(log, withEdit.replace(/hinh_thuc: \w+/, "hinh_thuc: <b>sai</b>"));
await until("!!document.querySelector('#nenep.nenep-bad .nenep-list')", "the overlay");
await picture("overlay");
assert.equal(await see("document.querySelector('#nenep b + b, #nenep li b')"), null, "text is never markup");
assert.ok(await see("document.querySelector('#nenep').textContent.includes('sinh-hoat/2025/cuc-thue.yaml:')"));
assert.ok(await see("document.querySelector('main').getBoundingClientRect().height > 0"), "the page is still there");
writeFileSync(log, original);
await until("!document.querySelector('#nenep.nenep-bad')", "the overlay vanishes");

// A style alone is swapped without a reload.
await see("window.isOld = true");
const { mkdirSync, rmSync } = await import("node:fs");
const themes = join(content, "../themes/mac-dinh/tai-san");
mkdirSync(themes, { recursive: true });
writeFileSync(join(themes, "them.css"), "h1 { color: rgb(1, 2, 3) !important }\n");
await until("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'", "the new style");
assert.equal(await see("window.isOld"), true, "no reload for a style");
rmSync(join(content, "../themes"), { recursive: true });

await visit("_nenep/");
await picture("panel");
assert.ok(await see("document.querySelector('h1').textContent.length > 0"));
await visit("khong/co/trang.html");
await until("getComputedStyle(document.querySelector('.band') || document.body).backgroundColor !== 'rgba(0, 0, 0, 0)'", "the page for missing pages has its style at any depth");
await picture("missing");
assert.deepEqual(complaints.filter((text) => !/404/.test(text)), [], "the browser complains of nothing");
console.log("watch mode in the browser: all as it should be");
process.exit(0);
