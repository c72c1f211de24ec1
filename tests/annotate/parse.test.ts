import { expect, test } from "vitest";
import { LEFT, ParserState, RIGHT, SHIFT } from "../../src/annotate/parse/state.ts";
import { DEPREL, UPOS } from "../../src/document/alphabets.ts";
import { treeOf } from "../../src/document/tree.ts";
import { makeRandom } from "../../src/model/random.ts";
import { docOf } from "../support/doc-of.ts";
import { reader } from "../support/reader.ts";

test("any sequence of valid moves gives every word exactly one head and no loop", () => {
  const random = makeRandom(31);
  for (let round = 0; round < 200; round++) {
    const n = 1 + random.below(12);
    const state = new ParserState();
    state.reset(n);
    let steps = 0;
    while (!state.done) {
      const moves = [...(state.canShift() ? [SHIFT] : []), ...(state.depth > 0 ? [LEFT] : []), ...(state.canRight() ? [RIGHT] : [])];
      const move = moves[random.below(moves.length)];
      if (move === SHIFT) state.shift();
      else state.attach(state.headFor(move), 1);
      expect(++steps).toBeLessThanOrEqual(2 * n);
    }
    for (let i = 0; i < n; i++) {
      let at = i;
      for (let up = 0; at !== n; up++) {
        expect(up).toBeLessThanOrEqual(n);
        at = state.head[at];
      }
    }
  }
});

test("a plain sentence is tagged and parsed", () => {
  const doc = reader().annotate("The old minister signed two treaties.");
  const row = (i: number): string => `${doc.formOf(i)} ${UPOS[doc.tag[i]]} ${DEPREL[doc.dep[i]]} ${doc.formOf(doc.head[i])}`;
  expect(Array.from({ length: doc.length }, (_, i) => row(i))).toEqual([
    "The DET det minister",
    "old ADJ amod minister",
    "minister NOUN nsubj signed",
    "signed VERB root signed",
    "two NUM nummod treaties",
    "treaties NOUN obj signed",
    ". PUNCT punct signed",
  ]);
  expect([2, 3, 5].map((i) => doc.lemma[i])).toEqual(["minister", "sign", "treaty"]);
});

test("every sentence has one root, and a sentence without an end is cut", () => {
  const doc = reader().annotate(`${"grain and wheat and ".repeat(250)}rye.`);
  const roots = Array.from({ length: doc.length }, (_, i) => i).filter((i) => doc.head[i] === i);
  expect(doc.sentenceCount).toBe(Math.ceil(doc.length / 250));
  expect(roots.length).toBe(doc.sentenceCount);
});

test("children and bounds of a tree come from its heads", () => {
  const doc = docOf("Rekk/PROPN>2:nsubj said/VERB>0:root that/SCONJ>5:mark ships/NOUN>5:nsubj left/VERB>2:ccomp ./PUNCT>2:punct");
  const tree = treeOf(doc);
  expect([...tree.child.subarray(tree.childFrom[1], tree.childFrom[2])]).toEqual([0, 4, 5]);
  expect([tree.left[4], tree.right[4], tree.depth[3]]).toEqual([2, 4, 2]);
});
