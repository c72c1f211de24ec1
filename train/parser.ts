/**
 * Trains the parser on jack-knifed tags with a dynamic oracle.
 *
 * Cost of a move = gold arcs that can no longer be made after it (Goldberg and Nivre 2013 §4.2, arc-hybrid).
 */

import { fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { labelFeatures, makeAtoms, moveFeatures } from "../src/annotate/parse/features.ts";
import { packMoves } from "../src/annotate/parse/move-table.ts";
import { fillAtoms, makeParser, readParser } from "../src/annotate/parse/parser.ts";
import { LEFT, ParserState, RIGHT, SHIFT } from "../src/annotate/parse/state.ts";
import { makeTagger, readTagger } from "../src/annotate/tags/tagger.ts";
import { DEPREL } from "../src/document/alphabets.ts";
import type { ConlluSentence } from "../src/document/conllu.ts";
import type { Doc } from "../src/document/doc.ts";
import { ByteWriter } from "../src/model/bytes.ts";
import { addScores, argMax, Features, packLinear, readLinear } from "../src/model/linear.ts";
import { makeRandom } from "../src/model/random.ts";
import { baseRelation, readTrainingTrees, readTreebank } from "./corpora.ts";
import { Perceptron } from "./perceptron.ts";
import { goldDocs, loadClusters, trainTagger } from "./tagger.ts";

const EPOCHS = 8;
/** Features seen once on the gold paths are not used: they fill the table and hardly help. */
const MIN_COUNT = 2;
const LABEL_EPOCHS = 8;
const MARGIN = 30;
const LABEL_MARGIN = 15;
const TABLE_BITS = 22;
const EXPLORE = 0.9;
const SEED = 7;
const SEEDS = [7, 8, 9, 10, 11];
const FOLDS = 4;
const JACKKNIFE_EPOCHS = 4;

/** Tags each fold by a tagger trained on the others, so that the parser learns to live with tag errors. */
async function jackknife(sentences: readonly ConlluSentence[]): Promise<Doc[]> {
  const clusters = loadClusters();
  const docs = goldDocs(sentences, clusters);
  const tags = await Promise.all(
    [
      [0, 1],
      [2, 3],
    ].map(
      (folds) =>
        new Promise<{ fold: number; bytes: Uint8Array }[]>((resolve, reject) => {
          const child = fork(fileURLToPath(import.meta.url), ["--folds", ...folds.map(String)], { serialization: "advanced" });
          child.once("message", (message) => resolve(message as { fold: number; bytes: Uint8Array }[]));
          child.once("error", reject);
        }),
    ),
  );
  for (const { fold, bytes } of tags.flat()) {
    const tagger = makeTagger(readTagger(bytes));
    docs.forEach((doc, k) => {
      if (k % FOLDS === fold) tagger.run(doc);
    });
  }
  return docs;
}

interface Tree {
  readonly doc: Doc;
  /** Gold head by word, n = root. */
  readonly head: Int32Array;
  readonly children: readonly number[][];
}

function treeOf(doc: Doc): Tree {
  const n = doc.length;
  const head = Int32Array.from(doc.head, (h, i) => (h === i ? n : h));
  const children: number[][] = Array.from({ length: n + 1 }, () => []);
  for (let i = 0; i < n; i++) children[head[i]].push(i);
  return { doc, head, children };
}

/** Costs of SHIFT, LEFT and RIGHT in this state; 1e9 for a move that is not valid. */
function costs(tree: Tree, state: ParserState, onStack: Uint8Array, out: Float64Array): void {
  const { depth, front, n, stack } = state;
  out.fill(1e9);
  if (state.canShift()) {
    let cost = 0;
    const h = tree.head[front];
    if (h < front && onStack[h] && depth > 0 && stack[depth - 1] !== h) cost++;
    for (const d of tree.children[front]) if (d < front && onStack[d]) cost++;
    out[SHIFT] = cost;
  }
  if (depth === 0) return;
  const s0 = stack[depth - 1];
  const h = tree.head[s0];
  let lost = 0;
  for (const d of tree.children[s0]) if (d >= front) lost++;
  out[LEFT] = lost + (h > front || (depth > 1 && h === stack[depth - 2]) ? 1 : 0);
  if (depth > 1) out[RIGHT] = lost + (h >= front && h <= n ? 1 : 0);
}

/** Features seen at least MIN_COUNT times on the gold paths; the rest would only make collisions. */
function countFeatures(trees: readonly Tree[]): (h: number) => boolean {
  const counts = new Uint8Array(2 ** 27);
  const mask = counts.length - 1;
  const state = new ParserState();
  const features = new Features();
  const cost = new Float64Array(3);
  for (const tree of trees) {
    const n = tree.doc.length;
    const atoms = makeAtoms(n);
    fillAtoms(atoms, tree.doc.facts!, tree.doc, 0, n);
    const onStack = new Uint8Array(n + 1);
    state.reset(n);
    while (!state.done) {
      costs(tree, state, onStack, cost);
      let move = SHIFT;
      for (const m of [LEFT, RIGHT]) if (cost[m] < cost[move]) move = m;
      if (state.depth > 0) {
        moveFeatures(atoms, state, features);
        for (let f = 0; f < features.count; f++) {
          const at = features.hash[f] & mask;
          if (counts[at] < 255) counts[at]++;
        }
      }
      if (move === SHIFT) {
        onStack[state.front] = 1;
        state.shift();
      } else {
        const d = state.stack[state.depth - 1];
        onStack[d] = 0;
        state.attach(state.headFor(move), tree.doc.dep[d]);
      }
    }
  }
  return (h) => counts[h & mask] >= MIN_COUNT;
}

/** Drops features that `keep` refuses. */
function sift(features: Features, keep: (h: number) => boolean): void {
  let count = 0;
  for (let f = 0; f < features.count; f++) if (keep(features.hash[f])) features.hash[count++] = features.hash[f];
  features.count = count;
}

/** Trains the move table; returns averaged weights, two a slot. */
function trainMoves(trees: readonly Tree[], labels: Uint8Array, keep: (h: number) => boolean, seed: number): Float32Array {
  const label = readLinear(labels, "parser labels");
  const labelIds = label.classes.map((name) => DEPREL.indexOf(name as never));
  const labelScores = new Int32Array(label.classes.length);
  const labelBuffer = new Features();
  const size = 2 ** TABLE_BITS;
  const weight = new Float32Array(size * 3);
  const drift = new Float32Array(size * 3);
  const state = new ParserState();
  const features = new Features();
  const cost = new Float64Array(3);
  const scores = new Float64Array(3);
  const random = makeRandom(seed);
  const order = trees.map((_, k) => k);
  let time = 1;
  const bump = (move: number, amount: number): void => {
    for (let f = 0; f < features.count; f++) {
      const at = (features.hash[f] & (size - 1)) * 3 + move;
      weight[at] += amount;
      drift[at] += amount * time;
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let right = 0;
    let total = 0;
    for (const k of random.shuffle(order)) {
      const tree = trees[k];
      const n = tree.doc.length;
      const atoms = makeAtoms(n);
      fillAtoms(atoms, tree.doc.facts!, tree.doc, 0, n);
      const onStack = new Uint8Array(n + 1);
      state.reset(n);
      while (!state.done) {
        costs(tree, state, onStack, cost);
        let move = SHIFT;
        if (state.depth > 0) {
          moveFeatures(atoms, state, features);
          sift(features, keep);
          scores.fill(0);
          for (let f = 0; f < features.count; f++) {
            const at = (features.hash[f] & (size - 1)) * 3;
            scores[0] += weight[at];
            scores[1] += weight[at + 1];
            scores[2] += weight[at + 2];
          }
          const least = Math.min(cost[0], cost[1], cost[2]);
          let gold = -1;
          let wrong = -1;
          let best = -1;
          for (let m = 0; m < 3; m++) {
            if (cost[m] >= 1e9) continue;
            if (best < 0 || scores[m] > scores[best]) best = m;
            if (cost[m] === least) {
              if (gold < 0 || scores[m] > scores[gold]) gold = m;
            } else if (wrong < 0 || scores[m] > scores[wrong]) wrong = m;
          }
          time++;
          total++;
          if (cost[best] === least) right++;
          if (wrong >= 0 && scores[gold] < scores[wrong] + MARGIN) {
            bump(gold, 1);
            bump(wrong, -1);
          }
          move = epoch > 0 && random.next() < EXPLORE ? best : gold;
        }
        if (move === SHIFT) {
          onStack[state.front] = 1;
          state.shift();
        } else {
          const d = state.stack[state.depth - 1];
          const h = state.headFor(move);
          onStack[d] = 0;
          let made = tree.doc.dep[d];
          if (h < n) {
            labelFeatures(atoms, state, d, h, labelBuffer);
            labelScores.fill(0);
            addScores(label, labelBuffer, labelScores);
            made = labelIds[argMax(labelScores, labelScores.length)];
          }
          state.attach(h, made);
        }
      }
    }
    process.stderr.write(`moves epoch ${epoch + 1}: ${((100 * right) / total).toFixed(2)} of moves without loss\n`);
  }
  const out = new Float32Array(size * 2);
  for (let slot = 0; slot < size; slot++) {
    const avg = (m: number): number => weight[slot * 3 + m] - drift[slot * 3 + m] / time;
    const shift = avg(SHIFT);
    out[slot * 2] = avg(LEFT) - shift;
    out[slot * 2 + 1] = avg(RIGHT) - shift;
  }
  return out;
}

/** Adds up the tables of several seeds: mixed weights err less than any of them alone. */
function trainMixture(trees: readonly Tree[], labels: Uint8Array): Float32Array {
  const keep = countFeatures(trees);
  const [first, ...rest] = SEEDS.map((seed) => trainMoves(trees, labels, keep, seed));
  for (const table of rest) for (let at = 0; at < first.length; at++) first[at] += table[at];
  return first;
}

/** Trains the label model on gold arcs, in the order a perfect parser makes them. */
function trainLabels(trees: readonly Tree[]): Uint8Array {
  const present = new Set<number>();
  for (const tree of trees) for (const dep of tree.doc.dep) present.add(dep);
  const classes = [...present]
    .sort((a, b) => a - b)
    .map((id) => DEPREL[id])
    .filter((label) => label !== "root");
  const classOf = new Map(classes.map((label, c) => [DEPREL.indexOf(label), c]));
  const model = new Perceptron(classes, 21);
  const scores = new Float32Array(classes.length);
  const features = new Features();
  const state = new ParserState();
  const cost = new Float64Array(3);
  const random = makeRandom(SEED + 1);
  const order = trees.map((_, k) => k);
  for (let epoch = 0; epoch < LABEL_EPOCHS; epoch++) {
    let right = 0;
    let total = 0;
    for (const k of random.shuffle(order)) {
      const tree = trees[k];
      const n = tree.doc.length;
      const atoms = makeAtoms(n);
      fillAtoms(atoms, tree.doc.facts!, tree.doc, 0, n);
      const onStack = new Uint8Array(n + 1);
      state.reset(n);
      while (!state.done) {
        costs(tree, state, onStack, cost);
        let move = SHIFT;
        for (const m of [LEFT, RIGHT]) if (cost[m] < cost[move]) move = m;
        if (move === SHIFT) {
          onStack[state.front] = 1;
          state.shift();
          continue;
        }
        const d = state.stack[state.depth - 1];
        const h = state.headFor(move);
        let made = tree.doc.dep[d];
        if (h === tree.head[d] && h < n) {
          labelFeatures(atoms, state, d, h, features);
          scores.fill(0);
          model.addScores(features, scores);
          const want = classOf.get(tree.doc.dep[d]) as number;
          let best = 0;
          let rival = -1;
          for (let c = 0; c < classes.length; c++) {
            if (scores[c] > scores[best]) best = c;
            if (c !== want && (rival < 0 || scores[c] > scores[rival])) rival = c;
          }
          model.time++;
          total++;
          if (best === want) right++;
          if (scores[want] < scores[rival] + LABEL_MARGIN) {
            model.update(features, want, 1);
            model.update(features, rival, -1);
          }
          if (epoch > 0) made = DEPREL.indexOf(classes[best]);
        }
        onStack[d] = 0;
        state.attach(h, made);
      }
    }
    process.stderr.write(`labels epoch ${epoch + 1}: ${((100 * right) / total).toFixed(2)}, ${model.size} features\n`);
  }
  return packLinear(model.classes, model.averaged(5), 38);
}

/** UAS and LAS in percent, gold tokens, tags by `tagger`; subtypes ignored, punctuation counted. */
export function scoreParser(parser: Uint8Array, tagger: Uint8Array, sentences: readonly ConlluSentence[]): { uas: number; las: number } {
  const clusters = loadClusters();
  const tag = makeTagger(readTagger(tagger));
  const parse = makeParser(readParser(parser));
  let heads = 0;
  let both = 0;
  let total = 0;
  for (const sentence of sentences) {
    const [doc] = goldDocs([sentence], clusters, false);
    tag.run(doc);
    parse.run(doc);
    sentence.tokens.forEach((token, i) => {
      total++;
      const head = doc.head[i] === i ? 0 : doc.head[i] + 1;
      if (head !== token.head) return;
      heads++;
      if (baseRelation(DEPREL[doc.dep[i]]) === baseRelation(token.deprel)) both++;
    });
  }
  return { uas: (100 * heads) / total, las: (100 * both) / total };
}

async function main(): Promise<void> {
  const docs = await jackknife(readTrainingTrees());
  const trees = docs.map(treeOf);
  const labels = trainLabels(trees);
  const moves = packMoves(trainMixture(trees, labels), 10);
  const bytes = new ByteWriter().bytes(moves).bytes(labels).finish();
  writeFileSync(new URL("../models/parser.bin", import.meta.url), bytes);
  const tagger = readFileSync(new URL("../models/tagger.bin", import.meta.url));
  const report = { dev: scoreParser(bytes, tagger, readTreebank("ewt", "dev")), test: scoreParser(bytes, tagger, readTreebank("ewt", "test")) };
  process.stdout.write(`parser ${(moves.length / 1e6).toFixed(2)} + ${(labels.length / 1e6).toFixed(2)} MB; EWT ${JSON.stringify(report)}\n`);
}

const FOLDS_FLAG = process.argv.indexOf("--folds");
if (FOLDS_FLAG > 0) {
  const docs = goldDocs(readTrainingTrees(), loadClusters());
  const trained = process.argv.slice(FOLDS_FLAG + 1).map((fold) => ({
    fold: Number(fold),
    bytes: trainTagger(
      docs.filter((_, k) => k % FOLDS !== Number(fold)),
      JACKKNIFE_EPOCHS,
      Number(fold) + 1,
    ),
  }));
  process.send?.(trained, () => process.disconnect());
} else if (process.argv[1]?.endsWith("train/parser.ts")) {
  await main();
}
