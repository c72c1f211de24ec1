/**
 * A reading by the words that stand near a target where the tree led nowhere: speech is broken off, and long sentences are parsed wrong.
 * It is less sure than a climb, and how much less is learned (models/reliability.md).
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import { type Climb, startAt } from "./climb.ts";
import { THINGS } from "./grammar.ts";
import { FAILING } from "./words.ts";

const ADP = uposId("ADP");
const VERB = uposId("VERB");
const NOUN = uposId("NOUN");
const ADJ = uposId("ADJ");
const PROPN = uposId("PROPN");
const VBN = XPOS_ID.get("VBN") as number;
/** Words between the target and what is said of it. */
const NEAR = 8;
/** Words before an act in which it may be denied, intended or refused. */
const REACH = 6;
/** Words before an act in which a condition may stand. */
const CONDITION = 12;
const HYPHEN = /^[-‐‑]$/;
const BREAK = /^(?:[;:?!"“”()]|--|—)$/;
const OPEN = /^(?:if|unless|whether|pretend|pretending)$/;
const NOT = /^(?:not|n't|n’t|never|no|nor|without|cannot|anti)$/;
const WILLED = /^(?:will|'ll|’ll|would|wo|gonna)$/;
const NEEDED = /^(?:must|should|ought|shall)$/;
const ABLE = /^(?:may|might|could|can)$/;
/** Of several meanings, or said of nearly anything. */
const LIGHT =
  /^(?:have|get|go|come|do|make|take|put|be|hold|give|deny|work|help|open|fine|right|leader|hope|answer|model|must|fair|pass|sign|set|move|like|keep|leave|join|found|meet|con)$/;

/**
 * The nearest act on the target, or judgement of it, in its sentence; undefined where there is none, where a condition, a comparison or a
 * failure stands between, and where a judgement is denied. O(1): some twenty words are looked at.
 */
export function nearby(clauses: Clauses, table: StanceTable, target: number): Climb | undefined {
  const { doc } = clauses;
  const sentence = doc.sentenceOf(target);
  const [from, to] = [doc.sentenceFrom[sentence], doc.sentenceFrom[sentence + 1]];
  const before = actBefore(clauses, table, target, Math.max(from, target - NEAR));
  const found = before ?? saidAfter(clauses, table, target, Math.min(to, target + NEAR + 1));
  if (found === undefined) return undefined;
  const { at, row } = found;
  if (isOpen(clauses, from, at) || isWeighed(clauses, Math.min(at, target), Math.max(at, target))) return undefined;
  const climb = startAt(target);
  climb.operator = at;
  climb.sign = row.sign;
  climb.kind = row.kind === "effect" || row.kind === "evaluation" ? row.kind : "attitude";
  climb.path.push(`${clauses.lemma(at)}:near`);
  climb.holderAt = clauses.isVerb(at) ? at : verbOver(clauses, at);
  climb.holderRank = 2;
  for (let t = at - 1; t >= Math.max(from, at - REACH); t--) {
    const word = clauses.word(t);
    if (BREAK.test(word)) break;
    if (FAILING.test(clauses.lemma(t))) return undefined;
    if (NOT.test(word) && at - t <= 3) {
      // "is not perfect": whoever says so may be for it.
      if (row.kind === "evaluation") return undefined;
      climb.sign *= -1;
      climb.path.push("not");
    } else if (WILLED.test(word)) climb.modality = "will";
    else if (NEEDED.test(word)) climb.modality = "must";
    else if (ABLE.test(word) && climb.modality === "plain") climb.modality = "may";
    else if (clauses.isVerb(t) && climb.path.length < 3) {
      const will = willOf(table, clauses.lemma(t));
      if (will === undefined) continue;
      climb.sign *= will.sign;
      climb.path.push(`${clauses.lemma(t)}:near`);
      climb.holderAt = t;
      if (climb.modality === "plain") climb.modality = "will";
    }
  }
  climb.top = climb.holderAt < 0 ? at : climb.holderAt;
  return climb;
}

/** What a verb says of the act after it: "refuse to", "demand that". */
function willOf({ wills, acts }: StanceTable, verb: string): StanceRow | undefined {
  const act = acts.get(verb);
  return LIGHT.test(verb) ? undefined : (wills.get(verb) ?? (act?.slots.has("clause") ? act : undefined));
}

/** Under a condition, however far before. */
function isOpen(clauses: Clauses, from: number, at: number): boolean {
  for (let t = Math.max(from, at - CONDITION); t < at; t++) if (OPEN.test(clauses.word(t))) return true;
  return false;
}

/** "Far worse than it": said of the other. */
function isWeighed(clauses: Clauses, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (clauses.word(t) === "than") return true;
  return false;
}

/** Part of a word with a hyphen: "last-ditch", "de-funded". */
function isHyphened({ doc }: Clauses, t: number): boolean {
  return (t > 0 && HYPHEN.test(doc.formOf(t - 1))) || (t + 1 < doc.length && HYPHEN.test(doc.formOf(t + 1)));
}

interface Said {
  readonly at: number;
  readonly row: StanceRow;
}

function actBefore(clauses: Clauses, table: StanceTable, target: number, from: number): Said | undefined {
  // What stands before a preposition is no target: "provided no details on it", "drew great applause from it".
  let preposition = "";
  for (let t = target - 1; t >= from; t--) {
    const lemma = clauses.lemma(t);
    const word = clauses.word(t);
    if (BREAK.test(word) || OPEN.test(word) || (FAILING.test(lemma) && /^(?:in|of)$/.test(clauses.word(t + 1)))) return undefined;
    if (clauses.doc.tag[t] === ADP || word === "to") preposition = word;
    if (LIGHT.test(lemma) || isHyphened(clauses, t)) continue;
    const tag = clauses.doc.tag[t];
    const row = table.acts.get(lemma);
    if ((preposition !== "" && row !== undefined && !row.slots.has(preposition)) || isOfName(clauses, t, target)) continue;
    // "want to be clear that": what is wanted is the clause.
    if (row?.kind === "attitude" && clauses.word(t + 1) === "to" && !row.slots.has("to")) continue;
    const isAct = tag === VERB || (tag === NOUN && !THINGS.test(lemma) && row?.slots.has(clauses.word(t + 1)));
    if (row !== undefined && row.kind !== "touch" && isAct) return { at: t, row };
    // "I was wrong about it": which way is not said.
    if (/^(?:wrong|mistaken)$/.test(lemma) && clauses.word(t + 1) === "about") return undefined;
    const quality = preposition !== "" || isOfMeasureOrName(clauses, t) ? undefined : table.qualities.get(lemma);
    if (quality !== undefined && (tag === ADJ || tag === NOUN) && target - t <= 4) return { at: t, row: quality };
  }
  return undefined;
}

const MEASURE = /^(?:amount|lot|deal|number|sum|share|percentage|many|few|bit|extent)$/;

/** "A tremendous amount", "the Fair Toll Act", "OK": said of a measure, part of a name, or nothing. */
function isOfMeasureOrName(clauses: Clauses, word: number): boolean {
  const { doc } = clauses;
  const isName = /^\p{Lu}/u.test(doc.formOf(word)) && doc.sentenceFrom[doc.sentenceOf(word)] !== word;
  return isName || MEASURE.test(clauses.lemma(word + 1)) || /^ok(?:ay)?$/.test(clauses.word(word));
}

/** "The effective tax rate", "the opposition leader": a word of the same phrase, which the climb has seen. */
function isOfName({ doc }: Clauses, word: number, target: number): boolean {
  for (let t = word; t < target; t++) if (doc.tag[t] !== NOUN && doc.tag[t] !== PROPN && doc.tag[t] !== ADJ) return false;
  return true;
}

function saidAfter(clauses: Clauses, table: StanceTable, target: number, to: number): Said | undefined {
  let isSaid = false;
  for (let t = target + 1; t < to; t++) {
    const lemma = clauses.lemma(t);
    if (BREAK.test(clauses.word(t)) || OPEN.test(clauses.word(t))) return undefined;
    if (lemma === "be" || lemma === "'s") isSaid = true;
    if (LIGHT.test(lemma) || isHyphened(clauses, t)) continue;
    const tag = clauses.doc.tag[t];
    if (tag === VERB) {
      const isDone = clauses.doc.xpos[t] === VBN;
      const row = isDone ? (isSaid ? table.acts.get(lemma) : undefined) : table.workings.get(lemma);
      if (row !== undefined && row.kind !== "touch") return { at: t, row };
    }
    const quality = isSaid && (tag === ADJ || tag === NOUN) && !isOfMeasureOrName(clauses, t) ? table.qualities.get(lemma) : undefined;
    if (quality !== undefined) return { at: t, row: quality };
  }
  return undefined;
}

/** The verb that a noun or adjective hangs on; −1 where there is none near. */
function verbOver(clauses: Clauses, noun: number): number {
  let at = clauses.head(noun);
  for (let steps = 0; at !== undefined && steps < 3; steps++) {
    if (clauses.isVerb(at)) return at;
    at = clauses.head(at);
  }
  return -1;
}
