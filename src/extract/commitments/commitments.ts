/**
 * Commitments: what somebody promised, threatened, proposed or announced to do, read from statements and events, with condition,
 * deadline, what the parties answered, and what the report itself says became of it.
 */

import { uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import { isNegative } from "../../document/negative.ts";
import type { Commitment, CommitmentStatus, EventRecord, Participant, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { EventTables } from "../../lexicon/event-tables.ts";
import type { TermsOfOffice } from "../../lexicon/terms-of-office.ts";
import { Clauses } from "../events/clauses.ts";
import { doneTo, toldAs } from "../events/done.ts";
import { BODY } from "../events/participants.ts";
import type { NameMention } from "../speakers/mentions.ts";
import type { SpeakerContext } from "../speakers/speakers.ts";
import { entityId } from "../statements/statements.ts";
import { addDays, daysInMonth, isoDay, readDay } from "../times/calendar.ts";
import type { ResolvedTime } from "../times/times.ts";

export interface CommitmentInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly tables: EventTables;
  readonly terms: TermsOfOffice;
  readonly speakers: SpeakerContext;
  readonly times: readonly ResolvedTime[];
  readonly statements: readonly Statement[];
  readonly events: readonly EventRecord[];
  /** YYYY-MM-DD. */
  readonly published: string | undefined;
}

type Force = Commitment["force"];

interface Draft {
  readonly actor: Participant;
  readonly force: Force;
  readonly action: TextSpan;
  readonly target?: Participant;
  readonly condition?: TextSpan;
  readonly made?: Commitment["made"];
  readonly event?: EventRecord;
  /** What the same words say became of it: "kept its promise to". */
  readonly outcome?: { readonly status: CommitmentStatus; readonly evidence: TextSpan };
  readonly from: string;
  readonly confidence: number;
}

const VERB = uposId("VERB");
/** Verbs that promise nothing: states, perceptions, the weather of talk. */
const EMPTY_VERB =
  /^(?:be|have|see|know|think|find|say|tell|remain|need|happen|get|want|hope|seem|become|look|talk|like|love|believe|understand|remember|miss|ask|admit|win|lose|ever|let|stay|wait|expect|come|mean|live|learn|feel|hear|die|guess)$/;
/** Acts by which a party leaves: a threat when they hang on a condition. */
const LEAVING = /^(?:leave|move|quit|withdraw|stop|end|abandon|walk|pull|go|cut|close|suspend)$/;

/** Acts that are a threat when they hang on a condition, and those that always are one. */
const ANSWERING = /^(?:respond|react|act|strike|impose|expel|ban|arrest|shut|seal|fire|seize|block|cancel|halt|sue|veto)$/;
const STRIKING = /^(?:retaliate|avenge|punish|destroy|crush|bomb|invade|annihilate|sink|obliterate)$/;

function isHostile(clauses: Clauses, verb: number, onCondition: boolean): boolean {
  const lemma = clauses.lemma(verb);
  return STRIKING.test(lemma) || (onCondition && (LEAVING.test(lemma) || ANSWERING.test(lemma)));
}

function firstVerb(clauses: Clauses, { content }: Statement): number | undefined {
  const { doc } = clauses;
  for (let i = doc.tokenAt(content[0].start); i < doc.length && doc.start[i] < content[0].end; i++) if (doc.tag[i] === VERB) return i;
  return undefined;
}

/** Commitments of a report in text order. */
export function makeCommitments(input: CommitmentInput): Commitment[] {
  const clauses = new Clauses(input.doc, input.speakers.tree, input.tables.lemmaOf);
  const told = fromOutcomes(input, clauses);
  const isTold = ({ action }: Draft): boolean =>
    told.some(({ action: end, outcome }) => outcome !== undefined && (overlap(action, end) || overlap(action, outcome.evidence)));
  const others = [
    ...fromStatements(input, clauses),
    ...fromOwnFuture(input, clauses),
    ...fromEvents(input, clauses),
    ...fromNarratedFuture(input, clauses),
    ...fromProposals(input, clauses),
  ];
  const drafts = [...told, ...others.filter((draft) => !isTold(draft) && !OF_PROMISES.test(draft.action.text))];
  drafts.sort((a, b) => a.action.start - b.action.start || a.action.end - b.action.end);
  const kept: Draft[] = [];
  // Of those kept, what reaches on: the others end before the next begins.
  let reaching: number[] = [];
  for (const draft of drafts) {
    reaching = reaching.filter((k) => kept[k].action.end > draft.action.start);
    const same = reaching.find((k) => overlap(kept[k].action, draft.action) && isTabled(kept[k]) === isTabled(draft));
    if (same === undefined) reaching.push(kept.push(draft) - 1);
    else if (kept[same].event === undefined && draft.event !== undefined)
      kept[same] = { ...kept[same], event: draft.event, ...(kept[same].target || !draft.target ? {} : { target: draft.target }) };
  }
  const seen = new Set<string>();
  return kept.map((draft) => recordOf(input, clauses, draft)).filter((record) => !seen.has(record.id) && seen.add(record.id));
}

/** "We will keep our promises": which is not said. */
const OF_PROMISES =
  /^(?:to )?(?:keep|honou?r|stand by|stick to|fulfil|fulfill) (?:our|my|his|her|its|their|the|that|this|those|these|all) (?:\w+ )?(?:promises?|word|pledges?|commitments?|obligations?)$/i;

/** What is on the table by a noun: "his offer of a berth" stands beside what he promised there. */
function isTabled({ from }: Draft): boolean {
  return from.includes("/proposal/");
}

function overlap(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

function speakerOf({ speaker }: Statement): Participant {
  return {
    name: speaker.name,
    ...(speaker.span ? { span: speaker.span } : {}),
    ...(speaker.entityId ? { entityId: speaker.entityId } : {}),
    how: speaker.how,
    confidence: speaker.confidence,
  };
}

function madeOf(statement: Statement): Commitment["made"] {
  const { said } = statement;
  return said === undefined
    ? undefined
    : { value: said.value, ...(said.edtf ? { edtf: said.edtf } : {}), how: said.how, ...(said.evidence ? { evidence: said.evidence } : {}) };
}

/** "promised to …", "threatened with …": the cue says what kind of act it is. */
function fromStatements({ statements, report }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (const statement of statements) {
    const { cue, content, speaker } = statement;
    if (cue === null || statement.negated || speaker.name === "" || content.length === 0 || statement.quoteType === "direct") continue;
    const force: Force | undefined =
      statement.speechAct === "promise"
        ? "promise"
        : statement.speechAct === "threaten" || leavesOnCondition(clauses, statement)
          ? "threat"
          : isOffer(statement)
            ? "proposal"
            : undefined;
    if (force === undefined || isUnfulfilled(clauses, cue.start)) continue;
    const verb = firstVerb(clauses, statement);
    // "offered Teskia on Monday | to pay for it": whom it was offered is not what was.
    const offered = force === "proposal" ? content.find(({ text }) => /^to\b/.test(text)) : undefined;
    const start = (offered ?? content[0]).start;
    const end = content[content.length - 1].end;
    const action = { start, end, text: report.text.slice(start, end) };
    out.push({
      actor: speakerOf(statement),
      force: verb !== undefined && isHostile(clauses, verb, false) ? "threat" : force,
      action,
      ...(statement.condition ? { condition: statement.condition } : {}),
      ...(statement.said ? { made: madeOf(statement) } : {}),
      from: statement.id,
      confidence: 0.8 * speaker.confidence,
    });
  }
  return out;
}

/** What one party offers another so that it may be taken. */
const OFFERED =
  /\b(?:aid|assistance|help|amnesty|truce|ceasefire|cease-fire|talks|loans?|funds?|guarantees?|concessions?|deal|asylum|compromise|troops|weapons|arms|mediation|pardon|referendum|vote|elections?|autonomy|money|compensation|reductions?|increases?|cuts?|exchange|swap|withdrawal)\b/i;

/** "Proposed a truce", "offered to pay for it", "offered aid", not "offered condolences". */
function isOffer({ cue, content, quoteType }: Statement): boolean {
  const verb =
    cue === null || quoteType !== "indirect"
      ? undefined
      : /^(?:(?:has|had|have) )?(?:(?:also|again) )?(propose[sd]?|offer(?:s|ed)?)\b/i.exec(cue.text)?.[1];
  if (verb === undefined || /^no\b/i.test(content[0].text)) return false;
  return /^propos/i.test(verb) || content.some(({ text }) => /^to\b/.test(text)) || OFFERED.test(content[0].text.split(" ").slice(0, 4).join(" "));
}

/** "his country could leave if …": to go is a threat when it hangs on a condition. */
function leavesOnCondition(clauses: Clauses, { condition, content, quoteType }: Statement): boolean {
  if (condition === undefined || quoteType === "direct") return false;
  const { doc } = clauses;
  for (let i = doc.tokenAt(content[0].start); i < doc.length && doc.start[i] < condition.start; i++) {
    if (!clauses.isVerb(i) || !LEAVING.test(clauses.lemma(i))) continue;
    const modal = clauses.childrenWith(i, "aux").some((aux) => /^(?:could|would|may|might|will)$/.test(clauses.word(aux)));
    const own = clauses
      .childrenWith(i, "nsubj")
      .some(
        (subject) =>
          /^(?:he|she|it|they|we|i)$/.test(clauses.word(subject)) ||
          clauses.owners(subject).some((owner) => /^(?:his|her|its|their|our)$/.test(clauses.word(owner))),
      );
    if (modal && own) return true;
  }
  return false;
}

/** "may promise", "if he promised": not promised yet. */
function isUnfulfilled(clauses: Clauses, at: number): boolean {
  const cue = clauses.doc.tokenAt(at);
  for (const verb of [cue, cue + 1, cue + 2]) {
    if (!clauses.isVerb(verb)) continue;
    return (
      clauses.childrenWith(verb, "aux").some((aux) => /^(?:may|might|could|would|should|must)$/.test(clauses.word(aux))) ||
      clauses.hasMark(verb, "if")
    );
  }
  return false;
}

/** "I will call the envoy", "we will close the port": the speaker's own future inside quoted words; "said it would close the port" in others'. */
function fromOwnFuture({ statements, doc, speakers }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (const statement of statements) {
    if (statement.speaker.name === "" || statement.negated || (statement.quoteType === "indirect" && FORESEEN.has(statement.speechAct))) continue;
    let found = 0;
    for (const span of statement.content) {
      const first = doc.tokenAt(span.start);
      for (let i = first; i < doc.length && doc.start[i] < span.end && found < 3; i++) {
        if (doc.tag[i] !== VERB || EMPTY_VERB.test(clauses.lemma(i))) continue;
        // "I will resign, Rekk said", with no marks about it
        const own =
          (statement.quoteType === "indirect" && isReportedFuture(clauses, speakers, statement, first, i)) ||
          (!isInCondition(clauses, statement) && isOwnFuture(clauses, i));
        if (!own) continue;
        found++;
        const to = clauseEnd(clauses, i, span.end);
        // "I will never raise it": the promise is not to.
        const from = clauses.word(i - 1) === "never" ? i - 1 : i;
        const condition = statement.condition;
        const threat = isHostile(clauses, i, condition !== undefined);
        const subject = clauses.childrenWith(i, "nsubj")[0];
        const isSide = subject !== undefined && isOwnSide(clauses, first, subject);
        out.push({
          actor: speakerOf(statement),
          force: threat ? "threat" : isSide && ANNOUNCING.test(statement.cue?.text ?? "") ? "announcement" : "promise",
          action: doc.spanOf(from, to),
          ...(condition ? { condition } : {}),
          ...(statement.said ? { made: madeOf(statement) } : {}),
          from: statement.id,
          confidence: 0.7 * statement.speaker.confidence,
        });
      }
    }
  }
  return out;
}

/** "If the prosecutor finds that …": whoever is said to speak there promises nothing by it. */
function isInCondition(clauses: Clauses, { cue }: Statement): boolean {
  return cue !== null && clauses.hasMark(clauses.doc.tokenAt(cue.start), "if");
}

function isOwnFuture(clauses: Clauses, i: number): boolean {
  const subject = clauses.childrenWith(i, "nsubj")[0];
  if (subject === undefined || !/^(?:i|we)$/.test(clauses.word(subject))) return false;
  const auxiliaries = clauses.childrenWith(i, "aux").map((aux) => clauses.word(aux));
  if (!auxiliaries.some((aux) => /^(?:will|'ll|’ll|shall)$/.test(aux))) return false;
  return !clauses.childrenWith(i, "advmod").some((adverb) => /^(?:not|n't|n’t)$/.test(clauses.word(adverb)));
}

/** What things do, not those who speak: "said it would cost a million". */
const OF_THINGS =
  /^(?:cost|take|rise|fall|grow|drop|depend|affect|hurt|harm|damage|lead|cause|bring|result|last|apply|work|happen|benefit|make|allow|boost|create|save|require|include|contain|run|open|begin|start)$/;

/** "The ministry said it would close the port": the pronoun that opens the words is whoever says them. */
function isReportedFuture(clauses: Clauses, { names }: SpeakerContext, { speaker, cue }: Statement, first: number, i: number): boolean {
  const subject = clauses.childrenWith(i, "nsubj")[0];
  const opens = clauses.word(first) === "that" ? first + 1 : first;
  const isSide = isOwnSide(clauses, first, subject);
  if (
    (subject !== opens && !isSide) ||
    cue === null ||
    /^(?:suggest|believ|think|thought|hint|speculat)/i.test(cue.text) ||
    !/^(?:ccomp|parataxis)$/.test(clauses.dep(i))
  )
    return false;
  if (!clauses.childrenWith(i, "aux").some((aux) => /^(?:would|will)$/.test(clauses.word(aux)))) return false;
  if (clauses.childrenWith(i, "advmod").some((adverb) => /^(?:not|never|n't|n’t)$/.test(clauses.word(adverb)))) return false;
  if (isSide) return true;
  const { span } = speaker;
  if (span === undefined) return false;
  const named = names.mentions.find(({ from, to }) => clauses.doc.start[from] >= span.start && clauses.doc.end[to - 1] <= span.end);
  const isBody = BODY.test(speaker.name) || (named !== undefined && named.type !== "PER" && named.text === speaker.name);
  if (/^(?:he|she)$/.test(clauses.word(subject))) return !isBody;
  return clauses.word(subject) === "it" && isBody && !OF_THINGS.test(clauses.lemma(i));
}

const ANNOUNCING = /announc|declar/i;
/** What one speaks for: "said his party would ask the court". */
const OWN_SIDE =
  /^(?:government|party|country|ministry|administration|company|army|union|side|team|movement|bloc|cabinet|group|council|office|nation)$/;

function isOwnSideNoun(clauses: Clauses, noun: number): boolean {
  return OWN_SIDE.test(clauses.lemma(noun)) && clauses.owners(noun).some((owner) => /^(?:his|her|its|their|our|my)$/.test(clauses.word(owner)));
}

function isOwnSide(clauses: Clauses, first: number, subject: number): boolean {
  const owner = clauses.word(first) === "that" ? first + 1 : first;
  return subject === owner + 1 && /^(?:his|her|its|their|our)$/.test(clauses.word(owner)) && OWN_SIDE.test(clauses.lemma(subject));
}

/** "The union will provide the money by July": told by the report itself of what a party will do. */
function fromNarratedFuture({ doc, statements, events, speakers, report }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  const said = new Uint8Array(doc.length);
  for (const { content } of statements)
    for (const { start, end } of content) for (let t = doc.tokenAt(start); t < doc.length && doc.end[t] <= end; t++) said[t] = 1;
  for (let i = 0; i < doc.length; i++) {
    if (doc.tag[i] !== VERB || !/^(?:root|conj)$/.test(clauses.dep(i)) || EMPTY_VERB.test(clauses.lemma(i)) || NO_ACT.test(clauses.lemma(i)))
      continue;
    if (!clauses.childrenWith(i, "aux").some((aux) => /^(?:will|'ll|’ll)$/.test(clauses.word(aux)))) continue;
    if (clauses.childrenWith(i, "advmod", "mark").some((word) => UNSURE.test(clauses.word(word)))) continue;
    if (said[i] === 1) continue;
    if (doc.quoteOf[i] > 0 || doc.formOf(doc.sentenceFrom[doc.sentenceOf(i) + 1] - 1) === "?") continue;
    const subject = clauses.subjects(i)[0];
    if (subject === undefined || clauses.isPassive(i) || doneTo(clauses, i).length === 0) continue;
    if (clauses.owners(subject).length > 0 || clauses.children(i).some((word) => /^(?:who|whom|whose|which|that|each|all)$/.test(clauses.word(word))))
      continue;
    const named = actorAt(subject, clauses, events, speakers, report.id);
    const isBody = BODY.test(clauses.word(subject));
    if (named === undefined && !isBody) continue;
    const span = doc.spanOf(clauses.phraseStart(subject), subject + 1);
    const condition = conditionBy(clauses, i);
    out.push({
      actor: named ?? { name: span.text.replace(/^the /i, ""), span, how: "stated", confidence: 0.6 },
      force: isHostile(clauses, i, condition !== undefined) ? "threat" : "announcement",
      action: doc.spanOf(i, clauseEnd(clauses, i, doc.text.length)),
      ...(condition ? { condition } : {}),
      from: `${report.id}/future/${doc.start[i]}`,
      confidence: 0.55,
    });
  }
  return out;
}

/** What is only foreseen: games, appearances and what befalls somebody. */
const NO_ACT =
  /^(?:face|play|host|compete|participate|celebrate|mark|turn|appear|feature|star|begin|start|fall|rise|grow|cost|take|lead|suffer|struggle|fail|benefit|return|arrive|travel|travels|attend|speak|receive|gain|earn|enjoy|depend|bring|last|follow|include|require|allow|continue|undergo|miss|join|replace|succeed|become|represent|contain|cover|run|open|affect|drop|inherit|serve|comprise|captain|bare|fancy|drag|enhance|visit)$/;
const UNSURE = /^(?:not|never|n't|n’t|probably|likely|possibly|perhaps|maybe|reportedly|hardly|if|whether|eventually|inevitably|certainly|surely)$/;

/** End of the clause of a verb: what hangs on it, up to a stop or the end of the words. */
function clauseEnd(clauses: Clauses, verb: number, limit: number): number {
  const { doc, tree } = clauses;
  let to = verb + 1;
  const last = Math.min(tree.right[verb] + 1, verb + 30);
  while (to < last && doc.end[to] <= limit && !/^[.;!?]$/.test(doc.formOf(to)) && !(doc.formOf(to) === "," && to - verb > 3)) to++;
  while (to > verb + 1 && /^[,:–—“”"-]$/.test(doc.formOf(to - 1))) to--;
  return to;
}

/** What others say somebody will do, that person has not said. */
const FORESEEN: ReadonlySet<Statement["speechAct"]> = new Set(["predict", "assess"]);

/** Who speaks of others' acts from outside. */
const ONLOOKER = /\b(?:analysts?|observers?|experts?|economists?|critics?|commentators?|traders?|pundits?)$/i;

/** Events that are promised, announced or threatened, and the acts of threatening themselves. */
function fromEvents({ events, statements, doc, published }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  for (const event of events) {
    const statement = event.within === undefined ? undefined : byId.get(event.within);
    const given = forceOf(event);
    if (given === undefined || (event.reverses !== undefined && event.content === undefined && event.notes[0].message.includes("+ decision")))
      continue;
    const actor = event.actor[0] ?? (statement && statement.speaker.name !== "" ? speakerOf(statement) : undefined);
    if (actor === undefined) continue;
    // "Analysts predicted that Rekk would back down" is no promise of Rekk's.
    if (statement !== undefined && statement.speaker.name !== actor.name && ONLOOKER.test(statement.speaker.name)) continue;
    if (given === "promise" && statement !== undefined && FORESEEN.has(statement.speechAct) && statement.speaker.name !== actor.name) continue;
    const head = doc.tokenAt(event.trigger.start);
    // "Said the observers would arrive": what others do is no promise of whoever says so.
    const isOfOthers =
      event.actor.every(({ how }) => how === "carriedOver") &&
      clauses.isVerb(head) &&
      !clauses.isPassive(head) &&
      clauses.childrenWith(head, "nsubj").some((subject) => clauses.isNominal(subject) && !isOwnSideNoun(clauses, subject));
    // "Warned it against touching them"
    const isAdvice = event.type === "THREATEN" && /^warn/i.test(event.trigger.text) && clauses.oblique(head, "against").length > 0;
    if (isOfOthers || isAdvice) continue;
    const content = event.type === "THREATEN" && event.content ? event.content.trigger : undefined;
    const at = content === undefined ? head : doc.tokenAt(content.start);
    const limit = statement?.content.find((span) => span.start <= event.trigger.start && event.trigger.start < span.end)?.end ?? doc.text.length;
    const action = clauses.isVerb(at) ? doc.spanOf(at, clauseEnd(clauses, at, limit)) : doc.spanOf(clauses.phraseStart(at), at + 1);
    const condition = statement?.condition ?? conditionBy(clauses, head);
    const force = given === "announcement" && condition !== undefined && clauses.isVerb(at) && isHostile(clauses, at, true) ? "threat" : given;
    // A day to come is when it is to be done.
    const isToCome = published !== undefined && (event.date?.value ?? "") > published;
    const dated = event.date === undefined || force === "promise" || isToCome ? undefined : event.date;
    const made = statement ? madeOf(statement) : dated;
    out.push({
      actor,
      force,
      action,
      ...(event.recipient[0] ? { target: event.recipient[0] } : {}),
      ...(condition ? { condition } : {}),
      ...(made ? { made } : {}),
      event,
      from: event.id,
      confidence: event.confidence,
    });
  }
  return out;
}

function forceOf(event: EventRecord): Force | undefined {
  if (event.type === "THREATEN" && event.realis === "occurred") return "threat";
  // "They would hold a march": told beforehand, and no threat.
  if (event.realis === "threatened")
    return event.type === "PROTEST" && event.notes.some(({ message }) => message.includes("compose WILL")) ? "announcement" : "threat";
  if (event.realis === "promised") return "promise";
  if (event.realis === "announced") return "announcement";
  if (event.type === "AGREE" && event.notes.some((note) => note.message.includes("+ PROMISE"))) return "promise";
  return undefined;
}

/** "if the strike goes on" under the verb or what it governs. */
function conditionBy(clauses: Clauses, head: number): TextSpan | undefined {
  const { doc, tree } = clauses;
  const last = Math.min(tree.right[head] + 1, head + 30);
  for (let i = head + 1; i < last; i++) {
    if (!/^(?:if|unless)$/.test(clauses.word(i))) continue;
    let to = i + 1;
    while (to < last && !/^[,.;:!?]$/.test(doc.formOf(to))) to++;
    return doc.spanOf(i, to);
  }
  // "Unless it withdraws, Velmora will close the border."
  const first = doc.sentenceFrom[doc.sentenceOf(head)];
  const opens = /^[“"'‘«„]$/.test(doc.formOf(first)) ? first + 1 : first;
  // "Should a soldier cross the border, Velmora will respond."
  const inverts = clauses.word(opens) === "should" && doc.formOf(doc.sentenceFrom[doc.sentenceOf(head) + 1] - 1) !== "?";
  if (!inverts && !/^(?:if|unless)$/.test(clauses.word(opens))) return undefined;
  let to = opens + 1;
  while (to < head && doc.formOf(to) !== ",") to++;
  return to < head ? doc.spanOf(opens, to) : undefined;
}

const PROPOSALS = /^(?:proposal|bill|initiative|offer|resolution|draft|amendment)$/;

/** "the Karstani offer of a berth", "a harbour bill seeks to …": what is on the table, whoever answers it. */
function fromProposals({ doc, events, report }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (let i = 0; i < doc.length; i++) {
    if (!clauses.isNominal(i) || !PROPOSALS.test(clauses.lemma(i))) continue;
    const actor = proposerOf(i, clauses, events);
    if (actor === undefined) continue;
    const from = clauses.phraseStart(i);
    let to = i + 1;
    for (const child of [...clauses.oblique(i, "for"), ...clauses.oblique(i, "of"), ...clauses.oblique(i, "on"), ...clauses.childrenWith(i, "acl")]) {
      if (child > i && child - i < 14) to = Math.max(to, Math.min(clauses.tree.right[child] + 1, i + 16));
    }
    const verb = clauses.head(i);
    const aims = verb !== undefined && /^nsubj/.test(clauses.dep(i)) && /^(?:aim|seek|propose|would|intend|call)$/.test(clauses.lemma(verb));
    const definite = /^(?:the|this|that|these|his|her|their)$/.test(clauses.word(from)) && to === i + 1;
    if (to === i + 1 && !aims && definite) continue;
    const action = aims && verb !== undefined ? doc.spanOf(from, clauseEnd(clauses, verb, doc.text.length)) : doc.spanOf(from, to);
    const outcome = fateOf(clauses, i);
    out.push({
      actor,
      force: "proposal",
      action,
      ...(outcome === undefined ? {} : { outcome }),
      from: `${report.id}/proposal/${doc.start[i]}`,
      confidence: 0.65,
    });
  }
  return out;
}

/** "Was withdrawn before the vote": what became of what is on the table, in the same clause. */
function fateOf(clauses: Clauses, noun: number): Draft["outcome"] {
  const verb = clauses.dep(noun) === "nsubj:pass" ? clauses.head(noun) : undefined;
  if (verb === undefined || toldAs(clauses, verb) !== "done") return undefined;
  const lemma = clauses.lemma(verb);
  const status = /^(?:withdraw|drop|scrap|shelve)$/.test(lemma) ? "reversed" : undefined;
  return status === undefined ? undefined : { status, evidence: clauses.doc.spanOf(verb, verb + 1) };
}

/** The owner of a proposal: the recipient of an event that answers it, or the party its phrase names. */
function proposerOf(i: number, clauses: Clauses, events: readonly EventRecord[]): Participant | undefined {
  const start = clauses.doc.start[clauses.phraseStart(i)];
  const end = clauses.doc.end[Math.min(clauses.doc.sentenceFrom[clauses.doc.sentenceOf(i) + 1] - 1, i + 6)];
  for (const event of events) {
    for (const party of [...event.recipient, ...event.actor]) {
      if (party.span && party.span.start >= start && party.span.end <= end) return party;
    }
  }
  const owner = [...clauses.owners(i), ...clauses.childrenWith(i, "compound", "amod")].find(
    (token) => /^\p{Lu}/u.test(clauses.doc.formOf(token)) && clauses.doc.sentenceFrom[clauses.doc.sentenceOf(token)] !== token,
  );
  if (owner === undefined) return undefined;
  const span = clauses.doc.spanOf(owner, owner + 1);
  return { name: span.text, span, how: "stated", confidence: 0.6 };
}

const GIVEN = /^(?:promise|pledge|vow|commitment|undertaking|threat)$/;
/** What stands before what was promised and says that it was done, or not. */
const KEPT = /^(?:keep|fulfil|fulfill|honou?r|meet|redeem|carry out|make good on|deliver on|live up to|follow through on|act on)$/;
const BROKEN = /^(?:break|betray|abandon|drop|withdraw|forget|ditch|breach|renege on|go back on|backtrack on|retreat from|back (?:away|down) from)$/;

/** "Kept its promise to reopen it", "made good on its threat", "went back on its pledge": made before, and what became of it. */
function fromOutcomes({ doc, events, report, speakers, statements }: CommitmentInput, clauses: Clauses): Draft[] {
  const out: Draft[] = [];
  for (let i = 0; i < doc.length; i++) {
    if (!clauses.isNominal(i) || !GIVEN.test(clauses.lemma(i))) continue;
    const draft = fromDespite(clauses, events, speakers, report.id, i) ?? fromActedOn(clauses, events, speakers, report.id, i);
    // "Dunmore said Strand had broken her promise": a claim, and no outcome.
    const isClaimed = statements.some(
      ({ speaker, content }) =>
        speaker.name !== "" && speaker.name !== draft?.actor.name && content.some(({ start, end }) => start <= doc.start[i] && doc.end[i] <= end),
    );
    if (draft !== undefined && !isClaimed) out.push(draft);
  }
  return out;
}

/** "Rose without voting, despite Rekk's promise of a vote": what was promised has not come. */
function fromDespite(clauses: Clauses, events: readonly EventRecord[], speakers: SpeakerContext, reportId: string, noun: number): Draft | undefined {
  const { doc } = clauses;
  const [owner] = clauses.owners(noun);
  const despite = clauses.childrenWith(noun, "case", "mark").find((word) => /^(?:despite|notwithstanding)$/.test(clauses.word(word)));
  if (owner === undefined || despite === undefined || clauses.lemma(noun) === "threat") return undefined;
  const actor = actorAt(owner, clauses, events, speakers, reportId);
  const aim = aimOf(clauses, noun) ?? clauses.oblique(noun, "of")[0];
  if (actor === undefined || aim === undefined) return undefined;
  // "a vote by the end of June", wherever the parse has hung the day.
  const first = clauses.isVerb(aim) ? aim : clauses.phraseStart(aim);
  let end = aim + 1;
  while (end < doc.length && end - aim < 16 && !/^[,.;:!?“”"]$/.test(doc.formOf(end))) end++;
  const action = doc.spanOf(first, end);
  const evidence = doc.spanOf(despite, noun + 1);
  return {
    actor,
    force: "promise",
    action,
    outcome: { status: "broken", evidence },
    from: `${reportId}/outcome/${doc.start[noun]}`,
    confidence: 0.6,
  };
}

/** "Kept its promise to reopen it", "made good on its threat", "breaking a promise made by Rekk". */
function fromActedOn(clauses: Clauses, events: readonly EventRecord[], speakers: SpeakerContext, reportId: string, noun: number): Draft | undefined {
  const { doc } = clauses;
  const verb = outcomeVerb(clauses, noun);
  if (verb === undefined || (clauses.owners(noun).length === 0 && !isOwnGiven(clauses, noun))) return undefined;
  const status = outcomeOf(clauses, verb, noun);
  const [giver] = clauses
    .childrenWith(noun, "acl")
    .flatMap((made) => (/^(?:make|give|issue)$/.test(clauses.lemma(made)) ? clauses.agents(made) : []));
  const subject = giver ?? clauses.subjects(verb)[0];
  if (status === undefined || subject === undefined) return undefined;
  const actor = actorAt(subject, clauses, events, speakers, reportId);
  if (actor === undefined) return undefined;
  const aim = aimOf(clauses, noun) ?? clauses.oblique(noun, "of")[0] ?? deedBefore(clauses, verb);
  // "We keep our promises": which is not said.
  if (aim === undefined) return undefined;
  const first = clauses.isVerb(aim) ? aim : clauses.phraseStart(aim);
  const action = doc.spanOf(first, aim < verb ? endBefore(doc, verb) : clauseEnd(clauses, aim, doc.text.length));
  const force: Force = clauses.lemma(noun) === "threat" ? "threat" : "promise";
  const evidence = doc.spanOf(Math.min(verb, noun), Math.max(verb, noun) + 1);
  return { actor, force, action, outcome: { status, evidence }, from: `${reportId}/outcome/${doc.start[noun]}`, confidence: 0.65 };
}

/** The end of what stands before a participle, its comma aside. */
function endBefore(doc: Doc, verb: number): number {
  let to = verb;
  while (to > 0 && /^[,–—-]$/.test(doc.formOf(to - 1))) to--;
  return to;
}

/** "Closed the port, carrying out a threat", "failed to publish it, breaking a promise": what was done, or not, is what was given. */
function deedBefore(clauses: Clauses, verb: number): number | undefined {
  const main = clauses.dep(verb) === "advcl" ? clauses.head(verb) : undefined;
  if (main === undefined || main > verb || !clauses.isVerb(main)) return undefined;
  return /^(?:fail|refuse|decline)$/.test(clauses.lemma(main)) ? clauses.childrenWith(main, "xcomp")[0] : main;
}

/** "Carrying out a threat it made in June", "making good on a threat to close it": given before by whoever now acts on it. */
function isOwnGiven(clauses: Clauses, noun: number): boolean {
  if (aimOf(clauses, noun) !== undefined || clauses.childrenWith(noun, "acl").some((made) => /^(?:make|give|issue)$/.test(clauses.lemma(made))))
    return true;
  return clauses
    .childrenWith(noun, "acl:relcl")
    .some(
      (verb) =>
        /^(?:make|give|issue)$/.test(clauses.lemma(verb)) &&
        clauses.childrenWith(verb, "nsubj").some((s) => /^(?:it|he|she|they)$/.test(clauses.word(s))),
    );
}

/** What was promised: the infinitive right after, wherever the parse has hung it. */
function aimOf(clauses: Clauses, noun: number): number | undefined {
  const to = noun + 1;
  const next = clauses.word(to) === "to" && clauses.dep(to) === "mark" ? clauses.head(to) : undefined;
  return next !== undefined && next > to && clauses.isVerb(next) ? next : undefined;
}

/** The verb that a promise is the object of, or hangs on by a preposition, where an adjective may stand between: "made good on its threat". */
function outcomeVerb(clauses: Clauses, noun: number): number | undefined {
  let h = clauses.head(noun);
  for (let steps = 0; h !== undefined && !clauses.isVerb(h) && steps < 2; steps++) h = clauses.head(h);
  return h !== undefined && h < noun && clauses.isVerb(h) ? h : undefined;
}

function outcomeOf(clauses: Clauses, verb: number, noun: number): CommitmentStatus | undefined {
  const between = clauses.doc.textOf(verb + 1, clauses.phraseStart(noun)).toLowerCase();
  const key = `${clauses.lemma(verb)} ${between}`.trim();
  const isDone = KEPT.test(key);
  if (!isDone && !BROKEN.test(key)) return undefined;
  const above = clauses.dep(verb) === "xcomp" ? clauses.head(verb) : undefined;
  const fails = above !== undefined && /^(?:fail|refuse|decline)$/.test(clauses.lemma(above));
  // "promised to keep its pledge", "must keep it": not told to have happened.
  if (above !== undefined && !fails) return undefined;
  if (clauses.childrenWith(verb, "aux").some((aux) => /^(?:will|'ll|’ll|would|could|may|might|can|must|should|shall|to)$/.test(clauses.word(aux))))
    return undefined;
  const denied = clauses.childrenWith(verb, "advmod").some((adverb) => /^(?:not|never|n't|n’t)$/.test(clauses.word(adverb)));
  if (denied && (!isDone || fails)) return undefined;
  const done = isDone && !denied && !fails;
  if (clauses.lemma(noun) === "threat") return done ? "carriedOut" : "notCarriedOut";
  return done ? "kept" : "broken";
}

const actors = new WeakMap<readonly EventRecord[], ReadonlyMap<number, Participant>>();

/** Who acts in the events, by the tokens that name them. */
function actorsOf(events: readonly EventRecord[], doc: Doc): ReadonlyMap<number, Participant> {
  const known = actors.get(events);
  if (known !== undefined) return known;
  const own = new Map<number, Participant>();
  for (const { actor } of events)
    for (const participant of actor) {
      if (participant.span === undefined) continue;
      const { start, end } = participant.span;
      for (let t = doc.tokenAt(start); t < doc.length && doc.end[t] <= end; t++) if (doc.start[t] >= start && !own.has(t)) own.set(t, participant);
    }
  actors.set(events, own);
  return own;
}

/** The first person whose name begins in [from, last]. */
function personNear({ mentionAt }: SpeakerContext["names"], from: number, last: number): NameMention | undefined {
  for (let t = from; t <= last; t++) {
    const mention = mentionAt.get(t);
    if (mention?.type === "PER" && mention.from === t) return mention;
  }
  return undefined;
}

/** The participant of an event that a subject is, or the name it bears. */
function actorAt(
  subject: number,
  clauses: Clauses,
  events: readonly EventRecord[],
  { names }: SpeakerContext,
  reportId: string,
): Participant | undefined {
  const known = actorsOf(events, clauses.doc).get(subject);
  if (known !== undefined) return known;
  // "Karstani President Ida Sel", with the title taken for the head.
  const mention = names.mentionAt.get(subject) ?? personNear(names, clauses.phraseStart(subject), subject + 2);
  if (mention === undefined) return undefined;
  const { name } = mention.group;
  return { name, span: clauses.doc.spanOf(mention.from, mention.to), entityId: entityId({ id: reportId }, name), how: "stated", confidence: 0.8 };
}

function recordOf(input: CommitmentInput, clauses: Clauses, draft: Draft): Commitment {
  const { report, published } = input;
  const due = dueOf(input, draft);
  const transitions = transitionsOf(input, clauses, draft, due, published);
  const responses = responsesOf(input, clauses, draft);
  const answered = responses.map((response) => response.response);
  const status: CommitmentStatus =
    transitions.at(-1)?.status ??
    (draft.force === "proposal" && answered.length > 0 && answered.every((response) => response === "accepted")
      ? "accepted"
      : draft.force === "proposal" && answered.length > 0 && answered.every((response) => response === "refused")
        ? "refused"
        : "pending");
  const { action } = draft;
  return {
    kind: "commitment",
    id: `${report.id}/commitment/${action.start}-${action.end}`,
    reportId: report.id,
    start: action.start,
    end: action.end,
    text: action.text,
    by: "rule:commitments",
    confidence: Math.round(Math.max(0.2, Math.min(0.95, draft.confidence)) * 100) / 100,
    notes: [],
    actor: draft.actor,
    force: draft.force,
    action,
    ...(draft.target ? { target: draft.target } : {}),
    ...(draft.condition ? { condition: draft.condition } : {}),
    ...(due ? { due } : {}),
    ...(draft.made ? { made: draft.made } : {}),
    status,
    transitions,
    responses,
    from: draft.from,
  };
}

/** "by Friday", "on Friday", "in March", "within two weeks", "within three days of taking office": the last day on which it would be done in time. */
function dueOf({ doc, times, terms, published }: CommitmentInput, draft: Draft): Commitment["due"] {
  const { action } = draft;
  const sentence = doc.sentenceOf(doc.tokenAt(action.start));
  const end = Math.max(action.end, Math.min(doc.end[doc.sentenceFrom[sentence + 1] - 1], action.end + 60));
  let on: Commitment["due"];
  for (const time of times) {
    const start = doc.start[time.from];
    if (start < action.start || start >= end) continue;
    const own = doc.formOf(time.from).toLowerCase();
    const before = /^(?:by|within|before|in|until)$/.test(own) ? own : doc.formOf(time.from - 1).toLowerCase();
    const evidence = doc.spanOf(own !== before && /^(?:by|within|before)$/.test(before) ? time.from - 1 : time.from, time.to);
    if (time.type === "DATE" && /^(?:by|before|until)$/.test(before)) {
      const last = time.edtf?.split("/").at(-1)?.replace(/[~?%]/g, "");
      if (last !== undefined && /^\d{4}(?:-\d\d){0,2}$/.test(last)) return { value: lastDay(last), how: "inferred", evidence };
    }
    if (time.type === "DATE" && on === undefined && doc.end[time.to - 1] <= action.end) {
      const last = time.edtf?.split("/").at(-1)?.replace(/[~?%]/g, "");
      const day = last !== undefined && /^\d{4}(?:-\d\d){0,2}$/.test(last) ? lastDay(last) : undefined;
      // "to pay the debt in March": a day to come of what is to be done.
      if (day !== undefined && published !== undefined && day > published)
        on = { value: day, how: "inferred", evidence: doc.spanOf(time.from, time.to) };
    }
    if (time.type === "DURATION" && (before === "within" || before === "in")) {
      const days = daysOf(time.value);
      if (days === undefined) continue;
      const after = doc.textOf(time.to, Math.min(doc.length, time.to + 6));
      const base =
        /^(?:of|after) (?:taking|assuming|entering|his|her|the|becoming)/i.test(after) && /offic|dut|power|inaugurat|president|sworn/i.test(after)
          ? termFrom(terms, draft.actor, published)
          : (draft.made?.value ?? (isLongGiven(doc, draft) ? undefined : published));
      const day = base === undefined || !/^\d{4}-\d\d-\d\d$/.test(base) ? undefined : readDay(base);
      if (day !== undefined) return { value: isoDay(addDays(day, days)), how: "inferred", evidence };
    }
  }
  return on;
}

/** "Had promised to do it within a month": when it was given is not told. */
function isLongGiven(doc: Doc, { action }: Draft): boolean {
  const at = doc.tokenAt(action.start);
  for (let i = at - 1; i >= Math.max(doc.sentenceFrom[doc.sentenceOf(at)], at - 6); i--) if (/^had$/i.test(doc.formOf(i))) return true;
  return false;
}

/** The last term of office that had begun when the report appeared. */
function termFrom(terms: TermsOfOffice, actor: Participant, published: string | undefined): string | undefined {
  const all = terms.get((actor.name.split(" ").at(-1) ?? "").toLowerCase()) ?? [];
  return all.filter((term) => published === undefined || term.from <= published).at(-1)?.from;
}

function daysOf(value: string): number | undefined {
  const match = /^P(T)?(\d+)([HDWMY])$/.exec(value);
  if (match === null) return undefined;
  const count = Number(match[2]);
  if (match[1] === "T") return match[3] === "H" ? Math.ceil(count / 24) : undefined;
  return { D: count, W: 7 * count, M: 30 * count, Y: 365 * count }[match[3] as "D"];
}

/** EDTF seasons (21 spring … 24 winter) → the month each ends with, in the northern half of the world. */
const SEASON_ENDS: ReadonlyMap<number, number> = new Map([
  [21, 5],
  [22, 8],
  [23, 11],
  [24, 2],
]);

/** Last day of a year, month or day. */
function lastDay(value: string): string {
  const [year, month, day] = value.split("-").map(Number);
  if (day !== undefined) return value;
  const last = month ?? 12;
  const season = SEASON_ENDS.get(last);
  // A winter ends in the year after the one it is named for.
  if (season !== undefined)
    return isoDay({ year: year + (last === 24 ? 1 : 0), month: season, day: daysInMonth(year + (last === 24 ? 1 : 0), season) });
  return isoDay({ year, month: last, day: daysInMonth(year, last) });
}

/** What the report says became of it, in text order. */
function transitionsOf(
  input: CommitmentInput,
  clauses: Clauses,
  draft: Draft,
  due: Commitment["due"],
  published: string | undefined,
): Commitment["transitions"] {
  const { events, doc } = input;
  if (draft.outcome !== undefined) return [draft.outcome];
  const out: Commitment["transitions"][number][] = [];
  const { event } = draft;
  const type = event?.type === "THREATEN" ? event.content?.type : event?.type;
  for (const later of decidingOf(events)) {
    if (later.trigger.start <= draft.action.start || later.id === event?.id) continue;
    const dated = later.date?.value === undefined ? {} : { date: later.date.value };
    if (event !== undefined && later.reverses === event.id) out.push({ status: "reversed", ...dated, evidence: later.trigger });
    else if (
      type !== undefined &&
      later.type === type &&
      sameActor(later, draft.actor) &&
      (later.within === undefined || later.realis === "negated")
    ) {
      if (later.realis === "negated" && sharesTarget(later, draft))
        out.push({ status: draft.force === "promise" ? "broken" : "notCarriedOut", ...dated, evidence: wider(doc, later) });
      else if (later.realis === "occurred" && isLater(later, draft) && sharesTarget(later, draft))
        out.push({ status: draft.force === "promise" ? "kept" : "carriedOut", ...dated, evidence: later.trigger });
    }
  }
  if (out.length === 0) out.push(...actsOf(input, clauses, draft));
  if (out.length === 0 && due !== undefined && published !== undefined && due.value < published) {
    const contrast = contrastAfter(clauses, draft.action.end);
    out.push(
      contrast === undefined
        ? { status: "lapsed", date: due.value, evidence: due.evidence ?? draft.action }
        : { status: draft.force === "threat" ? "notCarriedOut" : "broken", date: published, evidence: contrast },
    );
  }
  return out;
}

const deciding = new WeakMap<readonly EventRecord[], readonly EventRecord[]>();

/** Events that may tell what became of a commitment: what happened, did not happen, or takes something back. */
function decidingOf(events: readonly EventRecord[]): readonly EventRecord[] {
  const known = deciding.get(events);
  if (known !== undefined) return known;
  const own = events.filter(({ realis, reverses }) => reverses !== undefined || realis === "negated" || realis === "occurred");
  deciding.set(events, own);
  return own;
}

/** "Promised to publish it. On Monday he published it.": the same verb of the same thing, told as done or as not done. */
function actsOf({ doc, statements, speakers, events, times, report }: CommitmentInput, clauses: Clauses, draft: Draft): Commitment["transitions"] {
  const first = doc.tokenAt(draft.action.start);
  let verb = first;
  while (verb < doc.length && doc.start[verb] < draft.action.end && doc.tag[verb] !== VERB) verb++;
  if (verb >= doc.length || doc.start[verb] >= draft.action.end) return [];
  const isNot = isNegative(draft.action.text);
  const matter = new Set(doneTo(clauses, verb));
  if (matter.size === 0) return [];
  const isBefore = isLongGiven(doc, draft);
  const out: Commitment["transitions"][number][] = [];
  const same = clauses.verbsOf(clauses.lemma(verb));
  for (const i of (isBefore ? same : same.filter((later) => later > verb)).slice(0, MOST_LOOKED)) {
    if (doc.start[i] >= draft.action.start && doc.end[i] <= draft.action.end) continue;
    const told = toldAs(clauses, i);
    if (told === undefined || statements.some(({ content }) => content.some(({ start, end }) => start <= doc.start[i] && doc.end[i] <= end)))
      continue;
    if (!doneTo(clauses, i).some((word) => matter.has(word)) || !isBy(clauses, i, draft.actor, events, speakers, report.id)) continue;
    const k = doc.sentenceOf(i);
    const day = times.find(
      ({ from, to, type, edtf }) => type === "DATE" && edtf !== undefined && from >= doc.sentenceFrom[k] && to <= doc.sentenceFrom[k + 1],
    );
    const isMet = (told === "done") !== isNot;
    const status: CommitmentStatus = draft.force === "promise" ? (isMet ? "kept" : "broken") : isMet ? "carriedOut" : "notCarriedOut";
    out.push({ status, ...(day === undefined ? {} : { date: day.value }), evidence: doc.spanOf(i, clauseEnd(clauses, i, doc.text.length)) });
  }
  return out;
}

/** Tellings of a verb after a commitment that are looked at. */
const MOST_LOOKED = 50;

/** Whether a party does it: by name, by a pronoun with nobody named since, or where nobody is said to have done it. */
function isBy(
  clauses: Clauses,
  verb: number,
  actor: Participant,
  events: readonly EventRecord[],
  speakers: SpeakerContext,
  reportId: string,
): boolean {
  const isPassive = clauses.isPassive(verb);
  const subject = (isPassive ? clauses.agents(verb) : clauses.subjects(verb))[0];
  const last = actor.name.split(" ").at(-1);
  // "On Monday Rekk published it", with the name hung on the day.
  if ([subject, isPassive ? undefined : verb - 1].some((token) => token !== undefined && clauses.doc.formOf(token) === last)) return true;
  if (subject === undefined) return isPassive;
  const named = actorAt(subject, clauses, events, speakers, reportId);
  if (named !== undefined) return named.name === actor.name || (named.country !== undefined && named.country === actor.country);
  if (!/^(?:he|she|it|they)$/.test(clauses.word(subject))) return false;
  const before = speakers.names.mentions.findLast(({ to, type }) => to <= subject && type !== "LOC");
  return before?.group.name === actor.name;
}

function wider(doc: Doc, event: EventRecord): TextSpan {
  const start = Math.min(event.start, event.trigger.start);
  return { start, end: event.trigger.end, text: doc.text.slice(start, event.trigger.end) };
}

function sameActor(event: EventRecord, actor: Participant): boolean {
  return event.actor.some(
    (party) =>
      (party.entityId !== undefined && party.entityId === actor.entityId) ||
      party.name === actor.name ||
      (party.country !== undefined && party.country === actor.country),
  );
}

function sharesTarget(event: EventRecord, draft: Draft): boolean {
  return draft.target === undefined || event.recipient.length === 0
    ? false
    : event.recipient.some((party) => (party.entityId ?? party.name) === (draft.target?.entityId ?? draft.target?.name));
}

/** Whether an event is dated after the commitment was made: being told later in the text is not enough. */
function isLater(event: EventRecord, draft: Draft): boolean {
  const made = draft.made?.edtf ?? draft.made?.value;
  const at = event.date?.edtf;
  return made !== undefined && at !== undefined && at.split("/")[0] > (made.split("/").at(-1) ?? made);
}

/** The next sentence or the one after it when it opens with a contrast: "But the line is still shut …". */
function contrastAfter(clauses: Clauses, offset: number): TextSpan | undefined {
  const { doc } = clauses;
  const k = doc.sentenceOf(doc.tokenAt(offset - 1));
  for (let next = k + 1; next <= k + 2 && next < doc.sentenceCount; next++) {
    const from = doc.sentenceFrom[next];
    if (/^(?:but|however|yet|still|instead|nevertheless)$/i.test(doc.formOf(from))) return doc.spanOf(from, doc.sentenceFrom[next + 1]);
  }
  return undefined;
}

/** Answers to a proposal: acceptances and refusals whose object is the proposal, or "this proposal" soon after it. */
function responsesOf({ events, doc, statements }: CommitmentInput, clauses: Clauses, draft: Draft): Commitment["responses"] {
  if (draft.force !== "proposal") return [];
  const out: { party: Participant; response: "accepted" | "refused" | "noAnswer"; evidence: TextSpan; reason?: TextSpan }[] = [];
  const noun = doc.tokenAt(draft.action.start);
  const sentence = doc.sentenceOf(noun);
  for (const event of events) {
    if (event.type !== "AGREE" && event.type !== "REJECT") continue;
    if (!event.notes.some((note) => note.message.includes("+ PROPOSAL"))) continue;
    const at = doc.tokenAt(event.trigger.start);
    const distance = doc.sentenceOf(at) - sentence;
    if (distance < 0 || distance > 2 || event.actor.length === 0) continue;
    const objects = clauses.patients(at);
    const inside = objects.some((object) => doc.start[object] >= draft.action.start && doc.start[object] < draft.action.end);
    const pointing =
      distance > 0 && objects.some((object) => clauses.childrenWith(object, "det").some((det) => /^(?:this|that|the)$/.test(clauses.word(det))));
    if (!inside && !pointing) continue;
    const evidence = { start: event.start, end: event.end, text: event.text };
    // Not having agreed is no refusal yet: a rejection read from a negated agreement leaves the answer open.
    const unsaid = event.notes.some((note) => note.message.includes("compose NOT AGREE"));
    const response = event.type !== "REJECT" ? "accepted" : unsaid ? "noAnswer" : "refused";
    const reason = statements.find(
      (statement) =>
        statement.start >= event.end &&
        statement.start - event.end < 140 &&
        statement.speaker.name !== "" &&
        statement.cue !== null &&
        /^(?:argu|claim|say|said|insist)/.test(statement.cue.text),
    );
    for (const party of event.actor)
      out.push({ party, response, evidence, ...(response === "accepted" || reason === undefined ? {} : { reason: reason.content[0] }) });
  }
  return out;
}
