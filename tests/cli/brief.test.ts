import { describe, expect, test } from "vitest";
import { briefHtml } from "../../src/cli/brief-html.ts";
import { briefText } from "../../src/cli/brief-text.ts";
import { checkRecords } from "../../src/cli/records-out.ts";
import { inventedRecordsOf } from "../support/reader.ts";

const TEXT = [
  "Karstani President Ida Sel said Velmora had spent $300 million on the border wall. Velmora has spent about $120 million on the border wall, according to the Lakes Institute.",
  "In March, Sel threatened Velmora with tariffs, but those tariffs were never levied.",
  "Teskia has not adopted the Karstani proposal for a ten-day truce. Velmora has adopted this proposal.",
].join("\n\n");
const records = inventedRecordsOf(TEXT);

describe("a brief shows what was done, counted and promised", () => {
  const text = briefText(records, false, 100);
  test.each([
    ["events", /^Events \(\d+\)\n(?:.*\n)*? {2}THREATEN {2}Ida Sel → Velmora/m],
    ["what did not happen", /SANCTION, did not happen/],
    ["figures with their source", /about 120,000,000 USD\n[^\n]*\n[^\n]*source: Lakes Institute/],
    [
      "figures that disagree, with ratio and reason",
      /ratio 2\.5 +300,000,000 USD \(Ida Sel\) against about 120,000,000 USD \(Lakes Institute\)\n +different sources/,
    ],
    ["commitments with their status", /threat, not carried out/],
    ["answers to a proposal", /Teskia has not accepted/],
    ["options", /proposed +Karstan/],
  ])("%s", (_, pattern) => {
    expect(text).toMatch(pattern);
  });
  test("and the page lists the same, each item opening its words", () => {
    const page = briefHtml(records);
    for (const title of ["Events", "Figures", "Figures that disagree", "Promises, threats, proposals, announcements", "Options on the table"])
      expect(page).toContain(`<summary>${title} (`);
    const listed = [...page.matchAll(/<li id="r(\d+)"/g)].map((match) => match[1]);
    const highlighted = new Set([...page.matchAll(/data-r="([\d ]+)" data-at/g)].flatMap((match) => match[1].split(" ")));
    expect(listed.length).toBeGreaterThan(10);
    for (const id of listed) expect(highlighted, `record ${id} is highlighted`).toContain(id);
  });
});

test("every span of every record, at whatever depth, is checked before it leaves", () => {
  expect(() => checkRecords(records, TEXT)).not.toThrow();
  const broken = records.map((record) => (record.kind === "event" ? { ...record, trigger: { ...record.trigger, text: "other words" } } : record));
  expect(() => checkRecords(broken, TEXT)).toThrow(/the record says "other words"/);
});
