/**
 * Quantities: a number or a range with its unit and bound. Numbers that count nothing (years, times, ordinals, names, scores) are
 * left out. Looking up is by the text; what a bare number counts comes from the tags after it.
 */

import { DEPREL_ID, uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Bound } from "../../document/records.ts";
import type { Unit, Units } from "../../lexicon/units.ts";
import { boundOf } from "./bounds.ts";
import { isNumeric, scaled, scanNumbers } from "./numbers.ts";
import { type Found, withUnit } from "./units-found.ts";

export interface Quantity {
  /** UTF-16 offsets of number and unit, without the words of the bound. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly unit: Unit | undefined;
  /** What the unit is taken per: "day" in "$3 a day". */
  readonly per?: string;
  /** Tokens of the counted noun, when there is no unit of measure. */
  readonly counted?: { readonly from: number; readonly to: number };
  /** Whether unit or counted noun stand at a neighbour: "from 10 to 25 percent", "killed five people and wounded 12". */
  readonly borrowed?: true;
  readonly bound: Bound;
  /** Whether the value is a share of something: a fraction. */
  readonly share: boolean;
}

export interface QuantityOptions {
  /** Whether "one" counts ("one proposal"). News readers do not mean a figure by it; some evaluation sets do. */
  readonly ones: boolean;
}

const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const ADJ = uposId("ADJ");
const NUM = uposId("NUM");
const VERB = uposId("VERB");
const AUX = uposId("AUX");
const PLURALS = new Set([XPOS_ID.get("NNS") as number, XPOS_ID.get("NNPS") as number]);
const SUBJECTS = new Set(["nsubj", "nsubj:pass"].map((label) => DEPREL_ID.get(label)));
const PAST_PARTICIPLE = XPOS_ID.get("VBN") as number;
const PARTICIPLES = new Set([PAST_PARTICIPLE, XPOS_ID.get("VBG") as number]);

/** Every quantity of the report in text order. O(length). */
export function findQuantities(doc: Doc, units: Units, options: QuantityOptions): Quantity[] {
  const out: Quantity[] = [];
  const numeric = Uint8Array.from(doc.forms, (form) => (isNumeric(form) ? 1 : 0));
  for (let k = 0; k < doc.sentenceCount; k++) {
    const first = doc.sentenceFrom[k];
    const last = doc.sentenceFrom[k + 1];
    let holds = false;
    for (let i = first; i < last && !holds; i++) holds = numeric[doc.form[i]] === 1;
    if (!holds) continue;
    const numbers = scanNumbers(doc.text, doc.start[first], doc.end[last - 1]).map((number) => withUnit(doc.text, number, units));
    for (let n = 0; n < numbers.length; n++) {
      const votes = votesOf(doc.text, numbers, n, doc.start[first]);
      if (votes) {
        out.push(...votes);
        n++;
        continue;
      }
      const joined = rangeOf(doc, numbers, n);
      if (joined) n++;
      const found = joined ?? numbers[n];
      const quantity = (joined ? undefined : changedFrom(doc, numbers, n, last, options)) ?? quantityOf(doc, found, last, options);
      const read = likeThePrevious(doc, found, quantity, out.at(-1), first) ?? quantity;
      if (read) out.push(read);
    }
  }
  return out;
}

const TO = /^\s?(?:[-–—]|to|and|or)\s?(?:[A-Z]{0,2}[$€£¥]\s?)?$/;

/** Verbs of change without "from": what follows "to" is the new level, not the end of a range. */
const CHANGING =
  /\b(?:up|down|rise|rises|rose|risen|rising|grew|grow|grown|gain(?:s|ed)?|jump(?:s|ed)?|climb(?:s|ed)?|increas(?:e|es|ed|ing)|add(?:s|ed)?|fell|fall|falls|fallen|drop(?:s|ped)?|declin(?:e|es|ed)|los[et]|slip(?:s|ped)?|shed|cut)\s+(?:another |about |around |nearly |almost |over |more than |by )*$/i;

/** "raised from 10 to 25 percent": what stands between is a change, not a range. */
const CHANGED_FROM =
  /\b(?:up|down|ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|gr(?:ow|ows|ew|own)|jump(?:s|ed)?|climb(?:s|ed)?|increas(?:e|es|ed|ing)|lift(?:s|ed)?|hik(?:e|es|ed)|fell|fall(?:s|en)?|drop(?:s|ped)?|declin(?:e|es|ed)|slip(?:s|ped)?|cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed)?|shr(?:ink|ank|unk)|widen(?:s|ed)?|narrow(?:s|ed)?|chang(?:e|es|ed)|go(?:es)?|went|gone)\b[^.;]{0,40}?\bfrom\s+(?:about |around |nearly |almost |over |just |only )*$/i;

/** The level a change starts from, with unit or counted noun of the level it ends at; undefined when it has its own. */
function changedFrom(doc: Doc, numbers: readonly Found[], n: number, sentenceEnd: number, options: QuantityOptions): Quantity | undefined {
  const { [n]: a, [n + 1]: b } = numbers;
  if (b === undefined || a.unit !== undefined || a.number.form === "vague" || b.number.form === "vague") return undefined;
  if (!/^ to (?:about |around |nearly |almost |over |just |only |some )*$/.test(doc.text.slice(a.end, b.start))) return undefined;
  if (!CHANGED_FROM.test(doc.text.slice(Math.max(0, a.start - 80), a.start))) return undefined;
  const to = quantityOf(doc, b, sentenceEnd, options);
  if (to === undefined || (to.unit === undefined && to.counted === undefined)) return undefined;
  const low = a.scale === 1 && b.scale > 1 && a.low < 1000 ? scaled(a.low, b.scale) : a.low;
  const bound = boundOf(doc.text.slice(Math.max(0, a.start - 40), a.start), "", false, to.unit);
  return { ...to, start: a.start, end: a.end, low, high: low, bound, borrowed: true };
}

/** A number without a noun of its own counts what the one before it counts: "killed five people and wounded 12 others". */
function likeThePrevious(
  doc: Doc,
  found: Found,
  quantity: Quantity | undefined,
  previous: Quantity | undefined,
  first: number,
): Quantity | undefined {
  if (previous?.counted === undefined || previous.start < doc.start[first] || found.unit !== undefined || quantity?.unit !== undefined)
    return undefined;
  const own = quantity?.counted === undefined ? "" : countedLemmas(doc, quantity.counted);
  const others = /^others?$/.test(own) || VICTIMS.test(own);
  if (quantity?.counted !== undefined && !others) return undefined;
  const between = doc.text.slice(previous.end, found.start);
  if (!/[,;]|\band\b/.test(between)) return undefined;
  const next = doc.tokenAt(found.end);
  const subject = (doc.tag[next] === VERB || doc.tag[next] === AUX) && SUBJECTS.has(doc.dep[doc.tokenAt(found.start)]);
  const done = doc.tag[next] === VERB && doc.xpos[next] === PAST_PARTICIPLE;
  const before = doc.text.slice(Math.max(0, found.start - 40), found.start);
  const doing =
    /(?:\band|,) (?:\p{L}+ly )?(\p{L}+(?:ed|ing)) (?:about |around |nearly |almost |over |at least |more than |some |another |as many as |up to )*$/u.test(
      before,
    );
  const ends = next >= doc.length || /^[.,;)”"]$/.test(doc.formOf(next)) || /^(?:in|on|at|near|during|by|when|after)$/.test(doc.formOf(next));
  if (!others && !done && !subject && !(doing && ends)) return undefined;
  if (looksLikeYear(doc.text, found, "exact") || partOfName(doc.text, found)) return undefined;
  const { start, end, low, high, number } = found;
  const bound = quantity?.bound ?? boundOf(before, doc.text.slice(end, end + 16), number.form === "vague");
  return { start, end, low, high, unit: undefined, counted: previous.counted, borrowed: true, bound, share: false };
}

const VOTE: Unit = { name: "vote", kind: "measure", code: "" };
const VOTES_BEFORE =
  /\b(?:voted|vote(?:s)? (?:of|was|were)|(?:passed|approved|adopted|carried|rejected|defeated|ratified|backed)(?: \p{L}+){0,6} (?:by|with)(?: a vote of)?|by a vote of|with)\s+(?:by )?$/u;
const SCORE_AFTER_VOTE = /\b(?:passed|approved|adopted|carried|rejected|defeated|ratified|backed)(?: [\p{L}-]+){1,6}\s+$/u;

/** "voted 54 to 41", "by 312 votes to 105", "the vote was 312-105": votes for and against. */
function votesOf(text: string, numbers: readonly Found[], n: number, sentenceStart: number): Quantity[] | undefined {
  const { [n]: a, [n + 1]: b } = numbers;
  if (b === undefined || a.unit !== undefined || b.unit !== undefined || a.scale !== 1 || b.scale !== 1) return undefined;
  if (!Number.isInteger(a.low) || !Number.isInteger(b.low)) return undefined;
  const between = /^(?:( votes)? to |[-–])$/.exec(text.slice(a.end, b.start));
  if (between === null || /^[-–:/]\d/.test(text.slice(b.end, b.end + 2))) return undefined;
  const before = text.slice(Math.max(sentenceStart, a.start - 80), a.start);
  const scored = VOTES_BEFORE.test(before) || (/^[-–]$/.test(between[0]) && SCORE_AFTER_VOTE.test(before));
  if (between[1] === undefined && !(scored && /vot|pass|approv|adopt|carri|reject|defeat|ratif|back/.test(before))) return undefined;
  return [a, b].map(({ start, end, low }) => ({ start, end, low, high: low, unit: VOTE, bound: "exact", share: false }));
}

/** "10-12 percent", "$1.2 to $1.5 billion", "between 3 and 5": two numbers that are the ends of one range. */
function rangeOf(doc: Doc, numbers: readonly Found[], n: number): Found | undefined {
  const a = numbers[n];
  const b = numbers[n + 1];
  if (b === undefined || a.number.form === "vague" || b.number.form === "vague" || a.number.form === "fraction") return undefined;
  const between = doc.text.slice(a.end, b.number.start);
  const match = TO.exec(between.replace(/\b(?:USD|EUR|GBP|PS)\s?$/, "$"));
  if (match === null) return undefined;
  const word = between.trim().split(/\s/)[0];
  const before = doc.text.slice(Math.max(0, a.start - 12), a.start).toLowerCase();
  if (word === "and" && !/\bbetween\s+$/.test(before)) return undefined;
  if (word === "to" && /\bfrom\s+$/.test(before) && a.unit !== undefined && b.low < a.low) return undefined;
  if (word === "or" && !(a.unit === undefined && b.low === a.low + 1)) return undefined;
  if (a.unit !== undefined && b.unit !== undefined && a.unit !== b.unit) return undefined;
  // A change ("rose 5% to 12%", "cut from 4 to 3") is two figures; a range has one unit at its end or on both sides.
  const unit = b.unit ?? a.unit;
  if (word === "to" && /\bby\s+$/.test(before)) return undefined;
  if (word === "to" && CHANGED_FROM.test(doc.text.slice(Math.max(0, a.start - 80), a.start))) return undefined;
  if (word === "to" && a.unit !== undefined && CHANGING.test(doc.text.slice(Math.max(0, a.start - 40), a.start))) return undefined;
  const borrowed = a.scale === 1 && b.scale > 1 && a.low < 1000 ? scaled(a.low, b.scale) : a.low;
  if (borrowed >= b.high) return undefined;
  if (unit === undefined && /^[-–—]$/.test(word) && !nounFollows(doc, b.end)) return undefined;
  return { ...b, start: a.start, low: borrowed, high: b.high, unit };
}

function nounFollows(doc: Doc, at: number): boolean {
  const i = doc.tokenAt(at);
  return i < doc.length && (doc.tag[i] === NOUN || doc.tag[i] === ADJ);
}

function quantityOf(doc: Doc, found: Found, sentenceEnd: number, options: QuantityOptions): Quantity | undefined {
  const { text } = doc;
  const { number, unit, start } = found;
  const before = text.slice(Math.max(0, start - 40), start);
  const one = number.form === "words" && number.low === 1 && number.scale === 1;
  if (one && !options.ones && unit === undefined) return undefined;
  // "the two countries", "both of its three ports": not counted here, but known already.
  if (
    !options.ones &&
    number.form === "words" &&
    number.low < 10 &&
    unit === undefined &&
    /\b(?:the|these|those|its|their|his|her|our|both)\s+$/i.test(before)
  )
    return undefined;
  if (partOfName(text, found)) return undefined;
  if (unit?.kind === "duration" && number.form === "words" && /[-–]\s?$/.test(text.slice(number.end, found.end).replace(/\w+$/, "")))
    return undefined;
  const per = perAfter(text, found.end);
  const end = per?.end ?? found.end;
  const minus = /(?:\bminus|\bnegative)[ -]$|(?<![\p{L}\p{N}])−$|(?:^|\(|\b(?:of|at|to|by|from|is|was)\s)-$/iu.test(before) ? -1 : 1;
  const base = {
    start,
    end,
    low: minus * found.low,
    high: minus * found.high,
    unit,
    ...(per ? { per: per.what } : {}),
    share: number.form === "fraction" && unit === undefined,
  };
  const bound = boundOf(before, text.slice(end, end + 16), number.form === "vague", unit);
  if (unit !== undefined) {
    if (unit.kind === "duration" && one && !options.ones) return undefined;
    return { ...base, bound };
  }
  if (base.share) {
    const counted = /^\s+of\s/.test(text.slice(end, end + 5)) ? undefined : countedAfter(doc, end, sentenceEnd);
    return { ...base, bound, ...(counted ? { counted } : {}) };
  }
  if (looksLikeYear(text, found, bound) || afterName(doc, found)) return undefined;
  const counted = countedAfter(doc, end, sentenceEnd, number.form === "vague");
  if (counted) {
    if (isProperName(doc, counted)) return undefined;
    if (number.form === "digits" && isYear(text, found) && bound === "exact" && !PLURALS.has(doc.xpos[counted.to - 1])) return undefined;
    if (one && !options.ones) return undefined;
    return { ...base, bound, counted };
  }
  return found.scale > 1 || bareIsFigure(text, found, before, bound) ? { ...base, bound } : undefined;
}

/** Digits glued to letters or to other digits: "G20", "F-16", "10:45", "12/5/2020", "3-1", "192.168.0.1". */
function partOfName(text: string, { start, end, number, unit }: Found): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  if (/(?:minus|negative)-$|(?:\(|\b(?:of|at|to|by|from|is|was)\s)-$/i.test(text.slice(Math.max(0, start - 9), start))) return false;
  if (/[\p{L}\p{N}]\s-$/u.test(text.slice(Math.max(0, start - 3), start))) return true;
  if (number.form !== "digits") return /[-'’]$/.test(before) || (/^['’-]/.test(after) && unit === undefined && /^[-][A-Z]/.test(after));
  if (/[\p{L}\p{N}_#@/]$/u.test(before)) return true;
  if (/[\p{L}\p{N}][-–.:,']$/u.test(before)) return true;
  if (unit === undefined && /^[\p{L}\p{N}_]/u.test(after)) return true;
  return unit === undefined && (/^[:/]\d/.test(after) || /^[-–]\d/.test(after) || /^(?:st|nd|rd|th|am|pm)\b/.test(after));
}

function isYear(text: string, { number }: Found): boolean {
  return number.form === "digits" && number.scale === 1 && /^(?:1[5-9]|20)\d\d$/.test(text.slice(number.start, number.end));
}

function looksLikeYear(text: string, found: Found, bound: Bound): boolean {
  if (!isYear(text, found)) return false;
  const before = text.slice(Math.max(0, found.start - 14), found.start);
  return bound === "exact" || /\b(?:in|since|by|until|from|of|during|before|after|to)\s+(?:early |late |mid-?)?$/i.test(before);
}

const NAME_BEFORE =
  /(?:\b(?:No|Nos|Number|number|Chapter|Article|Section|Rule|Page|page|Level|level|Phase|phase|category|Category|Group|Room|Route|Highway|Flight|flight|Channel|Resolution|resolution|Act|Title|Question|grade|Grade|Week|week|Day|day|Season|season|Episode|Game|game|Type|type|version|Version|Class|class)\.?|#)\s+$/;

/** "Channel 5", "Resolution 2231", "Fortune 500": the number belongs to the name before it. */
function afterName(doc: Doc, { start, end, unit, number }: Found): boolean {
  if (unit !== undefined || number.form !== "digits") return false;
  const before = doc.text.slice(Math.max(0, start - 16), start);
  if (NAME_BEFORE.test(before)) return true;
  const i = doc.tokenAt(start);
  if (i === 0 || doc.end[i - 1] + 1 < start) return false;
  const capital = doc.tag[i - 1] === PROPN && /^\p{Lu}/u.test(doc.formOf(i - 1)) && number.scale === 1;
  if (
    /^\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(
      doc.text.slice(end, end + 11),
    )
  )
    return true;
  if (
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.?\s$/.test(
      before,
    ) &&
    number.low <= 31
  )
    return true;
  return capital;
}

const PER =
  /^(?:\s?\/\s?|\s+(?:per|an?|each|every)\s+)(barrel|bbl|bushel|sack|lorry|truck|day|week|month|year|annum|hour|minute|second|share|gallon|litre|liter|tonne|ton|kilogram|kg|pound|ounce|mmBTU|gram|square foot|square metre|square meter|square mile|person|head|capita|household|piece|mile|kilometre|km|acre|hectare|unit|bottle|kWh|megawatt hour|MWh|night|game|user|vote)s?\b(?! (?:earlier|ago|later|before))|^-a-(day|year|month|week|barrel|share)/;

function perAfter(text: string, at: number): { what: string; end: number } | undefined {
  const match = PER.exec(text.slice(at, at + 28));
  return match ? { what: match[1] ?? match[2], end: at + match[0].length } : undefined;
}

/** Tokens of the noun a number counts: "6,650 employees", "14 first-team players", "25 imported vehicles". */
function countedAfter(doc: Doc, at: number, sentenceEnd: number, vague = false): { from: number; to: number } | undefined {
  let from = doc.tokenAt(at);
  if (from >= sentenceEnd || /[,;:()—–]/.test(doc.text.slice(at, doc.start[from]))) return undefined;
  if (/^of$/i.test(doc.formOf(from)) && /^(?:the|its|their|his|her|our|these|those)$/i.test(doc.formOf(from + 1))) {
    from += 2;
    while (from < sentenceEnd && doc.tag[from] === NUM) from++;
  } else if (vague && /^of$/i.test(doc.formOf(from))) from++;
  if (doc.formOf(from) === "-" && from + 1 < sentenceEnd) from++;
  let to = from;
  for (let i = from; i < sentenceEnd && i < from + 6; i++) {
    const tag = doc.tag[i];
    const form = doc.formOf(i);
    if (tag === NOUN || tag === PROPN) to = i + 1;
    else if (/^[-&]$/.test(form) || tag === ADJ || (tag === VERB && PARTICIPLES.has(doc.xpos[i]) && to === from) || /^\d+$/.test(form)) continue;
    else break;
    // A plural common noun closes the phrase, unless another noun goes on in the same breath.
    if (PLURALS.has(doc.xpos[i]) && doc.tag[i + 1] !== NOUN) break;
  }
  // "with 61 dead": who is counted by what became of them; "three times more" counts nothing.
  if (to === from && VICTIMS.test(doc.formOf(from))) to = from + 1;
  if (to === from + 1 && /^times$/i.test(doc.formOf(from)) && MULTIPLE.test(doc.formOf(to))) return undefined;
  return to > from ? { from, to } : undefined;
}

const VICTIMS = /^(?:dead|wounded|injured|missing|homeless)$/;
const MULTIPLE = /^(?:more|as|higher|larger|lower|less|fewer|bigger|greater|the|that|what|its|their)$/;

/** "12 Pro Max", "9 Elm Road": the number belongs to the name after it. */
function isProperName(doc: Doc, { from, to }: { from: number; to: number }): boolean {
  for (let i = from; i < to; i++) if (doc.tag[i] !== PROPN && /\p{L}/u.test(doc.formOf(i))) return false;
  return !PLURALS.has(doc.xpos[to - 1]);
}

/** A number without a unit or noun is a figure when its form or its words say that it measures something. */
function bareIsFigure(text: string, { number, end }: Found, before: string, bound: Bound): boolean {
  if (number.form === "vague") return true;
  if (number.form !== "digits") return bound !== "exact" && number.scale > 1;
  const written = text.slice(number.start, end);
  if (number.scale > 1 || /,\d{3}/.test(written)) return true;
  if (/^\s*-?\s*(?:yard|pound)/.test(text.slice(end, end + 8))) return true;
  const level = /\b(?:to|at|by|of|was|were|is|reached|totalled|totaled|numbered)\s+(?:just |only )?$/i.test(before);
  return (bound !== "exact" || level) && (/\./.test(written) || number.low >= 13 || bound !== "exact");
}

/** Lemmas of the counted noun phrase, for comparing: "first-team player". */
export function countedLemmas(doc: Doc, { from, to }: { from: number; to: number }): string {
  let out = "";
  for (let i = from; i < to; i++) {
    const glue = i === from || doc.formOf(i) === "-" || doc.formOf(i - 1) === "-" ? "" : " ";
    out += glue + (doc.tag[i] === VERB ? doc.formOf(i) : doc.lemma[i]).toLowerCase();
  }
  return out;
}
