/** Whose stance a climb tells: the subject of what is wanted or done, or the speaker of what is said to be good, bad or necessary. */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Stance, Statement } from "../../document/records.ts";
import type { Clauses } from "../events/clauses.ts";
import type { Parties } from "../events/participants.ts";
import { type Climb, SELF } from "./climber.ts";

const NOUN = uposId("NOUN");
const TIMES = /^(?:minute|hour|day|week|month|year|decade|century|time|night|morning|evening|weekend|season)$/;
const VBG = XPOS_ID.get("VBG") as number;
const ANYBODY = /^(?:you|one|everybody|everyone|people|nobody|somebody|someone|anyone|anybody|many|some)$/;

export interface Holder {
  readonly name: string;
  readonly how: Stance["holder"]["how"];
  readonly confidence: number;
  readonly statement: Statement | undefined;
  readonly token: number | undefined;
  readonly country: string | undefined;
}

/** Whose stance it is: the subject of what is wanted or done; the speaker of what is said to be good, bad or necessary. */
export function holderOf(
  clauses: Clauses,
  parties: Parties,
  speakerAt: (token: number) => Statement | undefined,
  climb: Climb,
  target: number,
): Holder | undefined {
  const statement = speakerAt(target);
  const speaker = (how: Holder["how"], within = statement): Holder | undefined =>
    within === undefined || within.speaker.name === "" || within.negated
      ? undefined
      : { name: within.speaker.name, how, confidence: within.speaker.confidence, statement: within, token: undefined, country: undefined };
  const at = climb.holderAt;
  // "blasted Rekk for extending it": the one who is blamed extends it.
  const blamed =
    at >= 0 &&
    clauses.isVerb(at) &&
    /^(?:advcl|obl)/.test(clauses.dep(at)) &&
    clauses.childrenWith(at, "mark", "case").some((mark) => /^(?:for|of)$/.test(clauses.word(mark)))
      ? clauses.objectsOf(clauses.head(at) ?? at)
      : [];
  // "is opposed to it": the participle is a state of its subject.
  const felt =
    at >= 0 && climb.kind === "attitude" && clauses.isPassive(at) && !climb.path.some((step) => step.endsWith(":obj"))
      ? clauses.childrenWith(at, "nsubj:pass", "nsubj")
      : [];
  const subjects =
    felt.length > 0
      ? felt
      : blamed.length > 0
        ? blamed
        : at < 0
          ? []
          : clauses.isVerb(at) || clauses.childrenWith(at, "nsubj", "nsubj:pass").length > 0
            ? clauses.subjects(at)
            : clauses.owners(at);
  const [subject] = subjects;
  if (subject === undefined) {
    if (climb.kind === "evaluation" || climb.modality === "must") return speaker("speaker");
    if (at >= 0 && !clauses.isVerb(at)) return undefined;
    return clauses.isVerb(at) && clauses.isPassive(at) && climb.modality === "will" ? speaker("speaker") : undefined;
  }
  // "between saving it and defending that": an act that is only spoken of.
  if (
    clauses.isVerb(at) &&
    clauses.doc.xpos[at] === VBG &&
    /^(?:nmod|obl|acl|conj|nsubj)/.test(clauses.dep(at)) &&
    clauses.childrenWith(at, "aux").length === 0 &&
    climb.modality === "plain"
  )
    return undefined;
  const word = clauses.word(subject);
  // "I do not favour the railway" may itself be read as a statement, a denied one, about the railway: whoever says "I" stands outside of it.
  if (SELF.test(word)) return speaker("self", speakerAt(subject));
  if (ANYBODY.test(word)) return climb.modality === "must" ? speaker("generic", speakerAt(subject)) : undefined;
  if (climb.kind === "evaluation" && at < 0) return speaker("speaker");
  if (climb.modality === "must") return speaker("speaker");
  const [party] = parties.themselves(subject);
  if (
    party === undefined &&
    climb.kind === "attitude" &&
    clauses.doc.tag[subject] === NOUN &&
    climb.holderRank >= 3 &&
    !TIMES.test(clauses.lemma(subject))
  ) {
    // Only somebody has an attitude: "its northern neighbours oppose it".
    const name = clauses.doc.textOf(clauses.phraseStart(subject), subject + 1).replace(/^(?:the|an?) /i, "");
    return { name, how: "named", confidence: 0.4, statement, token: subject, country: undefined };
  }
  if (party === undefined) return undefined;
  const { participant } = party;
  return {
    name: participant.name,
    how: statement !== undefined && statement.speaker.name === participant.name ? "self" : "named",
    confidence: participant.confidence,
    statement,
    token: subject,
    country: participant.country,
  };
}
