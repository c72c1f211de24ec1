import { expect, test } from "vitest";
import { lemmaOf } from "../../src/annotate/lemmas/lemmatizer.ts";

const known = new Set(["raise", "walk", "hope", "hop", "agree", "study", "box", "house", "large", "call", "stop"]);
const none = new Map<string, string>([["went VBD", "go"]]);

test.each([
  ["raised", "VERB", "VBD", "raise"],
  ["walked", "VERB", "VBD", "walk"],
  ["hoped", "VERB", "VBD", "hope"],
  ["stopped", "VERB", "VBD", "stop"],
  ["called", "VERB", "VBD", "call"],
  ["studies", "NOUN", "NNS", "study"],
  ["boxes", "NOUN", "NNS", "box"],
  ["houses", "NOUN", "NNS", "house"],
  ["larger", "ADJ", "JJR", "large"],
  ["went", "VERB", "VBD", "go"],
  ["Karstan", "PROPN", "NNP", "Karstan"],
  ["agreed", "VERB", "VBD", "agree"],
  ["hopping", "VERB", "VBG", "hop"],
  ["glass", "NOUN", "NN", "glass"],
])("%s as %s %s is %s", (form, upos, xpos, lemma) => {
  expect(lemmaOf(form, upos, xpos, none, (word) => known.has(word))).toBe(lemma);
});
