import { expect, test } from "vitest";
import { statementsOf } from "../support/reader.ts";

test("an attribution that closes a sentence is kept beside the one inside it", () => {
  const statements = statementsOf("During the campaign Tomas Rekk had promised to reopen the railway within 30 days, Inland Press recalled.");
  expect(statements.map((statement) => statement.speaker.name)).toEqual(expect.arrayContaining(["Tomas Rekk", "Inland Press"]));
});

test("a clause that only ends with a report verb is none", () => {
  const statements = statementsOf("The ships left the harbour before the minister, who was late, spoke.");
  expect(statements.filter((statement) => statement.by === "rule:closing-attribution")).toEqual([]);
});

test.each([
  [
    "a long sentence",
    "The ferries will be sent to the island on Friday to carry the workers and stay there until all of the people still missing are found, a naval source said here Tuesday.",
    "naval source",
  ],
  ["a short one", "Many had left, an official added.", "official"],
  ["the verb first", "Most of the dead came from two valleys in the east where many of the workers had moved, added the source.", "source"],
  ["a verb with “has”", "The towns are unhappy about the plan for the tax, transport minister Nils Osten has acknowledged.", "Nils Osten"],
  ["“went on”", "Tomas Rekk left early. All of it would fall on the towns in the end, he went on.", "Tomas Rekk"],
  ["several people", "The talks will resume in May, two people familiar with the matter said.", "two people familiar with the matter"],
  ["“leading” ones", "A bus ticket is cheaper than it was in May, leading transport researchers have said.", "leading transport researchers"],
  ["a name whose verb is taken for a noun", "The two ports are checking the plans for the pier, Inland reports.", "Inland"],
  ["what a study shows", "Children who walk to school sleep longer, a study showed on Thursday.", "study"],
])("%s may be closed by who says it", (_, text, speaker) => {
  const comma = text.lastIndexOf(",");
  expect(statementsOf(text).map((statement) => [statement.speaker.name, statement.content.at(-1)?.text])).toContainEqual([
    speaker,
    text.slice(text.lastIndexOf(". ", comma) < 0 ? 0 : text.lastIndexOf(". ", comma) + 2, comma),
  ]);
});

test("what a verb of the clause brings ends before the attribution that closes it", () => {
  const statements = statementsOf(
    "A handful of members seriously threatens the peace of the region, ministry spokesperson Lin Vo said here Thursday.",
  );
  for (const { content } of statements) for (const { text } of content) expect(text).not.toContain("spokesperson");
});
