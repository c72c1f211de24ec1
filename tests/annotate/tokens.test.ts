import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "../../src/annotate/tokens/tokenizer.ts";
import { readAbbreviations } from "../../src/lexicon/abbreviations.ts";

const abbreviations = readAbbreviations(readFileSync(new URL("../../data/lexicon/abbreviations.tsv", import.meta.url), "utf8"));
const formsOf = (text: string): string => {
  const doc = tokenize(text, abbreviations);
  return Array.from({ length: doc.length }, (_, i) => doc.formOf(i)).join(" ");
};

test.each([
  ["clitics are tokens of their own", "She didn’t say it's Rekk’s.", "She did n’t say it 's Rekk ’s ."],
  ["a title keeps its full stop", "Mr. Koll met Dr. Foss.", "Mr. Koll met Dr. Foss ."],
  ["an acronym keeps its stops", "The U.S. envoy left.", "The U.S. envoy left ."],
  ["initials keep theirs", "J.R. Moll and T. Rekk", "J.R. Moll and T. Rekk"],
  ["a number keeps its separators", "18,407 of 3.5 million, 61%", "18,407 of 3.5 million , 61 %"],
  ["a currency sign stands alone", "$720 and €2.5bn", "$ 720 and € 2.5 bn"],
  ["a hyphen splits a compound", "a third-quarter report", "a third - quarter report"],
  ["a prefix stays with its word", "his re-election", "his re-election"],
  ["a hyphen with a space before it still splits", "a 12 -week strike", "a 12 - week strike"],
  ["a mark glued to a word is a token", "tomorrow, ”Zelm said", "tomorrow , ” Zelm said"],
  ["an ellipsis is one token", "it rained … The docks", "it rained … The docks"],
  ["a clock time is one token", "at 10:30 p.m. on", "at 10:30 p.m. on"],
  ["a web address is one token", "see https://example.org/a-b.", "see https://example.org/a-b ."],
  ["other scripts are words", "[Κάντε το] и 東京", "[ Κάντε το ] и 東京"],
])("%s", (_, text, expected) => {
  expect(formsOf(text)).toBe(expected);
});

test.each([
  ["blank lines separate paragraphs", "One.\n\nTwo.\n\n\nThree.", 3],
  ["without blank lines every line is one", "One line.\nAnother line.", 2],
  ["hard-wrapped lines belong together", `${"This line has been wrapped by hand at about seventy characters, see\n".repeat(6)}`, 1],
])("%s", (_, text, count) => {
  const doc = tokenize(text, abbreviations);
  expect(doc.paragraph[doc.length - 1] + 1).toBe(count);
});

test("tokens cover every character that is not white space, in order, without overlap", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const doc = tokenize(text, abbreviations);
      let at = 0;
      for (let i = 0; i < doc.length; i++) {
        expect(text.slice(at, doc.start[i]).trim()).toBe("");
        expect(doc.end[i]).toBeGreaterThan(doc.start[i]);
        at = doc.end[i];
      }
      expect(text.slice(at).trim()).toBe("");
    }),
    { seed: 7, numRuns: 300 },
  );
});
