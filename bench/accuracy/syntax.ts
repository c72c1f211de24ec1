/**
 * Tags and trees on gold tokens: EWT test unless --data FILE (CoNLL-U). Subtypes of relations are ignored, punctuation counts.
 */

import { readFileSync } from "node:fs";
import { loadResources } from "../../src/cli/resources.ts";
import { DEPREL, UPOS, XPOS } from "../../src/document/alphabets.ts";
import { docFromConllu, readConllu } from "../../src/document/conllu.ts";
import { makeAnnotator } from "../../src/pipeline.ts";
import { baseRelation, DATA } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const sentences = readConllu(readFileSync(flags.data ?? `${DATA}/ud/ewt/en_ewt-ud-test.conllu`, "utf8"));
const annotator = makeAnnotator(loadResources());
const right = { upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0 };
let n = 0;
for (const sentence of sentences) {
  const doc = docFromConllu([sentence], false);
  annotator.complete(doc);
  sentence.tokens.forEach((token, i) => {
    n++;
    if (UPOS[doc.tag[i]] === token.upos) right.upos++;
    if (XPOS[doc.xpos[i]] === token.xpos) right.xpos++;
    if (doc.lemma[i] === token.lemma) right.lemma++;
    if ((doc.head[i] === i ? 0 : doc.head[i] + 1) !== token.head) return;
    right.uas++;
    if (baseRelation(DEPREL[doc.dep[i]]) === baseRelation(token.deprel)) right.las++;
  });
}
finish(
  "syntax",
  (["upos", "xpos", "lemma", "uas", "las"] as const).map((metric) => ({ metric: metric.toUpperCase(), value: (100 * right[metric]) / n, n })),
  flags,
);
