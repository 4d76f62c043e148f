// Drives the Firefox of the system by WebDriver BiDi, which it has built in, so that no driver is needed.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Older versions of Node have no WebSocket of their own.
const { ws: WebSocket } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");

/** Starts Firefox and returns the address at which it listens, and how to end it. */
export function start(firefox) {
  const profile = mkdtempSync(join(tmpdir(), "nenep-firefox-"));
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
    setTimeout(() => failed(new Error(`Firefox does not listen: ${told}`)), 60_000).unref();
  });
  const end = () => {
    child.kill();
    rmSync(profile, { recursive: true, force: true });
  };
  return { end, address };
}

/** Connects, and returns how to send a command and where events go. */
export async function connect(address) {
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
