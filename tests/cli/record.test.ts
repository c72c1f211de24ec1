/** The record from the command line: adding everything that can be added, asking, taking it elsewhere and back, and dying in between. */

import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeRandom } from "../../src/model/random.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "onrecord-record-"));
let stores = 0;
const newStore = (): string => join(folder, `store-${stores++}.db`);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: string[], input = ""): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 100_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** As `run`, while this process goes on: for commands that ask a server here. */
function runBeside(args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, timeout: 100_000 });
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (err += data));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

const jsonLines = (out: string): Record<string, unknown>[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

let samples: string;
beforeAll(() => {
  samples = newStore();
  expect(run(["add", join(ROOT, "samples"), "--store", samples]).code).toBe(0);
});

describe("the samples", () => {
  test("are acknowledged a line each, and all is whole", () => {
    const { code, out, err } = run(["add", join(ROOT, "samples"), "--store", newStore(), "--workers", "2"]);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(15);
    expect(out.split("\n")[0]).toMatch(/^added\tr[0-9a-f]{16}\t.*01-harbour-talks\.html$/);
    expect(err).toContain("15 added, 0 known already");
    expect(run(["check", "--store", samples]).out).toContain("15 reports");
    expect(run(["check", "--store", samples]).out).toContain(": whole");
  });
  test("are known when they are added again, without being read", () => {
    const { out } = run(["add", join(ROOT, "samples"), "--store", samples, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ added: 0, known: 15, failed: [] });
  });
  test("have their people, with every spelling and why", () => {
    expect(run(["entities", "--store", samples]).out).toContain("Tomas Rekk (person)");
    expect(run(["entities", "Maren", "--store", samples]).out).toMatch(/“Maren” in 2 reports.*the only one of this surname/);
  });
  test("have a quotation family whose words differ, and a threat that came to nothing, with the sentence", () => {
    expect(run(["families", "--store", samples]).out).toContain("number differs");
    expect(run(["commitments", "--store", samples]).out).toContain("2026-05-05 notCarriedOut: Tomas Rekk did not impose");
    const before = run(["commitments", "--store", samples, "--as-of", "2026-04-30"]).out;
    expect(before).toContain("pending: threat of Tomas Rekk");
    expect(before).not.toContain("notCarriedOut");
  });
  test("are found by words, and what is found can be shown by its id", () => {
    const [hit] = JSON.parse(run(["search", "northern", "railway", "--kind", "statement", "--store", samples, "--json"]).out).hits;
    expect(run(["show", hit.id, "--store", samples]).out).toContain("railway");
  });
  test.each(["jsonl", "csv", "annotation"])("exported as %s, emptied and imported again are the same", (format) => {
    const path = join(folder, `samples.${format}`);
    const again = newStore();
    copyFileSync(samples, join(folder, "ruled.db"));
    const ruled = join(folder, "ruled.db");
    run(["differ", "Maren", "Ilse Maren", "--reason", "a test", "--author", "desk", "--store", ruled]);
    expect(run(["export", "--format", format, "--out", path, "--store", ruled]).code).toBe(0);
    expect(run(["import", path, "--store", again])).toMatchObject({ code: 0 });
    const questions = [["export"], ["entities", "--json"], ["families", "--json"], ["commitments", "--json"], ["rulings", "--json"]];
    for (const question of format === "jsonl" ? questions : questions.slice(0, 2))
      expect(run([...question, "--store", again]).out, question.join(" ")).toBe(run([...question, "--store", ruled]).out);
  });
  test("go to other formats: PLOVER, CAMEO's columns, FollowTheMoney, schema.org, time expressions", () => {
    const exported = (format: string): string => run(["export", "--format", format, "--store", samples]).out;
    expect(jsonLines(exported("plover"))[0]).toMatchObject({
      event_type: expect.stringMatching(/^[A-Z]+$/),
      actor: expect.any(Array),
      text: expect.any(String),
    });
    const [head, ...rows] = exported("cameo")
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => line.split("\t"));
    for (const row of rows) expect(row).toHaveLength(head.length);
    expect(jsonLines(exported("ftm"))).toContainEqual(
      expect.objectContaining({ schema: "Person", properties: expect.objectContaining({ name: ["Tomas Rekk"] }) }),
    );
    const graph = JSON.parse(exported("claimreview"))["@graph"] as { "@type": string; reviewRating?: { alternateName: string } }[];
    expect(new Set(graph.map((entry) => entry["@type"]))).toEqual(new Set(["Quotation", "Claim", "ClaimReview"]));
    expect(graph.map((entry) => entry.reviewRating?.alternateName)).toContain("notCarriedOut");
    expect(jsonLines(exported("timex"))[0]).toMatchObject({ timex3: { type: expect.any(String), value: expect.any(String) } });
  });
  test("as Parquet are the rows of the CSV", async () => {
    const path = join(folder, "samples.parquet");
    expect(run(["export", "--format", "parquet", "--out", path, "--store", samples]).code).toBe(0);
    const bytes = readFileSync(path);
    const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer });
    const records = jsonLines(run(["export", "--store", samples]).out).filter(({ kind }) => kind !== "onrecord" && kind !== "kept");
    expect(rows.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  });
  test("with their text withheld leave no run of 90 characters of a report, and cannot be imported", () => {
    const path = join(folder, "withheld.jsonl");
    run(["export", "--withhold-text", "--out", path, "--store", samples]);
    const withheld = jsonLines(readFileSync(path, "utf8"));
    const longest = (value: unknown, key = ""): number =>
      typeof value === "string"
        ? /id$|Id$|^textHash$|^from$|^url$|^message$|^source$/.test(key)
          ? 0
          : value.length
        : Math.max(0, ...Object.entries((value ?? {}) as object).map(([name, inner]) => longest(inner, name)));
    expect(Math.max(...withheld.map((entry) => longest(entry)))).toBeLessThan(90);
    expect(withheld.find(({ kind }) => kind === "report")).toMatchObject({ text: "", textHash: expect.stringMatching(/^sha256:/) });
    expect(run(["import", path, "--store", newStore()]).err).toContain("--withhold-text");
  });
  test("are linked again by reread with their rulings, to the same record", () => {
    const store = join(folder, "reread.db");
    copyFileSync(samples, store);
    run(["differ", "Maren", "Ilse Maren", "--reason", "a test", "--store", store]);
    const before = [run(["export", "--store", store]).out, run(["entities", "--json", "--store", store]).out];
    expect(run(["reread", "--all", "--store", store]).code).toBe(0);
    expect([run(["export", "--store", store]).out, run(["entities", "--json", "--store", store]).out]).toEqual(before);
    expect(run(["check", "--store", store]).out).toContain(": whole");
  });
});

describe("formulas in a report's words", () => {
  test("are text in the CSV, and still read back as they were", () => {
    const store = newStore();
    run(
      ["add", "-", "--input", "ndjson", "--store", store],
      `${JSON.stringify({ id: "f", title: '=HYPERLINK("http://x.example")', publisher: "+Wire", text: "Dalia Brenwick said the road is open." })}\n`,
    );
    const { out } = run(["export", "--format", "csv", "--store", store]);
    expect(out).not.toMatch(/(?:^|,)"?[=+@]/m);
    const again = newStore();
    writeFileSync(join(folder, "f.csv"), out);
    run(["import", join(folder, "f.csv"), "--store", again]);
    expect(run(["export", "--store", again]).out).toBe(run(["export", "--store", store]).out);
  });
});

describe("what goes wrong", () => {
  test("a bad report never stops a batch, and is listed at the end", () => {
    const lines = [{ id: "1", text: "Dalia Brenwick said yes." }, { id: "2" }, { id: "3", text: "Oren Tallis said no." }].map((line) =>
      JSON.stringify(line),
    );
    const { code, out, err } = run(["add", "-", "--input", "ndjson", "--store", newStore()], [...lines, "{broken"].join("\n"));
    expect(code).toBe(1);
    expect(out.match(/^added/gm)).toHaveLength(2);
    expect(err).toMatch(/2 added.*2 failed/);
    expect(err.slice(err.indexOf("failed:\n"))).toContain('standard input, line 2: expected "text" or "turns"');
  });
  test.each([
    [["add", "nothing-here.txt"], 1, "there is no such file"],
    [["add", "*.nothing"], 1, "expected files of this pattern"],
    [["search", "x"], 1, "there is no store here"],
    [["search", "x", "--kind", "rumour"], 2, "--kind: expected some of report"],
    [["search", "x", "--from", "May"], 2, "--from: expected a day YYYY-MM-DD"],
    [["export", "--format", "docx"], 2, "--format: expected jsonl"],
    [["watch", "x", "--every", "soon"], 2, "--every: expected a time like 30s"],
    [["add", "x", "--workers", "0"], 2, "--workers: expected a whole number"],
  ])("%j ends with %i and says what to do", (args, code, message) => {
    const ran = run([...args, "--store", join(folder, "absent", "x.db").replace("absent/", args[0] === "add" ? "" : "absent-")]);
    expect(ran.err).toContain(message);
    expect(ran.code).toBe(code);
  });
  test("another kind of file is no store, and stays as it was", () => {
    const path = join(folder, "letter.db");
    writeFileSync(path, "Dear reader, this is a letter and no database at all.".repeat(20));
    const { code, err } = run(["add", join(ROOT, "samples/01-harbour-talks.html"), "--store", path]);
    expect([code, err]).toEqual([1, expect.stringContaining("another kind of file")]);
    expect(readFileSync(path, "utf8")).toMatch(/^Dear reader/);
  });
});

describe("killed at random moments", () => {
  test("the store opens, is whole, holds every report that was acknowledged, and adding goes on", async () => {
    const store = newStore();
    const random = makeRandom(5);
    const many = join(folder, "many.ndjson");
    const texts = Array.from({ length: 400 }, (_, k) => ({
      id: `m${k}`,
      published: "2026-03-02",
      text: `Foreign Minister Dalia Brenwick said on Monday that gate ${k} of the harbour stays shut. "Nobody is asked to wait longer than ${k + 2} hours," she told reporters.`,
    }));
    writeFileSync(many, texts.map((text) => JSON.stringify(text)).join("\n"));
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      await new Promise<void>((resolve) => {
        const child = spawn(process.execPath, [MAIN, "add", many, "--store", store, "--workers", "2"]);
        let out = "";
        let timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
        // Every other round somewhere after the first acknowledgement, else somewhere before it.
        if (round % 2 === 1) timer = setTimeout(() => child.kill("SIGKILL"), 800 + random.below(1500));
        child.stdout.on("data", (data) => {
          if (out === "" && round % 2 === 0) setTimeout(() => child.kill("SIGKILL"), random.below(300)).unref();
          out += data;
        });
        child.on("close", () => {
          clearTimeout(timer);
          for (const [, id] of out.matchAll(/^(?:added|known)\t(\w+)\t.*\n/gm)) acknowledged.add(id);
          resolve();
        });
      });
      if (acknowledged.size === 0) continue;
      const held = new Set(
        jsonLines(run(["export", "--store", store]).out)
          .filter(({ kind }) => kind === "report")
          .map(({ id }) => id),
      );
      for (const id of acknowledged) expect(held).toContain(id);
      const faults = (JSON.parse(run(["check", "--json", "--store", store]).out) as { faults: { rule: string }[] }).faults;
      expect(faults.filter(({ rule }) => rule !== "unsettled")).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(run(["add", many, "--store", store]).code).toBe(0);
    expect(run(["check", "--store", store]).out).toMatch(/^400 reports.*: whole/);
  });
  test("two processes adding at once keep everything", async () => {
    const store = newStore();
    const parts = [0, 1].map((part) => {
      const path = join(folder, `part${part}.ndjson`);
      writeFileSync(
        path,
        Array.from({ length: 60 }, (_, k) =>
          JSON.stringify({ id: `p${part}-${k % 40}${k < 40 ? "" : "x"}`, text: `Oren Tallis said on Monday that pier ${part}${k} is safe.` }),
        ).join("\n"),
      );
      return path;
    });
    const ran = await Promise.all(parts.map((path) => runBeside(["add", path, "--store", store])));
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(run(["check", "--store", store]).out).toMatch(/^120 reports.*: whole/);
  });
});

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
