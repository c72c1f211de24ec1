import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "onrecord-"));

function run(args: string[], input: string | Uint8Array = ""): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: ROOT, input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TEXT = "“We will go,” Ilse Maren said on 5 March 2026.\n";
const linesOf = (out: string): { kind: string; reportId: string }[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

test("brief prints a page that names the speaker and what was said", () => {
  const { code, out } = run(["brief", "samples/01-harbour-talks.html"]);
  expect(code).toBe(0);
  expect(out).toContain("Velmora and Karstan reopen talks on Selden harbour");
  expect(out).toMatch(/Ilse Maren told .*to reporters/);
  expect(out).not.toContain("\x1b[");
});

test("brief of several reports gives their statements in order of time", () => {
  const { code, out } = run(["brief", "samples/01-harbour-talks.html", "samples/12-signing.html", "samples/05-threat.html"]);
  expect(code).toBe(0);
  const days = [...out.matchAll(/^(\d{4}-\d{2}-\d{2})/gm)].map((match) => match[1]);
  expect(days.length).toBeGreaterThan(5);
  expect(days).toEqual([...days].sort());
});

test("extract reads standard input and writes one object a line, kind and reportId on each", () => {
  const { code, out, err } = run(["extract", "-", "--json"], TEXT);
  expect(code).toBe(0);
  const records = linesOf(out);
  expect(records.map((record) => record.kind)).toContain("statement");
  expect(new Set(records.map((record) => record.reportId)).size).toBe(1);
  expect(err).toContain("1 report read");
});

test("a failed report is named on standard error and in the exit code, and the rest goes on", () => {
  const good = file("good.txt", TEXT);
  const pdf = file("report.txt", "%PDF-1.4 \n");
  const empty = file("empty.txt", "");
  const { code, out, err } = run(["extract", pdf, good, empty, join(folder, "missing.txt"), folder]);
  expect(code).toBe(1);
  expect(linesOf(out).some((record) => record.kind === "statement")).toBe(true);
  for (const part of [
    "report.txt: expected text",
    "empty.txt: expected a report",
    "missing.txt: expected a file to read, but there is no such file",
    "it is a folder",
    "1 report read, 4 failed",
  ]) {
    expect(err).toContain(part);
  }
});

test("a bad line of NDJSON is named by its number, and the lines after it are read", () => {
  const lines = `${JSON.stringify({ id: "a", text: TEXT })}\n{oops\n\n${JSON.stringify({ id: "b", text: TEXT })}\n`;
  const { code, out, err } = run(["extract", "-", "--input", "ndjson"], lines);
  expect(code).toBe(1);
  expect([...new Set(linesOf(out).map((record) => record.reportId))]).toEqual(["a", "b"]);
  expect(err).toContain("standard input, line 2: expected a JSON object");
});

test("two workers give the same bytes in the same order as one", () => {
  const reports = Array.from({ length: 40 }, (_, k) =>
    JSON.stringify({ id: `r${k}`, text: `${TEXT.repeat(1 + (k % 5))} Rekk told ${k} reporters that it was late.` }),
  );
  const path = file("many.ndjson", `${reports.join("\n")}\n`);
  const one = run(["extract", path]);
  const two = run(["extract", path, "--workers", "2"]);
  expect(two.code).toBe(0);
  expect(two.out).toBe(one.out);
  expect(linesOf(one.out).length).toBeGreaterThan(100);
});

test("2 MB on one line is read", () => {
  const path = file("line.txt", "The ships lie in the harbour and wait for wind, and ".repeat(40_000).slice(0, 1_999_990));
  const { code, out } = run(["extract", path]);
  expect(code).toBe(0);
  expect(out.length).toBeGreaterThan(2_000_000);
});

test.each([
  ["an unknown command", ["frobnicate"], /unknown command/],
  ["no file", ["brief"], /missing required argument/],
  ["an unknown kind", ["extract", "-", "--input", "pdf"], /--input: expected text, html, ndjson, came "pdf"/],
  ["a day that is none", ["brief", "-", "--published", "2026-02-30"], /--published: expected a day YYYY-MM-DD, came "2026-02-30"/],
  ["no number of workers", ["extract", "-", "--workers", "many"], /--workers: expected a whole number/],
  ["no offset", ["explain", "README.md", "--at", "x"], /--at: expected an offset/],
])("%s is wrong usage: exit code 2 and what was expected", (_, args, message) => {
  const { code, err } = run(args as string[], TEXT);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test("help lists the commands with exit code 0", () => {
  const { code, out } = run(["--help"]);
  expect(code).toBe(0);
  for (const command of ["brief", "extract", "annotate", "explain"]) expect(out).toContain(command);
});

test("annotate writes CoNLL-U, and keeps given tokens, sentences and comments", () => {
  const source =
    "# newdoc id = d\n# sent_id = d-1\n1\tIlse\t_\t_\t_\t_\t_\t_\t_\t_\n2\tMaren\t_\t_\t_\t_\t_\t_\t_\t_\n3\tcan\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n5\tstay\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  const { code, out } = run(["annotate", "-", "--input", "conllu", "--format", "conllu"], source);
  expect(code).toBe(0);
  expect(out).toContain("# newdoc id = d\n# sent_id = d-1\n1\tIlse\t");
  expect(
    out
      .split("\n")
      .filter((line) => /^\d/.test(line))
      .map((line) => line.split("\t")[1]),
  ).toEqual(["Ilse", "Maren", "can", "not", "stay"]);
  expect(out).toMatch(/\n5\tstay\tstay\tVERB\tVB\t_\t0\troot\t/);
  expect(run(["annotate", "-", "--format", "conllu"], "She left.").out).toMatch(/# text = She left\.\n1\tShe\tshe\tPRON/);
});

test("explain says why a record is there", () => {
  const path = file("explain.txt", TEXT);
  const { code, out } = run(["explain", path, "--at", String(TEXT.indexOf("said"))]);
  expect(code).toBe(0);
  expect(out).toContain('cue "said"');
  expect(out).toContain("speaker Ilse Maren: the source names it");
  expect(run(["explain", path, "--at", "99999"]).code).toBe(1);
});

test("the page holds the report's text as text, never as markup", () => {
  const path = file("hostile.txt", '<script>alert(1)</script> “<img src=x onerror=alert(2)>,” Rekk said on Friday & left "quietly".\n');
  const page = join(folder, "page.html");
  expect(run(["brief", path, "--input", "text", "--html", page]).code).toBe(0);
  const html = readFileSync(page, "utf8");
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<img");
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/(?:src|href)="https?:/);
});

test("a page that cannot be written says so", () => {
  const { code, err } = run(["brief", "samples/06-envoy.txt", "--html", "/nonexistent/page.html"]);
  expect(code).toBe(1);
  expect(err).toContain("the page cannot be written there");
});

test("control characters of a report do not reach the terminal", () => {
  const { out } = run(["brief", file("ctl.txt", "“\x1b[31mRed\x07,” Rekk said on Friday.\n")]);
  expect(out).not.toContain("\x1b");
  expect(out).not.toContain("\x07");
});
