// The whole chain in a browser, from the built-in charter to the closed matter: raised, returned,
// completed, accepted, forwarded, answered with evidence, listed, positions, agreed and deferred,
// minutes countersigned, signed off, numbered, issued, carried out, verified, confirmed, closed.
// Once with JavaScript and once without, and once more on PostgreSQL.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { newDatabase, screenshot, signIn, start } from "./harness.mjs";

const BINARY = process.env.FUYUAN_BIN ?? fileURLToPath(new URL("../target/debug/fuyuan", import.meta.url));
const PASSWORD = "Chain-2026-walk";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

const PEOPLE = [
  ["office", "办公室书记员", "区法院", "office_clerk"],
  ["director", "办公室主任甲", "区法院", "office_director"],
  ["tax", "税务联络人", "区税务局", "liaison"],
  ["labour", "人社联络人", "区人社局", "liaison"],
];

let scripted = true;

const fuyuan = (...words) => execFileSync(BINARY, words, { encoding: "utf8" });

/** Sends a form as a person does and waits until its answer stands on the page. */
async function send(page, form, { button = "button.main, button", status = 303 } = {}) {
  // With JavaScript the answer is swapped in: the old page's main part must be gone before we read.
  if (scripted) await page.locator("main").evaluate((main) => main.setAttribute("data-old", ""));
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  const moved = scripted ? page.locator("main:not([data-old])").waitFor() : page.waitForEvent("framenavigated");
  const click = page.locator(form).first().locator(button).first().click();
  const [answer] = await Promise.all([answered, moved, click]);
  await page.waitForLoadState("networkidle");
  assert.equal(answer.status(), status, `${form}: ${await page.innerText("body")}`);
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
  assert.equal(new URL(page.url()).pathname, "/password");
  await page.fill('input[name="old"]', given);
  await page.fill('input[name="new"]', PASSWORD);
  await page.fill('input[name="again"]', PASSWORD);
  await send(page, 'form[action="/password"]');
  assert.equal(new URL(page.url()).pathname, "/");
  return page;
}

const inDays = (days) =>
  new Date(Date.now() + (8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10);

const says = async (page, words) => {
  const text = (await page.innerText("body")).replace(/\s+/g, " ");
  assert.ok(text.includes(words), `the page lacks “${words}”:\n${text}`);
};

async function raise(page, title, request) {
  await page.goto("/matters/new");
  await page.fill('[name="title"]', title);
  await page.check('[name="difficulty"][value="taxation"]');
  await page.fill('[name="request"]', request);
  await page.fill('[name="enterprise"]', "晋城市某某铸造有限公司（虚构）");
  await page.fill('[name="uscc"]', "91140502MA0KABCD2A");
  await page.fill('[name="case_number"]', "（2026）晋0502破3号");
  await page.selectOption('[name="procedure"]', "liquidation");
  await page.check('[name="classification"][value="internal"]');
  await page.setInputFiles('[name="files"]', { name: "申请.pdf", mimeType: "application/pdf", buffer: PDF });
  await send(page, 'form[action="/matters"]');
  return new URL(page.url()).pathname;
}

/** The text of a part of a zip archive. */
function unzip(archive, name) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const header = archive.readUInt32LE(at + 42);
    if (archive.toString("utf8", at + 46, at + 46 + lengths[0]) === name) {
      const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
      const data = archive.subarray(start, start + size);
      return (method === 8 ? inflateRawSync(data) : data).toString("utf8");
    }
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  throw new Error(`no ${name} in the archive`);
}

const download = async (page, link) => {
  const href = await page.locator(link).first().getAttribute("href");
  const answer = await page.request.get(href);
  assert.equal(answer.status(), 200);
  return answer.body();
};

for (const [javaScript, engine] of [[true, "SQLite"], [false, "SQLite"], [false, "PostgreSQL"]]) {
  test(`the chain holds ${javaScript ? "with" : "without"} JavaScript on ${engine}`, { timeout: 600_000 }, async () => {
    scripted = javaScript;
    const data = await mkdtemp(join(tmpdir(), "fuyuan-chain-"));
    const database = engine === "PostgreSQL" ? ["--database", newDatabase("chain")] : [];
    const shot = (page, name) => (javaScript ? screenshot(page, `chain-${name}`) : undefined);
    fuyuan("init", "--charter", "140502", "--data", data, ...database);
    const given = {};
    for (const [login, name, unit, role] of PEOPLE) {
      const words = ["--data", data, "--name", name, "--unit", unit, "--role", role, "--login", login];
      given[login] = fuyuan("person", "add", ...words, ...database).match(/Fy(-[a-z0-9]{4}){3}/)[0];
    }
    const site = await start({ command: "serve", data, args: database });
    try {
      const visit = () => site.visit({ javaScript });
      const office = await first(visit, "office", given.office);
      const director = await first(visit, "director", given.director);
      const tax = await first(visit, "tax", given.tax);
      const labour = await first(visit, "labour", given.labour);

      // Raised; a wrong code is refused beside its field and nothing typed is lost.
      await labour.goto("/matters/new");
      await labour.fill('[name="title"]', "欠缴社保费核对");
      await labour.fill('[name="uscc"]', "91140502MA0KABCD2B");
      await send(labour, 'form[action="/matters"]', { status: 422 });
      await says(labour, "校验位不符");
      assert.equal(await labour.inputValue('[name="title"]'), "欠缴社保费核对");
      const path = await raise(labour, "欠缴社保费核对", "请税务机关核对欠费并确认债权。");
      const other = await raise(labour, "留抵税额处理", "请研究留抵税额的处理办法。");

      // Triage: returned, completed, accepted.
      await office.goto(path);
      await unfold(office, `form[action="${path}/return"]`);
      await office.locator(`form[action="${path}/return"] [name="reason"]`).fill("请写明所属期间。");
      await send(office, `form[action="${path}/return"]`);
      await labour.goto(path);
      await labour.locator(`form[action="${path}/complete"] [name="request"]`).fill("请核对2023年以来的欠费并确认债权。");
      await send(labour, `form[action="${path}/complete"]`);
      for (const matter of [path, other]) {
        await office.goto(matter);
        await send(office, `form[action="${matter}/accept"]`);
      }

      // Forwarded by the clause that says why; acknowledged; progress with evidence.
      await office.goto(path);
      await unfold(office, `form[action="${path}/forward"]`);
      await says(office, "方案三.7");
      await shot(office, "forward");
      await send(office, `form[action="${path}/forward"]`, { button: "button:not(.plain)" });
      await tax.goto("/");
      await says(tax, "签收");
      await tax.goto(path);
      await send(tax, 'form[action$="/acknowledge"]');
      await unfold(tax, 'form[action$="/progress"]');
      await tax.locator('form[action$="/progress"] [name="words"]').fill("已核对两个年度，余下一个年度。");
      await tax.setInputFiles('form[action$="/progress"] [name="files"]', {
        name: "欠费清单.pdf",
        mimeType: "application/pdf",
        buffer: PDF,
      });
      await send(tax, 'form[action$="/progress"]');
      await says(tax, "已核对两个年度");
      await says(tax, "欠费清单.pdf");

      // A special meeting of the units concerned; both matters listed.
      await office.goto("/meetings/new?kind=special");
      await office.fill('[name="topic"]', "欠费与留抵税额");
      await office.fill('[name="place"]', "区法院三楼会议室");
      await office.fill('[name="held_on"]', inDays(0));
      await office.fill('[name="starts_at"]', "09:30");
      await office.fill('[name="chair"]', "区法院分管领导");
      for (const unit of ["区税务局", "区人社局"]) await office.getByLabel(unit, { exact: true }).check();
      await send(office, 'form[action="/meetings"]', { button: "button.main" });
      const meeting = new URL(office.url()).pathname;
      for (const matter of [path, other]) {
        const list = `form[action="${meeting}/items"]`;
        await unfold(office, list);
        await office.selectOption(`${list} [name="matter"]`, matter.split("/").at(-1));
        await send(office, list);
      }
      const items = await office.locator("article.item").evaluateAll((all) => all.map((one) => one.id));
      assert.equal(items.length, 2);
      const [item, second] = items.map((id) => id.replace("item-", ""));
      for (const [one, text] of [[item, "核对欠费并确认债权"], [second, "研究提出留抵税额处理意见"]]) {
        const form = `form[action="${meeting}/items/${one}/decisions"]`;
        await unfold(office, form);
        await office.locator(`${form} [name="text"]`).fill(text);
        const lead = office.locator(`${form} [name="lead"]`).first();
        if ((await lead.evaluate((element) => element.tagName)) === "SELECT") {
          await lead.selectOption({ label: await labelled(lead, "区税务局") });
        } else {
          await office.locator(form).getByLabel("区税务局").first().check();
        }
        await office.locator(`${form} [name="due_on"]`).fill(inDays(20));
        await office.locator(`${form} [name="done_when"]`).fill("出具书面确认意见");
        await send(office, form);
      }
      await shot(office, "agenda");
      await convene(office, meeting);

      // The tax office replies and writes its opinion beforehand; in session its form begins with what it wrote.
      await tax.goto(meeting);
      const reply = `form[action="${meeting}/reply"]`;
      await tax.check(`${reply} [name="answer"][value="comes"]`);
      await tax.locator(`${reply} [name="person"]`).fill("李四");
      await send(tax, reply);
      await says(tax, "本单位已回复");
      const opinion = `form[action="${meeting}/items/${second}/opinion"]`;
      await tax.check(`${opinion} [name="stance"][value="object"]`);
      await tax.locator(`${opinion} [name="text"]`).fill("政策依据不足，需请示上级。");
      await send(tax, opinion);
      assert.equal(await tax.locator('form[action$="/position"]').count(), 0, "no position before the session");
      await office.goto(meeting);
      await send(office, `form[action="${meeting}/open"]`);
      await tax.goto(meeting);
      await says(tax, "等本单位表态的议题");
      await position(tax, meeting, item, "agree");
      await unfold(tax, `form[action="${meeting}/items/${second}/position"]`);
      await send(tax, `form[action="${meeting}/items/${second}/position"]`);
      await office.goto(meeting);
      await send(office, `form[action="${meeting}/attendance"]`, { button: 'button[name="rest"]' });

      // Agreed where every named unit agrees; refused where one objects, then deferred.
      await outcome(office, meeting, item, "agreed");
      await outcome(office, meeting, second, "agreed", {}, 409);
      await says(office, "区税务局");
      await outcome(office, meeting, second, "deferred", {
        condition: "上级税务机关明确口径",
        review_on: inDays(30),
      });
      await send(office, `form[action="${meeting}/close"]`);

      // Minutes from the facts: countersigned, signed off, numbered, issued.
      await send(office, `form[action="${meeting}/minutes/draft"]`);
      await office.goto(`${meeting}/minutes`);
      await says(office, "议定事项1-1");
      await says(office, "文本与会议记录一致。");
      await office.check('#circulate [name="short_names"]');
      await send(office, "form#circulate");
      for (const page of [tax, labour]) {
        await page.goto(`${meeting}/minutes`);
        await page.check('#countersign [name="stance"][value="signed"]');
        await send(page, "form#countersign");
      }
      await shot(office, "countersign");
      await director.goto("/");
      await says(director, "签发");
      await director.goto(`${meeting}/minutes`);
      await send(director, `form[action="${meeting}/minutes/sign-off"]`);
      await office.goto(`${meeting}/minutes`);
      await send(office, `form[action="${meeting}/minutes/number"]`);
      await send(office, `form[action="${meeting}/minutes/issue"]`);
      await says(office, `城府院纪〔${inDays(0).slice(0, 4)}〕1号`);
      await shot(office, "minutes");
      const files = 'aside a[href^="/attachments/"]';
      const pdf = execPdf(await download(office, files));
      const docxLink = await office.locator(files).nth(1).getAttribute("href");
      const docx = unzip(await (await office.request.get(docxLink)).body(), "word/document.xml").replace(/<[^>]+>/g, "");
      for (const words of ["核对欠费并确认债权", "国家税务总局晋城市城区税务局", "暂缓审议", "上级税务机关明确口径", "政策依据不足", "城府院纪〔"]) {
        assert.ok(pdf.includes(words), `the PDF lacks ${words}:\n${pdf}`);
        assert.ok(docx.includes(words), `the DOCX lacks ${words}`);
      }

      // The decision became an assignment: carried out, verified, confirmed, closed.
      await tax.goto(path);
      await says(tax, "核对欠费并确认债权");
      await send(tax, 'form[action$="/acknowledge"]');
      await unfold(tax, 'form[action$="/progress"]');
      await tax.locator('form[action$="/progress"] [name="words"]').fill("已出具书面确认意见。");
      await send(tax, 'form[action$="/progress"]', { button: 'button[formaction$="/submit"]' });
      await office.goto(path);
      await send(office, 'form[action$="/verify"]');
      await labour.goto("/");
      await says(labour, "确认办结");
      await labour.goto(path);
      await send(labour, `form[action="${path}/confirm"]`);
      await office.goto(path);
      await send(office, `form[action="${path}/close"]`);
      await says(office, "已销号");
      await shot(office, "closed");
      await office.goto(other);
      await says(office, "上级税务机关明确口径");
    } finally {
      await site.stop();
    }
    assert.match(fuyuan("journal", "verify", "--data", data, ...database), /校验|verif/i);
    await rm(data, { recursive: true, force: true });
  });
}

async function labelled(select, words) {
  const options = await select.locator("option").allInnerTexts();
  return options.find((option) => option.includes(words)) ?? words;
}

async function position(page, meeting, item, stance, words = "") {
  const form = `form[action="${meeting}/items/${item}/position"]`;
  await page.check(`${form} [type="radio"][value="${stance}"]`);
  if (words) await page.locator(`${form} [name^="words-"]`).first().fill(words);
  await send(page, form);
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
  await page.check(`${form} [name="outcome"][value="${value}"]`);
  for (const [name, text] of Object.entries(fields)) await page.locator(`${form} [name="${name}"]`).fill(text);
  if (value === "deferred") {
    const owner = page.locator(`${form} [name="owner"]`);
    await owner.selectOption({ label: await labelled(owner, "区税务局") });
  }
  await send(page, form, { status });
}

/** The text of a PDF, blanks taken out. */
function execPdf(content) {
  return execFileSync("pdftotext", ["-", "-"], { input: content, encoding: "utf8" }).replace(/\s+/g, "");
}
