/** Acts that are told as done or as not done, whatever they are: "paid the crews", "has not published it", "the road was opened". */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Clauses } from "./clauses.ts";

const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const [VBD, VBN, VB] = ["VBD", "VBN", "VB"].map((tag) => XPOS_ID.get(tag));
const OPEN = /^(?:if|unless|whether|before|until|lest|almost|nearly|yet|reportedly|allegedly)$/;
const DONE_AUX = /^(?:has|have|had|was|were|been|did)$/;

/** Undefined for what is wanted, possible, conditional, not yet done or only said to be so by an adverb. */
export function toldAs(clauses: Clauses, verb: number): "done" | "notDone" | undefined {
  const { doc } = clauses;
  if (!clauses.isVerb(verb) || /^(?:amod|acl)$/.test(clauses.dep(verb))) return undefined;
  const auxiliaries = clauses.childrenWith(verb, "aux", "aux:pass").map((aux) => clauses.word(aux));
  const own = doc.xpos[verb];
  const isOfPast =
    own === VBD ||
    (own === VBN && auxiliaries.some((aux) => DONE_AUX.test(aux))) ||
    (own === VB && auxiliaries.includes("did") && auxiliaries.every((aux) => aux === "did"));
  if (!isOfPast || auxiliaries.some((aux) => !DONE_AUX.test(aux) && !/^(?:not|n['’]t)$/.test(aux))) return undefined;
  const beside = clauses.childrenWith(verb, "mark", "advmod").map((word) => clauses.word(word));
  if (beside.some((word) => OPEN.test(word))) return undefined;
  return [...beside, ...auxiliaries].some((word) => /^(?:not|never|n['’]t)$/.test(word)) ? "notDone" : "done";
}

/** What an act is done to: its objects with the adjectives and nouns before them, in small letters; what stands behind a preposition where it has none. */
export function doneTo(clauses: Clauses, verb: number): string[] {
  const { doc } = clauses;
  const patients = clauses.patients(verb).filter((noun) => doc.tag[noun] === NOUN || doc.tag[noun] === PROPN);
  const heads =
    patients.length > 0
      ? patients
      : clauses
          .childrenWith(verb, "obl")
          .filter((noun) => doc.tag[noun] === NOUN && noun > verb)
          .slice(0, 1);
  return heads.flatMap((noun) =>
    [...clauses.childrenWith(noun, "amod", "compound", "flat"), noun].sort((a, b) => a - b).map((word) => clauses.word(word)),
  );
}
