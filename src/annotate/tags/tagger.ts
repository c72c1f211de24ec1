/**
 * The tagger: UPOS and XPOS together, greedy from left to right, by an averaged perceptron
 * (Collins 2002, W02-1001) over hashed features. Forms that only ever had one tag in training take it from a list.
 */

import { UPOS_ID, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc, Stage } from "../../document/doc.ts";
import { ByteReader, ByteWriter } from "../../model/bytes.ts";
import { FormScores } from "../../model/form-scores.ts";
import { addScores, argMax, Features, type LinearModel, readLinear } from "../../model/linear.ts";
import { ROLE_OFFSET, TAG_ROLES, tagContextFeatures, tagFormFeatures } from "./features.ts";

export interface TaggerModel {
  /** Classes are "UPOS|XPOS" pairs. */
  readonly linear: LinearModel;
  /** Class of forms that have one tag only. */
  readonly fixed: ReadonlyMap<string, number>;
}

export function packTagger(linear: Uint8Array, fixed: ReadonlyMap<string, number>): Uint8Array {
  return new ByteWriter()
    .bytes(linear)
    .text([...fixed].map(([form, c]) => `${form}\t${c}`).join("\n"))
    .finish();
}

export function readTagger(data: Uint8Array): TaggerModel {
  const reader = new ByteReader(data, "tagger");
  const linear = readLinear(reader.bytes(), "tagger");
  const lines = reader
    .text()
    .split("\n")
    .filter((line) => line !== "");
  return { linear, fixed: new Map(lines.map((line) => [line.slice(0, line.indexOf("\t")), Number(line.slice(line.indexOf("\t") + 1))])) };
}

/** @returns a stage that writes `tag` and `xpos`. O(n · templates). */
export function makeTagger({ linear, fixed }: TaggerModel): Stage {
  const uposOf = Uint8Array.from(linear.classes, (pair) => UPOS_ID.get(pair.split("|")[0]) ?? 0);
  const xposOf = Uint8Array.from(linear.classes, (pair) => XPOS_ID.get(pair.split("|")[1]) ?? 0);
  const past = linear.classes.indexOf("VERB|VBD");
  const verb = linear.classes.indexOf("VERB|VB");
  const noun = linear.classes.indexOf("NOUN|NN");
  const features = new Features();
  const width = linear.classes.length;
  const scores = new Int32Array(width);
  const formScores = new FormScores(linear, TAG_ROLES);
  const edges = edgeScores(linear);
  const run = (doc: Doc): void => {
    const facts = doc.facts;
    if (facts === undefined) throw new TypeError("column facts is unset; run annotate/tokens before annotate/tags");
    formScores.begin(doc.forms, (id, role, out) => tagFormFeatures(facts, id, role, out));
    const known = Int16Array.from(doc.forms, (form) => fixed.get(form) ?? -1);
    for (let k = 0; k < doc.sentenceCount; k++) {
      const from = doc.sentenceFrom[k];
      const to = doc.sentenceFrom[k + 1];
      let before = -1;
      let before2 = -1;
      let hasFinite = false;
      let nearest = -1;
      let lacking = MOST_LACKING * linear.unit;
      for (let i = from; i < to; i++) {
        let best = known[doc.form[i]];
        if (best < 0) {
          scores.fill(0);
          for (let role = 0; role < TAG_ROLES; role++) {
            const at = i + ROLE_OFFSET[role];
            if (at >= from && at < to) formScores.add(doc.form[at], role, scores);
            else for (let c = 0; c < width; c++) scores[c] += edges[role * width + c];
          }
          features.clear();
          tagContextFeatures(facts, doc.form, i, from, to, before, before2, features);
          addScores(linear, features, scores);
          best = argMax(scores, width);
          if (BASE.has(xposOf[best]) && scores[best] - scores[noun] <= MOST_LACKING_NOUN * linear.unit && endsObject(doc, from, i)) best = noun;
          if (isBackAfterModal(doc, from, i)) best = verb;
          const lack = scores[best] - scores[past];
          if (i > from && lack < lacking && BEFORE_VERB.has(doc.xpos[i - 1]) && mayBePast(doc, i, xposOf[best])) {
            nearest = i;
            lacking = lack;
          }
        }
        hasFinite ||= FINITE.has(xposOf[best]);
        doc.tag[i] = uposOf[best];
        doc.xpos[i] = xposOf[best];
        before2 = before;
        before = best;
      }
      if (hasFinite || nearest < 0 || doc.formOf(to - 1) !== ".") continue;
      doc.tag[nearest] = uposOf[past];
      doc.xpos[nearest] = xposOf[past];
    }
  };
  return { name: "tags", reads: ["tokens", "facts", "sentences"], writes: ["tag"], run };
}

/**
 * A sentence that ends in a full stop has a finite verb. Where none was found, what is nearest to a past tense behind a noun is it, unless it
 * lacks more than this (in training weights): "Some 200 rebels surrendered on Monday." On EWT dev six of the seven that change become right.
 */
const MOST_LACKING = 50;
const FINITE: ReadonlySet<number> = new Set(["VBD", "VBZ", "VBP", "MD", "VB"].map(idOf));
const BEFORE_VERB: ReadonlySet<number> = new Set(["NN", "NNS", "NNP", "NNPS", "PRP"].map(idOf));
const [PARTICIPLE, ADJECTIVE] = ["VBN", "JJ"].map(idOf);

/**
 * "Called the pension reform a mistake": what follows a verb, a determiner and a noun in the singular is no verb of its own, but after those that
 * have one ("let the water run"), unless a noun lacks more than this. In 2,225 news reports (BBC 2005) ten of the
 * eleven that change become right.
 */
const MOST_LACKING_NOUN = 35;
const BASE: ReadonlySet<number> = new Set(["VB", "VBP"].map(idOf));
const VERBS: ReadonlySet<number> = new Set(["VB", "VBD", "VBZ", "VBP", "VBN", "VBG"].map(idOf));
const [NOUN, PROPER, DETERMINER, OWNER] = ["NN", "NNP", "DT", "PRP$"].map(idOf);
const WITH_VERB =
  /^(?:do|does|did|let|lets|letting|mak(?:e|es|ing)|made|help(?:s|ed|ing)?|see(?:s|n|ing)?|saw|watch(?:es|ed|ing)?|ha(?:ve|s|d|ving)|hear(?:s|d|ing)?|feels?|felt|feeling|find(?:s|ing)?|found|bids?)$/i;

/** Whether the word before a place ends "the pension" of an object. */
function endsObject(doc: Doc, from: number, i: number): boolean {
  if (i < from + 3 || doc.xpos[i - 1] !== NOUN) return false;
  let j = i - 2;
  while (j > from && (doc.xpos[j] === NOUN || doc.xpos[j] === PROPER || doc.xpos[j] === ADJECTIVE)) j--;
  return (doc.xpos[j] === DETERMINER || doc.xpos[j] === OWNER) && j > from && VERBS.has(doc.xpos[j - 1]) && !WITH_VERB.test(doc.formOf(j - 1));
}

const [MODAL, ADVERB] = ["MD", "RB"].map(idOf);
const NOT_BACK = /^(?:down|off|out|away|to|into|in|from|on|at|up|again|[.,;:!?])$/i;

/** "Will not back the bill": "back" behind a modal and its denial is the verb, but where it has no object. */
function isBackAfterModal(doc: Doc, from: number, i: number): boolean {
  if (i < from + 2 || doc.formOf(i) !== "back" || i + 1 >= doc.length || doc.xpos[i - 1] !== ADVERB || NOT_BACK.test(doc.formOf(i + 1))) return false;
  return doc.xpos[i - 2] === MODAL;
}

function idOf(tag: string): number {
  return XPOS_ID.get(tag) as number;
}

function mayBePast(doc: Doc, i: number, xpos: number): boolean {
  return xpos === PARTICIPLE || (xpos === ADJECTIVE && /..ed$/.test(doc.formOf(i)));
}

/** Scores of "no word there" in each role. */
function edgeScores(linear: LinearModel): Int32Array {
  const width = linear.classes.length;
  const out = new Int32Array(width * TAG_ROLES);
  const features = new Features();
  for (let role = 0; role < TAG_ROLES; role++) {
    features.clear();
    tagFormFeatures(undefined as never, -1, role, features);
    addScores(linear, features, out.subarray(role * width, (role + 1) * width));
  }
  return out;
}
