/** Everything that can be added: pages, feeds, archives, folders. */

import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLines, makeDesk } from "../support/command.ts";

const { folder, newStore, run, runBeside } = makeDesk("sources");

describe("sources", () => {
  const article = (title: string, words: string): string =>
    `<!doctype html><html><head><title>${title}</title><meta property="article:published_time" content="2026-05-18T08:00:00Z"><meta property="og:site_name" content="Harbour Wire"></head><body><article><h1>${title}</h1>${`<p>${words}</p>`.repeat(4)}</article></body></html>`;
  const pages: Readonly<Record<string, string>> = {
    "/one": article("One", "Foreign Minister Dalia Brenwick said on Monday that the northern gate stays shut until the autumn rains."),
    "/two": article("Two", "Prime Minister Oren Tallis said on Monday that the southern gate opens again as soon as the piers are dry."),
  };
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? "";
      if (path === "/feed.xml") {
        response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' });
        response.end(
          `<rss version="2.0"><channel><title>Harbour Wire</title>${["one", "two", "gone"].map((name) => `<item><title>${name}</title><link>${base}/${name}</link><pubDate>Mon, 18 May 2026 08:00:00 GMT</pubDate></item>`).join("")}</channel></rss>`,
        );
      } else if (pages[path] !== undefined) response.writeHead(200, { "content-type": "text/html" }).end(pages[path]);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const titles = (store: string): string[] =>
    jsonLines(run(["export", "--store", store]).out)
      .filter(({ kind }) => kind === "report")
      .map(({ title }) => String(title))
      .sort();

  test("a feed brings the pages behind its items, and names the one that is gone", async () => {
    const store = newStore();
    const { code, err } = await runBeside(["add", `${base}/feed.xml`, "--allow-private", "--store", store]);
    expect(code).toBe(1);
    expect(err).toContain("the server answered 404");
    expect(titles(store)).toEqual(["One", "Two"]);
  });
  test("an address of this machine is refused unless it is allowed", async () => {
    const { code, err } = await runBeside(["add", `${base}/one`, "--store", newStore()]);
    expect([code, err]).toEqual([1, expect.stringContaining("--allow-private")]);
  });
  test("watch looks again and adds nothing twice", async () => {
    const store = newStore();
    const { code, err } = await runBeside(["watch", `${base}/one`, "--every", "1s", "--rounds", "2", "--allow-private", "--store", store]);
    expect(code).toBe(0);
    expect(err).toMatch(/1 added, 0 known already[\s\S]*0 added, 1 known already/);
  });
  test("an archive, plain and gzipped, gives its pages", () => {
    const record = (url: string, body: string): string => {
      const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
      return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-05-18T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:${url.length}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
    };
    const records = Object.entries(pages).map(([path, body]) => record(`http://wire.example${path}`, body));
    writeFileSync(join(folder, "web.warc"), records.join(""));
    writeFileSync(join(folder, "web.warc.gz"), Buffer.concat(records.map((one) => gzipSync(one))));
    for (const name of ["web.warc", "web.warc.gz"]) {
      const store = newStore();
      expect(run(["add", join(folder, name), "--store", store]).err).toContain("2 added");
      expect(titles(store)).toEqual(["One", "Two"]);
    }
  });
  test("a folder, a glob and a feed in a file are read; what is no report is passed over", () => {
    const here = join(folder, "reports");
    mkdirSync(join(here, "deep"), { recursive: true });
    writeFileSync(join(here, "a.html"), pages["/one"]);
    writeFileSync(join(here, "deep/b.html"), pages["/two"]);
    writeFileSync(join(here, "README.md"), "About these files.");
    writeFileSync(join(here, "picture.png"), Buffer.from([137, 80, 78, 71]));
    writeFileSync(
      join(here, "feed.xml"),
      `<rss version="2.0"><channel><title>Wire</title><item><title>Three</title><description>${"Dalia Brenwick said the gate is open. ".repeat(60)}</description></item></channel></rss>`,
    );
    const [whole, globbed] = [newStore(), newStore()];
    expect(run(["add", here, "--store", whole]).err).toContain("3 added");
    expect(titles(whole)).toEqual(["One", "Three", "Two"]);
    expect(run(["add", join(here, "**/*.html"), "--store", globbed]).err).toContain("2 added");
  });
});
