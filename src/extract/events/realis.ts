/**
 * Whether what a predicate tells did happen: read from auxiliaries, negation, conditions, questions and the governor, in that order
 * of nearness. Markers stand here because each needs its place in the clause.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Realis } from "../../lexicon/event-tables.ts";
import type { Clauses } from "./clauses.ts";

export interface SeenRealis {
  readonly realis: Realis;
  /** Operator of event-compose.tsv that the auxiliaries amount to. */
  readonly operator?: "WILL" | "WILLNOT" | "MUST" | "NOT";
}

const NEGATION = /^(?:not|n't|n’t|never|no|neither|nor|hardly|barely|cannot)$/;
const NOBODY = /^(?:nobody|none|neither|no|nothing)$/;
const VBG = XPOS_ID.get("VBG") as number;
const VB = XPOS_ID.get("VB") as number;
const VBD = XPOS_ID.get("VBD") as number;
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const PRON = uposId("PRON");
const ADJ = uposId("ADJ");
const VBZ = XPOS_ID.get("VBZ") as number;
const VBP = XPOS_ID.get("VBP") as number;
/** Verbs whose plain present tells what goes on, not what has just been done. */
const STATIVE =
  /^(?:fund|finance|support|back|oppose|advise|offer|provide|give|negotiate|control|occupy|arm|subsidize|subsidise|help|aid|host|cooperate|want|demand|block|detain|ban|restrict|engage|fight|protect|pay|continue|keep|agree|disagree|threaten)$/;

/**
 * @param i      the predicate
 * @param filler the noun that completes it ("reached no deal"), whose determiner may negate
 */
export function realisAt(clauses: Clauses, i: number, filler?: number): SeenRealis {
  const { doc } = clauses;
  const isNoun = doc.tag[i] === NOUN || doc.tag[i] === PROPN;
  if (isNoun) return nominal(clauses, i);
  const auxiliaries = clauses.childrenWith(i, "aux", "aux:pass", "cop").map((aux) => clauses.word(aux));
  const inherited = auxiliaries.length === 0 && clauses.dep(i) === "conj" ? clauses.head(i) : undefined;
  const carried =
    inherited !== undefined && clauses.childrenWith(i, "nsubj", "nsubj:pass").length === 0
      ? clauses.childrenWith(inherited, "aux").map((aux) => clauses.word(aux))
      : [];
  const modal = [...auxiliaries, ...carried].find((aux) => /^(?:will|'ll|’ll|wo|shall|would|could|may|might|can|must|should|ought|ca)$/.test(aux));
  const negated =
    isNegated(clauses, i, filler) || (inherited !== undefined && carried.length > 0 && modal !== undefined && isNegated(clauses, inherited));
  if (isQuestion(clauses, i) || isImagined(clauses, i) || isUndone(clauses, i)) return { realis: "hypothetical" };
  if (isConditional(clauses, i) || isAwaited(clauses, i)) return { realis: "hypothetical" };
  if (modal !== undefined) {
    if (/^(?:will|'ll|’ll|wo|shall)$/.test(modal))
      return negated ? { realis: "negated", operator: "WILLNOT" } : { realis: clauses.isTold(i) ? "promised" : "announced", operator: "WILL" };
    if (/^(?:must|should|ought)$/.test(modal)) return { realis: "hypothetical", operator: "MUST" };
    if (/^(?:can|ca)$/.test(modal) && negated) return { realis: "negated", operator: "WILLNOT" };
    if (modal === "would" && negated) return { realis: "negated", operator: "WILLNOT" };
    if (modal === "would" && (reported(clauses, i) || clauses.isTold(i)) && hasDoer(clauses, i)) return { realis: "promised", operator: "WILL" };
    return { realis: "hypothetical" };
  }
  if (negated) return { realis: "negated", operator: "NOT" };
  const planned = plannedInfinitive(clauses, i);
  if (planned !== undefined) return planned;
  // "trying to save lives and prevent attacks": the second verb shares the first one's "to".
  if (
    inherited !== undefined &&
    doc.xpos[i] !== VBD &&
    clauses.hasMark(inherited, "to") &&
    clauses.childrenWith(i, "nsubj", "nsubj:pass").length === 0
  )
    return realisAt(clauses, inherited);
  const marks = clauses.childrenWith(i, "mark").map((mark) => clauses.word(mark));
  if (marks.includes("to") && clauses.dep(i) !== "xcomp" && !isOutcome(clauses, i)) return { realis: "hypothetical" };
  if (marks.includes("to")) return toInfinitive(clauses, i);
  if (doc.xpos[i] === VBG && auxiliaries.some((aux) => /^(?:is|are|'s|’s|been|'re|’re|am)$/.test(aux))) return { realis: "ongoing" };
  if (doc.xpos[i] === VB && auxiliaries.length === 0 && clauses.childrenWith(i, "nsubj", "nsubj:pass").length === 0 && clauses.dep(i) === "root")
    return { realis: "hypothetical", operator: "MUST" };
  // "when they discuss the bid next week": a present in a clause of time is still to come.
  if (
    (doc.xpos[i] === VBZ || doc.xpos[i] === VBP) &&
    clauses.dep(i) === "advcl" &&
    clauses.childrenWith(i, "mark", "advmod").some((mark) => /^(?:when|once|until|before|after)$/.test(clauses.word(mark)))
  )
    return { realis: "announced" };
  if (doc.xpos[i] === VBG && clauses.dep(i) === "acl" && STATIVE.test(clauses.lemma(i))) return { realis: "ongoing" };
  if ((doc.xpos[i] === VBZ || doc.xpos[i] === VBP) && STATIVE.test(clauses.lemma(i)) && endsWithStop(clauses, i)) return { realis: "ongoing" };
  return { realis: "occurred" };
}

/** "were nearly called off", "work towards lifting it", "that he be charged", "on whether to charge him". */
function isUndone(clauses: Clauses, i: number): boolean {
  return (
    clauses.childrenWith(i, "advmod").some((adverb) => /^(?:nearly|almost)$/.test(clauses.word(adverb))) ||
    clauses.childrenWith(i, "mark", "case").some((word) => /^towards?$/.test(clauses.word(word))) ||
    (clauses.childrenWith(i, "aux:pass").some((be) => clauses.word(be) === "be") &&
      clauses.childrenWith(i, "aux", "mark").every((word) => clauses.word(word) === "that")) ||
    (clauses.word(i - 1) === "to" && clauses.word(i - 2) === "whether")
  );
}

/** A sentence with a full stop: in headlines the present tells what has been done. */
function endsWithStop(clauses: Clauses, i: number): boolean {
  const { doc } = clauses;
  const last = doc.sentenceFrom[doc.sentenceOf(i) + 1] - 1;
  return /^[.!]/.test(doc.formOf(last)) || /^[.!]/.test(doc.formOf(last - 1));
}

function isNegated(clauses: Clauses, i: number, filler?: number): boolean {
  const { tree } = clauses;
  for (let c = tree.childFrom[i]; c < tree.childFrom[i + 1]; c++) {
    const child = tree.child[c];
    const relation = clauses.dep(child);
    if (/^(?:advmod|aux|det|cc:preconj|discourse|mark|case)$/.test(relation)) {
      const word = clauses.word(child);
      if (NEGATION.test(word) || word === "without" || word === "cannot") return true;
      if (word === "instead" && clauses.word(child + 1) === "of") return true;
    }
    // "neither accepted nor rejected it"
    if (relation === "cc" && clauses.word(child) === "nor") return true;
    if (/^nsubj/.test(relation) && (NOBODY.test(clauses.word(child)) || hasNo(clauses, child))) return true;
  }
  return filler !== undefined && hasNo(clauses, filler);
}

function hasNo(clauses: Clauses, noun: number): boolean {
  return clauses.childrenWith(noun, "det", "advmod").some((det) => /^(?:no|neither)$/.test(clauses.word(det)));
}

/** Conditions: the clause itself ("if the strike goes on"), or what would follow from one. */
function isConditional(clauses: Clauses, i: number): boolean {
  let at = i;
  for (let steps = 0; steps < 3; steps++) {
    for (const mark of clauses.childrenWith(at, "mark", "advmod")) {
      if (/^(?:if|unless|whether|lest|should|provided)$/.test(clauses.word(mark))) return true;
    }
    if (!/^(?:conj|xcomp|ccomp)$/.test(clauses.dep(at))) break;
    const h = clauses.head(at);
    if (h === undefined || !clauses.isVerb(h) || standsAlone(clauses, at)) break;
    at = h;
  }
  return false;
}

/** "hopes that talks will begin", "a chance of threatening", "powers include sending": thought of, not told. */
function isImagined(clauses: Clauses, i: number): boolean {
  const h = clauses.head(i);
  if (h === undefined) return false;
  const relation = clauses.dep(i);
  if (relation === "ccomp") return /^(?:hope|want|wish|fear|doubt|wonder|imagine|suppose|pretend)$/.test(clauses.lemma(h));
  if (clauses.doc.xpos[i] !== VBG) return false;
  if (relation === "xcomp") return /^(?:include|involve|mean|consider|suggest|recommend|risk|mind|entail)$/.test(clauses.lemma(h));
  return (
    /^(?:acl|nmod|advcl|acl:relcl)$/.test(relation) &&
    /^(?:chance|risk|possibility|prospect|idea|hope|fear|danger|likelihood|option|way|means|cost)$/.test(clauses.lemma(h))
  );
}

/** "Until the army withdraws", "as soon as they are freed", "fighters who surrender will go free": the present of what is waited for. */
function isAwaited(clauses: Clauses, i: number): boolean {
  const { doc } = clauses;
  const isPresent = (token: number): boolean => doc.xpos[token] === VBZ || doc.xpos[token] === VBP;
  if (!isPresent(i) && !clauses.childrenWith(i, "aux", "aux:pass").some(isPresent)) return false;
  const first = doc.sentenceFrom[doc.sentenceOf(i)];
  for (let t = i - 1; t >= first && i - t <= MOST_WAITING; t--) {
    const word = clauses.word(t);
    if (/^(?:until|till|unless|once)$/.test(word)) return true;
    if (word === "as" && clauses.word(t - 1) === "soon") return true;
    if (word === "that" && /^(?:provided|condition)$/.test(clauses.word(t - 1))) return true;
    if (clauses.isVerb(t) || /^[,;:.]$/.test(word)) break;
  }
  const holder = clauses.dep(i) === "acl:relcl" ? clauses.head(i) : undefined;
  const main = holder === undefined ? undefined : clauses.head(holder);
  return main !== undefined && clauses.childrenWith(main, "aux").some((aux) => /^(?:will|would|shall|must)$/.test(clauses.word(aux)));
}

/** Words between "until" and its verb. */
const MOST_WAITING = 8;

/** "Voted on Tuesday to reject it", "used tear gas to disperse them": what was done by it. */
export function isOutcome(clauses: Clauses, i: number): boolean {
  const h = clauses.head(i);
  return h !== undefined && clauses.dep(i) === "advcl" && /^(?:vote|use)$/.test(clauses.lemma(h));
}

/** A joined clause with a subject of its own: "…, but the port was never closed". */
export function standsAlone(clauses: Clauses, i: number): boolean {
  return clauses.dep(i) === "conj" && clauses.childrenWith(i, "nsubj", "nsubj:pass").length > 0;
}

function isQuestion(clauses: Clauses, i: number): boolean {
  const { doc } = clauses;
  const k = doc.sentenceOf(i);
  const last = doc.sentenceFrom[k + 1] - 1;
  for (let t = last; t > last - 3 && t >= 0; t--) if (doc.formOf(t) === "?") return true;
  return false;
}

/** Whether somebody, not something, is to do it: "the cuts would help" promises nothing. */
function hasDoer(clauses: Clauses, i: number): boolean {
  if (clauses.isPassive(i)) return true;
  const subject = clauses.childrenWith(i, "nsubj")[0] ?? (clauses.dep(i) === "conj" ? -1 : undefined);
  if (subject === undefined) return false;
  if (subject < 0) return true;
  const tag = clauses.doc.tag[subject];
  if (clauses.word(subject) === "it") return isSayer(clauses, i);
  return tag === PROPN || (tag === PRON && !/^(?:that|this|it|which)$/.test(clauses.word(subject))) || clauses.isTableWord(subject);
}

/** "The ministry said it would meet": it is the ministry. */
function isSayer(clauses: Clauses, i: number): boolean {
  const h = clauses.head(i);
  const said = h === undefined || !reported(clauses, i) ? undefined : clauses.childrenWith(h, "nsubj")[0];
  return said !== undefined && (clauses.doc.tag[said] === PROPN || clauses.isTableWord(said));
}

/** "said it would meet": the future as told in the past. */
function reported(clauses: Clauses, i: number): boolean {
  const h = clauses.head(i);
  return (
    h !== undefined &&
    /^(?:ccomp|parataxis)$/.test(clauses.dep(i)) &&
    /^(?:say|tell|announce|promise|pledge|declare|add|confirm|vow|report|write|state)$/.test(clauses.lemma(h))
  );
}

/** "is to meet", "was due to", "is expected to". */
function plannedInfinitive(clauses: Clauses, i: number): SeenRealis | undefined {
  const { doc } = clauses;
  if (clauses.word(i - 1) !== "to") return undefined;
  const before = clauses.word(i - 2);
  if (/^(?:is|are|was|were|be)$/.test(before) && doc.sentenceOf(i) === doc.sentenceOf(Math.max(0, i - 2)))
    return { realis: "announced", operator: "WILL" };
  if (/^(?:due|set|expected|scheduled|likely|about|planned|slated|going)$/.test(before)) return { realis: "announced", operator: "WILL" };
  return undefined;
}

/** An infinitive under a verb that is no operator of ours: wanting is not doing. */
function toInfinitive(clauses: Clauses, i: number): SeenRealis {
  const { doc } = clauses;
  const h = clauses.head(i);
  if (h === undefined) return { realis: "hypothetical" };
  if (doc.tag[h] === ADJ) return { realis: "hypothetical" };
  if (/^(?:have|ought)$/.test(clauses.lemma(h))) return { realis: "hypothetical", operator: "MUST" };
  if (
    /^(?:want|wish|hope|like|try|seek|aim|plan|intend|decide|expect|able|unable|ready|prepared|willing|need|consider|attempt|promise|vow|pledge|refuse|threaten)$/.test(
      clauses.lemma(h),
    )
  )
    return { realis: "hypothetical" };
  return realisAt(clauses, h);
}

/** A noun takes the realis of what governs it: "will pay visits", "no talks were held", "a visit to be made". */
function nominal(clauses: Clauses, i: number): SeenRealis {
  if (hasNo(clauses, i)) return { realis: "negated", operator: "NOT" };
  if (isQuestion(clauses, i)) return { realis: "hypothetical" };
  if (clauses.childrenWith(i, "amod").some((amod) => /^(?:ongoing|continuing|continued|current|unrelenting|relentless)$/.test(clauses.word(amod))))
    return { realis: "ongoing" };
  // "an attack on any member": a rule, not an event.
  if (
    ["on", "against", "of"].some((preposition) =>
      clauses.oblique(i, preposition).some((token) => clauses.childrenWith(token, "det").some((det) => clauses.word(det) === "any")),
    )
  )
    return { realis: "hypothetical" };
  for (const amod of clauses.childrenWith(i, "amod"))
    if (
      /^(?:possible|potential|planned|proposed|future|upcoming|further|alleged|would-be|threatened|scheduled|likely|eventual|any|new)$/.test(
        clauses.word(amod),
      )
    )
      return clauses.word(amod) === "new" || clauses.word(amod) === "further" || clauses.word(amod) === "alleged"
        ? { realis: "occurred" }
        : /^(?:planned|scheduled|upcoming)$/.test(clauses.word(amod))
          ? { realis: "announced", operator: "WILL" }
          : { realis: "hypothetical" };
  for (const clause of clauses.childrenWith(i, "acl", "acl:relcl")) {
    if (clauses.hasMark(clause, "to")) return { realis: "announced" };
  }
  // "There are talks underway."
  if (/^(?:underway|ongoing|afoot)$/.test(clauses.word(i + 1)) || (clauses.word(i + 1) === "under" && clauses.word(i + 2) === "way"))
    return { realis: "ongoing" };
  const goal = clauses.head(i);
  // "headed for talks": they are still to come.
  if (goal !== undefined && clauses.hasCase(i, "for") && /^(?:head|leave|depart|travel|fly|arrive|go|set|sail)$/.test(clauses.lemma(goal)))
    return { realis: "announced" };
  let at = i;
  for (let steps = 0; steps < 4; steps++) {
    const h = clauses.head(at);
    if (h === undefined) break;
    if (clauses.hasCase(at, "without")) return { realis: "negated", operator: "NOT" };
    if (clauses.isVerb(h)) {
      const relation = clauses.dep(at);
      if (
        /^(?:postpone|cancel|call|demand|propose|seek|want|consider|prepare|plan|prevent|avoid|oppose|reject|urge|need|expect|suggest|avert|rule|refuse)$/.test(
          clauses.lemma(h),
        ) &&
        /^(?:obj|nsubj:pass|obl)$/.test(relation)
      )
        return { realis: "hypothetical" };
      return /^(?:obj|nsubj|nsubj:pass|obl|conj)$/.test(relation) ? withoutProgress(realisAt(clauses, h)) : { realis: "occurred" };
    }
    if (!/^(?:nmod|conj|compound|appos|nmod:poss)$/.test(clauses.dep(at))) break;
    if (
      /^(?:plan|proposal|threat|risk|possibility|prospect|call|demand|chance|fear|likelihood|hope|offer|permission|invitation|end|lack|absence|idea)$/.test(
        clauses.lemma(h),
      )
    )
      return { realis: "hypothetical" };
    at = h;
  }
  return { realis: "occurred" };
}

/** What goes on around a noun does not make the noun itself unfinished. */
function withoutProgress(seen: SeenRealis): SeenRealis {
  return seen.realis === "ongoing" ? { realis: "occurred" } : seen;
}
