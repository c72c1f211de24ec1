/** Trains the tagger. `trainTagger` is also used to jack-knife the parser's tags. */

import { readFileSync, writeFileSync } from "node:fs";
import { tagFeatures } from "../src/annotate/tags/features.ts";
import { makeTagger, packTagger, readTagger } from "../src/annotate/tags/tagger.ts";
import { UPOS, XPOS } from "../src/document/alphabets.ts";
import { type ConlluSentence, docFromConllu } from "../src/document/conllu.ts";
import type { Doc } from "../src/document/doc.ts";
import { type Clusters, readClusters } from "../src/model/clusters.ts";
import { describeForms } from "../src/model/forms.ts";
import { Features, packLinear } from "../src/model/linear.ts";
import { makeRandom } from "../src/model/random.ts";
import { readTrainingTrees, readTreebank } from "./corpora.ts";
import { Perceptron } from "./perceptron.ts";

const EPOCHS = 6;
const MARGIN = 20;
const SEED = 5;
const MIN_UPDATES = 3;
const MIN_CODE = 20;
const FIXED_COUNT = 30;
const FIXED_NOISE = 0.002;

export function loadClusters(): Clusters {
  return readClusters(readFileSync(new URL("../models/clusters.bin", import.meta.url)));
}

export function goldDocs(sentences: readonly ConlluSentence[], clusters: Clusters, labels = true): Doc[] {
  return sentences.map((sentence) => {
    const doc = docFromConllu([sentence], labels);
    doc.facts = describeForms(doc.forms, clusters);
    return doc;
  });
}

export function trainTagger(docs: readonly Doc[], epochs: number, seed: number): Uint8Array {
  const classIds = new Map<string, number>();
  const gold = docs.map((doc) =>
    Uint8Array.from(doc.tag, (tag, i) => {
      const name = `${UPOS[tag]}|${XPOS[doc.xpos[i]]}`;
      if (!classIds.has(name)) classIds.set(name, classIds.size);
      return classIds.get(name) as number;
    }),
  );
  const model = new Perceptron([...classIds.keys()], 21);
  const scores = new Float32Array(model.classes.length);
  const features = new Features();
  const random = makeRandom(seed);
  const order = docs.map((_, k) => k);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let right = 0;
    let total = 0;
    for (const k of random.shuffle(order)) {
      const doc = docs[k];
      let before = -1;
      let before2 = -1;
      for (let i = 0; i < doc.length; i++) {
        tagFeatures(doc.facts!, doc.form, i, 0, doc.length, before, before2, features);
        scores.fill(0);
        model.addScores(features, scores);
        const want = gold[k][i];
        let best = 0;
        let rival = -1;
        for (let c = 0; c < scores.length; c++) {
          if (scores[c] > scores[best]) best = c;
          if (c !== want && (rival < 0 || scores[c] > scores[rival])) rival = c;
        }
        model.time++;
        if (scores[want] < scores[rival] + MARGIN) {
          model.update(features, want, 1);
          model.update(features, rival, -1);
        }
        total++;
        if (best === want) right++;
        before2 = before;
        before = best;
      }
    }
    process.stderr.write(`tagger epoch ${epoch + 1}: training accuracy ${((100 * right) / total).toFixed(2)}, ${model.size} features\n`);
  }
  return packTagger(packLinear(model.classes, model.averaged(MIN_UPDATES), MIN_CODE), singleTagForms(docs, gold));
}

/** Forms seen often, with one tag always: they need no features. */
function singleTagForms(docs: readonly Doc[], gold: readonly Uint8Array[]): Map<string, number> {
  const seen = new Map<string, { tag: number; count: number; other: number }>();
  docs.forEach((doc, k) => {
    for (let i = 0; i < doc.length; i++) {
      const entry = seen.get(doc.formOf(i)) ?? { tag: gold[k][i], count: 0, other: 0 };
      entry.count++;
      if (entry.tag !== gold[k][i]) entry.other++;
      seen.set(doc.formOf(i), entry);
    }
  });
  const often = [...seen].filter(([, { count, other }]) => count >= FIXED_COUNT && other / count <= FIXED_NOISE);
  return new Map(often.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([form, { tag }]) => [form, tag]));
}

/** Share of right UPOS and XPOS on gold tokens, in percent. */
export function scoreTagger(model: Uint8Array, sentences: readonly ConlluSentence[], clusters: Clusters): { upos: number; xpos: number } {
  const tagger = makeTagger(readTagger(model));
  let upos = 0;
  let xpos = 0;
  let total = 0;
  for (const sentence of sentences) {
    const [doc] = goldDocs([sentence], clusters, false);
    tagger.run(doc);
    sentence.tokens.forEach((token, i) => {
      total++;
      if (UPOS[doc.tag[i]] === token.upos) upos++;
      if (XPOS[doc.xpos[i]] === token.xpos) xpos++;
    });
  }
  return { upos: (100 * upos) / total, xpos: (100 * xpos) / total };
}

if (process.argv[1]?.endsWith("train/tagger.ts")) {
  const clusters = loadClusters();
  const bytes = trainTagger(goldDocs(readTrainingTrees(), clusters), EPOCHS, SEED);
  writeFileSync(new URL("../models/tagger.bin", import.meta.url), bytes);
  const dev = scoreTagger(bytes, readTreebank("ewt", "dev"), clusters);
  const test = scoreTagger(bytes, readTreebank("ewt", "test"), clusters);
  process.stdout.write(`tagger ${(bytes.length / 1e6).toFixed(2)} MB; EWT dev ${JSON.stringify(dev)}; test ${JSON.stringify(test)}\n`);
}
