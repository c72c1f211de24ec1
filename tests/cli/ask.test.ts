/** Positions from the command line: the question, its rulings, what travels with an export. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { aboutTopic } from "../../src/document/record-words.ts";
import { makeDesk, type Ran, ROOT } from "../support/command.ts";

const desk = makeDesk("ask");
const { folder } = desk;
const store = desk.newStore();
const run = (...args: string[]): Ran => desk.run(args);
const ask = (...args: string[]): Ran => run("ask", ...args, "--store", store);

beforeAll(() => {
  writeFileSync(join(folder, "promise.txt"), "PORT SELDEN, 2 March 2026 - President Tomas Rekk promised to reopen the border road by 1 June 2026.");
  expect(run("add", join(ROOT, "samples"), "promise.txt", "--store", store).code).toBe(0);
});

describe("ask", () => {
  test("counts one sentence of one report as one", () => {
    expect(aboutTopic({ sentences: 1, reports: 1 })).toBe("1 sentence about the topic in 1 report");
    expect(aboutTopic({ sentences: 8, reports: 3 })).toBe("8 sentences about the topic in 3 reports");
  });
  test("answers for a country with its minister's words, the denied change and no verdict from one day", () => {
    const { code, out } = ask("Velmora", "joint harbour authority");
    expect(code).toBe(0);
    expect(out).toMatch(/Words: undetermined/);
    expect(out).toMatch(/denies a change; the level alone\s+does\s+not establish it/);
    expect(out).toMatch(/Ilse Maren speaks for Velmora as foreign minister/);
  });
  test("every item of the JSON slices back to its report's text", () => {
    const answer = JSON.parse(ask("Tomas Rekk", "transit duty", "--json").out) as {
      words: Item[];
      deeds: Item[];
      changes: Item[];
      assessments: Item[];
    };
    const items = [...answer.words, ...answer.deeds, ...answer.changes, ...answer.assessments];
    expect(items.length).toBeGreaterThan(2);
    const texts = new Map<string, string>();
    for (const { reportId, start, end, text } of items) {
      if (!texts.has(reportId))
        texts.set(reportId, (JSON.parse(run("show", reportId, "--store", store, "--json").out) as { record: { text: string } }).record.text);
      expect(texts.get(reportId)?.slice(start, end)).toBe(text);
    }
  });
  test("as known on an earlier day leaves out what came later", () => {
    const { out } = ask("Tomas Rekk", "transit duty", "--as-of", "2026-04-10");
    expect(out).toMatch(/threatened to impose/);
    expect(out).not.toMatch(/did not impose/);
  });
  test("writes a page that loads nothing", () => {
    expect(ask("Tomas Rekk", "transit duty", "--html", "answer.html").code).toBe(0);
    const page = readFileSync(join(folder, "answer.html"), "utf8");
    expect(page).toContain("default-src 'none'");
    expect(page).toMatch(/<circle class="against"/);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3)/);
  });
  test("of a topic nobody speaks of says so, and is no failure", () => {
    expect(ask("Tomas Rekk", "dairy subsidy").out).toMatch(/The record has nothing of Tomas Rekk on “dairy subsidy”/);
  });
  test.each([
    [["Nobody Atall", "railway"], 1, /nobody and nothing called "Nobody Atall" is in the record/],
    [["Tomas Rekk", "the of"], 1, /expected a topic of at least one word of content/],
    [["Tomas Rekk", "railway", "--since", "May"], 2, /--since: expected a day YYYY-MM-DD, came "May"/],
    [["Tomas Rekk", "railway", "--topics", "missing.yml"], 1, /missing\.yml: expected a file to read/],
    [["Tomas Rekk", "railway", "--html", "no/such/folder.html"], 1, /expected a place for the page/],
  ] as const)("%j is refused with exit code %i", (args, code, message) => {
    const ran = ask(...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(message);
  });
});

interface Item {
  readonly id: string;
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly direction: number;
}

describe("rule", () => {
  const on = ["--actor", "Tomas Rekk", "--topic", "transit duty", "--store", store, "--author", "Dalia"];
  const words = (place = store): Item[] =>
    (JSON.parse(run("ask", "Tomas Rekk", "transit duty", "--store", place, "--json").out) as { words: Item[] }).words;
  test("flips an item at once, and travels with an export into another store", () => {
    const [item] = words().filter(({ direction }) => direction !== 0);
    const { code, out } = run("rule", "flip", item.id, ...on, "--reason", "a quotation out of context");
    expect([code, out]).toEqual([0, expect.stringMatching(/^flip: /)]);
    expect(words().find(({ id }) => id === item.id)?.direction).toBe(-item.direction);
    expect(run("rulings", "--store", store).out).toMatch(/Dalia: flip on “transit duty”/);
    expect(run("export", "--out", "all.jsonl", "--store", store).code).toBe(0);
    const other = join(folder, "other.db");
    expect(run("import", "all.jsonl", "--store", other).code).toBe(0);
    expect(words(other)).toEqual(words());
  });
  test("strikes an item out, and lets it be ruled back", () => {
    const [item] = words();
    expect(run("rule", "strike", item.id, ...on).code).toBe(0);
    expect(words().some(({ id }) => id === item.id)).toBe(false);
    expect(run("rule", "for", item.id, ...on).code).toBe(0);
    expect(words().find(({ id }) => id === item.id)?.direction).toBe(1);
  });
  test("sets what a topic is made of, for every question after", () => {
    expect(run("rule", "topic", "the toll", "--terms", "transit duty", "--store", store).out).toMatch(/“the toll” is now: terms transit duty/);
    expect((JSON.parse(ask("Tomas Rekk", "the toll", "--json").out) as { words: Item[] }).words.length).toBeGreaterThan(0);
  });
  test("takes a topics.yml beside it", () => {
    writeFileSync(join(folder, "topics.yml"), "- topic: road tax\n  terms: [transit duty]\n");
    expect((JSON.parse(ask("Tomas Rekk", "road tax", "--json").out) as { words: Item[] }).words.length).toBeGreaterThan(0);
  });
  test.each([
    [["confirm", "no/such/item", ...on], 1, /expected the id of an item of words or deeds/],
    [["confirm", "x"], 2, /expected --actor and --topic/],
    [["praise", "x"], 2, /expected confirm, flip, strike, for, against, speaker, not-statement, as-read or topic/],
    [["topic", "x"], 2, /expected some of --terms/],
  ] as const)("%j is refused", (args, code, message) => {
    const ran = run("rule", ...args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(message)]);
  });
});

describe("the other commands about positions", () => {
  test.each([
    [["topics"], /Proposed from the record/],
    [["topics", "transit duty"], /spoken of by: .*Tomas Rekk/],
    [["options", "Tomas Rekk"], /Open to Tomas Rekk, or asked of them/],
    [["diff", "--since", "2026-05-01"], /Statuses that moved/],
    [["commitments", "--due"], /due 20/],
  ] as const)("%j", (args, expected) => {
    const { code, out } = run(...args, "--store", store);
    expect([code, out]).toEqual([0, expect.stringMatching(expected)]);
  });
  test("an explainer of a topic nobody speaks of says that there is nothing", () => {
    const { code, out, err } = run("explainer", "Tomas Rekk", "whale hunting", "--store", store);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("The record has nothing of Tomas Rekk on “whale hunting”. There is nothing to outline.");
  });
  test("every sentence of an explainer names records", () => {
    const sentences = JSON.parse(run("explainer", "Tomas Rekk", "transit duty", "--store", store, "--json").out) as {
      heading?: string;
      ids: string[];
    }[];
    expect(sentences.length).toBeGreaterThan(4);
    for (const { heading, ids } of sentences) expect(heading !== undefined || ids.length > 0).toBe(true);
  });
});
