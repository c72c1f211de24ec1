/** Pictures of the page over the samples for docs/: wide and phone, light and dark. `npm run screenshots`; needs Chromium. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const OUT = join(ROOT, "docs/screens");
const VIEWS = [
  { name: "ask", path: "/ask?actor=Velmora&topic=joint+harbour+authority", ready: ".chart svg" },
  { name: "report", path: "/report/sample-briefing?at=106-134", ready: ".passage .place" },
] as const;
const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
if (executablePath === undefined) throw new Error("the pictures need Chromium");
mkdirSync(OUT, { recursive: true });
const store = join(mkdtempSync(join(tmpdir(), "onrecord-")), "onrecord.db");
spawnSync(process.execPath, [MAIN, "add", "samples", "--store", store], { cwd: ROOT, stdio: "ignore" });
const server = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--store", store, "--topics", "samples/topics.yml"], {
  cwd: ROOT,
  stdio: ["ignore", "ignore", "pipe"],
});
const base = await new Promise<string>((resolve) => {
  server.stderr.on("data", (data: Buffer) => {
    const found = /http:\/\/[^\s/]+/.exec(data.toString());
    if (found !== null) resolve(found[0]);
  });
});
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, path, ready } of VIEWS)
  for (const [size, viewport] of Object.entries(SIZES))
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport, colorScheme, locale: "en-GB", reducedMotion: "reduce" });
      await page.goto(base + path);
      await page.locator(ready).first().waitFor();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(OUT, `${name}-${size}-${colorScheme}.png`) });
      await page.close();
    }
await browser.close();
server.kill("SIGTERM");
