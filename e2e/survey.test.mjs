// Every kind of page of the demo, opened by those who use it, at both widths: photographed, and checked
// for what must hold everywhere: no missing message, no error on the console, nothing wider than the
// window, one first heading, every field labelled.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect, signIn, start } from "./harness.mjs";

const PASSWORD = "Fuyuan-Demo-2026";
let site;

before(async () => {
  site = await start({ command: "demo" });
});
after(() => site.stop());

async function look(page, path, name) {
  const errors = [];
  const listen = (message) => message.type() === "error" && errors.push(message.text());
  page.on("console", listen);
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, `${path}: ${answer.status()}`);
  await inspect(page, name);
  page.off("console", listen);
  assert.deepEqual(errors, [], `${name} (${path}) on the console`);
}

/** The paths of links on the page that match. */
const links = (page, pattern) =>
  page.locator("main a[href]").evaluateAll(
    (all, source) => [...new Set(all.map((one) => new URL(one.href).pathname))].filter((path) => new RegExp(source).test(path)),
    pattern.source,
  );

/** The kind of page a path shows: the path without what tells one of a kind from another. */
const kindOf = (path) =>
  path
    .replace(/[0-9a-f]{32}|[0-9a-f-]{36}|\d+-\d+/g, "_")
    .replace(/(\/rows\/)[^/]+/, "$1_")
    .replace(/(\/texts\/)\d+/, "$1_");

const FILE = /^\/attachments\/|\.(pdf|docx|xlsx|ofd|csv)$|\/(pdf|docx|xlsx|txt|scan)$|^\/static\/|\/files\//;

/** Follows every link from the first page, one page of a kind; answers with the kinds looked at. */
async function walk(page, login) {
  const seen = new Set(["/"]);
  const waiting = [["/", "its desk"]];
  const wrong = [];
  for (const [path, from] of waiting) {
    const kind = kindOf(new URL(path, site.server.url).pathname);
    try {
      await look(page, path, path === "/" ? `desk-${login}` : `${login}${kind.replaceAll("/", "-")}`);
    } catch (error) {
      wrong.push(`from ${from}: ${error.message}`);
    }
    const found = await page.locator("main a[href], nav.side a[href], header a[href]").evaluateAll((all) =>
      all.filter((one) => one.origin === location.origin).map((one) => one.pathname + one.search),
    );
    for (const next of found) {
      const { pathname } = new URL(next, site.server.url);
      if (FILE.test(pathname) || seen.has(kindOf(pathname))) continue;
      seen.add(kindOf(pathname));
      waiting.push([next, path]);
    }
  }
  assert.deepEqual(wrong, []);
  return seen;
}

test("the sign-in page", async () => {
  const page = await site.visit();
  await look(page, "/sign-in", "sign-in");
});

test("what is public", async () => {
  const page = await site.visit();
  await look(page, "/public", "public");
  const [paper] = await links(page, /^\/public\/[0-9a-f]{32}$/);
  assert.ok(paper, "the demo has published nothing");
  await look(page, paper, "public-paper");
});

test("the office's pages", { timeout: 240_000 }, async () => {
  const page = await site.visit();
  await signIn(page, "office", PASSWORD);
  await look(page, "/", "desk-office");
  const fixed = [
    ["/matters", "matters"], ["/matters/new", "matter-new"], ["/assignments", "assignments"],
    ["/meetings", "meetings"], ["/meetings/new?kind=special", "meeting-new"],
    ["/meetings/new?kind=joint", "meeting-new-joint"], ["/enterprises", "enterprises"],
    ["/charter", "charter"], ["/charter/read", "charter-read"], ["/roster", "roster"],
    ["/notifications", "notifications"], ["/password", "password"],
  ];
  for (const [path, name] of fixed) await look(page, path, name);
  for (const state of ["raised", "accepted", "coordinating", "listed", "deferred", "in_execution", "resolved", "closed", "returned", "declined", "withdrawn"]) {
    await page.goto(`/matters?state=${state}`);
    const [path] = await links(page, /^\/matters\/\d+-\d+$/);
    assert.ok(path, `the demo has no matter ${state}`);
    await look(page, path, `matter-${state}`);
  }
  await page.goto("/meetings");
  const meetings = await links(page, /^\/meetings\/[0-9a-f]{32}$/);
  let calls = 0;
  for (const [at, path] of meetings.entries()) {
    await look(page, path, `meeting-${at + 1}`);
    calls += await page.locator("h2#call").count();
    await look(page, `${path}/running`, `running-${at + 1}`);
    await look(page, `${path}/minutes`, `minutes-${at + 1}`);
  }
  assert.ok(calls > 0, "the demo has no call for items");
  await page.goto("/enterprises");
  const [enterprise] = await links(page, /^\/enterprises\/[0-9a-f]{32}$/);
  await look(page, enterprise, "enterprise");
  for (const [list, pattern, name] of [
    ["/documents", /^\/documents\/[0-9a-f]{32}$/, "document"],
    ["/reports", /^\/reports\/[0-9a-f]{32}$/, "report"],
    ["/reports", /^\/rounds\/[0-9a-f]{32}$/, "round"],
  ]) {
    await page.goto(list);
    const all = await links(page, pattern);
    assert.ok(all.length > 0, `the demo has no ${name}`);
    for (const [at, path] of all.entries()) await look(page, path, `${name}-${at + 1}`);
  }
});

test("every kind of page that links lead the office to", { timeout: 240_000 }, async () => {
  const page = await site.visit();
  await signIn(page, "office", PASSWORD);
  const seen = await walk(page, "office");
  const kinds = [
    "/deferred", "/instructions", "/documents", "/documents/new", "/documents/numbers", "/documents/_",
    "/reports", "/reports/new", "/reports/_", "/reports/_/rows/_", "/rounds/new", "/rounds/_", "/returns/_",
    "/meetings/_", "/meetings/_/minutes", "/meetings/_/minutes/texts", "/matters/_",
  ];
  assert.deepEqual(kinds.filter((kind) => !seen.has(kind)), [], [...seen].sort().join("\n"));
});

for (const login of ["director", "convener", "deputy", "court", "judge", "tax", "hr", "finance", "land", "approval", "administrator", "sysadmin", "audit"]) {
  test(`the desk of ${login}, and one page of every kind it may open`, { timeout: 180_000 }, async () => {
    const page = await site.visit();
    await signIn(page, login, PASSWORD);
    await walk(page, login);
  });
}

test("the frame in English", async () => {
  const page = await site.visit();
  await signIn(page, "office", PASSWORD);
  await page.context().addCookies([{ name: "fuyuan_language", value: "en", url: site.server.url }]);
  for (const path of ["/", "/matters", "/meetings", "/charter", "/roster"]) await look(page, path, `english${path.replaceAll("/", "-")}`);
});
