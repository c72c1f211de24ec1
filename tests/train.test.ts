import { expect, test } from "vitest";
import { Clusters } from "../src/model/clusters.ts";
import { describeForms } from "../src/model/forms.ts";
import { mix } from "../src/model/hash.ts";
import { addScores, Features } from "../src/model/linear.ts";
import { makeRandom } from "../src/model/random.ts";
import { readSequence, viterbi } from "../src/model/sequence.ts";
import { damageQuotes } from "../train/damage.ts";
import { trainSequence } from "../train/sequence.ts";
import { trainTagger } from "../train/tagger.ts";
import { docOf } from "./support/doc-of.ts";

const clusters = new Clusters(new Map());
const docs = ["Rekk/PROPN left/VERB", "Maren/PROPN stayed/VERB", "the/DET ships/NOUN left/VERB"].map((spec) => {
  const doc = docOf(spec);
  doc.facts = describeForms(doc.forms, clusters);
  return doc;
});

test("the same data and seed give the same model, byte for byte", () => {
  expect(trainTagger(docs, 3, 4)).toEqual(trainTagger(docs, 3, 4));
});

/** Positions 0..n; a run of two begins wherever the word is 7. */
const items = [
  [7, 1, 2, 7, 3],
  [1, 7, 5, 5],
  [2, 2, 7, 9],
];
const task = {
  labels: ["O", "B-X", "I-X"],
  items,
  length: (item: number[]) => item.length,
  gold: (item: number[]) => Uint8Array.from(item, (word, i) => (word === 7 ? 1 : item[i - 1] === 7 ? 2 : 0)),
  features: (item: number[], i: number, out: Features) => {
    out.add(mix(1, item[i]));
    out.add(mix(2, item[i - 1] ?? 0));
  },
  cost: () => 1,
};

test("a sequence model learns a pattern it was shown, the same way each time", () => {
  const settings = { epochs: 10, seeds: [1, 2], minUpdates: 1, minCode: 1, capacityBits: 10 };
  const bytes = trainSequence(task, settings);
  expect(trainSequence(task, settings)).toEqual(bytes);
  const model = readSequence(bytes, "test");
  for (const item of items) {
    const emission = new Int32Array(item.length * 3);
    for (let i = 0; i < item.length; i++) {
      const features = new Features();
      task.features(item, i, features);
      addScores(model.linear, features, emission.subarray(i * 3, i * 3 + 3));
    }
    const path = new Uint8Array(item.length);
    viterbi(emission, item.length, 3, model.transition, path);
    expect(path).toEqual(task.gold(item));
  }
});

test("damage keeps the words and maps every offset", () => {
  const text = "“We will go,” Rekk’s envoy said. ‘No.’ “Yes.”";
  const damaged = damageQuotes(text, makeRandom(8));
  expect(damaged.text).not.toBe(text);
  expect(damaged.text.match(/\p{L}+/gu)).toEqual(text.match(/\p{L}+/gu));
  for (const word of ["We", "envoy", "Yes"]) expect(damaged.text.slice(damaged.shift(text.indexOf(word)))).toMatch(new RegExp(`^${word}`));
});
