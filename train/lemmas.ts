/** Collects the exceptions of the lemmatizer: forms whose lemma in EWT and GUM (train) the rules do not give. */

import { writeFileSync } from "node:fs";
import { lemmaOf, packExceptions, readExceptions } from "../src/annotate/lemmas/lemmatizer.ts";
import { readLexicon } from "../src/cli/resources.ts";
import type { ConlluSentence } from "../src/document/conllu.ts";
import { readRows } from "../src/lexicon/table.ts";
import { readTrainingTrees, readTreebank } from "./corpora.ts";
import { loadClusters } from "./tagger.ts";

const clusters = loadClusters();
const isWord = (word: string): boolean => clusters.has(word);
const none = new Map<string, string>();

const counts = new Map<string, Map<string, number>>();
for (const sentence of readTrainingTrees()) {
  for (const { form, lemma, xpos, upos } of sentence.tokens) {
    if (lemma === "_" || upos === "PROPN" || upos === "X") continue;
    const key = `${form.toLowerCase().replaceAll("’", "'")} ${xpos}`;
    const lemmas = counts.get(key) ?? new Map<string, number>();
    lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1);
    counts.set(key, lemmas);
  }
}
const exceptions = new Map<string, string>();
for (const [key, lemmas] of counts) {
  const [best, count] = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const [word, xpos] = key.split(" ");
  const total = [...lemmas.values()].reduce((a, b) => a + b, 0);
  const upos = /^[A-Z$]+$/.test(xpos) && xpos !== "SYM" ? "NOUN" : "PUNCT";
  if (count / total > 0.6 && lemmaOf(word, upos, xpos, none, isWord) !== best && /\p{L}/u.test(best)) exceptions.set(key, best);
}
/** Past forms that are verbs of their own. */
const ALSO_PRESENT = /^(?:bore|bound|fell|felt|found|ground|lay|left|saw|wound|woke|shed|spat)$/;
// Verbs that the treebanks happen not to have in all their forms.
for (const [verb, past, participle] of readRows(readLexicon("irregular-verbs"))) {
  for (const [form, xpos] of [
    [past, "VBD"],
    [participle, "VBN"],
    // The tags of the two are often mistaken for each other.
    [past, "VBN"],
    [participle, "VBD"],
    ...(ALSO_PRESENT.test(past) ? [] : [[past, "VBP"]]),
  ]) {
    const key = `${form} ${xpos}`;
    if (!exceptions.has(key) && past !== verb && lemmaOf(form, "VERB", xpos, none, isWord) !== verb) exceptions.set(key, verb);
  }
}
const bytes = packExceptions(exceptions);
writeFileSync(new URL("../models/lemmas.bin", import.meta.url), bytes);

function score(sentences: readonly ConlluSentence[]): number {
  const table = readExceptions(bytes);
  let right = 0;
  let total = 0;
  for (const { tokens } of sentences) {
    for (const { form, lemma, upos, xpos } of tokens) {
      total++;
      if (lemmaOf(form, upos, xpos, table, isWord) === lemma) right++;
    }
  }
  return (100 * right) / total;
}
process.stdout.write(
  `lemmas: ${exceptions.size} exceptions, ${(bytes.length / 1e3).toFixed(0)} kB; gold tags, EWT dev ${score(readTreebank("ewt", "dev")).toFixed(2)}, test ${score(readTreebank("ewt", "test")).toFixed(2)}\n`,
);
