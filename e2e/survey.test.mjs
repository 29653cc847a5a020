// Every kind of page of the demo, opened by those who use it, at both widths: photographed, and checked
// for what must hold everywhere: no missing message, no error on the console, nothing wider than the
// window, one first heading, every field labelled.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SIZES, screenshot, signIn, start } from "./harness.mjs";

const PASSWORD = "Fuyuan-Demo-2026";
let site;

before(async () => {
  site = await start({ command: "demo" });
});
after(() => site.stop());

/** What is wrong with the page as it stands. */
async function faults(page) {
  const found = await page.evaluate(() => {
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
  return found;
}

async function look(page, path, name) {
  const errors = [];
  const listen = (message) => message.type() === "error" && errors.push(message.text());
  page.on("console", listen);
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, `${path}: ${answer.status()}`);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const found = await faults(page);
    assert.deepEqual(found, [], `${name} (${path}) at ${size.width}`);
  }
  await screenshot(page, name);
  page.off("console", listen);
  assert.deepEqual(errors, [], `${name} (${path}) on the console`);
}

/** The paths of links on the page that match. */
const links = (page, pattern) =>
  page.locator("main a[href]").evaluateAll(
    (all, source) => [...new Set(all.map((one) => new URL(one.href).pathname))].filter((path) => new RegExp(source).test(path)),
    pattern.source,
  );

test("the sign-in page", async () => {
  const page = await site.visit();
  await look(page, "/sign-in", "sign-in");
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
  for (const [at, path] of meetings.entries()) {
    await look(page, path, `meeting-${at + 1}`);
    await look(page, `${path}/minutes`, `minutes-${at + 1}`);
  }
  await page.goto("/enterprises");
  const [enterprise] = await links(page, /^\/enterprises\/[0-9a-f]{32}$/);
  await look(page, enterprise, "enterprise");
});

for (const login of ["director", "convener", "deputy", "court", "judge", "tax", "hr", "finance", "land", "approval", "administrator", "sysadmin", "audit"]) {
  test(`the desk of ${login}, and every page it may open`, { timeout: 120_000 }, async () => {
    const page = await site.visit();
    await signIn(page, login, PASSWORD);
    await look(page, "/", `desk-${login}`);
    const entries = await page.locator("nav.side a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const path of entries.filter((path) => path !== "/")) {
      await look(page, path, `${login}${path.replaceAll("/", "-")}`);
    }
    if (["tax", "administrator", "convener"].includes(login)) {
      await page.goto("/matters");
      const [matter] = await links(page, /^\/matters\/\d+-\d+$/);
      await look(page, matter, `${login}-matter`);
    }
  });
}

test("the frame in English", async () => {
  const page = await site.visit();
  await signIn(page, "office", PASSWORD);
  await page.context().addCookies([{ name: "fuyuan_language", value: "en", url: site.server.url }]);
  for (const path of ["/", "/matters", "/meetings", "/charter", "/roster"]) await look(page, path, `english${path.replaceAll("/", "-")}`);
});
