/**
 * The tagger: UPOS and XPOS together, greedy from left to right, by an averaged perceptron
 * (Collins 2002, W02-1001) over hashed features.
 */

import { UPOS_ID, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc, Stage } from "../../document/doc.ts";
import { addScores, argMax, Features, type LinearModel } from "../../model/linear.ts";
import { tagFeatures } from "./features.ts";

/**
 * @param model classes are "UPOS|XPOS" pairs
 * @returns a stage that writes `tag` and `xpos`. O(n · templates).
 */
export function makeTagger(model: LinearModel): Stage {
  const uposOf = Uint8Array.from(model.classes, (pair) => UPOS_ID.get(pair.split("|")[0]) ?? 0);
  const xposOf = Uint8Array.from(model.classes, (pair) => XPOS_ID.get(pair.split("|")[1]) ?? 0);
  const features = new Features();
  const scores = new Int32Array(model.classes.length);
  const run = (doc: Doc): void => {
    const facts = doc.facts;
    if (facts === undefined) throw new TypeError("column facts is unset; run annotate/tokens before annotate/tags");
    for (let k = 0; k < doc.sentenceCount; k++) {
      const from = doc.sentenceFrom[k];
      const to = doc.sentenceFrom[k + 1];
      let before = -1;
      let before2 = -1;
      for (let i = from; i < to; i++) {
        tagFeatures(facts, doc.form, i, from, to, before, before2, features);
        scores.fill(0);
        addScores(model, features, scores);
        const best = argMax(scores, scores.length);
        doc.tag[i] = uposOf[best];
        doc.xpos[i] = xposOf[best];
        before2 = before;
        before = best;
      }
    }
  };
  return { name: "tags", reads: ["tokens", "facts", "sentences"], writes: ["tag"], run };
}
