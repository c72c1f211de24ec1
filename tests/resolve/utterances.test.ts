import { expect, test } from "vitest";
import type { Statement } from "../../src/document/records.ts";
import { differences } from "../../src/resolve/utterances.ts";

const told = (words: string, quoteType: Statement["quoteType"] = "direct"): Statement =>
  ({ content: [{ start: 0, end: words.length, text: words }], quoteType }) as unknown as Statement;

const CASES: readonly (readonly [string, string, string, string[]])[] = [
  ["nothing", "We will open the gate in May", "We will open the gate in May", []],
  ["case and marks", "We will open the gate, in May", "we will open the gate in May", []],
  ["a number inside", "We hold twelve ships in the bay", "We hold forty ships in the bay", ["number", "wording"]],
  ["a number at the end", "The ships in the bay are twelve", "The ships in the bay are forty", ["number", "wording"]],
  ["a negation at the beginning", "Nobody will open the gate in May", "Tallis will open the gate in May", ["negation", "name", "wording"]],
  ["a negation that one lacks", "We will not open the gate in May", "We will open the gate in May", ["negation", "wording"]],
  ["modality", "We will open the gate in May", "We may open the gate in May", ["modality", "wording"]],
  ["strength", "It is a very grave loss for us", "It is a loss for us", ["strength", "wording"]],
  ["a name", "We told Brenwick of the gate", "We told Tallis of the gate", ["name", "wording"]],
  ["another part of it", "We hold twelve ships in the bay", "Nobody was told that forty more would come from Tallis", []],
  ["a possessive written apart", "We told Brenwick's men of the gate", "We told Brenwick 's men of the gate", []],
  ["one goes on, the other stops", "We will open the gate in May and not before the rains are over", "We will open the gate in May", []],
  ["both go on in sentences of their own", "We open in May. Nobody shall wait then", "We open in May. The forty ships are welcome", []],
];

test.each(CASES)("%s: %s / %s", (_what, a, b, flags) => {
  expect(differences(told(a), told(b)).flags).toEqual(flags);
  expect(differences(told(b), told(a)).flags).toEqual(flags);
});

test("other words in an indirect telling are no change of what stands in quotation marks", () => {
  expect(differences(told("We will open the old gate"), told("We will open the new gate", "indirect")).flags).toEqual([]);
});
