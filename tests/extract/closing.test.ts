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
