/** A real browser opens the page that `brief --html` writes, and runs the pipeline in a tab. */

import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { briefHtml } from "../../src/cli/brief-html.ts";
import { readHtml } from "../../src/read/html.ts";
import { reader, reportOf } from "../support/reader.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".html": "text/html", ".tsv": "text/plain" };

const article = readHtml(readFileSync(join(ROOT, "samples/01-harbour-talks.html"), "utf8"));
const report = reportOf(article.text, { published: "2026-03-05", publishedHow: "read", title: article.title ?? "" });

describe.skipIf(CHROMIUM === undefined)("in Chromium", () => {
  let browser: Browser;
  let server: Server;
  let origin = "";

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ["--no-sandbox", "--disable-gpu"] });
    server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
      if (path === "/brief.html") return void response.setHeader("content-type", "text/html").end(briefHtml(reader().extract(report)));
      if (path === "/blank.html") return void response.setHeader("content-type", "text/html").end("<!doctype html><title>blank</title>");
      const file = join(ROOT, path);
      if (!file.startsWith(ROOT) || !existsSync(file)) return void response.writeHead(404).end();
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream").end(readFileSync(file));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test("the page shows the whole text, and a click on a highlight opens its record", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${origin}/brief.html`);
    const shown = (await page.locator("#text").innerText()).replace(/\s+/g, " ").trim();
    expect(shown).toBe(article.text.replace(/\s+/g, " ").trim());
    expect(await page.locator("#chosen").isHidden()).toBe(true);
    await page.locator("#text .h.cue").first().click();
    expect(await page.locator("#chosen li").count()).toBeGreaterThan(0);
    expect(await page.locator("#chosen").innerText()).toContain("Maren");
    await page.keyboard.press("Escape");
    expect(await page.locator("#chosen").isHidden()).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("j and k walk through the statements", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/brief.html`);
    await page.keyboard.press("j");
    const first = await page.locator("ol.statements > li.on").getAttribute("id");
    await page.keyboard.press("j");
    expect(await page.locator("ol.statements > li.on").getAttribute("id")).not.toBe(first);
    await page.keyboard.press("k");
    expect(await page.locator("ol.statements > li.on").getAttribute("id")).toBe(first);
    await page.close();
  });

  test("a kind that is switched off is no longer highlighted", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/brief.html`);
    const background = (): Promise<string> =>
      page
        .locator("#text .h.content:not(.deep)")
        .first()
        .evaluate((node) => getComputedStyle(node).backgroundColor);
    const before = await background();
    await page.locator('input[data-part="content"]').uncheck();
    expect(await background()).not.toBe(before);
    await page.close();
  });

  test("on a phone nothing is wider than the screen", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${origin}/brief.html`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  });

  test("the pipeline in a tab gives the same records as in Node", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/blank.html`);
    // As text: the test runner rewrites import() inside functions.
    const script = `(async () => {
      const { fetchReader } = await import("${origin}/dist/browser.js");
      return JSON.stringify((await fetchReader("${origin}/")).extract(${JSON.stringify(report)}));
    })()`;
    const records = await page.evaluate(script);
    expect(records).toBe(JSON.stringify(reader().extract(report)));
    await page.close();
  });
});
