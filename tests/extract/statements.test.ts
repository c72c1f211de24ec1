import { expect, test } from "vitest";
import type { Mark } from "../../src/document/records.ts";
import { reader, recordsOf, reportOf, statementsOf } from "../support/reader.ts";

/** "speaker | cue | content" of every statement, nested ones with "> ". */
function readingOf(text: string): string[] {
  return statementsOf(text, "2026-03-19").map(
    (statement) =>
      `${statement.within ? "> " : ""}${statement.speaker.name} | ${statement.cue?.text ?? "-"} | ${statement.content.map((span) => span.text).join(" … ")}`,
  );
}

test.each([
  ["a direct quotation", "“We will keep talking,” Ilse Maren said on Monday.", ["Ilse Maren | said | We will keep talking"]],
  ["an indirect one", "Tomas Rekk said that the harbour would stay open.", ["Tomas Rekk | said | that the harbour would stay open"]],
  ["a mixed one", "Tomas Rekk said the plan was “a bad joke”.", ["Tomas Rekk | said | the plan was “a bad joke”"]],
  ["according to", "According to the ministry, 40 ships are waiting.", ["ministry | According to | 40 ships are waiting"]],
  [
    "a pronoun leads to the person named before",
    "Ilse Maren arrived early. She said that the talks were hard.",
    ["Ilse Maren | said | that the talks were hard"],
  ],
  ["a short name leads to the full one", "Ilse Maren arrived early on Monday. “It was hard,” Maren said.", ["Ilse Maren | said | It was hard"]],
  ["a quotation in two pieces", "“It was hard,” Maren said, “but we stayed.”", ["Maren | said | It was hard … but we stayed."]],
  [
    "whom it is told after the verb",
    "The harbour will stay open, Tomas Rekk told the radio in an interview.",
    ["Tomas Rekk | told | The harbour will stay open"],
  ],
  [
    "whoever is quoted by another",
    "The Ordava Daily quoted Tomas Rekk as saying the harbour had closed.",
    ["Tomas Rekk | quoted | the harbour had closed"],
  ],
  [
    "whoever was quoted by another",
    "“The harbour has closed,” Tomas Rekk was quoted as saying by the Ordava Daily.",
    ["Tomas Rekk | was quoted as saying | The harbour has closed"],
  ],
  ["words in a relative clause", "Tomas Rekk, who said the duty was illegal, left the talks.", ["Tomas Rekk | said | the duty was illegal"]],
  ["what is reported by nobody", "It was reported that the harbour would close.", [" | was reported | that the harbour would close"]],
])("%s", (_, text, expected) => {
  expect(readingOf(text)).toEqual(expected);
});

test("a paragraph that is only a quotation goes on with the speaker before, and says so", () => {
  const [, second] = statementsOf(
    "“There is relief in the ports. But we have seen it before,” Lena Foss told the radio.\n\n“They were never followed by a treaty.”",
  );
  expect(second.speaker).toMatchObject({ name: "Lena Foss", carriedOver: true, how: "carriedOver" });
  expect(second.cue).toBeNull();
});

test("the statement of an institution carries over to “the statement added”", () => {
  const statements = statementsOf(
    "The Karstani foreign ministry wrote in a circular that the talks were useful.\n\nThe statement added: “We will go on.”",
  );
  expect(statements.at(-1)?.speaker).toMatchObject({ how: "institution" });
  expect(statements.at(-1)?.speaker.name).toBe(statements[0].speaker.name);
});

test("addressee, medium, place and day are read from around the cue", () => {
  const [statement] = statementsOf("“It was hard,” Maren told reporters in Selden on Monday.", "2026-03-19");
  expect(statement.addressee?.text).toBe("reporters");
  expect(statement.said).toMatchObject({ value: "2026-03-16", how: "stated" });
});

test("what was not said is kept with its polarity", () => {
  const [statement] = statementsOf("Koll did not say that the talks would take place.");
  expect(statement.negated).toBe(true);
});

test.each([
  ["Koll promised to reopen the railway.", "promise"],
  ["Rekk threatened to close the harbour.", "threaten"],
  ["Stahl accused Koll of lying.", "accuse"],
  ["“We will hire more pilots,” Koll said.", "promise"],
  ["“The fees must be lowered,” Stahl said.", "demand"],
  ["Asked about it, Koll replied: “I will not comment on that.”", "decline"],
  ["Analysts believe that the treaty will hold.", "assess"],
])("speech act of: %s", (text, act) => {
  expect(statementsOf(text).map((statement) => statement.speechAct)).toContain(act);
});

test("a condition is kept as a span", () => {
  const [statement] = statementsOf("Rekk said the harbour could close if no treaty is signed.");
  expect(statement.condition?.text).toContain("if no treaty is signed");
  expect(statement.modality).toBe("possible");
});

function marksOf(text: string): string[] {
  return recordsOf(text)
    .filter((record): record is Mark => record.kind === "mark")
    .map((mark) => `${mark.use}: ${mark.text}`);
}

test.each([
  ["a heading", "Koll spoke on Monday about the grain.\n\n‘It is our harbour’\n\nThen he left the room.", ["heading: ‘It is our harbour’"]],
  [
    "an echo of a quotation",
    "“It is a short and simple list,” Rekk said, and left before anybody could ask what stands on the “simple list”.",
    ["echo: “simple list”"],
  ],
])("%s is a mark, not a statement", (_, text, expected) => {
  expect(marksOf(text)).toEqual(expected);
});

test("each turn of a transcript is its speaker's statement, and what it reports is nested in it", () => {
  const text = "Are you leaving?\n\nNo. Rekk told me that he would stay.";
  const records = reader().extract(
    reportOf(text, {
      turns: [
        { speaker: "Question", start: 0, end: 16 },
        { speaker: "Ilse Maren", start: 18, end: text.length },
      ],
    }),
  );
  const statements = records.filter((record) => record.kind === "statement");
  expect(statements.filter((statement) => statement.by === "rule:turn").map((statement) => statement.speaker.name)).toEqual([
    "Question",
    "Ilse Maren",
  ]);
  expect(statements.find((statement) => statement.speaker.name === "Rekk")?.within).toBe(
    statements.find((statement) => statement.speaker.name === "Ilse Maren")?.id,
  );
});

test("a text in another script gives a report and no crash", () => {
  const [report, ...rest] = recordsOf("Ο υπουργός δήλωσε ότι το λιμάνι θα ανοίξει. Она сказала, что порт откроется. قال الوزير إن الميناء سيفتح");
  expect(report.kind).toBe("report");
  expect(rest.filter((record) => record.kind === "statement").length).toBeLessThan(3);
});

test.each([
  ["the troops would leave with the money provided"],
  ["Rekk said that we"],
  ["Rekk said that we will"],
])("a text that stops in the middle (%s) is read", (tail) => {
  expect(statementsOf(`The minister said ${tail}`).length).toBeGreaterThan(0);
});

test("a statement nested in one that begins with the same word says so", () => {
  const statements = statementsOf("Ilse Maren came in. She had promised to reopen the railway within 30 days, Inland Press recalled.");
  const outer = statements.find((statement) => statement.speaker.name === "Inland Press");
  expect(statements.find((statement) => statement.cue?.text.includes("promised"))?.within).toBe(outer?.id);
});

test("a short name means the fuller one named last", () => {
  const statements = statementsOf("Jeb Rekk spoke first. Tomas Rekk spoke next. Jeb Rekk then left the room. “It is late,” Rekk said.");
  expect(statements.at(-1)?.speaker.name).toBe("Jeb Rekk");
});

test("a manner is no addressee", () => {
  const [statement] = statementsOf("“It is late,” Rekk said with a smile.");
  expect(statement.addressee).toBeUndefined();
});
