/**
 * Pledges, offers and threats that the cue finder has passed over: "Maren pledged on Friday to withdraw from the pact". The form is enough: a verb
 * that commits its subject, and an infinitive under it.
 */

import { DEPREL_ID, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import type { Evidence } from "./evidence.ts";
import { tidySource } from "./source.ts";

const COMMITTING = /^(?:pledge|promise|vow|threaten|swear|offer|propose)$/;
const VERB = uposId("VERB");
const COMPLEMENTS = new Set(["xcomp", "ccomp", "advcl"].map((label) => DEPREL_ID.get(label) as number));
/** Words between the verb and its infinitive, at most: whom it is promised, and when. */
const REACH = 7;

/** @param claimed tokens of the cues that have a content already */
export function pledges(doc: Doc, evidence: Evidence, claimed: ReadonlySet<number>): Attribution[] {
  const found: Attribution[] = [];
  for (let verb = 0; verb < doc.length; verb++) {
    if (doc.tag[verb] !== VERB || claimed.has(verb) || !COMMITTING.test(doc.lemma[verb] ?? "") || !/^VB[DZPN]$/.test(XPOS[doc.xpos[verb]])) continue;
    const content = infinitiveOf(doc, evidence, verb);
    if (content === undefined) continue;
    const cue = { from: verb, to: verb + 1, head: verb };
    const runs = [{ type: "CONTENT", ...content }];
    const source = tidySource(doc, evidence, cue, [], runs);
    if (source.length > 0) found.push({ cue, source, content: runs, confidence: 0.6, by: "rule:pledge" });
  }
  return found;
}

/** The infinitive under a verb, up to the next participle behind a comma. */
function infinitiveOf(doc: Doc, evidence: Evidence, verb: number): { from: number; to: number } | undefined {
  for (let i = verb + 1; i <= Math.min(doc.length - 1, verb + REACH + 1); i++) {
    if (/^[.,;:?!]$/.test(doc.formOf(i))) return undefined;
    if (doc.formOf(i).toLowerCase() !== "to" || XPOS[doc.xpos[i + 1]] !== "VB") continue;
    const act = doc.head[i];
    if (doc.head[act] !== verb || !COMPLEMENTS.has(doc.dep[act])) return undefined;
    let to = i + 1;
    while (to <= evidence.tree.right[act] && !(doc.formOf(to) === "," && XPOS[doc.xpos[to + 1]] === "VBG")) to++;
    return { from: i, to };
  }
  return undefined;
}
