/**
 * The dependency parser: greedy arc-hybrid, trained with a dynamic oracle (Goldberg and Nivre 2013, Q13-1033).
 * Two linear models: one chooses the move, one names the relation when an arc is made. O(n · templates).
 */

import { DEPREL_ID, deprelId, uposId } from "../../document/alphabets.ts";
import type { Doc, Stage } from "../../document/doc.ts";
import { ByteReader } from "../../model/bytes.ts";
import type { FormColumns } from "../../model/forms.ts";
import { addScores, argMax, Features, type LinearModel, readLinear } from "../../model/linear.ts";
import { closeAtoms, labelFeatures, makeAtoms, moveFeatures, type SentenceAtoms } from "./features.ts";
import { type MoveTable, readMoves, scoreMoves } from "./move-table.ts";
import { LEFT, ParserState, RIGHT, SHIFT } from "./state.ts";

export interface ParserModel {
  readonly moves: MoveTable;
  readonly labels: LinearModel;
}

export function readParser(data: Uint8Array): ParserModel {
  const reader = new ByteReader(data, "parser");
  const moves = readMoves(new ByteReader(reader.bytes(), "parser moves"));
  return { moves, labels: readLinear(reader.bytes(), "parser labels") };
}

const VERB = uposId("VERB");

/** Longer sentences are read in pieces of this many tokens, so that one endless line stays linear. */
const MAX_SENTENCE = 400;

/** Copies what the templates look at for tokens [from, from + n). */
export function fillAtoms(atoms: SentenceAtoms, facts: FormColumns, doc: Doc, from: number, n: number): void {
  for (let i = 0; i < n; i++) {
    const id = doc.form[from + i];
    atoms.word[i] = facts.word[id];
    atoms.tag[i] = doc.xpos[from + i];
    atoms.upos[i] = doc.tag[from + i];
    atoms.fine[i] = facts.fine[id];
    atoms.coarse[i] = facts.coarse[id];
    atoms.suffix[i] = facts.suffix3[id];
  }
  closeAtoms(atoms, n);
}

/**
 * Head start of an arc over SHIFT, in decoded weights (the greatest is 32767). Chosen on EWT dev as the middle of a flat
 * stretch from 260 to 1300, where UAS is 0.02 above that at 0.
 */
const ARC_BONUS = 786;

/** The best valid move: SHIFT scores 0. */
export function chooseMove(state: ParserState, left: number, right: number): number {
  const shiftOk = state.canShift();
  if (state.depth === 0) return SHIFT;
  const best = state.canRight() && right > left ? RIGHT : LEFT;
  if (!shiftOk) return best;
  return (best === RIGHT ? right : left) > -ARC_BONUS ? best : SHIFT;
}

export function makeParser(model: ParserModel): Stage {
  const labelIds = Uint8Array.from(model.labels.classes, (label) => deprelId(label));
  const root = DEPREL_ID.get("root") as number;
  const parataxis = DEPREL_ID.get("parataxis") as number;
  const state = new ParserState();
  const atoms = makeAtoms(MAX_SENTENCE);
  const features = new Features();
  const pair = new Int32Array(2);
  const scores = new Int32Array(model.labels.classes.length);

  const labelFor = (h: number): number => {
    if (h === state.n) return root;
    labelFeatures(atoms, state, state.stack[state.depth - 1], h, features);
    scores.fill(0);
    addScores(model.labels, features, scores);
    return labelIds[argMax(scores, scores.length)];
  };

  const parse = (doc: Doc, facts: FormColumns, from: number, to: number): void => {
    const n = to - from;
    fillAtoms(atoms, facts, doc, from, n);
    state.reset(n);
    while (!state.done) {
      let move = SHIFT;
      if (state.depth > 0) {
        moveFeatures(atoms, state, features);
        scoreMoves(model.moves, features, pair);
        move = chooseMove(state, pair[0], pair[1]);
      }
      if (move === SHIFT) state.shift();
      else {
        const h = state.headFor(move);
        state.attach(h, labelFor(h));
      }
    }
    writeTree(doc, state, from, root, parataxis);
  };

  const run = (doc: Doc): void => {
    if (doc.facts === undefined) throw new TypeError("column facts is unset; run annotate/tokens before annotate/parse");
    for (let k = 0; k < doc.sentenceCount; k++) {
      for (let from = doc.sentenceFrom[k]; from < doc.sentenceFrom[k + 1]; from += MAX_SENTENCE) {
        parse(doc, doc.facts, from, Math.min(from + MAX_SENTENCE, doc.sentenceFrom[k + 1]));
      }
    }
  };
  return { name: "parse", reads: ["tokens", "facts", "sentences", "tag"], writes: ["head"], run };
}

/** Copies the tree into the Doc; a second word under the root hangs on the first, as `parataxis`. */
function writeTree(doc: Doc, state: ParserState, from: number, root: number, parataxis: number): void {
  let top = -1;
  for (let i = 0; i < state.n; i++)
    if (state.head[i] === state.n && (top < 0 || (doc.tag[from + i] === VERB && doc.tag[from + top] !== VERB))) top = i;
  for (let i = 0; i < state.n; i++) {
    const h = state.head[i];
    if (h < state.n) {
      doc.head[from + i] = from + h;
      doc.dep[from + i] = state.dep[i];
    } else {
      doc.head[from + i] = from + (i === top ? i : top);
      doc.dep[from + i] = i === top ? root : parataxis;
    }
  }
}
