// The harness itself, tried on a stand-in for fuyuan: it must find the address, keep people apart,
// obey `javaScript`, photograph, and leave neither process nor folder behind.

import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { screenshot, signIn, start, startServer } from "./harness.mjs";

const STAND_IN = `#!/usr/bin/env node
const form = '<form method="post"><input name="login"><input name="password" type="password"><button>sign in</button></form>';
const scripted = "<p>plain</p><script>document.querySelector('p').textContent = 'scripted'</script>";
require("node:http").createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  if (request.method === "POST") {
    if (!body.includes("password=right")) return response.writeHead(422).end(form + "wrong");
    return response.writeHead(303, { location: "/", "set-cookie": "who=" + body }).end();
  }
  response.setHeader("content-type", "text/html");
  response.end(request.url === "/sign-in" ? form : scripted + (request.headers.cookie ?? "nobody"));
}).listen(0, "127.0.0.1", function () {
  console.log(process.argv.slice(2).join(" "));
  console.log("ready: http://127.0.0.1:" + this.address().port + "/");
});
`;

const fuyuan = process.env.FUYUAN_BIN;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "fuyuan-stand-in-"));
  process.env.FUYUAN_BIN = join(folder, "fuyuan");
  await writeFile(process.env.FUYUAN_BIN, STAND_IN);
  await chmod(process.env.FUYUAN_BIN, 0o755);
});

after(async () => {
  if (fuyuan === undefined) delete process.env.FUYUAN_BIN;
  else process.env.FUYUAN_BIN = fuyuan;
  await rm(folder, { recursive: true, force: true });
});

test("a server, a browser, two people, and nothing left", async () => {
  const it = await start({ args: ["--matters", "7"] });
  try {
    assert.match(it.server.output(), /^demo --data .* --listen 127\.0\.0\.1:0 --matters 7\n/);
    const one = await it.visit();
    await signIn(one, "office", "right");
    assert.match(await one.innerText("body"), /scripted[^]*login=office/);
    const other = await it.visit({ javaScript: false });
    await other.goto("/");
    assert.match(await other.innerText("body"), /plain[^]*nobody/);
    await assert.rejects(signIn(other, "office", "guess"), /could not sign in \(422\)/);
    await screenshot(one, "harness");
    for (const width of [1440, 390]) {
      const shot = new URL(`../target/screenshots/harness-${width}.png`, import.meta.url);
      assert.ok((await stat(shot)).size > 0);
      await rm(shot);
    }
  } finally {
    await it.stop();
  }
  await assert.rejects(readdir(it.server.data));
  await assert.rejects(fetch(it.server.url));
});

test("a data folder that was given stays for the next start", async () => {
  const data = join(folder, "kept");
  const server = await startServer({ command: "serve", data });
  assert.match(server.output(), /^serve --data .*kept /);
  await writeFile(data, "still here");
  await server.stop();
  assert.ok((await stat(data)).size > 0);
});

test("a server that ends before it listens is told with what it printed", async () => {
  const broken = join(folder, "broken");
  await writeFile(broken, "#!/bin/sh\necho no charter >&2\nexit 3\n");
  await chmod(broken, 0o755);
  const working = process.env.FUYUAN_BIN;
  process.env.FUYUAN_BIN = broken;
  try {
    await assert.rejects(startServer(), /it ended with 3\nno charter/);
    process.env.FUYUAN_BIN = join(folder, "absent");
    await assert.rejects(startServer(), /ENOENT/);
  } finally {
    process.env.FUYUAN_BIN = working;
  }
});
