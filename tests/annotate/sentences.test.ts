import { expect, test } from "vitest";
import { reader } from "../support/reader.ts";

function sentencesOf(text: string): string[] {
  const doc = reader().annotate(text);
  return Array.from({ length: doc.sentenceCount }, (_, k) => doc.textOf(doc.sentenceFrom[k], doc.sentenceFrom[k + 1]));
}

test.each([
  ["a full stop before a capital ends one", "Rekk left. Maren stayed.", ["Rekk left.", "Maren stayed."]],
  ["a title does not", "Mr. Koll left.", ["Mr. Koll left."]],
  [
    "an elision inside a quotation does not",
    "“It rained for so long … The docks were empty,” Maren said.",
    ["“It rained for so long … The docks were empty,” Maren said."],
  ],
  ["an orphan mark makes no sentence of its own", "Who pays for the cranes? “", ["Who pays for the cranes? “"]],
  ["an attribution goes on after a question", "“Why now?” Stahl asked.", ["“Why now?” Stahl asked."]],
  ["a closing mark stays with its sentence", "“It is over.” He left.", ["“It is over.”", "He left."]],
  ["a heading in brackets stays whole", "(Again?) Duties on grain\n\nThey came.", ["(Again?) Duties on grain", "They came."]],
  ["a paragraph ends its sentence", "No stop here\n\nNext one.", ["No stop here", "Next one."]],
])("%s", (_, text, expected) => {
  expect(sentencesOf(text)).toEqual(expected);
});

test("a text without a word has no sentence", () => {
  expect(sentencesOf(" \n\t ")).toEqual([]);
});
