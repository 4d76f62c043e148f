// Searches pages of a built site from `file://` in headless Firefox, by keyboard, and prints what is wrong as JSON, as
// search.mjs does.
//
// Usage: node search-firefox.mjs ROOT FOLD.json      (FIREFOX names the program)

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { connect, start } from "./bidi.mjs";
import { ADDRESSED, FIRST } from "./search-cases.mjs";

const [root, table] = process.argv.slice(2);
const problems = [];
let checks = 0;
const holds = (what, is, detail = "") => {
  checks += 1;
  if (!is) problems.push(`${what} ${detail}`.trim());
};
const ARROW_DOWN = "\uE015", ENTER = "\uE007", ESCAPE = "\uE00C";

const { end, address } = start(process.env.FIREFOX ?? "firefox-esr");
try {
  const connection = await connect(await address);
  await connection.send("session.new", { capabilities: {} });
  await connection.send("session.subscribe", { events: ["log.entryAdded"] });
  connection.onEvent = ({ params }) => holds("console", params.level !== "error", params.text);
  const { context } = await connection.send("browsingContext.create", { type: "tab" });

  const open = (path) => {
    const [, file, rest] = path.match(/^([^?#]*)(.*)$/);
    const url = pathToFileURL(join(resolve(root), "mau", file)).href + rest;
    return connection.send("browsingContext.navigate", { context, url, wait: "complete" });
  };
  const run = async (code, ...given) => {
    const call = await connection.send("script.callFunction", { functionDeclaration: `(given) => JSON.stringify((${code})(...JSON.parse(given)))`,
      awaitPromise: false, target: { context }, arguments: [{ type: "string", value: JSON.stringify(given) }] });
    if (call.type === "exception") throw new Error(call.exceptionDetails.text);
    return call.result.value === undefined ? undefined : JSON.parse(call.result.value);
  };
  const type = (text) => connection.send("input.performActions", { context, actions: [{ type: "key", id: "keys",
    actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] });
  const until = async (what, code, ...given) => {
    for (let turn = 0; turn < 400; turn += 1) {
      if (await run(code, ...given).catch(() => false)) return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    holds(what, false, "never");
    return false;
  };
  const settled = (query) => until(query, `(query) => (document.querySelector(".found h2")?.textContent ?? "").includes("“" + query + "”")`, query);
  const first = () => run(`() => document.querySelector(".hits:not([hidden]) h3")?.textContent ?? ""`);

  for (const { query, shown = query, first: wanted, none, near } of FIRST) {
    await open("don-vi/index.html");
    await type(`/${query}`);
    await settled(shown);
    const found = await first();
    holds(`${query}: first`, none ? found === "" : wanted.test(found), found);
    if (near) holds(`${query}: near`, (await run(`() => document.querySelector(".found h2").textContent`)).includes(near));
  }
  await open("don-vi/index.html");
  await type("/thuy loi");
  await settled("thuy loi");
  await type(ESCAPE);
  holds("Esc closes", !(await run(`() => document.querySelector("dialog").open`)));
  await type("/");
  await type(ARROW_DOWN);
  await type(ENTER);
  await until("Enter opens", `() => location.pathname.endsWith("don-vi/thuy-loi-iv.html")`);
  holds("Enter opens", true);
  for (const { path, query, first: wanted } of ADDRESSED) {
    await open(path);
    await settled(query);
    holds(`${path}: first`, wanted.test(await first()), await first());
  }
  const pairs = JSON.parse(readFileSync(table, "utf8"));
  const folded = await run(`(texts) => texts.map(window.nenepSearch.fold)`, pairs.map(([text]) => text));
  pairs.forEach(([text, wanted], nth) => holds(`fold ${JSON.stringify(text)}`, folded[nth] === wanted, JSON.stringify(folded[nth])));
  await connection.send("browser.close");
} finally {
  end();
}
console.log(JSON.stringify({ checks, problems }, null, 1));
