/**
 * The page in Chromium: a report of 200,000 characters, first paint and the longest frame while it is scrolled through; what the page weighs,
 * compressed, without and with the chart; a draft read in the tab. --data FILE: the draft (default: the explainer)
 */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { DATA, readFileAt } from "../../train/corpora.ts";
import { finish, type Metric, readFlags } from "../report.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const CHARS = 200_000;
const LEAST_RECORDS = 3000;
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
if (executablePath === undefined) throw new Error("this benchmark needs Chromium");

const flags = readFlags();
const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
/** News one after another, until there is enough of it. */
const long = readFileAt("news/te3_silver.jsonl")
  .split("\n", 400)
  .map((line) => (JSON.parse(line) as { text: string }).text)
  .join("\n\n")
  .slice(0, CHARS);
const input = join(folder, "long.ndjson");
writeFileSync(input, JSON.stringify({ id: "long", text: long, published: "1998-02-06" }));
const store = join(folder, "onrecord.db");
spawnSync(process.execPath, [MAIN, "add", input, join(ROOT, "samples"), "--store", store], { stdio: "ignore" });
const server = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--store", store], { stdio: ["ignore", "ignore", "pipe"] });
const base = await new Promise<string>((resolve) => {
  server.stderr.on("data", (data: Buffer) => {
    const found = /http:\/\/[^\s/]+/.exec(data.toString());
    if (found !== null) resolve(found[0]);
  });
});
const { records } = (await (await fetch(`${base}/api/reports/long`)).json()) as { records: { kind: string }[] };
const shown = records.filter(({ kind }) => kind !== "stance").length;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** Compressed bytes of the scripts and styles that a view loads. */
async function weightOf(path: string, ready: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("/assets/")) return;
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => void (bytes += responseBodySize)),
    );
  });
  await page.goto(base + path);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState("networkidle");
  await Promise.all(sizes);
  await context.close();
  return bytes / 1000;
}

const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const begin = performance.now();
await page.goto(`${base}/report/long`);
await page.locator(".passage .h").first().waitFor();
const firstText = performance.now() - begin;
const firstPaint = (await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")) as number;
await page.waitForLoadState("networkidle");
while (((await page.evaluate("document.querySelectorAll('.passage p').length")) as number) < long.split(/\n\s*\n/).length * 0.9)
  await page.waitForTimeout(50);
await page.waitForTimeout(1000);
const longest = (await page.evaluate(`new Promise((resolve) => {
  let longest = 0, last = performance.now(), step = 0;
  const frame = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    scrollBy(0, 400);
    if (++step < 150) requestAnimationFrame(frame);
    else resolve(longest);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
})`)) as number;
await page.close();

const before = await weightOf("/", "main ul, .start");
const withChart = await weightOf("/ask?actor=Ilse+Maren&topic=joint+harbour+authority", ".chart svg");

const draft = await browser.newPage();
await draft.goto(`${base}/draft`);
await draft.getByLabel("Text").fill(readFileSync(flags.data ?? join(DATA, "../explainer/report.txt"), "utf8"));
const times: number[] = [];
for (let round = 0; round < 6; round++) {
  await draft.locator("button.main").click();
  await draft.locator("button.main:not([disabled])").waitFor({ timeout: 60_000 });
  await draft.locator("[data-ms]").waitFor({ timeout: 60_000 });
  times.push(Number(await draft.locator("[data-ms]").getAttribute("data-ms")));
}
await browser.close();
server.kill("SIGTERM");

const metrics: Metric[] = [
  { metric: "records over 200,000 characters", value: shown, n: 1 },
  { metric: "first paint, ms", value: firstPaint, n: 1 },
  { metric: "first highlighted words, ms", value: firstText, n: 1 },
  { metric: "longest frame while scrolling, ms", value: longest, n: 150 },
  { metric: "page before the chart, kB compressed", value: before, n: 1 },
  { metric: "page with the chart, kB compressed", value: withChart, n: 1 },
  { metric: "draft read in the tab, ms (median after the first)", value: times.slice(1).sort((a, b) => a - b)[2], n: times.length - 1 },
];
if (shown < LEAST_RECORDS) console.log(`note: ${shown} records, ${LEAST_RECORDS} are asked for`);
finish("page", metrics, flags);
