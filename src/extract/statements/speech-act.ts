/** What kind of act a statement is, whether it is denied or hedged, and on what condition it stands. */

import { DEPREL_ID, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { ReportVerbs, SpeechAct } from "../../lexicon/report-verbs.ts";
import type { Draft } from "./draft.ts";

const VERB = uposId("VERB");
const AUX = uposId("AUX");
const NOUN = uposId("NOUN");
const HEDGES = /^(?:impl|hint|suggest|indicat|appear|seem|signal|insinuat)/;
const NOUN_ACTS: Readonly<Record<string, SpeechAct>> = {
  promise: "promise",
  pledge: "promise",
  vow: "promise",
  commitment: "promise",
  guarantee: "promise",
  threat: "threaten",
  proposal: "propose",
  offer: "propose",
  suggestion: "propose",
  recommendation: "propose",
  plan: "propose",
  demand: "demand",
  request: "demand",
  order: "demand",
  call: "demand",
  refusal: "refuse",
  rejection: "refuse",
  denial: "refuse",
  accusation: "accuse",
  allegation: "accuse",
  charge: "accuse",
  criticism: "accuse",
  prediction: "predict",
  forecast: "predict",
  expectation: "predict",
  warning: "assess",
  belief: "assess",
  view: "assess",
  estimate: "assess",
};
const NEGATIONS = /^(?:not|n['’]t|never|no|without|neither|nor)$/i;
const SUBJECT_DEPS = new Set(["nsubj", "nsubj:pass", "nsubj:outer"].map((label) => DEPREL_ID.get(label) as number));

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

const lower = (doc: Doc, i: number): string => doc.formOf(i).toLowerCase();

export function speechActOf(doc: Doc, draft: Draft, verbs: ReportVerbs): SpeechAct {
  const first = draft.content[0];
  const cueAct = actOfCue(doc, draft, verbs);
  if (declines(doc, first)) return "decline";
  if (cueAct === "accept" && isNegated(doc, draft)) return "refuse";
  // "What would I do?" he asks.
  if (cueAct === "demand" && isQuestion(doc, draft)) return "assert";
  // "assured that it was informed": what is over is no promise.
  if (cueAct === "promise" && isOver(doc, draft)) return "assert";
  if (cueAct !== "assert") return cueAct;
  if (promises(doc, first)) return "promise";
  return demands(doc, first) ? "demand" : "assert";
}

function isQuestion(doc: Doc, draft: Draft): boolean {
  const last = draft.content[draft.content.length - 1];
  for (let i = last.to; i >= Math.max(last.from, last.to - 3); i--) if (/^[?]/.test(doc.formOf(i))) return true;
  return false;
}

/** Whether a clause of content with a "that" is told as past or perfect. */
function isOver(doc: Doc, draft: Draft): boolean {
  const [run] = draft.content;
  if (lower(doc, run.from) !== "that") return false;
  for (let i = run.from + 1; i < run.to; i++) {
    const tag = XPOS[doc.xpos[i]];
    if (tag === "MD" || tag === "VB") return false;
    if (tag === "VBD") return true;
    if (tag === "VBZ" || tag === "VBP") return /^(?:has|have|had)$/.test(lower(doc, i)) && XPOS[doc.xpos[i + 1]] === "VBN";
  }
  return false;
}

function actOfCue(doc: Doc, draft: Draft, verbs: ReportVerbs): SpeechAct {
  const cue = draft.attribution?.cue;
  if (cue === undefined) return "assert";
  const strong: SpeechAct[] = [];
  for (let i = cue.from; i < cue.to; i++) {
    const word = lower(doc, i);
    const act = doc.tag[i] === NOUN ? NOUN_ACTS[word.replace(/s$/, "")] : verbs.get(word)?.act;
    if (act !== undefined) strong.push(act);
  }
  return strong.find((act) => act !== "assert") ?? "assert";
}

/** "we can't comment", "no comment". */
function declines(doc: Doc, run: TokenRange): boolean {
  const start = Array.from({ length: Math.min(7, run.to - run.from) }, (_, k) => lower(doc, run.from + k))
    .join(" ")
    .replace(/^["“”‘'«„]+ ?/, "");
  return /^(?:i|we) (?:would|will|ca|can|could|wo|do|am|are)(?: (?:not|n['’]t))? (?:tell|say|comment|discuss|answer|going to say|going to tell)/.test(
    start.replace(/ n['’]t/, " not"),
  )
    ? /not/.test(start.replace(/n['’]t/, "not"))
    : /^no comment/.test(start);
}

/** "We will reopen the line": the speaker's own future act. */
function promises(doc: Doc, run: TokenRange): boolean {
  for (let i = run.from; i < Math.min(run.to, run.from + 8); i++) {
    if (!/^(?:i|we)$/.test(lower(doc, i)) || !SUBJECT_DEPS.has(doc.dep[i])) continue;
    const next = lower(doc, i + 1);
    const willing =
      /^(?:will|'ll|’ll|shall)$/.test(next) ||
      (/^(?:am|are|'m|'re|’m|’re)$/.test(next) && lower(doc, i + 2) === "going" && lower(doc, i + 3) === "to");
    return willing && !NEGATIONS.test(doc.formOf(i + 2)) && !/^(?:see|be|have|know)$/.test(lower(doc, i + 2));
  }
  return false;
}

/** "The gates must be opened". */
function demands(doc: Doc, run: TokenRange): boolean {
  for (let i = run.from; i < Math.min(run.to, run.from + 14); i++) {
    if (/^[.?!]/.test(doc.formOf(i))) return false;
    if (/^(?:must|should)$/.test(lower(doc, i)) && doc.tag[i] === AUX) return true;
  }
  return false;
}

/** True when the report says that it was not said: "did not say", "without saying". */
export function isNegated(doc: Doc, draft: Draft): boolean {
  const cue = draft.attribution?.cue;
  if (cue === undefined) return false;
  const verb = cue.head;
  for (let i = Math.max(0, verb - 5); i < cue.to; i++) {
    if (!NEGATIONS.test(doc.formOf(i))) continue;
    if (doc.head[i] === verb || (i >= cue.from && i < cue.to) || (doc.head[verb] >= 0 && doc.head[i] === doc.head[verb] && i > cue.from - 3))
      return true;
  }
  return false;
}

export function modalityOf(doc: Doc, draft: Draft): "asserted" | "possible" | "conditional" | "obligatory" | "hedged" {
  const cue = draft.attribution?.cue;
  if (cue) for (let i = cue.from; i < cue.to; i++) if (HEDGES.test(lower(doc, i)) && doc.tag[i] === VERB) return "hedged";
  const run = draft.content[0];
  for (let i = run.from; i < run.to; i++) {
    if (doc.tag[i] !== AUX) {
      if (doc.tag[i] === VERB && i > run.from + 2) return "asserted";
      continue;
    }
    const word = lower(doc, i);
    if (/^(?:may|might|could)$/.test(word)) return "possible";
    if (/^(?:must|should|ought)$/.test(word)) return "obligatory";
    if (/^(?:would|'d|’d)$/.test(word)) return "conditional";
  }
  return "asserted";
}

/** The clause of a condition inside the content: "if the strike goes on". */
export function conditionOf(doc: Doc, draft: Draft): TokenRange | undefined {
  for (const run of draft.content) {
    for (let i = run.from; i < run.to; i++) {
      const word = lower(doc, i);
      if (word !== "if" && word !== "unless" && !(word === "provided" && lower(doc, i + 1) === "that")) continue;
      if (word === "if" && /^(?:as|even|ask|asked|wonder|know|see|or)$/.test(lower(doc, Math.max(0, i - 1)))) continue;
      const to = clauseEnd(doc, i, run.to);
      if (to - i > 1) return { from: i, to };
    }
  }
  return undefined;
}

/** The clause ends with what hangs on its verb, or with the next stop or comma. */
function clauseEnd(doc: Doc, from: number, limit: number): number {
  const verb = doc.head[from];
  let to = from + 1;
  for (let i = from + 1; i < limit; i++) {
    // A quotation may stand within the clause: "if they did not answer “within a day”".
    if (/^[.?!;]/.test(doc.formOf(i)) || (doc.quoteOf[from] > 0 && doc.quoteOf[i] !== doc.quoteOf[from])) break;
    if (doc.formOf(i) === "," && !hangsOn(doc, i + 1, verb)) break;
    to = i + 1;
  }
  return to;
}

function hangsOn(doc: Doc, i: number, verb: number): boolean {
  let at = i;
  for (let steps = 0; steps < 12 && at < doc.length && at >= 0; steps++) {
    if (at === verb) return true;
    if (doc.head[at] === at) return false;
    at = doc.head[at];
  }
  return false;
}
