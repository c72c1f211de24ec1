/** What the words around a predicate say by themselves: its preposition, its negation, and where the parse has hung something too high. */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import { firstOfList } from "./lists.ts";
import { GIVING, PROVIDING } from "./words.ts";

const NOUN = uposId("NOUN");
const VB = XPOS_ID.get("VB") as number;
const VBG = XPOS_ID.get("VBG") as number;
const VBN = XPOS_ID.get("VBN") as number;
const VBD = XPOS_ID.get("VBD") as number;
const NEGATION = /^(?:not|n't|n’t|never|no|neither|nor|hardly|barely|without|cannot)$/;
/** Nouns that are spelt like an act and name a thing. */
export const THINGS = /^(?:mind|fund|arm|ship|bar|sign|pass|hold|file|question)$/;

/** A head, and the relation to it. */
export interface Attachment {
  readonly head: number;
  readonly relation: string;
}

export function prepositionOf(clauses: Clauses, x: number): string {
  const all = clauses.childrenWith(x, "case", "mark");
  const last = all.findLast((word) => word < x);
  // "with the canal despite the protests", with both taken for the protests': the nearer one is.
  const far = last !== undefined && last - all[0] > 2 && clauses.dep(last) === "case";
  return all.length === 0 ? "" : clauses.word(far ? last : all[0]);
}

export function hasNo(clauses: Clauses, noun: number): boolean {
  const none = clauses.childrenWith(noun, "det", "advmod").some((det) => /^(?:no|neither)$/.test(clauses.word(det)) && !isInName(clauses, det));
  // "shows little interest in it"
  const little = clauses.childrenWith(noun, "amod").some((word) => /^(?:little|scant)$/.test(clauses.word(word)));
  return none || (little && clauses.childrenWith(noun, "det").length === 0);
}

/** "A no fly zone", "no-confidence vote": this "no" denies nothing that is said. */
function isInName(clauses: Clauses, no: number): boolean {
  const { doc } = clauses;
  return /^[-‐‑]$/.test(no + 1 < doc.length ? doc.formOf(no + 1) : "") || (no > 0 && /^(?:an?|the|this|that|any)$/.test(clauses.word(no - 1)));
}

export function isNegated(clauses: Clauses, i: number): boolean {
  const own = clauses
    .childrenWith(i, "advmod", "aux", "det", "cc:preconj")
    .some(
      (child) =>
        (NEGATION.test(clauses.word(child)) || isNoLonger(clauses, child)) &&
        !isInName(clauses, child) &&
        !isOfInfinitive(clauses, child, i) &&
        !isNotOnly(clauses, child),
    );
  return (
    own ||
    clauses.childrenWith(i, "mark").some((to) => clauses.word(to) === "to" && NEGATION.test(clauses.word(to - 1)) && clauses.head(to - 1) !== i) ||
    clauses.childrenWith(i, "cc").some((word) => clauses.word(word) === "neither") ||
    isDeniedBefore(clauses, i) ||
    isInNoWay(clauses, i) ||
    // "has yet to sign"
    clauses
      .childrenWith(i, "advmod")
      .some((word) => clauses.word(word) === "yet" && clauses.word(word + 1) === "to") ||
    clauses
      .childrenWith(i, "nsubj", "nsubj:pass")
      .some((subject) => /^(?:nobody|none|neither)$/.test(clauses.word(subject)) || hasNo(clauses, subject))
  );
}

/** "No way am I voting for it", "there is no way on earth I'm voting for it". */
function isInNoWay(clauses: Clauses, verb: number): boolean {
  const first = Math.min(verb, ...clauses.childrenWith(verb, "nsubj", "aux", "cop"));
  const before = [5, 4, 3, 2, 1].map((back) => clauses.word(first - back)).join(" ");
  // "There is no way I will" is one of the grounds.
  return clauses.isVerb(verb) && (/\bno way (?:on earth|in hell|whatsoever)$/.test(before) || /(?<!(?:^| )(?:is|was|'s|’s) )\bno way$/.test(before));
}

/** "Cannot in good conscience allow it", with "not" hung on what stands between it and the verb. */
function isDeniedBefore(clauses: Clauses, verb: number): boolean {
  if (!clauses.isVerb(verb)) return false;
  return clauses.childrenWith(verb, "aux").some((aux) => {
    const not = aux + 1;
    if (!/^(?:not|n't|n’t|never)$/.test(clauses.word(not)) || not >= verb - 1 || /^(?:only|just|merely)$/.test(clauses.word(not + 1))) return false;
    const head = clauses.head(not);
    return head !== undefined && head > not && head < verb && /^(?:in|under|with|on|for|by|at)$/.test(clauses.word(not + 1));
  });
}

/** "It would not only end it": that denies nothing. */
function isNotOnly(clauses: Clauses, word: number): boolean {
  return clauses.word(word) === "not" && /^(?:only|just|merely|simply)$/.test(clauses.word(word + 1));
}

/** "Vowed never to sign": what is denied is the infinitive, wherever the parse has hung the word. */
function isOfInfinitive(clauses: Clauses, word: number, verb: number): boolean {
  return word > verb && clauses.word(word + 1) === "to" && clauses.dep(word + 1) === "mark" && clauses.head(word + 1) !== verb;
}

function isNoLonger(clauses: Clauses, adverb: number): boolean {
  return clauses.word(adverb) === "longer" && adverb > 0 && clauses.word(adverb - 1) === "no";
}

/** Whether the sentence of a token ends in a question mark. */
export function isAsked(clauses: Clauses, i: number): boolean {
  const { doc } = clauses;
  const last = doc.sentenceFrom[doc.sentenceOf(i) + 1] - 1;
  for (let t = last; t > last - 3 && t >= 0; t--) if (doc.formOf(t) === "?") return true;
  return false;
}

/**
 * Where a word hangs. A parse takes for the verb's own what belongs to the noun right before ("called for an end to the toll", "opposed a
 * proposal by Velmora to lift it"), and for a circumstance what is wanted ("ruled out joining", "vowed never to sign").
 */
export function attachmentOf(clauses: Clauses, table: StanceTable, x: number): Attachment | undefined {
  const whole = wholeOf(clauses, x);
  if (whole !== undefined) return { head: whole, relation: "appos" };
  const first = firstOfList(clauses, x);
  if (first !== undefined) return { head: first, relation: "conj" };
  const plan = planBefore(clauses, table, x);
  if (plan !== undefined) return { head: plan, relation: "acl" };
  const giver = giverOf(clauses, x);
  if (giver !== undefined) return { head: giver, relation: prepositionOf(clauses, x) === "" ? "obj" : "obl" };
  const asked = askedTo(clauses, x);
  if (asked !== undefined) return { head: asked, relation: "xcomp" };
  const act = actBefore(clauses, table, x);
  if (act !== undefined) return { head: act, relation: clauses.isVerb(x) ? "acl" : "nmod" };
  const head = clauses.head(x);
  if (head === undefined) return undefined;
  return { head, relation: isComplement(clauses, table, x, head) || isWantedDone(clauses, x) ? "xcomp" : clauses.dep(x) };
}

/** "Offered the banks a loan", "provided the banks with a loan", with the loan hung on the banks. */
function giverOf(clauses: Clauses, x: number): number | undefined {
  const recipient = clauses.head(x);
  if (recipient === undefined || recipient > x || clauses.dep(recipient) !== "obj") return undefined;
  const verb = clauses.lemma(clauses.head(recipient) ?? x);
  const isGiven = clauses.dep(x) === "nmod:unmarked" && clauses.childrenWith(x, "det").length > 0 && GIVING.test(verb);
  const isProvided = clauses.dep(x) === "nmod" && prepositionOf(clauses, x) === "with" && PROVIDING.test(verb);
  return isGiven || isProvided ? clauses.head(recipient) : undefined;
}

const PLURAL = new Set((["NNS", "NNPS"] as const).map((tag) => XPOS_ID.get(tag) as number));

/** The noun that an example is given of, wherever the parse has hung the example: "every levy on grain, including the toll", "tolls like it". */
function wholeOf(clauses: Clauses, x: number): number | undefined {
  const given = clauses.childrenWith(x, "case").find((word) => word < x && /^(?:including|like|such)$/.test(clauses.word(word)));
  if (given === undefined) return undefined;
  const isKind = (noun: number): boolean =>
    clauses.doc.tag[noun] === NOUN &&
    (PLURAL.has(clauses.doc.xpos[noun]) || clauses.childrenWith(noun, "det").some((word) => /^(?:any|every|all|each|no)$/.test(clauses.word(word))));
  const isExample = clauses.word(given) !== "like" || clauses.word(given - 1) === "," || isKind(given - 1);
  if (!isExample) return undefined;
  // What is said of the kind in a clause of its own holds nouns, too: "every levy that farmers pay, including the toll".
  const from = clauses.doc.sentenceFrom[clauses.doc.sentenceOf(x)];
  for (let noun = given - 1; noun >= from; noun--) {
    if (!isKind(noun)) continue;
    let clause = clauses.head(noun);
    while (clause !== undefined && clauses.dep(clause) === "conj") clause = clauses.head(clause);
    if (clause === undefined || clause > noun || !/^(?:acl:relcl|acl)$/.test(clauses.dep(clause))) return noun;
  }
  return undefined;
}

/** The noun before an infinitive that hangs on the verb above it: "protested plans to build it", "a proposal by Velmora to extend it". */
export function planBefore(clauses: Clauses, table: StanceTable, x: number): number | undefined {
  if (clauses.doc.xpos[x] !== VB || !/^(?:advcl|xcomp)/.test(clauses.dep(x))) return undefined;
  const [to] = clauses.childrenWith(x, "mark").filter((mark) => clauses.word(mark) === "to");
  const verb = clauses.head(x);
  if (to === undefined || verb === undefined) return undefined;
  const isPlan = (noun: number): boolean => noun > verb && clauses.doc.tag[noun] === NOUN && table.wills.has(clauses.lemma(noun));
  // "promised during the campaign to end it": the campaign is only when.
  const isWhen = clauses.childrenWith(to - 1, "case").some((word) => /^(?:during|after|before|since|amid|in|at)$/.test(clauses.word(word)));
  if (isPlan(to - 1) && !isWhen) return to - 1;
  return clauses.childrenWith(verb, "obj").find((noun) => isPlan(noun) && noun < to && /^(?:by|of|from)$/.test(clauses.word(noun + 1)));
}

/** The noun of an act right before the preposition of a phrase that hangs higher: "joined calls for it". */
function actBefore(clauses: Clauses, table: StanceTable, x: number): number | undefined {
  const isGerund = clauses.doc.xpos[x] === VBG && clauses.dep(x) === "advcl";
  if (!isGerund && !/^(?:obl|nmod)/.test(clauses.dep(x))) return undefined;
  const [preposition] = clauses.childrenWith(x, isGerund ? "mark" : "case");
  if (preposition === undefined || preposition > x) return undefined;
  const noun = preposition - 1;
  const head = clauses.head(x);
  if (noun < 0 || noun === head || clauses.doc.tag[noun] !== NOUN || THINGS.test(clauses.lemma(noun))) return undefined;
  // "there is no place for it"
  if (head !== undefined && clauses.head(noun) === head && clauses.dep(noun) === "nsubj" && clauses.childrenWith(head, "expl").length > 0)
    return noun;
  const [lemma, word] = [clauses.lemma(noun), clauses.word(preposition)];
  return table.acts.get(lemma)?.slots.has(word) || table.acts.has(`${lemma} ${word}`) ? noun : undefined;
}

/** "Pressed the minister to scrap it", with the infinitive hung on the minister: the verb of asking. */
function askedTo(clauses: Clauses, x: number): number | undefined {
  const noun = clauses.dep(x) === "acl" && clauses.doc.xpos[x] === VB ? clauses.head(x) : undefined;
  const verb = noun !== undefined && clauses.dep(noun) === "obj" ? clauses.head(noun) : undefined;
  return verb !== undefined && clauses.isVerb(verb) && ASKING.test(clauses.lemma(verb)) && clauses.hasMark(x, "to") ? verb : undefined;
}

const ASKING =
  /^(?:urge|ask|tell|order|recommend|press|persuade|advise|encourage|request|invite|instruct|warn|lobby|petition|implore|beg|push|pressure)$/;

/** Whether a clause that the parse takes for a circumstance is what the verb right before it is about. */
function isComplement(clauses: Clauses, table: StanceTable, x: number, verb: number): boolean {
  if (clauses.dep(x) !== "advcl" || x < verb || clauses.childrenWith(x, "nsubj", "nsubj:pass").length > 0) return false;
  const particle = clauses.particle(verb);
  const lemma = clauses.lemma(verb);
  const key = particle === undefined ? lemma : `${lemma} ${clauses.word(particle)}`;
  if (!table.wills.has(key) && !table.acts.get(key)?.slots.has("clause")) return false;
  const end = (particle ?? verb) + 1;
  if (clauses.doc.xpos[x] === VBG) return x === end;
  const [to] = clauses.childrenWith(x, "mark").filter((mark) => clauses.word(mark) === "to");
  if (to === undefined || to < end) return false;
  const [asked] = clauses.childrenWith(verb, "obj");
  // "recommended the council not to lift it"
  if (asked !== undefined && ASKING.test(lemma)) return to === asked + 1 || (to === asked + 2 && NEGATION.test(clauses.word(asked + 1)));
  if (to > end + 6 || asked !== undefined) return false;
  // "refused on Friday to lift it"
  for (let t = end; t < to; t++) if (clauses.isVerb(t) || /^[,;:]$/.test(clauses.word(t))) return false;
  return to === end || NEGATION.test(clauses.word(end)) || lemma !== "call";
}

/** "Used to believe that …". */
export function isFormerly(clauses: Clauses, used: number): boolean {
  return clauses.word(used) === "used" && !clauses.isPassive(used) && clauses.childrenWith(used, "xcomp").some((verb) => clauses.hasMark(verb, "to"));
}

/** A participle may be tagged as a past tense: "to see it extended". */
export function isParticiple({ doc }: Clauses, verb: number): boolean {
  return doc.xpos[verb] === VBN || doc.xpos[verb] === VBD;
}

/** "Wants it lifted", with what is lifted as the subject of the participle. */
export function isWantedDone(clauses: Clauses, verb: number): boolean {
  const h = clauses.head(verb);
  const relation = clauses.dep(verb);
  return (
    h !== undefined &&
    h < verb &&
    isParticiple(clauses, verb) &&
    (/^(?:xcomp|ccomp)$/.test(relation) || (relation === "conj" && clauses.childrenWith(verb, "cc").length === 0)) &&
    clauses.childrenWith(verb, "aux", "obj").length === 0 &&
    // "to see it be torn up"
    clauses
      .childrenWith(verb, "aux:pass")
      .every((word) => clauses.word(word) === "be" && clauses.lemma(h) === "see") &&
    clauses.childrenWith(verb, "nsubj", "nsubj:pass").length === 1 &&
    /^(?:want|like|prefer|need|see|have|get)$/.test(clauses.lemma(h))
  );
}
