// A joint meeting in a browser, from the call for items to the units' own copies of the minutes: items
// proposed, returned and completed, the agenda ordered, frozen and opened again, replies and opinions, a
// running sheet that two clerks share, an objection, a silence, a carry-over, the units' receipts of the
// minutes, and the return of what was deferred or carried over. Once with JavaScript and once without.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect, signIn, start } from "./harness.mjs";

const BINARY = process.env.FUYUAN_BIN ?? fileURLToPath(new URL("../target/debug/fuyuan", import.meta.url));
const PASSWORD = "Meeting-2026-walk";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

const PEOPLE = [
  ["office", "办公室书记员甲", "区法院", "office_clerk"],
  ["second", "办公室书记员乙", "区法院", "office_clerk"],
  ["convener", "召集人甲", "区政府", "convener"],
  ["tax", "税务联络人", "区税务局", "liaison"],
  ["labour", "人社联络人", "区人社局", "liaison"],
  ["land", "资源联络人", "区自然资源局", "liaison"],
];

const ENDS = [["欠税核销", "一致同意"], ["税务处置情况汇报", "听取"], ["留抵税额", "暂缓"], ["发票领用", "暂缓"], ["税款缓缴", "顺延"]];

let scripted = true;

const fuyuan = (...words) => execFileSync(BINARY, words, { encoding: "utf8" });

/** Sends a form as a person does and waits until its answer stands on the page. */
async function send(page, form, { button = "button.main, button", status = 303 } = {}) {
  const answer = await answered(page, () => page.locator(form).first().locator(button).first().click());
  assert.equal(answer.status(), status, `${form}: ${await page.innerText("body")}`);
}

/** Does what sends a form; answers with its answer once the page that follows it stands. */
async function answered(page, act) {
  if (scripted) await page.locator("main").evaluate((main) => main.setAttribute("data-old", ""));
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  const moved = scripted ? page.locator("main:not([data-old])").waitFor() : page.waitForEvent("framenavigated");
  const [response] = await Promise.all([answer, moved, act()]);
  await page.waitForLoadState();
  return response;
}

/** Opens the folded form that holds this one. */
async function unfold(page, form) {
  const details = page.locator(form).first().locator("xpath=ancestor::details[not(@open)]");
  for (let left = await details.count(); left > 0; left -= 1) {
    await details.first().locator("> summary").click();
  }
}

/** Signs in for the first time: the password given must be changed before anything else. */
async function first(visit, login, given) {
  const page = await visit();
  await signIn(page, login, given);
  await page.fill('input[name="old"]', given);
  await page.fill('input[name="new"]', PASSWORD);
  await page.fill('input[name="again"]', PASSWORD);
  await send(page, 'form[action="/password"]');
  return page;
}

const inDays = (days) =>
  new Date(Date.now() + (8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10);

const text = async (page) => (await page.innerText("body")).replace(/\s+/g, " ");

const says = async (page, words) => {
  const shown = await text(page);
  assert.ok(shown.includes(words), `the page lacks “${words}”:\n${shown}`);
};

const lacks = async (page, words) => {
  const shown = await text(page);
  assert.ok(!shown.includes(words), `the page still says “${words}”:\n${shown}`);
};

const count = (page, selector) => page.locator(selector).count();

async function raise(page, title) {
  await page.goto("/matters/new");
  await page.fill('[name="title"]', title);
  await page.check('[name="difficulty"][value="taxation"]');
  await page.fill('[name="request"]', `请研究${title}的处理办法。`);
  await page.fill('[name="enterprise"]', "晋城市某某机械有限公司（虚构）");
  await page.check('[name="classification"][value="ordinary"]');
  await send(page, 'form[action="/matters"]');
  return new URL(page.url()).pathname;
}

const itemOf = async (page, title) => {
  const card = page.locator("article.item", { has: page.locator("h3", { hasText: title }) });
  return (await card.first().getAttribute("id")).replace("item-", "");
};

const places = (page) =>
  page.locator("article.item h3").evaluateAll((all) => all.map((one) => one.innerText.trim()));

async function labelled(select, words) {
  const options = await select.locator("option").allInnerTexts();
  return options.find((option) => option.includes(words)) ?? words;
}

/** The line of a unit's copy of the minutes. */
const copy = (page, unit) => page.locator("table.deliveries tbody tr", { hasText: unit }).innerText();

async function propose(page, meeting, item, words) {
  const form = `form[action="${meeting}/items/${item}/decisions"]`;
  await unfold(page, form);
  await page.locator(`${form} [name="text"]`).fill(words);
  const lead = page.locator(`${form} [name="lead"]`).first();
  await lead.selectOption({ label: await labelled(lead, "区税务局") });
  await page.locator(`${form} [name="due_on"]`).fill(inDays(20));
  await page.locator(`${form} [name="done_when"]`).fill("出具书面意见");
  await send(page, form);
}

const row = (page, item, unit) =>
  page.locator(`[id^="row-${item}-"]`, { has: page.locator("strong", { hasText: unit }) });

/** A unit's position on the running sheet; the row stays where it is. */
async function position(page, item, unit, stance, words = "", status = 303) {
  const one = row(page, item, unit);
  await unfold(page, `#${await one.getAttribute("id")}`);
  await one.locator(`[type="radio"][value="${stance}"]`).check();
  if (words) await one.locator('[name^="words-"]').fill(words);
  const id = await one.getAttribute("id");
  await send(page, `#${id} form`, { status });
}

/** Sends the notice, also where the office is shown doubts about the meeting. */
async function convene(page, meeting) {
  const form = `form[action="${meeting}/convene"]`;
  const despite = page.locator(`${form} [name="despite"]`);
  if (await despite.count()) await despite.check();
  await send(page, form);
}

async function outcome(page, meeting, item, value, fields = {}, status = 303) {
  const form = `form[action="${meeting}/items/${item}/outcome"]`;
  await unfold(page, form);
  await page.check(`${form} [name="outcome"][value="${value}"]`);
  for (const [name, words] of Object.entries(fields)) {
    await page.locator(`${form} [name="${name}"]`).fill(words);
  }
  if (value === "deferred") {
    const owner = page.locator(`${form} [name="owner"]`);
    await owner.selectOption({ label: await labelled(owner, "区税务局") });
  }
  await send(page, form, { status });
}

for (const javaScript of [true, false]) {
  test(`a joint meeting is held ${javaScript ? "with" : "without"} JavaScript`, { timeout: 600_000 }, async () => {
    scripted = javaScript;
    const data = await mkdtemp(join(tmpdir(), "fuyuan-meeting-"));
    const shot = (page, name) => (javaScript ? inspect(page, `meeting-${name}`) : undefined);
    fuyuan("init", "--charter", "140502", "--data", data);
    const given = {};
    for (const [login, name, unit, role] of PEOPLE) {
      const words = ["--data", data, "--name", name, "--unit", unit, "--role", role, "--login", login];
      given[login] = fuyuan("person", "add", ...words).match(/Fy(-[a-z0-9]{4}){3}/)[0];
    }
    const site = await start({ command: "serve", data });
    try {
      const visit = () => site.visit({ javaScript });
      const at = {};
      for (const [login] of PEOPLE) at[login] = await first(visit, login, given[login]);
      const { office, second, convener, tax, labour, land } = at;

      const agreed = await raise(labour, "欠税核销");
      const objected = await raise(labour, "留抵税额");
      const silent = await raise(labour, "发票领用");
      const missed = await raise(labour, "税款缓缴");
      for (const matter of [agreed, objected, silent, missed]) {
        await office.goto(matter);
        await send(office, `form[action="${matter}/accept"]`);
      }

      // Who may not call a joint meeting is refused, and who may is said.
      await office.goto("/meetings/new?kind=joint");
      await office.fill('[name="topic"]', "年度联席会议");
      await office.fill('[name="place"]', "区政府第一会议室");
      await office.fill('[name="held_on"]', inDays(0));
      await office.fill('[name="starts_at"]', "09:30");
      await office.fill('[name="chair"]', "召集人甲");
      await send(office, 'form[action="/meetings"]', { status: 422 });
      assert.equal(await count(office, '[name="called_by"] option:has-text("办公室")'), 0);
      await office.selectOption('[name="called_by"]', { label: "总召集人召集人甲" });
      await send(office, 'form[action="/meetings"]');
      const meeting = new URL(office.url()).pathname;
      await says(office, "14 家");

      // The convener says that he calls it; the notice does not go out before.
      await convener.goto("/");
      await says(convener, "确认是否召集会议");
      await convener.goto(meeting);
      await send(convener, `form[action="${meeting}/consent"]`);

      // The call for items: a matter, a report that is returned and completed, and nothing.
      await unfold(office, `form[action="${meeting}/call"]`);
      await office.locator(`form[action="${meeting}/call"] [name="due_on"]`).fill(inDays(0));
      await send(office, `form[action="${meeting}/call"]`);
      await says(office, "尚未回复：区法院");
      const proposals = `form[action="${meeting}/proposals"]`;
      await labour.goto("/");
      await says(labour, "报送议题");
      await labour.goto(meeting);
      await labour.check(`${proposals} [name="kind"][value="matter"]`);
      await labour.selectOption(`${proposals} [name="matter"]`, agreed.split("/").at(-1));
      await send(labour, proposals);
      await tax.goto(meeting);
      await tax.check(`${proposals} [name="kind"][value="report"]`);
      await send(tax, proposals, { status: 422 });
      await tax.fill(`${proposals} [name="title"]`, "税务处置情况汇报");
      await send(tax, proposals);
      await land.goto(meeting);
      await land.check(`${proposals} [name="kind"][value="nothing"]`);
      await send(land, proposals);
      await office.goto("/");
      await says(office, "审核议题");
      await office.goto(meeting);
      await says(office, "区自然资源局 本次没有议题");
      await says(office, "尚未回复：区法院");
      const silentUnits = (await text(office)).match(/尚未回复：(\S+)/)[1];
      for (const unit of ["区人社局", "区税务局", "区自然资源局"]) assert.ok(!silentUnits.includes(unit), silentUnits);
      await shot(office, "call");
      const checked = (title) => office.locator("tr", { hasText: title });
      await checked("税务处置情况汇报").locator("summary").click();
      await checked("税务处置情况汇报").locator('[name="reason"]').fill("请附欠税户数");
      await send(office, `tr:has-text("税务处置情况汇报") form[action$="/return"]`);
      await tax.goto(meeting);
      await says(tax, "退回补正：请附欠税户数");
      await tax.goto("/");
      await says(tax, "补正议题");
      await tax.goto(meeting);
      await tax.locator('form[action$="/complete"] [name="title"]').fill("税务处置情况汇报（含户数）");
      await send(tax, 'form[action$="/complete"]');
      await office.goto(meeting);
      await send(office, `tr:has-text("欠税核销") form[action$="/accept"]`);
      await send(office, `tr:has-text("税务处置情况汇报") form[action$="/accept"]`);

      // The rest is listed by the office; ordered, frozen, opened again for a reason, ordered anew.
      for (const matter of [objected, silent, missed]) {
        const list = `form[action="${meeting}/items"]`;
        await unfold(office, list);
        await office.selectOption(`${list} [name="matter"]`, matter.split("/").at(-1));
        await send(office, list);
      }
      assert.deepEqual(await places(office), ["1. 欠税核销", "2. 税务处置情况汇报（含户数）", "3. 留抵税额", "4. 发票领用", "5. 税款缓缴"]);
      await send(office, `form[action="${meeting}/freeze"]`);
      await says(office, "议程已定稿");
      assert.equal(await count(office, ".sortable"), 0);
      assert.equal(await count(office, `form[action="${meeting}/items"]`), 0);
      await unfold(office, `form[action="${meeting}/reopen"]`);
      await office.locator(`form[action="${meeting}/reopen"] [name="reason"]`).fill("汇报应当在前");
      await send(office, `form[action="${meeting}/reopen"]`);
      if (javaScript) {
        const lines = office.locator(".sortable > li");
        const drag = () => lines.nth(1).locator(".grip").dragTo(lines.nth(0), { targetPosition: { x: 8, y: 2 } });
        const moved = await answered(office, drag);
        assert.ok(moved.url().endsWith("/order"));
        assert.equal(moved.status(), 303);
      } else {
        await send(office, ".sortable > li:nth-child(2)", { button: 'button[formaction$="/up"]' });
      }
      assert.equal((await places(office))[0], "1. 税务处置情况汇报（含户数）");
      const item = {};
      for (const title of ["欠税核销", "税务处置情况汇报", "留抵税额", "发票领用", "税款缓缴"]) {
        item[title] = await itemOf(office, title);
      }
      for (const title of ["欠税核销", "留抵税额", "发票领用"]) {
        await propose(office, meeting, item[title], `办理${title}`);
      }
      await convene(office, meeting);
      await says(office, "第 2 稿");
      await says(office, "调序");
      await shot(office, "versions");

      // Replies and an opinion before the meeting.
      const reply = `form[action="${meeting}/reply"]`;
      for (const [page, answer, fields] of [
        [tax, "comes", { person: "税务甲", phone: "0356-0000000" }],
        [labour, "substitute", { person: "人社乙", reason: "局长出差" }],
        [land, "cannot", { reason: "与全会冲突" }],
      ]) {
        await page.goto("/");
        await says(page, "填报回执");
        await page.goto(meeting);
        await page.check(`${reply} [name="answer"][value="${answer}"]`);
        for (const [name, words] of Object.entries(fields)) await page.fill(`${reply} [name="${name}"]`, words);
        await send(page, reply);
      }
      const opinion = `form[action="${meeting}/items/${item["留抵税额"]}/opinion"]`;
      await unfold(tax, opinion);
      await tax.check(`${opinion} [name="stance"][value="reserve"]`);
      await tax.locator(`${opinion} [name="text"]`).fill("须请示上级税务机关");
      await send(tax, opinion);
      await shot(tax, "reply");

      // In session: who replied is known, the rest is entered; then the running sheet of two clerks.
      await office.goto(meeting);
      await says(office, "局长出差");
      await says(office, "与全会冲突");
      await says(office, "税务甲");
      await says(office, "须请示上级税务机关");
      await send(office, `form[action="${meeting}/open"]`);
      const attendance = `form[action="${meeting}/attendance"]`;
      for (const unit of await office.locator(`${attendance} tbody tr`).all()) {
        const name = (await unit.locator("td").first().innerText()).trim();
        const there = ["区税务局", "区人社局"].includes(name);
        await unit.locator("select").selectOption(there ? "present" : "excused");
      }
      await send(office, attendance);
      const running = `${meeting}/running`;
      await office.goto(running);
      await second.goto(running);
      await says(second, "须请示上级税务机关");
      await position(office, item["欠税核销"], "区税务局", "agree");
      if (javaScript) {
        // What the first clerk enters appears at the second's by itself, save where the second is typing.
        await row(second, item["欠税核销"], "区税务局").locator('[value="agree"]:checked').waitFor({ state: "attached", timeout: 15_000 });
      } else {
        await second.goto(running);
      }
      await says(second, "议定事项涉及的单位均已同意");
      const clash = row(second, item["留抵税额"], "区税务局");
      await unfold(second, `#${await clash.getAttribute("id")}`);
      await clash.locator('[type="radio"][value="reserve"]').check();
      await clash.locator('[name^="words-"]').fill("乙记：先行审计");
      await position(office, item["留抵税额"], "区税务局", "object", "甲记：依据不足");
      if (javaScript) {
        await clash.locator(".clash:not([hidden])").waitFor({ timeout: 15_000 });
        assert.equal(await clash.locator('[name^="words-"]').inputValue(), "乙记：先行审计");
      }
      await send(second, `#${await clash.getAttribute("id")} form`, { status: 409 });
      await says(second, "现已登记：不同意 甲记：依据不足");
      assert.equal(await clash.locator('[name^="words-"]').inputValue(), "乙记：先行审计");
      await shot(second, "clash");

      // Every item consciously: agreed, heard, refused by an objection, refused by silence, carried over.
      await office.goto(running);
      await outcome(office, meeting, item["欠税核销"], "agreed");
      await outcome(office, meeting, item["税务处置情况汇报"], "noted");
      await outcome(office, meeting, item["留抵税额"], "agreed", {}, 409);
      await says(office, "区税务局没有表示同意");
      await outcome(office, meeting, item["留抵税额"], "deferred", {
        condition: "上级税务机关明确口径",
        review_on: inDays(30),
      });
      await position(office, item["发票领用"], "区税务局", "silent");
      await outcome(office, meeting, item["发票领用"], "agreed", {}, 409);
      await says(office, "区税务局没有表示同意");
      await outcome(office, meeting, item["发票领用"], "deferred", {
        condition: "税务部门说明理由",
        review_on: inDays(30),
      });
      await office.goto(meeting);
      await says(office, "第 5 项“税款缓缴”没有结果");
      await office.goto(running);
      await shot(office, "running");
      await send(office, `form[action="${meeting}/carry-over"]`);
      await send(office, `form[action="${meeting}/close"]`);
      await says(office, "已结束");
      for (const [title, end] of ENDS) {
        const tag = office.locator(`article.folded:has(#item-${item[title]}) summary .tag`).first();
        assert.ok((await tag.innerText()).includes(end), `${title}: ${await tag.innerText()}`);
      }

      // Minutes, countersigned by those who were there, signed off by the convener, in every unit's hands.
      await send(office, `form[action="${meeting}/minutes/draft"]`);
      await office.goto(`${meeting}/minutes`);
      await office.check('#circulate [name="short_names"]');
      await send(office, "form#circulate");
      for (const page of [tax, labour]) {
        await page.goto(`${meeting}/minutes`);
        await page.check('#countersign [name="stance"][value="signed"]');
        await send(page, "form#countersign");
      }
      await office.goto(`${meeting}/minutes`);
      await says(office, "待总召集人或者副总召集人签发");
      assert.equal(await count(office, 'form[action$="/sign-off"]'), 0);
      await convener.goto("/");
      await says(convener, "签发");
      await convener.goto(`${meeting}/minutes`);
      await send(convener, `form[action="${meeting}/minutes/sign-off"]`);
      await office.goto(`${meeting}/minutes`);
      await send(office, `form[action="${meeting}/minutes/number"]`);
      await send(office, `form[action="${meeting}/minutes/issue"]`);
      for (const page of [tax, labour, land]) {
        await page.goto("/notifications");
        await says(page, "印发");
        await page.goto(`${meeting}/minutes`);
        await says(page, "暂缓审议");
        await says(page, "顺延");
        await says(page, "甲记：依据不足");
        await lacks(page, "乙记：先行审计");
      }

      // Receipts: by the units themselves, after a reminder, and one on paper that the office enters.
      const receive = `form[action="${meeting}/minutes/receive"]`;
      await says(office, "共 14 家，14 家未签收");
      for (const page of [tax, labour]) {
        await page.goto("/");
        await says(page, "签收文件");
        await page.goto(`${meeting}/minutes`);
        await send(page, receive);
        assert.equal(await count(page, receive), 0);
        await page.goto("/");
        await lacks(page, "签收文件");
      }
      await office.goto(`${meeting}/minutes`);
      await says(office, "共 14 家，12 家未签收");
      assert.match(await copy(office, "区税务局"), /税务联络人/);
      assert.match(await copy(office, "区自然资源局"), /未签收/);
      await send(office, 'table.deliveries tr:has-text("区自然资源局")');
      assert.match(await copy(office, "区自然资源局"), /催过/);
      await land.goto("/notifications");
      await says(land, "催请区自然资源局签收");
      await land.goto(`${meeting}/minutes`);
      await send(land, receive);
      await office.goto(`${meeting}/minutes`);
      const entered = `${receive}:has([name="entered_for"])`;
      await unfold(office, entered);
      const paper = office.locator(entered);
      const unit = paper.locator('[name="entered_for"]');
      await unit.selectOption({ label: await labelled(unit, "区财政局") });
      await send(office, entered, { status: 422 });
      await unfold(office, entered);
      await paper.locator('[name="scan"]').setInputFiles({ name: "签收单.pdf", mimeType: "application/pdf", buffer: PDF });
      await send(office, entered);
      await says(office, "共 14 家，10 家未签收");
      assert.match(await copy(office, "区财政局"), /代录/);
      assert.ok(!(await copy(office, "区自然资源局")).includes("未签收"));
      await shot(office, "receipts");

      // What was agreed is a task of the unit that is to carry it out.
      await tax.goto(agreed);
      await send(tax, 'form[action$="/acknowledge"]');

      // What was deferred returns when its condition is met; it and what was carried over stand on a later
      // agenda, with what became of them before.
      await office.goto("/deferred");
      await says(office, "上级税务机关明确口径");
      await lacks(office, "税款缓缴");
      await tax.goto(objected);
      await unfold(tax, `form[action="${objected}/met"]`);
      await tax.locator(`form[action="${objected}/met"] [name="words"]`).fill("上级批复已到");
      await send(tax, `form[action="${objected}/met"]`);
      await office.goto("/deferred?which=met");
      await says(office, "已提请列入下次会议");
      await office.goto("/notifications");
      await says(office, "标记暂缓条件已具备：上级批复已到");
      await office.goto("/");
      await says(office, "条件已具备，列入议程");
      await office.goto("/meetings/new?kind=special");
      await office.fill('[name="topic"]', "留抵税额");
      await office.fill('[name="place"]', "区法院三楼会议室");
      await office.fill('[name="held_on"]', inDays(1));
      await office.fill('[name="chair"]', "办公室书记员甲");
      await office.getByLabel("区税务局", { exact: true }).check();
      await send(office, 'form[action="/meetings"]', { button: "button.main" });
      const later = new URL(office.url()).pathname;
      const again = `form[action="${later}/items"]`;
      await unfold(office, again);
      const group = (number) =>
        office.locator(`${again} option[value="${number}"]`).evaluate((option) => option.parentElement.label);
      assert.equal(await group(objected.split("/").at(-1)), "暂缓到期，应当复核");
      assert.equal(await group(missed.split("/").at(-1)), "上次会议未议，顺延");
      for (const matter of [objected, missed]) {
        await unfold(office, again);
        await office.selectOption(`${again} [name="matter"]`, matter.split("/").at(-1));
        await send(office, again);
      }
      assert.equal(await office.getByText("再次上会").count(), 2);
      await convene(office, later);
      await office.goto(`${later}/running`);
      const before = `${inDays(0).slice(0, 4)}年第1次联席会议`;
      await says(office, `${before}：暂缓`);
      await says(office, `${before}：未议顺延`);
      await office.goto("/deferred");
      await lacks(office, "上级税务机关明确口径");
    } finally {
      await site.stop();
    }
    assert.match(fuyuan("journal", "verify", "--data", data), /校验|verif/i);
    await rm(data, { recursive: true, force: true });
  });
}
