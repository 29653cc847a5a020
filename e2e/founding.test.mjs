// Founding in the browser: an empty folder, a notice pasted, every fact reviewed beside its line, one
// corrected, founded, the first sign-in made, and the normal site goes on at the same address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { screenshot, signIn, start } from "./harness.mjs";

const NOTICE = `云岭县人民政府 云岭县人民法院
云政发〔2026〕5号
云岭县人民政府 云岭县人民法院
关于印发《关于建立云岭县企业破产处置府院联动机制的实施方案》的通知
各乡镇人民政府，县直各单位：
《关于建立云岭县企业破产处置府院联动机制的实施方案》已经县政府同意，现印发给你们，请认真贯彻落实。
云岭县人民政府
云岭县人民法院
2026年3月9日
关于建立云岭县企业破产处置府院联动机制的实施方案
一、工作目标
1.建立统一沟通协调机制，协调解决企业破产处置涉及的破产企业涉税、职工安置等难题。
二、组织领导
县政府分管副县长担任总召集人，县法院院长担任副总召集人。县税务局、县人社局为成员单位。
机制下设办公室，办公室设在县法院，由县法院分管副院长担任办公室主任。办公室负责日常工作。
三、职责分工
1.县法院：负责召集会议，汇总提出需要协调的问题。
2.县税务局：依法申报税收债权，办理破产企业税务注销。
3.县人社局：牵头做好职工安置和社保关系转移接续工作。
四、运行机制
联席会议每年至少召开两次，由总召集人负责召集。专题会议由办公室召集有关成员单位参加。
`;

for (const javaScript of [true, false]) {
  test(`a mechanism is founded in the browser ${javaScript ? "with" : "without"} JavaScript`, { timeout: 120_000 }, async () => {
    const site = await start({ command: "serve" });
    try {
      const page = await site.visit({ javaScript });
      const send = async (form, status, button = "button.main") => {
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await page.locator(form).locator(button).first().click();
        assert.equal((await answered).status(), status, await page.innerText("body"));
        await page.waitForLoadState("networkidle");
      };
      await page.goto("/");
      const word = site.server.output().match(/Fy(-[a-z0-9]{4}){3}/)[0];
      await page.fill('[name="word"]', "Fy-wrong");
      await send('form[action="/founding/word"]', 422);
      await page.fill('[name="word"]', word);
      await send('form[action="/founding/word"]', 303);

      const read = 'form:has([name="file"])';
      await page.fill(`${read} textarea`, "关于开展垃圾分类工作的通知\n请各单位做好垃圾分类。");
      await send(read, 422);
      assert.match(await page.inputValue(`${read} textarea`), /垃圾分类/);
      await page.fill(`${read} textarea`, NOTICE);
      await send(read, 200);
      const review = 'form:has([name="duty_text"])';
      assert.match(await page.innerText("main"), /云岭县/);
      if (javaScript) await screenshot(page, "founding-review");
      // No notice prints its division code: what is missing is asked for, nothing is invented.
      await send(review, 422, 'button.main[value="adopt"]');
      await page.fill('[name="division_code"]', "990101");
      await send(review, 200, 'button.main[value="adopt"]');

      const found = 'form[action="/founding/found"]';
      await page.fill('[name="name"]', "办公室甲");
      await page.fill('[name="login"]', "office");
      await page.fill('[name="password"]', "Founding-2026");
      await page.fill('[name="again"]', "Founding-2025");
      await send(found, 422);
      await page.fill('[name="password"]', "Founding-2026");
      await page.fill('[name="again"]', "Founding-2026");
      await send(found, 303);

      await signIn(page, "office", "Founding-2026");
      await page.goto("/charter");
      const charter = await page.innerText("main");
      for (const words of ["云政发〔2026〕5号", "县税务局", "破产企业涉税", "每年至少召开 2 次"]) {
        assert.ok(charter.includes(words), `${words}:\n${charter}`);
      }
    } finally {
      await site.stop();
    }
  });
}
