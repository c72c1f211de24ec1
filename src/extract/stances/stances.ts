/**
 * Stances: what a holder is for or against, composed along the tree. From every word that may be a target the tree is climbed through
 * what acts on it ("lift sanctions": lowered), what is felt about that ("opposes lifting": raised), what denies it, and who stands at the
 * top. Nothing is said of a topic here: that is matched when somebody asks. Where the climb meets no operator, a condition, a
 * question, or nobody who could hold the stance, there is none.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Stance, Statement } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { EventTables } from "../../lexicon/event-tables.ts";
import type { StanceTable } from "../../lexicon/stance-table.ts";
import { Clauses } from "../events/clauses.ts";
import { doneTo, toldAs } from "../events/done.ts";
import { Parties, statementFinder } from "../events/participants.ts";
import type { SpeakerContext } from "../speakers/speakers.ts";
import type { ResolvedTime } from "../times/times.ts";
import { MONTHS, WEEKDAYS } from "../times/words.ts";
import { isAskedFor, type Reply, repliesOf, signOfReply } from "./answers.ts";
import type { Climb } from "./climb.ts";
import { Climber } from "./climber.ts";
import { contrastTo } from "./contrast.ts";
import { isAsked, isFormerly } from "./grammar.ts";
import { type Alongside, alongside, type Holder, holderOf, sayerFinder } from "./holder.ts";
import { nearby } from "./nearby.ts";
import { antecedentOf } from "./pointing.ts";
import { COGNITION } from "./words.ts";

export interface StanceInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly table: StanceTable;
  readonly events: EventTables;
  readonly speakers: SpeakerContext;
  readonly statements: readonly Statement[];
  readonly times: readonly ResolvedTime[];
  /** Takes any proper noun for a party: for texts about invented ones. */
  readonly open?: boolean;
}

const VERB = uposId("VERB");
const VBD = XPOS_ID.get("VBD") as number;
const VBN = XPOS_ID.get("VBN") as number;
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const PRON = uposId("PRON");
const POINTING = /^(?:it|this|that|them|these|those)$/;
/** Verbs that are no act somebody could be asked about. */
const LIGHT =
  /^(?:have|get|go|come|do|make|take|put|meet|speak|ask|write|reply|talk|look|seem|become|give|let|try|want|need|like|keep|start|begin|continue|happen|remember|be)$/;

/** Stances of a report in text order. O(tokens × depth of tree, at most 12). */
export function makeStances(input: StanceInput): Stance[] {
  const { doc, report, speakers, events } = input;
  const speakerAt = statementFinder(input.statements, doc);
  const sayerAt = sayerFinder(report.text, input.statements, speakerAt);
  const clauses = new Clauses(doc, speakers.tree, events.lemmaOf);
  const parties = new Parties(report, clauses, speakers, events.agents, speakerAt, input.open === true);
  const climber = new Climber(clauses, input.table, reportedFinder(doc, speakerAt));
  const found = new Map<string, Alongside & { readonly reply: Reply | undefined; readonly targets: number[]; readonly isNear: boolean }>();
  const replies = repliesOf(report, doc, input.statements);
  let sentence = -1;
  let asked = false;
  for (let i = 0; i < doc.length; i++) {
    if (i >= (doc.sentenceFrom[sentence + 1] ?? doc.length)) {
      sentence++;
      asked = isAsked(clauses, i);
    }
    const reply = asked ? replies.get(sentence) : undefined;
    if ((asked && reply === undefined) || !isTarget(clauses, i)) continue;
    const climbed = climber.from(i);
    const beside = reply === undefined ? climber.besides(i) : [];
    const isNamed = doc.tag[i] === NOUN || doc.tag[i] === PROPN;
    const isLost = climbed === "silent" && isNamed && reply === undefined && beside.length === 0;
    const main = isLost ? nearby(clauses, input.table, i) : climbed === "silent" ? undefined : climbed;
    const antecedent = antecedentOf(clauses, i);
    const pointedTo = antecedent < 0 ? [] : [antecedent];
    const besides = beside.filter(({ operator }) => operator !== main?.operator);
    const { owned } = main ?? {};
    let first: string | undefined;
    for (const climb of [main, owned, ...besides]) {
      if (climb === undefined) continue;
      const holder = reply === undefined ? holderOf(clauses, parties, speakerAt, sayerAt, climb, i) : replier(clauses, climb, reply);
      // "broke his promise to end it": the own promise has been read.
      if (holder === undefined || (climb === owned && holder.name === first)) continue;
      // What stands near a name is seldom what it says of itself.
      if (isLost && climb === main && holder.token !== undefined && Math.abs(holder.token - i) <= 2) continue;
      first ??= holder.name;
      const own = { climb, holder, mark: climb === owned ? "owner" : "" };
      const contrast = reply === undefined ? contrastTo(clauses, own, sayerAt) : undefined;
      const others = reply === undefined ? alongside(clauses, parties, input.table, climb, holder) : [];
      for (const held of [...others, ...(contrast === undefined ? [] : [contrast]), own]) {
        const { sign, kind, modality } = held.climb;
        const key = `${climb.operator}/${sign}/${kind}/${modality}/${held.holder.name}/${climb.earlier}/${isLost}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { ...held, reply, targets: [i, ...pointedTo], isNear: isLost && climb === main });
        else known.targets.push(i);
      }
    }
  }
  const dates = datesBySentence(doc, input.times);
  // What an operator does to its own object is not done to what else stands near.
  const taken = new Set(
    [...found.values()].flatMap(({ climb, targets, isNear }) =>
      isNear || targets.every((token) => doc.tag[token] === PRON) ? [] : [climb.operator],
    ),
  );
  const kept = [...found.values()].filter(({ climb, isNear }) => !isNear || !taken.has(climb.operator));
  return kept.map(({ climb, holder, mark, reply, targets }) => {
    const date = dateOf(clauses, climb, dates.get(doc.sentenceOf(climb.operator)) ?? []);
    const earlier = climb.earlier || wasSaidBefore(doc, holder.statement) || isThenNotNow(clauses, climb);
    const stance = stanceOf(report, doc, { ...climb, earlier }, holder, mark, targets, date);
    if (reply !== undefined) return { ...stance, ...answered(climb, reply) };
    const done = doneOf(clauses, climb, holder);
    return done === undefined ? stance : { ...stance, done };
  });
}

/** "Called off it": also where the parse has taken the particle for a preposition; "" where there is none. */
function particleOf(clauses: Clauses, verb: number): string {
  const particle = clauses.particle(verb);
  return particle !== undefined ? clauses.word(particle) : clauses.word(verb + 1) === "off" ? "off" : "";
}

/** Verb and objects of an act that the report tells as done by somebody; an act with no object is too little to know it by. */
function doneOf(clauses: Clauses, { kind, operator, path, modality }: Climb, holder: Holder): string[] | undefined {
  if (kind !== "act" || modality !== "plain" || holder.how !== "named" || holder.statement !== undefined) return undefined;
  const told = toldAs(clauses, operator);
  if (told === undefined || (told === "notDone") !== path.includes("not")) return undefined;
  const objects = doneTo(clauses, operator);
  return objects.length === 0 ? undefined : [`${clauses.lemma(operator)} ${particleOf(clauses, operator)}`.trim(), ...objects];
}

/** "Had said that": told of a time before the one that is told of. */
function wasSaidBefore(doc: Doc, statement: Statement | undefined): boolean {
  const cue = statement?.cue;
  if (cue === null || cue === undefined) return false;
  const first = doc.tokenAt(cue.start);
  for (let t = Math.max(0, first - 1); t < doc.length && doc.start[t] < cue.end; t++) if (/^had$/i.test(doc.formOf(t))) return true;
  return false;
}

/** "Used to believe it", "who backed it as minister, now calls it a betrayal": told as past beside what is so now. */
function isThenNotNow(clauses: Clauses, { holderAt, operator, top }: Climb): boolean {
  const { doc } = clauses;
  const verb = [holderAt, operator].find((token) => token >= 0 && clauses.isVerb(token) && !COGNITION.test(clauses.lemma(token)));
  // "I used to believe that it made us safer"
  for (let at = clauses.head(top), steps = 0; at !== undefined && steps < 3; at = clauses.head(at), steps++) if (isFormerly(clauses, at)) return true;
  if (verb === undefined || doc.xpos[verb] !== VBD) return false;
  const k = doc.sentenceOf(verb);
  for (let t = doc.sentenceFrom[k]; t < doc.sentenceFrom[k + 1]; t++) {
    if (clauses.word(t) !== "now" || clauses.dep(t) !== "advmod") continue;
    const other = clauses.head(t);
    if (other !== undefined && other !== verb && doc.xpos[other] !== VBD && doc.xpos[other] !== VBN) return true;
  }
  return false;
}

function datesBySentence(doc: Doc, times: readonly ResolvedTime[]): Map<number, ResolvedTime[]> {
  const found = new Map<number, ResolvedTime[]>();
  for (const time of times) {
    if (time.type !== "DATE" || time.edtf === undefined) continue;
    const sentence = doc.sentenceOf(time.from);
    const own = found.get(sentence);
    if (own === undefined) found.set(sentence, [time]);
    else own.push(time);
  }
  return found;
}

/** Steps of the tree from a date to the verb it dates. */
const DATE_STEPS = 4;

/** The date in the clause of a stance that is told as past: "supported it in 2019", "refused in April to sign it". */
function dateOf(clauses: Clauses, climb: Climb, dates: readonly ResolvedTime[]): Stance["date"] {
  const { doc } = clauses;
  const verbs = [climb.holderAt, climb.operator].filter((token) => token >= 0 && clauses.isVerb(token));
  const isPast = (verb: number): boolean =>
    doc.xpos[verb] === VBD || clauses.childrenWith(verb, "aux", "aux:pass").some((aux) => PAST.test(clauses.word(aux)));
  if (!verbs.some(isPast)) return undefined;
  for (const { from, to, value, edtf, anchor } of dates) {
    if (clauses.datesAnother(from)) continue;
    let at = from;
    for (let steps = 0; steps < DATE_STEPS; steps++) {
      // "We should end it by 2028, he said": no day of the saying.
      if (verbs.includes(at) && edtf !== undefined && isPast(at))
        return { value, edtf, how: anchor === undefined ? "stated" : "inferred", evidence: doc.spanOf(from, to) };
      const head = clauses.head(at);
      if (head === undefined || (steps > 0 && clauses.isVerb(at) && !isWithin(clauses, at, verbs))) break;
      at = head;
    }
  }
  return undefined;
}

const PAST = /^(?:was|were|had|did)$/;

/** An infinitive below the verb belongs to it: "refused to sign it in April". */
function isWithin(clauses: Clauses, verb: number, verbs: readonly number[]): boolean {
  const head = clauses.head(verb);
  return clauses.dep(verb) === "xcomp" && head !== undefined && verbs.includes(head);
}

/** Whether a token is told in indirect speech of what was said then. */
function reportedFinder(doc: Doc, speakerAt: (token: number) => Statement | undefined): (token: number) => boolean {
  return (token) => {
    const statement = speakerAt(token);
    const cue = statement?.cue;
    if (statement?.quoteType !== "indirect" || cue === null || cue === undefined) return false;
    for (let t = doc.tokenAt(cue.start); t < doc.length && doc.start[t] < cue.end; t++) if (doc.xpos[t] === VBD) return true;
    return false;
  };
}

/** Who answers the question, if it asks for a stance. */
function replier(clauses: Clauses, climb: Climb, { statement }: Reply): Holder | undefined {
  if (!isAskedFor(clauses, climb)) return undefined;
  const { name, confidence } = statement.speaker;
  return { name, how: "self", confidence, statement, token: undefined, country: undefined };
}

function answered(climb: Climb, reply: Reply): Pick<Stance, "direction" | "path" | "answer"> {
  return {
    direction: signOfReply(reply, climb) > 0 ? 1 : -1,
    path: [...climb.path, reply.affirms ? "answered yes" : "answered no"],
    answer: reply.span,
  };
}

function isTarget(clauses: Clauses, i: number): boolean {
  const tag = clauses.doc.tag[i];
  if (tag === NOUN || tag === PROPN) return /[\p{L}]/u.test(clauses.doc.formOf(i)) && !WEEKDAYS.has(clauses.word(i)) && !MONTHS.has(clauses.word(i));
  // "called off the strike" is no saying.
  if (tag === VERB)
    return clauses.doc.formOf(i).length > 2 && (particleOf(clauses, i) !== "" || !COGNITION.test(clauses.lemma(i))) && !LIGHT.test(clauses.lemma(i));
  return tag === PRON && (POINTING.test(clauses.word(i)) || (clauses.word(i) === "they" && clauses.dep(i) === "nsubj:pass"));
}

function stanceOf(report: Report, doc: Doc, climb: Climb, holder: Holder, mark: string, targets: readonly number[], date: Stance["date"]): Stance {
  const from = Math.min(climb.operator, climb.top, ...targets);
  const to = Math.max(climb.operator, ...targets) + 1;
  const span = doc.spanOf(from, to);
  const [first] = targets;
  return {
    kind: "stance",
    id: `${report.id}/stance/${doc.start[first]}-${doc.end[first]}-${doc.start[climb.operator]}${mark === "" ? "" : `-${mark}`}`,
    reportId: report.id,
    ...span,
    by: "rule:stances",
    confidence: 0.5,
    notes: [],
    holder: {
      name: holder.name,
      how: holder.how,
      ...(holder.token === undefined ? {} : { span: doc.spanOf(holder.token, holder.token + 1) }),
      ...(holder.country === undefined ? {} : { country: holder.country }),
      confidence: holder.confidence,
    },
    targets: targets.map((token) => doc.spanOf(token, token + 1)),
    operator: doc.spanOf(climb.operator, climb.operator + 1),
    direction: climb.sign > 0 ? 1 : -1,
    class: climb.kind,
    modality: climb.modality,
    earlier: climb.earlier,
    ...(date === undefined ? {} : { date }),
    path: climb.path,
    ...(holder.statement === undefined ? {} : { within: holder.statement.id }),
  };
}
