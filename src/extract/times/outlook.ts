/** Whether a date lies ahead of the report, by the verb that governs it: "will meet on Friday", "is due to", "the truce expires on". */

import { DEPREL_ID, uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";

const VERB = uposId("VERB");
const AUX_DEP = DEPREL_ID.get("aux");
const COPULA = DEPREL_ID.get("cop");
const MARK = DEPREL_ID.get("mark");
const SAYING = new Set(["ccomp", "conj", "parataxis"].map((label) => DEPREL_ID.get(label)));
const PRESENT = new Set(["VBZ", "VBP"].map((label) => XPOS_ID.get(label)));
const BASE = XPOS_ID.get("VB");
const SAYS = /^(?:says?|reports?|tells?|adds?|shows?|has|have|is|are)$/;
const PAST = new Set(["VBD", "VBN"].map((label) => XPOS_ID.get(label)));
const [PAST_TENSE, PARTICIPLE] = ["VBD", "VBN"].map((label) => XPOS_ID.get(label));
const FUTURE = /^(?:will|['’]ll|shall|must)$/;
const POSSIBLE = /^(?:would|should|could|may|might|can)$/;
/** Words of planning that put their own date ahead. */
const PLANNED = /^(?:plans?|planned|expects|expected|scheduled|due|set|slated|intends|going|aims|hopes|postponed|delayed|adjourned|rescheduled)$/;
/** Of those, what is done on a day: "postponed it on Friday", not "until Friday". */
const PUT_OFF = /^(?:postponed|delayed|adjourned|rescheduled)$/i;
/** Words whose "to" looks ahead: "agreed to meet on Friday". */
const TO_COME =
  /^(?:planning|agree[sd]?|ready|invite[sd]?|ordered|urge[sd]?|call(?:s|ed)|demand(?:s|ed)|ha[sd]|have|promise[sd]?|pledge[sd]?|vow(?:s|ed)|threaten(?:s|ed)|wants?|wanted|offer(?:s|ed)|decided?|tells?|told|asks?|asked)$/;
/** Verbs that a timetable uses in the present tense. */
const TIMETABLE =
  /^(?:begin|start|end|expire|open|close|take|run|meet|leave|arrive|fly|travel|vote|rule|visit|come|go|enter|resume|reopen|hold|face|lapse|kick)$/;

/** Whether the verb that governs token `i` looks ahead. O(depth), at most six steps up. */
export function looksAhead(doc: Doc, i: number): boolean {
  // "the elections of November will not take place", wherever the parse has hung the subject.
  if (FUTURE.test(doc.formOf(i + 1).toLowerCase())) return true;
  if (isArranged(doc, i)) return true;
  const before = prepositionOf(doc, i);
  if (/^(?:by|before|until|till)$/.test(before) && isLimitAhead(doc, i, before)) return true;
  let at = i;
  for (let steps = 0; steps < 6; steps++) {
    const h = doc.head[at];
    if (isPresentPredicate(doc, at)) return true;
    if (h < 0 || h === at) break;
    at = h;
    if (doc.tag[at] === VERB || hasFutureAux(doc, at))
      return (
        hasFutureAux(doc, at) ||
        isCommand(doc, at) ||
        (isPlanned(doc, at) && !(PUT_OFF.test(doc.formOf(at)) && before === "on")) ||
        isTimetable(doc, at) ||
        isCondition(doc, at) ||
        (before === "for" && CALLING.test(doc.formOf(at).toLowerCase()))
      );
  }
  return false;
}

/** Whether the verb that a date hangs on tells of the past: "raised it in March", "had been signed in June". O(1). */
export function looksBack(doc: Doc, i: number): boolean {
  const verb = doc.head[i];
  if (verb < 0 || verb === i || doc.tag[verb] !== VERB) return false;
  return doc.xpos[verb] === PAST_TENSE || (doc.xpos[verb] === PARTICIPLE && hasPastAux(doc, verb));
}

function hasPastAux(doc: Doc, verb: number): boolean {
  for (let i = Math.max(0, verb - 6); i < verb; i++) if (doc.head[i] === verb && /^(?:was|were|had|has|have)$/i.test(doc.formOf(i))) return true;
  return false;
}

/** "will meet", "said he would meet", "could bring change", not "could have met". */
function hasFutureAux(doc: Doc, verb: number): boolean {
  let possible = false;
  for (let i = Math.max(0, verb - 6); i < verb; i++) {
    if (doc.head[i] !== verb || doc.dep[i] !== AUX_DEP) continue;
    const word = doc.formOf(i).toLowerCase();
    if (FUTURE.test(word)) return true;
    if (word === "have") return false;
    possible ||= POSSIBLE.test(word);
  }
  return possible;
}

/** "Ask me in August." */
function isCommand(doc: Doc, verb: number): boolean {
  return doc.head[verb] === verb && doc.xpos[verb] === BASE && verb === doc.sentenceFrom[doc.sentenceOf(verb)];
}

/** "is due to be sworn in", "postponed to September": also where "to" opens a clause of a verb of planning. */
function isPlanned(doc: Doc, verb: number): boolean {
  if (PLANNED.test(doc.formOf(verb).toLowerCase())) return true;
  const h = doc.head[verb];
  if (h === verb || h < 0 || SAYING.has(doc.dep[verb]) || !hasTo(doc, verb)) return false;
  const above = doc.formOf(h).toLowerCase();
  return PLANNED.test(above) || TO_COME.test(above);
}

function hasTo(doc: Doc, verb: number): boolean {
  for (let i = Math.max(0, verb - 6); i < verb; i++) {
    if (doc.head[i] === verb && doc.dep[i] === MARK && doc.formOf(i).toLowerCase() === "to") return true;
  }
  return false;
}

/** "The ban expires on 31 December": the simple present of a verb of timetables. */
function isTimetable(doc: Doc, verb: number): boolean {
  if (!PRESENT.has(doc.xpos[verb]) || !TIMETABLE.test(doc.lemma[verb])) return false;
  for (let i = Math.max(0, verb - 6); i < verb; i++) if (doc.head[i] === verb && doc.dep[i] === AUX_DEP) return false;
  return true;
}

/** "If the council does not meet on Thursday": the present of a condition is still to come. */
function isCondition(doc: Doc, verb: number): boolean {
  let isPresent = PRESENT.has(doc.xpos[verb]);
  let isOpen = false;
  for (let i = Math.max(0, verb - 12); i < verb; i++) {
    if (doc.head[i] !== verb) continue;
    if (doc.dep[i] === MARK && /^(?:if|unless)$/i.test(doc.formOf(i))) isOpen = true;
    if (doc.dep[i] === AUX_DEP) isPresent ||= PRESENT.has(doc.xpos[i]) && /^do(?:es)?$/i.test(doc.formOf(i));
  }
  return isOpen && isPresent;
}

/** "called a protest for Sunday". */
const CALLING = /^(?:call|called|calls|calling|set|book|booked|announced|convened|convenes|summoned|arranged|fixed|invited)$/;
/** What has gone on until a day that has come. */
const LASTED =
  /^(?:was|were|been|had|lasted?|stayed|remained|continued|ran|served|lived|worked|held|ruled|fought|waited|kept|stood|led|talked|closed|opened|traded|survived|governed)$/;
/** Words of a clause that are looked at before a limit. */
const CLAUSE = 16;

const ARRANGED = /^(?:due|set|scheduled|slated|expected|supposed|planned|poised|bound)$/;
/** Words between an arrangement and its date. */
const ARRANGEMENT = 10;

/** "Officials are to hold talks on Friday", "lawmakers were due to vote on Thursday". */
function isArranged(doc: Doc, i: number): boolean {
  const first = Math.max(doc.sentenceFrom[doc.sentenceOf(i)], i - ARRANGEMENT);
  for (let t = i - 1; t > first; t--) {
    if (/^[,;:.“”"]$/.test(doc.formOf(t)) || /^(?:after|since|when|that|who|which)$/i.test(doc.formOf(t))) return false;
    if (!/^to$/i.test(doc.formOf(t))) continue;
    const be = ARRANGED.test(doc.formOf(t - 1)) ? t - 2 : t - 1;
    // "to meet him face to face on Friday"
    if (doc.tag[t + 1] !== VERB || /^face$/i.test(doc.formOf(t - 1))) continue;
    return /^(?:is|are|was|were)$/i.test(doc.formOf(be)) && !/^(?:blame|date)$/.test(doc.formOf(t + 1));
  }
  return false;
}

/** The preposition right before a date, an article aside; empty where there is none. */
function prepositionOf(doc: Doc, i: number): string {
  const at = /^(?:the|this|next|early|late|noon|midnight)$/i.test(doc.formOf(i - 1)) ? i - 2 : i - 1;
  return at < 0 ? "" : doc.formOf(at).toLowerCase();
}

/** "If there was no law by June", "we shall go before 1 June", "put off until Monday": a limit of what is asked, meant or put off, not of what was done. */
function isLimitAhead(doc: Doc, i: number, before: string): boolean {
  const first = Math.max(doc.sentenceFrom[doc.sentenceOf(i)], i - CLAUSE);
  for (let t = i - 1; t >= first; t--) {
    const word = doc.formOf(t).toLowerCase();
    if (/^[;.“”"]$/.test(word) || (word === ":" && !/^(?:ultimatum|deadline)$/i.test(doc.formOf(t - 1)))) break;
    if (word === ":") return true;
    if (FUTURE.test(word) || /^(?:unless|if|would|should)$/.test(word)) return true;
    const asked = doc.formOf(t - 1).toLowerCase();
    if (word === "to" && (doc.tag[t + 1] === VERB || TO_COME.test(asked) || PLANNED.test(asked)))
      return !/^(?:had|used|failed|refused|declined|managed|neglected)$/.test(asked);
    // "Demanded that they withdraw by Friday", "either it goes by Friday or …".
    if (doc.tag[t] === VERB && before === "by" && (doc.xpos[t] === BASE || (PRESENT.has(doc.xpos[t]) && !SAYS.test(word)))) return true;
    if (doc.tag[t] !== VERB && word !== "had" && word !== "has" && word !== "have") continue;
    if (/^until|till$/.test(before)) return !LASTED.test(word) || PRESENT.has(doc.xpos[t]);
    if (word === "had" || PAST.has(doc.xpos[t])) {
      // A condition may stand before its past: "unless a better offer was tabled by Monday".
      for (let u = t - 1; u >= first; u--) if (/^(?:unless|if)$/i.test(doc.formOf(u))) return true;
      return false;
    }
  }
  return false;
}

/** "The deadline is noon on Friday": a date that the present of "be" gives to its subject. */
function isPresentPredicate(doc: Doc, token: number): boolean {
  for (let i = Math.max(0, token - 6); i < token; i++) {
    if (doc.head[i] === token && doc.dep[i] === COPULA) return PRESENT.has(doc.xpos[i]);
  }
  return false;
}
