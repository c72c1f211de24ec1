/** Lists of three and more nouns ("opposed the war, the treaty, the bailout and the toll"), whose later members a parse hangs anywhere. */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Clauses } from "../events/clauses.ts";
import { MONTHS, WEEKDAYS } from "../times/words.ts";

const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const AUX = uposId("AUX");
const WITHIN: ReadonlySet<number> = new Set((["NOUN", "PROPN", "ADJ", "NUM", "DET"] as const).map(uposId));
const WITHIN_PENN: ReadonlySet<number | undefined> = new Set(["PRP$", "POS", "HYPH"].map((tag) => XPOS_ID.get(tag)));
/** Penn tags of verbs that have a subject of their own. */
export const FINITE: ReadonlySet<number | undefined> = new Set(["VBD", "VBZ", "VBP", "MD"].map((tag) => XPOS_ID.get(tag)));
const JOINING = /^(?:and|or|nor|&)$/;
const MEMBERS = 3;

interface Member {
  readonly start: number;
  readonly end: number;
  readonly head: number;
}

/**
 * The head of the first member of the list that a noun stands in as a later one; undefined where it stands in none. A list has three members
 * at least, commas or conjunctions between all, and a conjunction somewhere; what goes on with a verb is a clause. O(tokens of the list).
 */
export function firstOfList(clauses: Clauses, noun: number): number | undefined {
  const { doc } = clauses;
  const sentence = doc.sentenceOf(noun);
  const [from, to] = [doc.sentenceFrom[sentence], doc.sentenceFrom[sentence + 1]];
  const own = memberAt(clauses, noun, from, to);
  if (own?.head !== noun) return undefined;
  let members = 1;
  let isJoined = false;
  let first = own;
  for (;;) {
    const [before, joins] = separatorBefore(clauses, first.start, from);
    const member = before < from ? undefined : memberAt(clauses, before, from, to);
    if (before === first.start - 1 || member === undefined || member.end !== before + 1) break;
    isJoined ||= joins;
    first = member;
    members++;
  }
  if (first === own) return undefined;
  let { end } = own;
  for (;;) {
    const [next, joins] = separatorAfter(clauses, end, to);
    const member = next === end || next >= to ? undefined : memberFrom(clauses, next, from, to);
    if (member === undefined) break;
    isJoined ||= joins;
    end = member.end;
    members++;
  }
  const goesOn = end < to && (doc.tag[end] === AUX || FINITE.has(doc.xpos[end]));
  return members >= MEMBERS && isJoined && !goesOn ? first.head : undefined;
}

/** The token before a comma, a conjunction, or both; the place itself less one where there is none. */
function separatorBefore(clauses: Clauses, start: number, from: number): [before: number, joins: boolean] {
  let at = start - 1;
  const joins = at > from && JOINING.test(clauses.word(at));
  if (joins) at--;
  if (at > from && clauses.word(at) === ",") at--;
  return [at, joins];
}

function separatorAfter(clauses: Clauses, end: number, to: number): [next: number, joins: boolean] {
  let at = end;
  if (at < to && clauses.word(at) === ",") at++;
  const joins = at < to && JOINING.test(clauses.word(at));
  return [joins ? at + 1 : at, joins];
}

/** The noun phrase that goes on to the end of the nouns at a token. */
function memberAt(clauses: Clauses, token: number, from: number, to: number): Member | undefined {
  const { doc } = clauses;
  if (!isNoun(clauses, token)) return undefined;
  let last = token;
  while (last + 1 < to && isNoun(clauses, last + 1)) last++;
  let start = last;
  let head = last;
  while (start > from) {
    const before = start - 1;
    if (WITHIN.has(doc.tag[before]) || WITHIN_PENN.has(doc.xpos[before])) start = before;
    else if (clauses.word(before) === "of" && before - 1 >= from && isNoun(clauses, before - 1)) {
      start = before - 1;
      head = start;
    } else break;
  }
  // A day is when something was said.
  return WEEKDAYS.has(clauses.word(head)) || MONTHS.has(clauses.word(head)) ? undefined : { start, end: last + 1, head };
}

/** The noun phrase that begins at a token. */
function memberFrom(clauses: Clauses, token: number, from: number, to: number): Member | undefined {
  const { doc } = clauses;
  let last = -1;
  for (let t = token; t < to; t++) {
    if (isNoun(clauses, t)) last = t;
    else if (!WITHIN.has(doc.tag[t]) && !WITHIN_PENN.has(doc.xpos[t]) && clauses.word(t) !== "of") break;
  }
  const member = last < 0 ? undefined : memberAt(clauses, last, from, to);
  return member?.start === token ? member : undefined;
}

function isNoun({ doc }: Clauses, token: number): boolean {
  return doc.tag[token] === NOUN || doc.tag[token] === PROPN;
}
