import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/read/reports.ts";
import { turnsIn } from "../../src/read/transcript.ts";
import { reader } from "../support/reader.ts";

const DEBATE = `Debate in Port Selden

ANNA VELD, MODERATOR: Thank you both. Senator, will you vote for the levy?

SEN. REKK (through an interpreter): I will never vote for the levy.
We can't afford it.

MR. MCHALE: That's not what you said in May. Tomas Rekk liked it then, as McHale knows.

REKK: I said we would look at it. (APPLAUSE)

VELD: Thank you.`;

const said = (text: string): string[] | undefined => turnsIn(text)?.map(({ speaker, start, end }) => `${speaker} | ${text.slice(start, end)}`);

describe("a printed transcript", () => {
  test("is read by its labels, with speakers named as the text names them", () => {
    expect(said(DEBATE)).toEqual([
      "Anna Veld | Thank you both. Senator, will you vote for the levy?",
      "Tomas Rekk | I will never vote for the levy.\nWe can't afford it.",
      "McHale | That's not what you said in May. Tomas Rekk liked it then, as McHale knows.",
      "Tomas Rekk | I said we would look at it. (APPLAUSE)",
      "Anna Veld | Thank you.",
    ]);
  });
  test("with bold labels is read as well, and a paragraph that speaks of a speaker by name is the report's own", () => {
    const text = [
      "**Ann Veld:** Will you resign?",
      "**Tomas Rekk:** No. I never asked for it.",
      "I will stay, and so will the levy.",
      "The office declined to comment. A prosecutor questioned Rekk for two hours.",
      "**Ann Veld:** And the levy?",
      "**Tomas Rekk:** It stands.",
      "**Ann Veld:** Thank you.",
    ].join("\n\n");
    expect(said(text)).toEqual([
      "Ann Veld | Will you resign?",
      "Tomas Rekk | No. I never asked for it.\n\nI will stay, and so will the levy.",
      "Ann Veld | And the levy?",
      "Tomas Rekk | It stands.",
      "Ann Veld | Thank you.",
    ]);
  });
  test("has a statement for each turn, and none of its labels among words and names", async () => {
    const report = await readDocument(new TextEncoder().encode(DEBATE), "debate.txt", undefined, { published: "2024-05-14" });
    expect(report.notes.map(({ rule }) => rule)).toEqual(["transcript"]);
    const records = reader().extract(report);
    const turns = records.flatMap((record) => (record.kind === "statement" && record.speaker.how === "turn" ? [record.speaker.name] : []));
    expect(turns).toEqual(["Anna Veld", "Tomas Rekk", "McHale", "Tomas Rekk", "Anna Veld"]);
    for (const record of records) {
      expect(report.text.slice(record.start, record.end)).toBe(record.text);
      if (record.kind === "mention") expect(record.text).not.toMatch(/VELD|REKK|MCHALE/);
    }
  });
  test("may write its labels in small letters", () => {
    const text = "Reporter: Will you sign?\nMara Osten: No.\nReporter: Why not?\nMara Osten: It is a bad pact.";
    expect(said(text)).toEqual(["Reporter | Will you sign?", "Mara Osten | No.", "Reporter | Why not?", "Mara Osten | It is a bad pact."]);
  });
});

test.each([
  ["a list of facts", "CAPITAL: Port Selden\nPOPULATION: 4 million\nLANGUAGE: Velmoran\nCLIMATE: wet"],
  ["a speech of one", "THE PRESIDENT: Thank you. We will build it.\nIt will be long."],
  ["an agenda", "Monday: talks in Orlan\nTuesday: a dinner\nWednesday: the vote\nThursday: the flight home"],
  [
    "a report that quotes some lines of one",
    `${"The court heard the tape on Monday, and the clerks wrote down what the two men had said to one another. ".repeat(9)}\nREKK: Is it done?\nOSK: It is.\nREKK: Good.`,
  ],
  ["nothing", ""],
])("%s is no transcript", (_, text) => {
  expect(turnsIn(text)).toBeUndefined();
});
