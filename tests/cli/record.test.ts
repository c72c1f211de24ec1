/** The record from the command line: adding, asking, taking it elsewhere and back, and what goes wrong. */

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import { jsonLines, makeDesk, ROOT } from "../support/command.ts";

const { folder, newStore, run } = makeDesk("record");

let samples: string;
/** The samples with a ruling of a person. */
let ruled: string;
beforeAll(() => {
  samples = newStore();
  expect(run(["add", join(ROOT, "samples"), "--store", samples]).code).toBe(0);
  ruled = join(folder, "ruled.db");
  copyFileSync(samples, ruled);
  expect(run(["differ", "Maren", "Ilse Maren", "--reason", "a test", "--author", "desk", "--store", ruled]).code).toBe(0);
});

const answers = new Map<string, string>();
/** What the ruled store answers, asked once. */
function ofRuled(question: readonly string[]): string {
  const key = question.join(" ");
  const answer = answers.get(key) ?? run([...question, "--store", ruled]).out;
  answers.set(key, answer);
  return answer;
}

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
  test("what was done after its day was kept late", () => {
    const late = newStore();
    writeFileSync(
      join(folder, "late.ndjson"),
      [
        { id: "l1", published: "2026-03-02", text: "President Tomas Rekk of Karstan promised to pay the dockers by April." },
        { id: "l2", published: "2026-05-08", text: "President Tomas Rekk of Karstan paid the dockers on Tuesday." },
      ]
        .map((report) => JSON.stringify(report))
        .join("\n"),
    );
    expect(run(["add", "late.ndjson", "--store", late]).code).toBe(0);
    expect(run(["commitments", "--store", late]).out).toMatch(/^kept late: promise of Tomas Rekk, made 2026-03-02, due 2026-04-30/);
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
    expect(run(["export", "--format", format, "--out", path, "--store", ruled]).code).toBe(0);
    expect(run(["import", path, "--store", again])).toMatchObject({ code: 0 });
    const questions = [["export"], ["entities", "--json"], ["families", "--json"], ["commitments", "--json"], ["rulings", "--json"]];
    for (const question of format === "jsonl" ? questions : questions.slice(0, 2))
      expect(run([...question, "--store", again]).out, question.join(" ")).toBe(ofRuled(question));
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
    copyFileSync(ruled, store);
    const before = [ofRuled(["export"]), ofRuled(["entities", "--json"])];
    expect(run(["reread", "--all", "--store", store]).code).toBe(0);
    expect([run(["export", "--store", store]).out, run(["entities", "--json", "--store", store]).out]).toEqual(before);
    expect(run(["check", "--store", store]).out).toContain(": whole");
  });
});

test("a printed transcript read again keeps its turns and its note", () => {
  const store = newStore();
  run(["add", "-", "--published", "2024-05-14", "--store", store], "VELD: Will you sign?\nREKK: Never.\nVELD: Why not?\nREKK: It is a bad pact.");
  const { out } = run(["export", "--store", store]);
  expect(out).toContain("read as a transcript: 4 turns of 2 speakers");
  expect(jsonLines(out).filter(({ kind, by }) => kind === "statement" && by === "rule:turn")).toHaveLength(4);
  expect(run(["reread", "--all", "--store", store]).code).toBe(0);
  expect(run(["export", "--store", store]).out).toBe(out);
  const again = newStore();
  writeFileSync(join(folder, "turns.jsonl"), out);
  run(["import", join(folder, "turns.jsonl"), "--store", again]);
  expect(run(["export", "--store", again]).out).toBe(out);
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
