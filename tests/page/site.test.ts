/** The page that `onrecord serve` answers with, in a real browser: every view, corrections, the keyboard alone, a hostile report, a draft offline. */

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, storeWith, type TestServer } from "../support/server.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const SAMPLES = fileURLToPath(new URL("../../samples", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A report that tries what it can: markup, handlers, addresses that run, marks that turn the text round, one giant line. */
const HOSTILE = [
  "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\"> Minister Dora Vey said: “<b onmouseover='window.pwned=3'>We reject the toll</b>.”",
  "\u202eMinister Dora Vey said the toll was \u2066javascript:window.pwned=4\u2069 dead.",
  `Υπουργός Νίκος Βάλας said “Δεν θα πληρώσουμε” on Monday. وقال الوزير سامي حداد: «لن ندفع الرسوم». 外相は「払わない」と述べた。 ${"word ".repeat(40_000)}`,
].join("\n\n");

const ASK = "/ask?actor=Ilse+Maren&topic=joint+harbour+authority";

describe.skipIf(CHROMIUM === undefined)("the page", () => {
  let browser: Browser;
  let server: TestServer;
  let hostile: string;
  const errors: string[] = [];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-page-"));
    const file = join(folder, "hostile.ndjson");
    hostile = "a/../<img src=x onerror=window.pwned=5>";
    writeFileSync(
      file,
      JSON.stringify({
        id: hostile,
        text: HOSTILE,
        title: "</title><script>window.pwned=6</script>",
        publisher: '"><svg onload=window.pwned=7>',
        url: "javascript:window.pwned=8",
        published: "2026-04-01",
      }),
    );
    [browser, server] = await Promise.all([
      chromium.launch({ executablePath: CHROMIUM as string, args: ["--no-sandbox", "--disable-gpu"] }),
      startTestServer(storeWith(SAMPLES, file)),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options })).newPage();
    page.on("pageerror", (error) => errors.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      // A question about nobody is answered with 404, which the browser notes as well.
      if (message.type() === "error" && !/status of 404/.test(message.text())) errors.push(`${path}: ${message.text()}`);
    });
    await page.goto(server.url + path);
    return page;
  }
  const shut = (page: Page): Promise<void> => page.context().close();

  const VIEWS: readonly (readonly [string, string | RegExp])[] = [
    ["/", /The record holds 16 reports/],
    [ASK, "Look at these first"],
    ["/search?q=railway", /found/],
    ["/report", "Harbour treaty signed"],
    ["/report/sample-briefing", "Briefing by the foreign minister"],
    ["/actors", "Tomas Rekk"],
    ["/actors/Tomas%20Rekk", "Names"],
    ["/commitments", "told by"],
    ["/figures", "All figures"],
    ["/quotations", "most direct"],
    ["/options?actor=Velmora", /Open to Velmora/],
    ["/topics", "Proposed from the record"],
    ["/topics/transit%20duty", "Who speaks of it"],
    ["/proposals", /Nothing is proposed|proposes/],
    ["/add", "Or paste a text"],
    ["/draft", "Read a draft"],
  ];

  test.each(VIEWS)("%s shows what it is for, is accessible, and fits a phone", async (path, sign) => {
    const page = await open(path);
    await page.getByText(sign).first().waitFor();
    if (path === ASK) await page.locator(".chart svg").waitFor();
    await page.evaluate(AXE);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const found = (await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${scheme} ${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await shut(page);
  });

  test("an answer's dot, and its entry's words, open the sentence in its report", async () => {
    const page = await open(ASK);
    await page.locator(".chart .dot").first().click();
    await page.locator(".item.chosen").waitFor();
    expect(page.url()).toContain("item=");
    const words = page.locator(".item.chosen .words").first();
    const text = (await words.innerText()).trim();
    await words.click();
    await page.locator(".passage .place").first().waitFor();
    expect((await page.locator(".passage .place").allInnerTexts()).join("").replace(/\s+/g, " ")).toBe(text);
    await shut(page);
  });

  test("one click turns an item round and the verdict's counts follow; the address reproduces the view", async () => {
    const page = await open(ASK);
    const item = page.locator(".item.against").first();
    await item.getByRole("button", { name: /Turn round/ }).click();
    await page.locator(".item.for .ruling", { hasText: "turned round by Tester" }).waitFor();
    expect(await page.locator(".verdict").innerText()).toMatch(/1 for, 0 against/);
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await again.getByText("turned round by Tester").waitFor();
    await again
      .locator(".item.for")
      .first()
      .getByRole("button", { name: /Turn round/ })
      .click();
    await shut(page);
    await shut(again);
  });

  test("filters hide items and say so", async () => {
    const page = await open(ASK);
    await page.locator(".item").first().waitFor();
    await page.getByLabel("own words only").check();
    await page.getByText(/items are hidden; the verdict counts all/).waitFor();
    expect(page.url()).toContain("own=1");
    await shut(page);
  });

  test("a statement is given its right speaker, and that is stored and taken back", async () => {
    const page = await open("/report/sample-briefing");
    await page.locator(".records .open", { hasText: "Ilse Maren" }).first().click();
    await page.getByLabel(/Wrong speaker/).fill("Vera Stahl");
    await page.getByRole("button", { name: "Set speaker" }).click();
    await page.getByText("Said by Vera Stahl, ruled by Tester.").waitFor();
    const { items } = (await (await fetch(`${server.url}/api/rulings`)).json()) as { items: { verdict: string; b: string }[] };
    expect(items.at(-1)).toMatchObject({ verdict: "speaker", b: "Vera Stahl" });
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("Said by Vera Stahl").waitFor({ state: "detached" });
    await shut(page);
  });

  test("the keyboard alone asks, walks through a report and corrects", async () => {
    const page = await open("/");
    await page.getByLabel("Actor").focus();
    await page.keyboard.type("Ilse Maren");
    await page.keyboard.press("Tab");
    await page.keyboard.type("joint harbour authority");
    await page.keyboard.press("Enter");
    await page.locator(".chart .dot").first().waitFor();
    await page.locator(".chart .dot").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".item.chosen").waitFor();
    await page.locator(".item.chosen .words").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".passage .place").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    const chosen = page.locator(".record.chosen");
    const first = await chosen.innerText();
    await page.keyboard.press("j");
    await expect.poll(() => chosen.innerText()).not.toBe(first);
    await page.keyboard.press("k");
    await expect.poll(() => chosen.innerText()).toBe(first);
    await page.locator(".record.chosen").getByRole("button", { name: "Not a statement" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("No statement, ruled by Tester.").waitFor();
    await page.getByRole("button", { name: "Take back" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("No statement, ruled by Tester.").waitFor({ state: "detached" });
    await shut(page);
  });

  test("a hostile report is only ever text, wherever it is shown", async () => {
    for (const path of ["/report", `/report/${encodeURIComponent(hostile)}`, "/search?q=toll", "/ask?actor=Dora+Vey&topic=the+toll", "/actors"]) {
      const page = await open(path);
      await page.locator(".item, table").first().waitFor();
      await page.waitForTimeout(150);
      expect([path, await page.evaluate("window.pwned ?? 0")]).toEqual([path, 0]);
      expect(await page.locator("main script, main img, main svg[onload]").count()).toBe(0);
      for (const address of await page.locator("main a[href]").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol)))
        expect(address).toMatch(/^https?:$/);
      await shut(page);
    }
    const page = await open(`/report/${encodeURIComponent(hostile)}`);
    await page.locator(".passage").waitFor();
    expect(await page.locator(".passage").innerText()).toContain("<script>window.pwned=1</script>");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await shut(page);
  });

  test("right-to-left text stands in its own direction", async () => {
    const page = await open("/draft");
    await page.getByLabel("Text").fill("قال الوزير سامي حداد يوم الاثنين: «لن ندفع الرسوم».");
    await page.getByRole("button", { name: "Read" }).click();
    await page.locator(".passage p").waitFor({ timeout: 60_000 });
    expect(await page.locator(".passage p").evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    await shut(page);
  });

  test("a dropped or pasted text is added while the page tells how far it is", async () => {
    const page = await open("/add");
    await page.getByLabel("Or paste a text").fill("Minister Dora Vey said on Monday that Ostrava Bay would close its mills.");
    await page.getByRole("button", { name: "Add the text" }).click();
    await page.getByText("1 added, 0 known already.").waitFor();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Mayor Lino Sart promised to reopen the mills by May.") });
    await page.getByText("1 added, 0 known already.").waitFor();
    await shut(page);
  });

  test("an unknown actor and an unknown view are said with care", async () => {
    const page = await open("/ask?actor=Nobody+Known&topic=mills");
    await page.getByText("Not in this record.").waitFor();
    await page.goto(`${server.url}/report/nothing/at/all`);
    await page.getByText("Not in this record.").waitFor();
    await shut(page);
  });

  test("a server that has gone is said so", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.url}/options`);
    await page.getByText("Name an actor").waitFor();
    await page.context().setOffline(true);
    await page.getByLabel("Actor").fill("Velmora");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("The server does not answer").waitFor();
    await shut(page);
  });

  test("a first visit without data offers the samples", async () => {
    const empty = await startTestServer(storeWith());
    const page = await (await browser.newContext()).newPage();
    await page.goto(empty.url);
    await page.getByRole("button", { name: "Read the samples" }).click();
    await page.getByText(/The record holds 15 reports/).waitFor({ timeout: 60_000 });
    await shut(page);
    await empty.stop();
  });

  test("a draft is read in the tab, and nothing of it is sent", async () => {
    const page = await open("/draft");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
    await page.getByLabel("Text").fill(readFileSync(join(SAMPLES, "03-reaction.txt"), "utf8"));
    await page.getByRole("button", { name: "Read" }).click();
    await page.locator(".passage .h").first().waitFor({ timeout: 60_000 });
    expect(sent.length).toBeGreaterThan(5);
    for (const request of sent) expect(request).toMatch(/^GET \S+\/(?:models|data|assets)\/\S+ $/);
    await shut(page);
  });

  test("the saved page reads a draft with the network off", { timeout: 120_000 }, async () => {
    const file = join(mkdtempSync(join(tmpdir(), "onrecord-draft-")), "draft.html");
    writeFileSync(file, Buffer.from(await (await fetch(`${server.url}/draft.html`)).arrayBuffer()));
    const context = await browser.newContext();
    await context.setOffline(true);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await page.getByLabel("Text").fill(readFileSync(join(SAMPLES, "03-reaction.txt"), "utf8"));
    await page.getByRole("button", { name: "Read" }).click();
    await page.locator(".passage .h").first().waitFor({ timeout: 60_000 });
    expect(await page.locator(".records .item").count()).toBeGreaterThan(2);
    expect(failures).toEqual([]);
    await context.close();
  });

  test("nothing went wrong in any page", () => {
    expect(errors).toEqual([]);
  });
});
