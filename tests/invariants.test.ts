import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRecords } from "../src/cli/records-out.ts";
import type { RecordOf, Statement } from "../src/document/records.ts";
import { DATA } from "../train/corpora.ts";
import { reader, reportOf } from "./support/reader.ts";

function readAndCheck(text: string): number {
  const records = reader().extract(reportOf(text));
  checkRecords(records, text);
  expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
  for (const record of records) if (record.kind === "statement") expect(chainFrom(record, records)).toBeLessThan(records.length);
  return records.length;
}

/** Statements that a statement is within, one in the other; as many as there are records where that goes round. */
function chainFrom(statement: Statement, records: readonly RecordOf[]): number {
  let length = 0;
  for (let at: RecordOf | undefined = statement; at?.kind === "statement" && length < records.length; length++) {
    const within: string | undefined = at.within;
    at = within === undefined ? undefined : records.find(({ id }) => id === within);
  }
  return length;
}

const PIECES = [
  "“",
  "” ",
  '"',
  "‘",
  "’ ",
  "Rekk said ",
  "on Friday",
  ", ",
  ". ",
  "\n\n",
  "…",
  " … ",
  "according to ",
  "the ministry ",
  "he ",
  "told ",
  "\ud800",
  "\u202e",
  "Ωδή ",
  "中文",
  "😀",
  "2026 ",
  "$350 ",
  "-",
  "(",
  ")",
  ":",
  "\0",
  "\t",
  "a".repeat(300),
];

test("every span of every record slices back to its text, whatever the text is made of", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      readAndCheck(pieces.join(""));
    }),
    { seed: 99, numRuns: 250 },
  );
});

test("no statement is within itself, though two hold each other's verb", () => {
  readAndCheck("I wish to allow her an hour to reply to what he said.");
  readAndCheck("“I wish to allow the mayor an hour,” Rekk said, to reply to what she told us.");
});

test("any string at all is read without a crash", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      readAndCheck(text);
    }),
    { seed: 5, numRuns: 250 },
  );
});

test("the same text gives the same bytes, whatever was read before", () => {
  const text = "“We will go,” Ilse Maren said on Friday. She told Rekk that it was late.";
  const first = JSON.stringify(reader().extract(reportOf(text)));
  readAndCheck("Something else entirely, said nobody on 3 May 2021.");
  expect(JSON.stringify(reader().extract(reportOf(text)))).toBe(first);
});

test("an empty text gives a report record and nothing else", () => {
  expect(readAndCheck("")).toBe(1);
});

const NEWS = `${DATA}/news`;
describe.skipIf(!existsSync(NEWS))("on real news", () => {
  test("1,200 reports of three corpora: no crash, and every span slices back", () => {
    let count = 0;
    for (const file of ["bbc2005", "reuters21578", "giveme5w1h_gold"]) {
      const lines = readFileSync(`${NEWS}/${file}.jsonl`, "utf8")
        .split("\n")
        .filter((line) => line !== "");
      const step = Math.max(1, Math.floor(lines.length / 560));
      for (let at = 0; at < lines.length; at += step) {
        readAndCheck((JSON.parse(lines[at]) as { text: string }).text);
        count++;
      }
    }
    expect(count).toBeGreaterThanOrEqual(1200);
  });
});
