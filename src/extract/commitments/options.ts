/**
 * Options: what an actor has announced, promised, threatened, proposed, is considering or is asked to do, and has not done as far as
 * the report tells.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import { isNegative } from "../../document/negative.ts";
import type { Commitment, EventRecord, Option, Participant, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { EventTables } from "../../lexicon/event-tables.ts";
import { Clauses } from "../events/clauses.ts";
import { Parties, statementFinder } from "../events/participants.ts";
import type { SpeakerContext } from "../speakers/speakers.ts";

export interface OptionInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly tables: EventTables;
  readonly speakers: SpeakerContext;
  readonly statements: readonly Statement[];
  readonly events: readonly EventRecord[];
  readonly commitments: readonly Commitment[];
}

type Status = Option["status"];

const VERB = uposId("VERB");
const VBG = XPOS_ID.get("VBG") as number;
const FORCE_STATUS: Readonly<Record<Commitment["force"], Status>> = {
  promise: "promised",
  threat: "threatened",
  proposal: "proposed",
  announcement: "announced",
};
/** What ends an option: it was done, or taken back for good. */
const OVER = new Set<Commitment["status"]>(["kept", "carriedOut", "reversed", "broken", "lapsed"]);
const CONSIDERING = /^(?:consider|weigh|mull|contemplate|ponder|eye|explore|study|debate)$/;

/** Options of a report in text order. */
export function makeOptions(input: OptionInput): Option[] {
  const clauses = new Clauses(input.doc, input.speakers.tree, input.tables.lemmaOf);
  const drafts = [
    ...fromCommitments(input),
    ...fromConsidering(input, clauses),
    ...fromTold(input, clauses),
    ...fromRequests(input, clauses),
    ...fromOpenTalks(input),
  ];
  drafts.sort((a, b) => a.action.start - b.action.start || a.action.end - b.action.end);
  const kept: Draft[] = [];
  // Of those kept, what reaches on: the others end before the next begins.
  let reaching: Draft[] = [];
  for (const draft of drafts) {
    reaching = reaching.filter(({ action }) => action.end > draft.action.start);
    // One option of the same words, whoever is taken for its actor in another way.
    const isKnown = ({ actor, action }: Draft): boolean =>
      (sameParty(actor, draft.actor) && overlap(action, draft.action)) || (action.start === draft.action.start && action.end === draft.action.end);
    if (reaching.some(isKnown)) continue;
    kept.push(draft);
    reaching.push(draft);
  }
  return kept.map((draft) => ({
    kind: "option" as const,
    id: `${input.report.id}/option/${draft.action.start}-${draft.action.end}`,
    reportId: input.report.id,
    start: draft.action.start,
    end: draft.action.end,
    text: draft.action.text,
    by: "rule:options",
    confidence: draft.confidence,
    notes: [],
    actor: draft.actor,
    action: draft.action,
    backers: draft.backers ?? [],
    ...(draft.blocker ? { blocker: draft.blocker } : {}),
    status: draft.status,
    ...(draft.last ? { last: draft.last } : {}),
    evidence: [draft.action, ...(draft.evidence ?? [])],
  }));
}

interface Draft {
  readonly actor: Participant;
  readonly action: TextSpan;
  readonly status: Status;
  readonly backers?: readonly Participant[];
  readonly blocker?: TextSpan;
  readonly last?: string;
  readonly evidence?: readonly TextSpan[];
  readonly confidence: number;
}

function overlap(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

function sameParty(a: Participant, b: Participant): boolean {
  return (a.entityId ?? a.name) === (b.entityId ?? b.name);
}

function fromCommitments({ commitments, events }: OptionInput): Draft[] {
  const supports = events.filter(({ type }) => type === "SUPPORT");
  return (
    commitments
      // "Never to raise it": what one has bound oneself not to do is no option.
      .filter(({ status, action }) => !OVER.has(status) && !isNegative(action.text))
      .map((commitment) => {
        const { action, actor, force, responses, transitions, condition, made } = commitment;
        const refusal = responses.find((response) => response.response !== "accepted");
        const last = transitions.at(-1)?.date ?? made?.value;
        const inside = supports.filter((event) => event.end <= action.end + 40 && event.start >= action.start - 10);
        return {
          actor,
          action,
          status: FORCE_STATUS[force],
          backers: distinct([
            ...responses.filter((response) => response.response === "accepted").map((response) => response.party),
            ...inside.flatMap((event) => event.actor),
          ]),
          ...(refusal ? { blocker: refusal.evidence } : condition ? { blocker: condition } : {}),
          ...(last === undefined ? {} : { last }),
          evidence: transitions.map((transition) => transition.evidence),
          confidence: commitment.confidence,
        };
      })
  );
}

function distinct(parties: readonly Participant[]): Participant[] {
  return parties.filter((party, k) => parties.findIndex((other) => sameParty(other, party)) === k);
}

/** "is considering a ban"; "I am weighing it", where "it" is what the question was about. */
function fromConsidering({ doc, statements }: OptionInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (let i = 0; i < doc.length; i++) {
    if (doc.tag[i] !== VERB || !CONSIDERING.test(clauses.lemma(i))) continue;
    const holder = statements.find((statement) => statement.content.some((span) => span.start <= doc.start[i] && doc.end[i] <= span.end));
    const object = clauses.patients(i)[0] ?? clauses.childrenWith(i, "xcomp")[0];
    const subject = clauses.subjects(i)[0];
    if (object === undefined || subject === undefined || holder === undefined || holder.speaker.name === "") continue;
    if (!/^(?:i|we|he|she|it|they)$/.test(clauses.word(subject)) && clauses.word(subject) !== holder.speaker.name.split(" ").at(-1)?.toLowerCase())
      continue;
    const pronoun = /^(?:it|that|this)$/.test(clauses.word(object));
    const question = pronoun
      ? statements.findLast((statement) => statement.end <= doc.start[i] && doc.start[i] - statement.end < 200 && statement.content.length > 0)
      : undefined;
    if (pronoun && question === undefined) continue;
    const words = doc.start[clauses.phraseStart(object)];
    const action = question?.content[0] ?? { start: words, end: doc.end[object], text: doc.text.slice(words, doc.end[object]) };
    const span = { start: doc.start[i], end: doc.end[i], text: doc.formOf(i) };
    out.push({
      actor: partyOf(holder),
      action,
      status: "considered",
      ...(holder.said ? { last: holder.said.value } : {}),
      evidence: [span],
      confidence: 0.6,
    });
  }
  return out;
}

/** "Karstan is weighing sanctions", "Karstan has not ruled out leaving the treaty": told by the report itself. */
function fromTold({ report, doc, tables, speakers, statements, events }: OptionInput, clauses: Clauses): Draft[] {
  const speakerAt = statementFinder(statements, doc);
  const parties = new Parties(report, clauses, speakers, tables.agents, speakerAt, false);
  const days = new Map(events.flatMap(({ date, trigger }) => (date === undefined ? [] : [[doc.sentenceOf(doc.tokenAt(trigger.start)), date.value]])));
  const out: Draft[] = [];
  for (let i = 0; i < doc.length; i++) {
    if (doc.tag[i] !== VERB || !(isWeighing(clauses, i) || isLeftOpen(clauses, i))) continue;
    const act = clauses.childrenWith(i, "xcomp", "obj", "advcl").find((word) => word > i && isAct(clauses, tables, word));
    const [subject] = clauses.subjects(i);
    const actor = subject === undefined ? undefined : parties.themselves(subject)[0]?.participant;
    if (act === undefined || actor === undefined || speakerAt(i)?.speaker.name === actor.name) continue;
    const from = clauses.phraseStart(act);
    const to = Math.min(clauses.tree.right[act] + 1, act + LONGEST, doc.sentenceFrom[doc.sentenceOf(act) + 1]);
    const [start, end] = [doc.start[from], Math.max(doc.end[act], doc.end[stopBefore(doc, act, to) - 1])];
    const last = days.get(doc.sentenceOf(i)) ?? report.published;
    out.push({
      actor,
      action: { start, end, text: doc.text.slice(start, end) },
      status: "considered",
      ...(last === undefined ? {} : { last }),
      evidence: [{ start: doc.start[i], end: doc.end[i], text: doc.formOf(i) }],
      confidence: 0.5,
    });
  }
  return out;
}

/** Words of an action at most. */
const LONGEST = 16;

/** "Is considering", "has been weighing". */
function isWeighing(clauses: Clauses, verb: number): boolean {
  const isBeing = clauses.childrenWith(verb, "aux").some((aux) => /^(?:is|are|be|been|'s|’s|'re|’re)$/.test(clauses.word(aux)));
  return CONSIDERING.test(clauses.lemma(verb)) && clauses.doc.xpos[verb] === VBG && isBeing && !isDenied(clauses, verb);
}

/** "Has not ruled out". */
function isLeftOpen(clauses: Clauses, verb: number): boolean {
  return clauses.lemma(verb) === "rule" && clauses.word(verb + 1) === "out" && isDenied(clauses, verb);
}

function isDenied(clauses: Clauses, verb: number): boolean {
  return clauses.childrenWith(verb, "advmod").some((word) => /^(?:not|n't|n’t|never)$/.test(clauses.word(word)));
}

/** Something that can be done: "closing the strait", "sanctions". */
function isAct(clauses: Clauses, { nouns }: EventTables, word: number): boolean {
  return clauses.doc.xpos[word] === VBG || nouns.has(clauses.lemma(word));
}

function partyOf({ speaker }: Statement): Participant {
  return { name: speaker.name, ...(speaker.entityId ? { entityId: speaker.entityId } : {}), how: speaker.how, confidence: speaker.confidence };
}

/** What somebody is asked to do is open to whom it is asked of. */
function fromRequests({ events, doc }: OptionInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (const event of events) {
    if (
      event.type !== "REQUEST" ||
      event.realis !== "occurred" ||
      event.content === undefined ||
      event.recipient.length === 0 ||
      event.sameAs !== undefined
    )
      continue;
    const trigger = doc.tokenAt(event.content.trigger.start);
    // "an emergency session"
    const at = clauses.dep(trigger) === "compound" ? (clauses.head(trigger) ?? trigger) : trigger;
    const to = Math.min(clauses.tree.right[at] + 1, at + 16, doc.sentenceFrom[doc.sentenceOf(at) + 1]);
    const end = Math.max(event.content.trigger.end, doc.end[stopBefore(doc, at, to) - 1]);
    const start = event.content.trigger.start;
    out.push({
      actor: event.recipient[0],
      action: { start, end, text: doc.text.slice(start, end) },
      status: "asked",
      backers: event.actor,
      ...(event.date ? { last: event.date.value } : {}),
      confidence: 0.55,
    });
  }
  return out;
}

function stopBefore(doc: Doc, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (/^[,.;:!?“”"]$/.test(doc.formOf(i))) return i;
  return Math.max(to, from + 1);
}

/** Talks that go on are an option that is under way. */
function fromOpenTalks({ events }: OptionInput): Draft[] {
  const talks = events.filter((event) => event.type === "CONSULT" && event.realis !== "negated" && event.actor.length > 0);
  const shares = (a: EventRecord, b: EventRecord): boolean => a !== b && a.actor.some((party) => b.actor.some((other) => sameParty(party, other)));
  const last = talks.findLast((event) => talks.some((other) => shares(event, other)));
  if (last === undefined) return [];
  const pair = talks.filter((event) => event === last || shares(event, last));
  return [
    {
      actor: last.actor[0],
      action: { start: last.start, end: last.end, text: last.text },
      status: "underWay",
      backers: last.recipient.filter((party) => !sameParty(party, last.actor[0])),
      ...(last.date ? { last: last.date.value } : {}),
      evidence: pair.slice(0, -1).map((event) => event.trigger),
      confidence: 0.5,
    },
  ];
}
