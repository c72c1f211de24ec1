import { describe, expect, test } from "vitest";
import { readLexicon } from "../../src/cli/resources.ts";
import { readChangeCues } from "../../src/lexicon/change-cues.ts";
import { readStanceTable } from "../../src/lexicon/stance-table.ts";
import { stancesOn, stanceTable } from "../support/stances.ts";

const row = (...cells: string[]): string => cells.join("\t");

describe("the loader of the stance table", () => {
  test("refuses a row without an example and a look-alike, and names it", () => {
    expect(() => readStanceTable(row("scrap", "effect", "-", "obj", "They scrap the *fare*.", ""))).toThrow(
      /"scrap" needs an example and a look-alike/,
    );
  });
  test("refuses a kind that is none, and lists those there are", () => {
    expect(() => readStanceTable(row("scrap", "mood", "-", "obj", "a *b*", "c *d*"))).toThrow(/expected one of effect, .*came "mood"/);
  });
  test("refuses a word in two rows that answer the same question", () => {
    const first = row("scrap", "effect", "-", "obj", "a *b*", "c *d*");
    expect(() => readStanceTable(`${first}\n${row("scrap", "attitude", "+", "obj", "a *b*", "c *d*")}`)).toThrow(/"scrap" stands in two rows/);
  });
});

describe.each(stanceTable.cases)("row $row.words", ({ row: { sign }, example, lookAlike }) => {
  test(`fires on: ${example}`, () => {
    expect(stancesOn(example).map(({ direction }) => direction)).toEqual([sign]);
  });
  test(`stays silent on: ${lookAlike}`, () => {
    expect(stancesOn(lookAlike)).toEqual([]);
  });
});

const cues = readChangeCues(readLexicon("change-cues"));
describe.each(cues.list)("change cue $type: $example", ({ pattern, example, lookAlike }) => {
  const plain = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'");
  test("is found in its example, also by one look for all", () => {
    expect(pattern.test(plain(example))).toBe(true);
    expect(cues.any.test(plain(example))).toBe(true);
  });
  test(`is not found in: ${lookAlike}`, () => expect(pattern.test(plain(lookAlike))).toBe(false));
});
