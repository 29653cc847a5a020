// What every browser test stands on: a fuyuan of its own, Chromium, pages, screenshots. Answers for
// all of it being gone afterwards, whatever the test did.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const SHOTS = join(TOP, "target", "screenshots");
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** The widths every page is looked at: an office PC and a phone, in CSS pixels. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/**
 * Starts `fuyuan COMMAND --data DIR --listen 127.0.0.1:0 ARGS…` and waits for the address it prints.
 * Without `data` the folder is new and removed by `stop`.
 */
export async function startServer({ command = "demo", data, args = [] } = {}) {
  const binary = process.env.FUYUAN_BIN ?? join(TOP, "target/debug/fuyuan");
  const folder = data ?? (await mkdtemp(join(tmpdir(), "fuyuan-e2e-")));
  const words = [command, "--data", folder, "--listen", "127.0.0.1:0", ...args];
  const child = spawn(binary, words, { cwd: TOP, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const address = new Promise((resolve) => {
    const listen = (text) => {
      printed += text;
      // A digit at the very end of what has come so far may not be the port's last.
      const found = printed.match(/http:\/\/127\.0\.0\.1:[1-9]\d*(?!\d*$)/);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
  });
  const stop = async (signal = "SIGTERM") => {
    child.kill(signal);
    const kill = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await ended;
    clearTimeout(kill);
    if (!data) await rm(folder, { recursive: true, force: true });
  };
  const late = after(READY_WITHIN_MS, "no address within a minute");
  const first = await Promise.race([address, ended.then(failed), late.promise.then(failed)]);
  late.cancel();
  if (first.why) {
    await stop("SIGKILL");
    throw new Error(`${binary} ${words.join(" ")}: ${first.why}\n${printed}`);
  }
  return { url: first, data: folder, output: () => printed, stop };
}

const failed = (why) => ({ why });

function after(ms, value) {
  let timer;
  const promise = new Promise((resolve) => (timer = setTimeout(resolve, ms, value)));
  return { promise, cancel: () => clearTimeout(timer) };
}

/**
 * Makes a database in the cluster of this run and answers with its address. `FUYUAN_TEST_POSTGRES` is the
 * address of the cluster's own database; a run without it has failed, not skipped.
 */
export function newDatabase(name) {
  const cluster = process.env.FUYUAN_TEST_POSTGRES;
  if (!cluster) throw new Error("FUYUAN_TEST_POSTGRES is not set: run `cargo xtask test`");
  const own = `fuyuan_${name}_${process.pid}_${Date.now()}`;
  // Sorting by code, as SQLite does.
  const made = `CREATE DATABASE ${own} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`;
  execFileSync("psql", ["--quiet", "--no-psqlrc", "--dbname", cluster, "--command", made]);
  return cluster.replace(/[^/]*$/, own);
}

/** Starts Chromium, without anything that would call home. */
export function startBrowser() {
  return chromium.launch({
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
}

/**
 * Starts a server and a browser together. `visit` opens a page of a person's own: contexts share no
 * cookies. `stop` ends everything.
 */
export async function start(options = {}) {
  const server = await startServer(options);
  let browser;
  try {
    browser = await startBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const visit = async ({ javaScript = true, ...more } = {}) => {
    const context = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled: javaScript,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      viewport: SIZES[0],
      ...more,
    });
    context.setDefaultTimeout(15_000);
    return context.newPage();
  };
  const stop = async () => {
    await browser.close();
    await server.stop();
  };
  return { server, browser, visit, stop };
}

/** Signs in by the form, as a person does; fails while the page still asks for a password. */
export async function signIn(page, login, password) {
  await page.goto("/sign-in");
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', password);
  const answer = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().endsWith("/sign-in"),
  );
  await page.press('input[name="password"]', "Enter");
  const status = (await answer).status();
  await page.waitForLoadState();
  if (status >= 400 || new URL(page.url()).pathname === "/sign-in") {
    throw new Error(`${login} could not sign in (${status}): ${await page.innerText("body")}`);
  }
}

/** Photographs the whole page at every size into `target/screenshots/NAME-WIDTH.png`. */
export async function screenshot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(SHOTS, `${name}-${size.width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}

/** Photographs the page at every size and fails where it breaks what must hold of every page. */
export async function inspect(page, name) {
  await screenshot(page, name);
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    assert.deepEqual(await faults(page), [], `${name} (${page.url()}) at ${size.width}`);
  }
  if (before) await page.setViewportSize(before);
}

/** What is wrong with the page as it stands. */
function faults(page) {
  return page.evaluate(() => {
    const faults = [];
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) faults.push(`wider than the window by ${wide} px`);
    if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
    if (document.body.innerText.includes("⟦")) faults.push("a message is missing");
    const fields = "input:not([type=hidden]), select, textarea";
    for (const field of document.querySelectorAll(fields)) {
      if (field.labels?.length || field.getAttribute("aria-label")) continue;
      faults.push(`no label: ${field.outerHTML.slice(0, 120)}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) faults.push(`id twice: ${id}`);
    return faults;
  });
}
