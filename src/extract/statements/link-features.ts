/**
 * Feature templates of the linker: for one cue, each token of the window by its way from the cue through the tree,
 * its place in the quotations, its sentence, and the cues between.
 */

import type { Doc } from "../../document/doc.ts";
import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";
import { type Evidence, INSIDE } from "./evidence.ts";

/** A cue as token range, half open. */
export interface CueSpan {
  readonly from: number;
  readonly to: number;
  /** The cue's token that governs the others. */
  readonly head: number;
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

const SENTENCES_BEFORE = 2;
const SENTENCES_AFTER = 4;
const MAX_WINDOW = 400;

export function cueHead(doc: Doc, from: number, to: number): number {
  let best = to - 1;
  for (let i = from; i < to; i++) {
    const h = doc.head[i];
    if ((h < from || h >= to || h === i) && /^[VNJR]/.test(tagLetter(doc, i))) best = i;
  }
  for (let i = from; i < to; i++) {
    const h = doc.head[i];
    if (h < from || h >= to || h === i) return i;
  }
  return best;
}

function tagLetter(doc: Doc, i: number): string {
  return doc.tag[i] === 16 ? "V" : doc.tag[i] === 8 ? "N" : "";
}

/**
 * The tokens a cue may take its source and content from: its sentence, and neighbours while a quotation
 * reaches over the border, or follows a colon.
 */
export function windowOf(doc: Doc, evidence: Evidence, cue: CueSpan): Window {
  const k = evidence.sentenceOf[cue.head];
  let first = k;
  let last = k;
  const at = (s: number): number => doc.sentenceFrom[s];
  while (first > 0 && k - first < SENTENCES_BEFORE && reachesBack(doc, evidence, at(first))) first--;
  while (last + 1 < doc.sentenceCount && last - k < SENTENCES_AFTER && reachesOn(doc, evidence, at(last + 1))) last++;
  return { from: Math.max(at(first), cue.from - MAX_WINDOW), to: Math.min(at(last + 1), cue.to + MAX_WINDOW) };
}

function reachesBack(doc: Doc, evidence: Evidence, border: number): boolean {
  const state = evidence.quoteState[border - 1];
  return doc.paragraph[border - 1] === doc.paragraph[border] && (state === INSIDE || state === 3);
}

function reachesOn(doc: Doc, evidence: Evidence, border: number): boolean {
  const state = evidence.quoteState[border];
  const goesOn = state === INSIDE || state === 2;
  if (!goesOn) return false;
  if (doc.paragraph[border - 1] === doc.paragraph[border]) return true;
  return doc.formOf(border - 1) === ":" || evidence.quoteState[border - 1] === INSIDE;
}

/** What is the same for every token of one cue. Filled by {@link prepareLink}. */
export interface LinkContext {
  readonly doc: Doc;
  readonly evidence: Evidence;
  readonly cue: CueSpan;
  readonly window: Window;
  /** By window position: hash of the way from the cue; 0 = other sentence. */
  readonly way: Int32Array;
  readonly way2: Int32Array;
  /** First token of the branch the way goes down, −1 = none (the cue itself, or above it). */
  readonly branch: Int32Array;
  readonly ups: Uint8Array;
  readonly downs: Uint8Array;
  /** 1 = part of this cue, 2 = of another. */
  readonly cueState: Uint8Array;
  /** Other cues between the token and this cue, up to 3. */
  readonly between: Uint8Array;
  readonly cueQuote: number;
  /** Quotation nearest before and after the cue in its window, 0 = none. */
  readonly quoteBefore: number;
  readonly quoteAfter: number;
}

/** @param cueOf 1-based number of the cue each token belongs to, 0 = none */
export function prepareLink(doc: Doc, evidence: Evidence, cue: CueSpan, cueOf: Int32Array): LinkContext {
  const window = windowOf(doc, evidence, cue);
  const size = window.to - window.from;
  const way = new Int32Array(size);
  const way2 = new Int32Array(size);
  const branch = new Int32Array(size).fill(-1);
  const ups = new Uint8Array(size);
  const downs = new Uint8Array(size);
  const k = evidence.sentenceOf[cue.head];
  const from = Math.max(doc.sentenceFrom[k], window.from);
  const to = Math.min(doc.sentenceFrom[k + 1], window.to);
  const known = new Uint8Array(to - from);
  let up = 0;
  let hash = 0x1357;
  for (let i = cue.head; i >= from && i < to && !known[i - from]; i = doc.head[i]) {
    known[i - from] = 1;
    way[i - window.from] = hash;
    way2[i - window.from] = hash;
    ups[i - window.from] = up;
    hash = up < 3 ? mix(hash, doc.dep[i] + 100) : hash;
    if (up < 7) up++;
  }
  const chain: number[] = [];
  for (let i = from; i < to; i++) {
    let at = i;
    while (at >= from && at < to && !known[at - from]) {
      chain.push(at);
      known[at - from] = 2;
      at = doc.head[at];
    }
    while (chain.length > 0) {
      const x = chain.pop() as number;
      const h = doc.head[x];
      if (h < from || h >= to) continue;
      const a = x - window.from;
      const b = h - window.from;
      ups[a] = ups[b];
      downs[a] = Math.min(7, downs[b] + 1);
      way[a] = downs[b] < 1 ? mix(way[b], doc.dep[x]) : way[b];
      way2[a] = downs[b] < 3 ? mix(way2[b], doc.dep[x]) : way2[b];
      branch[a] = branch[b] < 0 ? x : branch[b];
    }
  }
  const cueState = new Uint8Array(size);
  const own = cueOf[cue.head];
  for (let i = window.from; i < window.to; i++) if (cueOf[i] > 0) cueState[i - window.from] = cueOf[i] === own ? 1 : 2;
  return {
    doc,
    evidence,
    cue,
    window,
    way,
    way2,
    branch,
    ups,
    downs,
    cueState,
    between: cuesBetween(cueOf, cue, window),
    cueQuote: doc.quoteOf[cue.head],
    quoteBefore: nearestQuote(doc, cue.from - 1, window.from - 1, -1),
    quoteAfter: nearestQuote(doc, cue.to, window.to, 1),
  };
}

function cuesBetween(cueOf: Int32Array, cue: CueSpan, window: Window): Uint8Array {
  const between = new Uint8Array(window.to - window.from);
  let count = 0;
  for (let i = cue.from - 1; i >= window.from; i--) {
    between[i - window.from] = count;
    if (cueOf[i] > 0 && cueOf[i] !== cueOf[i - 1] && count < 3) count++;
  }
  count = 0;
  for (let i = cue.to; i < window.to; i++) {
    between[i - window.from] = count;
    if (cueOf[i] > 0 && cueOf[i] !== cueOf[i + 1] && count < 3) count++;
  }
  return between;
}

function nearestQuote(doc: Doc, from: number, to: number, step: number): number {
  for (let i = from; i !== to && i >= 0 && i < doc.length; i += step) if (doc.quoteOf[i] > 0) return doc.quoteOf[i];
  return 0;
}

const bucket = (d: number): number => (d < 4 ? d : d < 7 ? 4 : d < 12 ? 5 : d < 20 ? 6 : d < 40 ? 7 : 8);

export function linkFeatures(link: LinkContext, i: number, out: Features): void {
  const { doc, evidence, cue, window } = link;
  const facts = doc.facts;
  if (facts === undefined) return;
  const { form, xpos, dep, name, quoteOf } = doc;
  const { quoteState, sentenceOf, tree, sentence, verb } = evidence;
  const a = i - window.from;
  const has = (k: number): boolean => k >= window.from && k < window.to;
  const word = (k: number): number => (has(k) ? facts.word[form[k]] : 0x51ab);
  const pos = (k: number): number => (has(k) ? xpos[k] : 60);
  const state = (k: number): number => (has(k) ? quoteState[k] : 7);
  const cueWord = facts.word[form[cue.head]];
  const cueFine = facts.fine[form[cue.head]];
  const cueTag = xpos[cue.head];
  const cueVerb = verb[cue.head];
  const side = i < cue.from ? 0 : i < cue.to ? 1 : 2;
  const distance = side * 16 + bucket(side === 0 ? cue.from - i : side === 2 ? i - cue.to : 0);
  const offset = sentenceOf[i] - sentenceOf[cue.head] + 3;
  const own = link.cueState[a] === 1 ? 1 : 0;
  const w = facts.word[form[i]];
  const t = xpos[i];
  const q = quoteState[i];
  const relation =
    quoteOf[i] === 0 ? 0 : quoteOf[i] === link.cueQuote ? 1 : quoteOf[i] === link.quoteBefore ? 2 : quoteOf[i] === link.quoteAfter ? 3 : 4;
  const quote = relation * 8 + q;
  const scene = (link.cueQuote > 0 ? 1 : 0) + (link.quoteBefore > 0 ? 2 : 0) + (link.quoteAfter > 0 ? 4 : 0);
  const before = i > window.from ? i - 1 : -1;
  const way = link.way[a];
  const way2 = link.way2[a];
  const wayBefore = before >= 0 && sentenceOf[before] === sentenceOf[i] ? link.way[before - window.from] : 1;
  const wayAfter = has(i + 1) && sentenceOf[i + 1] === sentenceOf[i] ? link.way[i + 1 - window.from] : 2;
  const branch = link.branch[a];
  const edge = branch < 0 ? 0 : (tree.left[branch] === i ? 1 : 0) + (tree.right[branch] === i ? 2 : 0) + 4;
  const steps = link.ups[a] * 8 + link.downs[a];
  const up = link.ups[a];
  const between = link.between[a];
  const punct = pos(i - 1) * 64 + t;
  const hash = out.hash;
  let n = 0;
  hash[n++] = mix(0x91, offset);
  if (own) {
    hash[n++] = 0x7ee1;
    out.count = n;
    return;
  }
  const same = offset === 3 ? 1 : 0;
  if (same) {
    hash[n++] = mix(1, way);
    hash[n++] = mix(2, way2);
    hash[n++] = mix(mix(3, way), side);
    hash[n++] = mix(mix(4, way), cueWord);
    hash[n++] = mix(mix(5, way2), cueWord);
    hash[n++] = mix(mix(6, way), cueTag);
    hash[n++] = mix(mix(7, way), t);
    hash[n++] = mix(mix(8, way2), t);
    hash[n++] = mix(mix(9, way), mix(edge, side));
    hash[n++] = mix(mix(10, way2), mix(edge, t));
    hash[n++] = mix(mix(11, way), mix(quote, scene));
    hash[n++] = mix(mix(12, way), between);
    hash[n++] = mix(mix(13, way), wayBefore);
    hash[n++] = mix(mix(14, way), mix(wayBefore, wayAfter));
    hash[n++] = mix(mix(15, way), w);
    hash[n++] = mix(mix(16, way), mix(cueFine, side));
    hash[n++] = mix(mix(17, way), name[i]);
    hash[n++] = mix(mix(18, steps), mix(side, t));
    hash[n++] = mix(mix(19, steps), mix(side, cueTag));
    hash[n++] = mix(mix(20, way), mix(word(i - 1), side));
    hash[n++] = mix(mix(21, way), mix(punct, side));
    hash[n++] = mix(mix(22, way), mix(facts.coarse[form[i]], side));
    if (branch >= 0) {
      const first = tree.left[branch];
      hash[n++] = mix(mix(23, dep[branch]), mix(up, mix(facts.word[form[first]], side)));
      hash[n++] = mix(mix(24, dep[branch]), mix(cueWord, mix(facts.word[form[first]], side)));
      hash[n++] = mix(mix(25, dep[branch]), mix(up, mix(xpos[branch], side)));
      hash[n++] = mix(mix(26, dep[branch]), mix(up, mix(edge, mix(side, between))));
      hash[n++] = mix(mix(27, xpos[branch]), mix(cueWord, mix(dep[branch], side)));
      hash[n++] = mix(mix(28, dep[branch]), mix(up, mix(dep[i], side)));
      hash[n++] = mix(mix(29, dep[branch]), mix(up, mix(name[branch], side)));
      hash[n++] = mix(mix(30, dep[branch]), mix(evidence.verb[branch], mix(up, quote)));
    }
    hash[n++] = mix(mix(31, distance), t);
    hash[n++] = mix(mix(32, dep[i]), mix(t, side));
    hash[n++] = mix(mix(33, link.cueState[a]), mix(way, side));
    hash[n++] = mix(mix(34, evidence.children[cue.head] & 0xffff), mix(way, side));
    hash[n++] = mix(mix(35, evidence.subject[cue.head] < 0 ? 0 : 1), mix(way2, side));
  }
  hash[n++] = mix(mix(40, distance), same);
  hash[n++] = mix(mix(41, quote), mix(scene, side));
  hash[n++] = mix(mix(42, quote), mix(scene, offset));
  hash[n++] = mix(mix(43, quote), mix(cueWord, side));
  hash[n++] = mix(mix(44, quote), mix(cueVerb, mix(side, between)));
  hash[n++] = mix(mix(45, state(i - 1)), mix(q, mix(state(i + 1), side)));
  hash[n++] = mix(mix(46, word(i - 1)), mix(q, side));
  hash[n++] = mix(mix(47, w), mix(side, same));
  hash[n++] = mix(mix(48, t), mix(pos(i - 1), mix(side, same)));
  hash[n++] = mix(mix(49, t), mix(pos(i + 1), mix(side, same)));
  hash[n++] = mix(mix(50, between), mix(offset, mix(quote, side)));
  hash[n++] = mix(mix(51, name[i]), mix(side, offset));
  hash[n++] = mix(mix(52, sentence[sentenceOf[i]]), mix(offset, quote));
  hash[n++] = mix(mix(53, sentence[sentenceOf[cue.head]]), mix(offset, quote));
  hash[n++] = mix(mix(54, word(i + 1)), mix(w, mix(side, same)));
  hash[n++] = mix(mix(55, doc.paragraph[i] === doc.paragraph[cue.head] ? 1 : 0), mix(offset, quote));
  hash[n++] = mix(mix(56, word(cue.from - 1)), mix(quote, side));
  hash[n++] = mix(mix(57, word(cue.to)), mix(quote, mix(side, same)));
  hash[n++] = mix(mix(58, i + 1 === cue.from ? 1 : i === cue.to ? 2 : 0), mix(t, cueTag));
  hash[n++] = mix(mix(59, i + 1 === cue.from ? 1 : i === cue.to ? 2 : 0), mix(w, cueWord));
  hash[n++] = mix(mix(60, i === doc.sentenceFrom[sentenceOf[i]] ? 1 : 0), mix(quote, mix(offset, t)));
  out.count = n;
}
