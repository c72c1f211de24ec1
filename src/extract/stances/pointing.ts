/**
 * What "it" and "them" stand for within a sentence: "I signed the accord, and I stand by it". Only things, and only where one noun of the
 * number fits best; who "he" is, is asked elsewhere (extract/speakers).
 */

import { NAME_ID, uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Clauses } from "../events/clauses.ts";
import { OFFICERS } from "./words.ts";

const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const PLURAL = new Set((["NNS", "NNPS"] as const).map((tag) => XPOS_ID.get(tag) as number));
const PERSON = new Set((["B-PER", "I-PER"] as const).map((label) => NAME_ID.get(label) as number));
const VBG = XPOS_ID.get("VBG") as number;
/** Nouns of time and manner, which are pointed back to by other words. */
const NO_THING =
  /^(?:minute|hour|day|week|month|year|decade|century|time|night|morning|evening|weekend|today|tomorrow|yesterday|lot|bit|thing|way|kind|sort|part|number|fact|percent|people|everybody|anybody|somebody|nobody|man|woman|child|kid|friend|folk|guy|lady|gentleman)$/;
/** Places that a noun is pointed back to from, the likeliest first. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ...["nsubj", "nsubj:pass", "nsubj:outer", "dislocated", "root", "csubj"].map((relation) => [relation, 0] as const),
  ...["obj", "xcomp", "parataxis", "ccomp"].map((relation) => [relation, 1] as const),
  ...["obl", "nmod"].map((relation) => [relation, 2] as const),
]);

/** The noun that a pronoun stands for, if one before it in its sentence fits best; −1 otherwise. O(tokens of the sentence). */
export function antecedentOf(clauses: Clauses, pronoun: number): number {
  const { doc } = clauses;
  // "That" and "this" more often mean what was just said.
  const word = clauses.word(pronoun);
  const isSeveral = word === "them" || word === "they";
  if (!isSeveral && word !== "it") return -1;
  const own = clauseOf(clauses, pronoun);
  const from = doc.sentenceFrom[doc.sentenceOf(pronoun)];
  const best: number[][] = [[], [], []];
  // "Cutting it is wrong, and it was wrong then": the act may be meant.
  for (let i = from; i < pronoun; i++)
    if (
      clauses.isVerb(i) &&
      /^(?:csubj|nsubj|root|dislocated)$/.test(clauses.dep(i)) &&
      doc.xpos[i] === VBG &&
      clauses.childrenWith(i, "aux", "nsubj").length === 0
    )
      return -1;
  for (let i = from; i < pronoun; i++) {
    const tag = doc.tag[i];
    if ((tag !== NOUN && tag !== PROPN) || PLURAL.has(doc.xpos[i]) !== isSeveral || PERSON.has(doc.name[i])) continue;
    // "Velmora offered an exchange, but Teskia turned it down"
    if (tag === PROPN && clauses.dep(i) === "nsubj") continue;
    if (NO_THING.test(clauses.lemma(i)) || OFFICERS.test(clauses.lemma(i)) || own.has(i)) continue;
    const rank = RANKS.get(clauses.dep(i));
    if (rank !== undefined) best[rank].push(i);
  }
  const tier = best.find((nouns) => nouns.length > 0) ?? [];
  const lemmas = new Set(tier.map((noun) => clauses.lemma(noun)));
  return lemmas.size === 1 ? (tier.at(-1) as number) : -1;
}

/** The verbs above a token up to its finite clause, and what stands beside the token below them: none of these is what it points to. */
function clauseOf(clauses: Clauses, token: number): Set<number> {
  const beside = new Set<number>();
  let at: number | undefined = token;
  for (let steps = 0; at !== undefined && steps < 12; steps++) {
    const subjects = clauses.childrenWith(at, "nsubj", "nsubj:pass");
    for (const child of clauses.children(at)) if (child !== token && /^(?:nsubj|obj|iobj|obl|nmod)/.test(clauses.dep(child))) beside.add(child);
    beside.add(at);
    // What is done to it is done by others than it; what it does may be said by itself.
    if (subjects.includes(token) || (subjects.length > 0 && !/^(?:ccomp|xcomp)$/.test(clauses.dep(at)))) break;
    at = clauses.head(at);
  }
  return beside;
}
