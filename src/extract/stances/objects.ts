/** What stands where an object stands: something done to it, or only a recipient, whoever is told to do something, or what is kept in some state. */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Clauses } from "../events/clauses.ts";
import { prepositionOf } from "./grammar.ts";
import { FINITE } from "./lists.ts";
import { GIVING, PROVIDING } from "./words.ts";

const AUX = uposId("AUX");
const VB = XPOS_ID.get("VB") as number;

/** Verbs whose object is told to do something. */
const TELLING =
  /^(?:ask|urge|tell|order|press|push|encourage|persuade|invite|warn|advise|instruct|remind|beg|implore|beseech|exhort|lobby|petition)$/;
/** Nouns whose infinitive says what they are: "urged efforts to end it". */
const OF_AN_ACT =
  /^(?:plan|effort|attempt|bid|move|proposal|deal|pact|agreement|chance|opportunity|right|power|way|decision|measure|step|bill|law|time|money|permission|need|fund)$/;
/** Verbs with a clause that needs no "that": "suggested Rekk was late". */
const BARE_THAT =
  /^(?:suggest|say|think|believe|hope|claim|urge|propose|demand|recommend|insist|ensure|promise|admit|find|feel|know|concede|announce)$/;

/** Whether a noun that is read as an object of a verb is not what the verb is about. */
export function isNoObject(clauses: Clauses, noun: number, verb: number): boolean {
  return isRecipient(clauses, noun, verb) || isTold(clauses, noun, verb) || isOfBareClause(clauses, noun, verb);
}

function isRecipient(clauses: Clauses, noun: number, verb: number): boolean {
  if (isProvided(clauses, verb)) return true;
  if (!GIVING.test(clauses.lemma(verb)) || noun < verb || clauses.childrenWith(noun, "conj").length > 0) return false;
  const second = [...clauses.childrenWith(verb, "obj"), ...clauses.childrenWith(noun, "nmod:unmarked")];
  return second.some((other) => other > noun && clauses.isNominal(other));
}

/** "Provided the children with a ferry": what is given stands after "with". */
export function isProvided(clauses: Clauses, verb: number): boolean {
  return PROVIDING.test(clauses.lemma(verb)) && [verb, ...clauses.objectsOf(verb)].some((at) => clauses.oblique(at, "with").length > 0);
}

function isTold(clauses: Clauses, noun: number, verb: number): boolean {
  const { doc } = clauses;
  return (
    TELLING.test(clauses.lemma(verb)) &&
    !OF_AN_ACT.test(clauses.lemma(noun)) &&
    [...clauses.children(verb), ...clauses.children(noun)].some((act) => act > noun && doc.xpos[act] === VB && clauses.hasMark(act, "to"))
  );
}

/** "Suggested Rekk was late", with Rekk taken for what is suggested. */
function isOfBareClause(clauses: Clauses, noun: number, verb: number): boolean {
  const { doc } = clauses;
  if (!BARE_THAT.test(clauses.lemma(verb)) || noun < verb || clauses.dep(verb).startsWith("acl")) return false;
  const next = noun + 1;
  return next < doc.length && (doc.tag[next] === AUX || FINITE.has(doc.xpos[next])) && clauses.head(next) !== noun;
}

const DOWN = /^(?:out|down|low|lower|back|away|off)$/;
const UP = /^(?:safe|strong|open|alive|going|intact|free|afloat|up|high|together|running|unchanged|steady|stable|constant)$/;
const BOUNDED = /^(?:below|under|within|beneath)$/;
const IN_CHECK = /^(?:check|control|bay|minimum)$/;
const ANSWERABLE = /^(?:accountable|responsible|liable|hostage|back)$/;
/** What takes place because somebody holds it; other things one only has. */
const HELD =
  /^(?:election|referendum|vote|poll|ballot|plebiscite|summit|talk|negotiation|exercise|manoeuvre|maneuver|drill|inquiry|enquiry|hearing|trial|rally|protest|conference|debate|census|auction|tender|rate|line|price)$/;

/**
 * What "keep" and "hold" do to their object: 1 where they keep it as it is, −1 where they keep it down or out ("keep fares low"), 0 where
 * that is not said ("keep the seat empty", "holds shares"). 1 for all other verbs.
 */
export function keeping(clauses: Clauses, noun: number, verb: number): -1 | 0 | 1 {
  const lemma = clauses.lemma(verb);
  if (lemma !== "keep" && lemma !== "hold") return 1;
  const states = [...clauses.children(verb), ...clauses.children(noun)].filter((state) => state > noun);
  for (const state of states) {
    const word = clauses.word(state);
    const preposition = prepositionOf(clauses, state);
    const relation = clauses.dep(state);
    const isBounded = [preposition, ...clauses.childrenWith(state, "advmod").map((inner) => clauses.word(inner))].some((bound) =>
      BOUNDED.test(bound),
    );
    if (isBounded || DOWN.test(preposition) || IN_CHECK.test(word)) return -1;
    if (/^(?:on|under)$/.test(preposition) && /^(?:hold|wraps?|ice)$/.test(word)) return 0;
    if (!/^(?:xcomp|advmod|compound:prt|obl|dep|amod)$/.test(relation) || preposition !== "") continue;
    if (ANSWERABLE.test(word) && lemma === "hold") return -1;
    if (DOWN.test(word)) return -1;
    if (UP.test(word)) return 1;
    if (relation === "xcomp") return 0;
  }
  return lemma === "hold" && !HELD.test(clauses.lemma(noun)) ? 0 : 1;
}
