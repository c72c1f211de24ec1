import { expect, test } from "vitest";
import { statementsOf } from "../support/reader.ts";

test.each([
  [
    "Clerks and porters in Orlan said at least nine people, two of them children, were pushed off the pier by the crowd.",
    "Clerks and porters in Orlan",
    "at least nine people, two of them children, were pushed off the pier by the crowd",
  ],
  ["Officials said at least 42 people died in floods on Monday.", "Officials", "at least 42 people died in floods on Monday"],
  ["Porters said on Monday 40 cranes were moved to Tarn.", "Porters", "40 cranes were moved to Tarn"],
  ["The weather office reported on Tuesday that snow fell in March.", "weather office", "that snow fell in March"],
  ["The warden also called for calm.", "warden", "calm"],
  ["The warden, however, called for calm.", "warden", "calm"],
])("a clause behind “said” is what is said, however long: %s", (text, speaker, content) => {
  expect(statementsOf(text).map((statement) => [statement.speaker.name, statement.content[0].text])).toContainEqual([speaker, content]);
});

test.each([
  "The paper Velan Post said this week, citing two clerks, that the ferry carried oil.",
  "What the army said was a drill went on.",
  "Rekk said to the clerk what he wanted.",
])("what no clause follows at once is left to the other rules: %s", (text) => {
  expect(statementsOf(text).filter((statement) => statement.by === "rule:plain-saying")).toEqual([]);
});
