/**
 * Readings → Event records: who, to whom, when, where; which readings are no record; which mentions tell one event; what reverses what.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { EventRecord, Participant, RecordNote, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { EventTables, EventType } from "../../lexicon/event-tables.ts";
import type { SpeakerContext } from "../speakers/speakers.ts";
import { periodAround } from "../times/period.ts";
import type { ResolvedTime } from "../times/times.ts";
import { Clauses } from "./clauses.ts";
import { Parties, type Party, statementFinder } from "./participants.ts";
import { type Reading, Readings } from "./readings.ts";
import { isOutcome, standsAlone } from "./realis.ts";
import { type FoundEvent, markReversals, oppositeOf } from "./reversals.ts";

export interface EventInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly tables: EventTables;
  readonly speakers: SpeakerContext;
  readonly times: readonly ResolvedTime[];
  readonly statements: readonly Statement[];
  /** YYYY-MM-DD; what is dated later has not happened yet. */
  readonly published?: string | undefined;
  /** Whether the report shows signs of machine translation, which can turn a passive round. */
  readonly translated?: boolean;
  /** Takes any proper noun for a political actor: for texts about invented ones. */
  readonly open?: boolean;
}

const PROPN = uposId("PROPN");
const VB = XPOS_ID.get("VB") as number;

/** Events of a report in text order. O(tokens) but for sentences of hundreds of predicates. */
export function makeEvents(input: EventInput): EventRecord[] {
  const { doc, tables, report } = input;
  const innermost = statementFinder(input.statements, doc);
  const clauses = new Clauses(doc, input.speakers.tree, tables.lemmaOf, (token) => innermost(token) !== undefined);
  const readings = new Readings(clauses, tables);
  const parties = new Parties(report, clauses, input.speakers, tables.agents, innermost, input.open === true);
  const all: Reading[] = [];
  for (let i = 0; i < doc.length; i++) {
    if (!tables.lemmaOf.has(clauses.lemma(i)) && !tables.lemmaOf.has(clauses.word(i))) continue;
    const reading = readings.at(i);
    if (reading !== undefined) all.push(reading);
  }
  const taken = new Set(all.flatMap((reading) => reading.taken));
  const found: FoundEvent[] = [];
  for (const reading of all) {
    if (taken.has(reading.head) || isNoEvent(clauses, reading)) continue;
    const record = eventOf(input, clauses, parties, innermost, reading, recentEvents(found, doc, reading));
    if (record !== undefined) found.push({ reading, record });
  }
  const joined = markReversals(clauses, markMentions(found, doc));
  return joined.map((event) => (input.translated && mayBeTurned(input.statements, clauses, event) ? turned(event.record) : event.record));
}

/** How far after a doubtful passive the words that speak against it are looked for, in characters. */
const TURNED_WITHIN = 400;

/**
 * "A is criticised by B" in a translated text, right before A's own words about B: the translation may have swapped the two.
 */
function mayBeTurned(statements: readonly Statement[], clauses: Clauses, { reading, record }: FoundEvent): boolean {
  if (record.type !== "ACCUSE" || !clauses.isPassive(reading.head)) return false;
  const accused = record.recipient[0];
  const accuser = record.actor[0];
  if (accused?.entityId === undefined || accuser === undefined) return false;
  const name = accuser.name.split(" ").at(-1) as string;
  return statements.some(
    ({ start, speaker, content }) =>
      start > record.end &&
      start - record.end < TURNED_WITHIN &&
      speaker.entityId === accused.entityId &&
      content.some((span) => span.text.includes(name)),
  );
}

function turned(record: EventRecord): EventRecord {
  const message = "the text shows signs of translation, and the accused speaks of the accuser right after: the two roles may be swapped";
  return { ...record, confidence: Math.min(record.confidence, 0.3), notes: [...record.notes, { rule: "roles-may-be-swapped", message }] };
}

/** Readings that tell no event: purposes, conditions, questions, attributes ("the wounded soldier"). */
function isNoEvent(clauses: Clauses, reading: Reading): boolean {
  const { doc } = clauses;
  const { head } = reading;
  const relation = clauses.dep(head);
  if (relation === "amod" || relation === "compound" || relation === "nmod:desc" || doc.formOf(head - 1) === "-") return true;
  // "a network funded by Orland": what modifies a noun as a lasting state.
  if (reading.kind === "verb" && reading.type === "AID" && relation === "acl") return true;
  if (!clauses.isVerb(head)) {
    if (reading.realis === "hypothetical" && reading.kind === "noun") return true;
    // "during the summit", "at the conference": a setting, not what happened.
    const setting = clauses.childrenWith(head, "case").some((word) => /^(?:during|at|of|in|for|ahead)$/.test(clauses.word(word)));
    return setting && reading.kind === "noun" && (/^(?:summit|conference|roundtable)$/.test(clauses.lemma(head)) || doc.tag[head] === PROPN);
  }
  const marks = clauses.childrenWith(head, "mark").map((mark) => clauses.word(mark));
  const to = marks.includes("to") || clauses.word(head - 1) === "to";
  if (to && /^(?:advcl|acl|obl|xcomp|conj|advcl:relcl|ccomp)$/.test(relation) && reading.realis === "hypothetical") return true;
  if (to && relation === "advcl" && !isOutcome(clauses, head)) return true;
  if (reading.realis !== "hypothetical") return false;
  if (doc.xpos[head] === VB && relation === "root" && clauses.childrenWith(head, "nsubj", "aux").length === 0) return true;
  return conditional(clauses, head) || asks(clauses, head);
}

function conditional(clauses: Clauses, head: number): boolean {
  let at: number | undefined = head;
  for (let steps = 0; at !== undefined && steps < 4; steps++) {
    if (clauses.childrenWith(at, "mark", "advmod").some((mark) => /^(?:if|unless|whether|lest|how|why)$/.test(clauses.word(mark)))) return true;
    if (standsAlone(clauses, at)) return false;
    at = clauses.head(at);
  }
  return false;
}

function asks(clauses: Clauses, head: number): boolean {
  const { doc } = clauses;
  const last = doc.sentenceFrom[doc.sentenceOf(head) + 1] - 1;
  for (let t = last; t > last - 3 && t >= 0; t--) if (doc.formOf(t) === "?") return true;
  return false;
}

function eventOf(
  input: EventInput,
  clauses: Clauses,
  parties: Parties,
  innermost: (token: number) => Statement | undefined,
  reading: Reading,
  before: readonly FoundEvent[],
): EventRecord | undefined {
  const { doc, report, tables } = input;
  const statement = innermost(reading.head);
  // What somebody did not say is no event.
  if (statement?.negated === true && statement.quoteType === "indirect") return undefined;
  let actors = actorsOf(clauses, parties, reading);
  const takenBack = reading.undoes ? before.findLast((earlier) => hasParties(earlier) && sharesOne(earlier.record.actor, actors)) : undefined;
  if (reading.undoes && takenBack === undefined) return undefined;
  let recipients = recipientsOf(clauses, parties, reading, actors);
  if (reading.swap) [actors, recipients] = [recipients, actors];
  const symmetric =
    reading.type === "CONSULT" || reading.type === "AGREE" || reading.type === "COOPERATE" || reading.mode === "relations" || reading.mutual === true;
  const back = before.findLast((earlier) => hasParties(earlier));
  const they = isTheyAlone(clauses, reading) ? before.findLast((earlier) => hasParties(earlier) && partiesOf(earlier).length > 1) : undefined;
  if (they !== undefined && symmetric) actors = recipients = unique(partiesOf(they));
  else if (back !== undefined) {
    const how = pointsBack(clauses, reading);
    const isSameMatter = how === "this" || (how === "the" && isOfOneKind(clauses, reading, back.record));
    if (actors.length === 0 && recipients.length === 0 && isSameMatter && reading.kind === "frame") {
      actors = back.record.actor.map(carried);
      recipients = back.record.recipient.map(carried);
    } else if (recipients.length === 0 && how === "this") {
      const known = new Set(actors.map((party) => party.participant.entityId ?? party.participant.name));
      recipients = unique(back.record.recipient.map(carried)).filter((party) => !known.has(party.participant.entityId ?? party.participant.name));
    }
  }
  if (recipients.length === 0 && isSupply(reading.type, reading.mode)) {
    const supply = before.findLast((earlier) => isSupply(earlier.record.type, earlier.record.mode ?? "") && earlier.record.recipient.length > 0);
    if (supply !== undefined && actors.length > 0 && sharesOne(supply.record.actor, actors)) recipients = supply.record.recipient.map(carried);
  }
  if (takenBack !== undefined) recipients = takenBack.record.recipient.map(carried);
  const saysSo = reading.realis === "promised" || reading.realis === "announced" || reading.realis === "threatened";
  if (actors.length === 0 && saysSo && statement !== undefined && clauses.isVerb(reading.head)) actors = speakerParty(statement);
  if (actors.length === 0 && saysSo && reading.kind === "operator") return undefined;
  const mediated = reading.mode === "mediate" || /mediat|broker/.test(clauses.lemma(reading.head));
  let mediator: Party | undefined;
  if (mediated && recipients.length < 2) {
    const earlier = before.findLast(
      (other) => other.record.recipient.length > 1 && doc.sentenceOf(other.reading.head) === doc.sentenceOf(reading.head),
    );
    if (earlier !== undefined) recipients = earlier.record.recipient.map(carried);
  }
  if (mediated && recipients.length > 1) {
    mediator = actors[0];
    actors = recipients;
  }
  if (symmetric && recipients.length === 0 && actors.length > 1) recipients = actors;
  const political = isPolitical(reading, actors, recipients, symmetric);
  if (
    !political &&
    !isViolence(clauses, reading, recipients) &&
    !isProtest(clauses, reading, actors) &&
    !isSuffered(clauses, reading, recipients) &&
    !isRaid(clauses, reading, actors)
  )
    return undefined;
  const personal =
    reading.personal !== undefined &&
    actors.length > 0 &&
    actors.every((party) => party.person) &&
    recipients.every((party) => party.person || party.weight < 2);
  const type = takenBack !== undefined ? oppositeOf(takenBack.record) : personal ? (reading.personal as EventType) : reading.type;
  const tokens = [...new Set(reading.trigger)].sort((a, b) => a - b);
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  if (last - first > 8) return undefined;
  const trigger = doc.spanOf(first, last + 1);
  const date = dateOf(input, clauses, reading);
  const duration = durationOf(input, reading);
  const place = placeOf(input, clauses, reading, [...actors, ...recipients]);
  const contexts = contextsOf(clauses, tables, reading);
  const notes: RecordNote[] = [{ rule: "event-rows", message: reading.rows.join(" < ") }];
  if (actors.length === 0) notes.push({ rule: "actor-unknown", message: "the clause does not name who did it" });
  const spans = [trigger, ...[...actors, ...recipients].flatMap((party) => (party.participant.span ? [party.participant.span] : []))];
  const sentence = doc.sentenceOf(reading.head);
  const inSentence = spans.filter(
    (span) => span.start >= doc.start[doc.sentenceFrom[sentence]] && span.end <= doc.end[doc.sentenceFrom[sentence + 1] - 1],
  );
  const start = Math.min(...inSentence.map((span) => span.start), trigger.start);
  const end = Math.max(...inSentence.map((span) => span.end), trigger.end);
  const doubtful = actors.some((party) => party.participant.confidence < 0.6);
  return {
    kind: "event",
    id: `${report.id}/event/${trigger.start}-${trigger.end}`,
    reportId: report.id,
    start,
    end,
    text: report.text.slice(start, end),
    by: `rule:events/${reading.rows[0].replace(/\s+/g, "-")}`,
    confidence: confidenceOf(reading, actors, recipients, doubtful),
    notes,
    type,
    ...(takenBack === undefined ? {} : { reverses: takenBack.record.id }),
    ...(reading.mode === "" || personal ? {} : { mode: reading.mode }),
    context: contexts,
    actor: actors.map((party) => party.participant),
    recipient: recipients.map((party) => party.participant),
    ...(mediator === undefined ? {} : { mediator: mediator.participant }),
    ...(place === undefined ? {} : { place }),
    ...(date === undefined ? {} : { date }),
    ...(duration === undefined ? {} : { duration }),
    realis: settledRealis(input, reading, statement, actors, date, takenBack),
    trigger,
    ...(reading.filler === undefined || tokens.includes(reading.filler)
      ? {}
      : { theme: doc.spanOf(Math.max(clauses.phraseStart(reading.filler), reading.filler > last ? last + 1 : 0), reading.filler + 1) }),
    exported: reading.exported,
    ...(reading.content === undefined || reading.content.type === reading.type
      ? {}
      : {
          content: {
            type: reading.content.type,
            trigger: doc.spanOf(Math.min(...reading.content.trigger), Math.min(...reading.content.trigger) + 1),
          },
        }),
    ...(statement === undefined ? {} : { within: statement.id }),
  };
}

/** The reading's realis, corrected by what only the whole clause shows: the party's own word, the date, the act taken back. */
function settledRealis(
  { published }: EventInput,
  reading: Reading,
  statement: Statement | undefined,
  actors: readonly Party[],
  date: EventRecord["date"],
  takenBack: FoundEvent | undefined,
): EventRecord["realis"] {
  if (othersThreat(reading, statement, actors)) return "announced";
  if (reading.realis !== "occurred") return reading.realis;
  if (takenBack !== undefined) return takenBack.record.realis;
  const from = date?.edtf?.split("/")[0].replace(/[~?%]/g, "") ?? "";
  return published !== undefined && /^\d{4}-\d\d-\d\d$/.test(from) && from > published ? "announced" : "occurred";
}

/** "Reports said India will send troops": a threat is the doer's own word; what others say is coming is announced. */
function othersThreat(reading: Reading, statement: Statement | undefined, actors: readonly Party[]): boolean {
  if (reading.realis !== "threatened" || reading.kind === "operator" || statement === undefined) return false;
  return (
    actors.length > 0 &&
    !actors.some(
      ({ participant }) => participant.entityId === statement.speaker.entityId || participant.how === "pronoun" || participant.how === "carriedOver",
    )
  );
}

function carried(participant: Participant): Party {
  const { span: _span, ...rest } = participant;
  return { participant: { ...rest, how: "carriedOver", confidence: Math.min(0.55, participant.confidence) }, weight: 2 };
}

/** Who only reports what others will do. */
const REPORTERS = /^(?:it|(?:.* )?(?:sources?|reports?|experts?|analysts?|observers?|witness(?:es)?|media|newspapers?|dealers?|traders?)(?: .*)?)$/i;

/** Whoever speaks, for what is said to be done with no word of by whom; the one a spokesman speaks for. */
function speakerParty({ speaker }: Statement): Party[] {
  if (speaker.name === "" || REPORTERS.test(speaker.name)) return [];
  const principal = /^(?:spokes(?:man|woman|person)|representative|statement) (?:for|of|from|by|at) (?:the )?(.+)$/i.exec(speaker.name)?.[1];
  return [
    {
      participant: {
        name: principal ?? speaker.name,
        ...(speaker.entityId === undefined || principal !== undefined ? {} : { entityId: speaker.entityId }),
        how: "carriedOver",
        confidence: Math.min(0.55, speaker.confidence),
      },
      weight: 2,
    },
  ];
}

/** Whether the lists share a party, or one of them is empty; "he" for a government's head is let pass by its country or name. */
function sharesOne(a: readonly Participant[], b: readonly Party[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return b.some(({ participant }) =>
    a.some((other) => {
      if (other.entityId === participant.entityId) return true;
      if (other.country !== undefined && other.country === participant.country) return true;
      const last = participant.name.split(" ").at(-1) as string;
      return other.name.includes(last);
    }),
  );
}

function partiesOf({ record }: FoundEvent): Party[] {
  return unique([...record.actor, ...record.recipient].map(carried));
}

/** "these fees were never levied", "the pact was signed": the noun takes up what an event before was about. */
function pointsBack(clauses: Clauses, reading: Reading): "this" | "the" | "no" {
  const noun = reading.filler ?? (clauses.isVerb(reading.head) ? clauses.patients(reading.head)[0] : reading.head);
  if (noun === undefined) return "no";
  const words = clauses.childrenWith(noun, "det").map((det) => clauses.word(det));
  return words.some((word) => /^(?:this|that|these|those|such)$/.test(word)) ? "this" : words.includes("the") ? "the" : "no";
}

const FRIENDLY: ReadonlySet<EventType> = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE"]);

/** "The pact was signed" behind an agreement, "the tariffs were lifted" behind tariffs; a truce that is broken is not whoever condemned an attack's. */
function isOfOneKind(clauses: Clauses, { type, filler }: Reading, before: EventRecord): boolean {
  const words = `${before.trigger.text} ${before.theme?.text ?? ""}`.toLowerCase();
  if (type === before.type || type === oppositeOf(before) || (filler !== undefined && words.includes(clauses.lemma(filler)))) return true;
  return FRIENDLY.has(type) && FRIENDLY.has(before.type);
}

function isTheyAlone(clauses: Clauses, reading: Reading): boolean {
  const subjects = clauses.isVerb(reading.head) ? clauses.subjects(reading.head) : [];
  return subjects.length === 1 && /^(?:they|both)$/.test(clauses.word(subjects[0]));
}

/** Aid, and its suspension: "will ship more guns" goes to whom the guns before it went. */
function isSupply(type: EventType, mode: string): boolean {
  return type === "AID" || mode === "discontinue";
}

const RECENT_SENTENCES = 4;

/** Events at most RECENT_SENTENCES sentences back, in text order. */
function recentEvents(found: readonly FoundEvent[], doc: Doc, reading: Reading): readonly FoundEvent[] {
  const sentence = doc.sentenceOf(reading.head);
  let from = found.length;
  while (from > 0 && sentence - doc.sentenceOf(found[from - 1].reading.head) <= RECENT_SENTENCES) from--;
  return found.slice(from);
}

function hasParties({ record }: FoundEvent): boolean {
  return record.actor.length + record.recipient.length > 0;
}

function gather(parties: Parties, tokens: readonly number[]): Party[] {
  return unique(tokens.flatMap((token) => parties.at(token)));
}

function unique(list: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return list.filter(({ participant }) => {
    const key = participant.entityId ?? participant.name;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function actorsOf(clauses: Clauses, parties: Parties, reading: Reading): Party[] {
  const { head } = reading;
  if (clauses.isVerb(head) || clauses.childrenWith(head, "nsubj", "cop").length > 1) {
    const subjects = clauses.subjects(head);
    const kept = reading.content;
    // "announced that Sel was stepping down": who steps down does it, not who announces it.
    if (
      kept !== undefined &&
      kept.type === reading.type &&
      clauses.isVerb(kept.head) &&
      clauses.childrenWith(kept.head, "nsubj", "nsubj:pass").length > 0
    ) {
      const inner = actorsOf(clauses, parties, kept);
      if (inner.length > 0) return inner;
    }
    if (reading.kind === "frame" && reading.filler !== undefined && subjects.includes(reading.filler))
      return nominalActors(clauses, parties, reading.filler);
    const own = gather(parties, subjects);
    if (own.length > 0) return own;
    if (reading.content !== undefined && clauses.isVerb(reading.content.head)) {
      const inner = gather(parties, clauses.subjects(reading.content.head));
      if (inner.length > 0 && reading.content.type === reading.type) return inner;
    }
    if (reading.filler === undefined || subjects.length > 0) return [];
    // "The French ambassador was expelled": by whom is not said, and not France; "a French attack was launched" has its doer.
    const isPerson = clauses.isPassive(head) && parties.isPerson(reading.filler);
    return isPerson ? gather(parties, clauses.byPhrase(reading.filler)) : nominalActors(clauses, parties, reading.filler);
  }
  const own = nominalActors(clauses, parties, head);
  if (own.length > 0) return own;
  // "made a threat", "began an attack": the noun's verb has the subject.
  const governor = clauses.head(head);
  if (governor !== undefined && clauses.isVerb(governor) && clauses.dep(head) === "obj" && LIGHT.test(clauses.lemma(governor)))
    return gather(parties, clauses.subjects(governor));
  return [];
}

/** Verbs whose subject does what their object names. */
const LIGHT =
  /^(?:do|make|launch|carry|conduct|stage|commit|begin|start|mount|wage|lead|hold|have|plan|order|continue|resume|end|stop|suspend|pay|open|join|attend|organize|organise|intensify|renew|announce|cancel|postpone)$/;
/** Nouns whose owner suffers them: "Hydar's murder". */
const SUFFERED =
  /^(?:murder|killing|assassination|execution|arrest|detention|kidnapping|abduction|expulsion|deportation|imprisonment|torture|shooting|release|massacre)$/;

/** "talks between A and B", "A's invasion of B", "an attack by A on B", "Teskian shelling". */
function nominalActors(clauses: Clauses, parties: Parties, noun: number): Party[] {
  const between = [...clauses.oblique(noun, "between"), ...clauses.oblique(noun, "among")];
  if (between.length > 0) {
    // "between Karstanis, Velmoran and Teskian envoys": the parse hangs each on the noun.
    const bare = clauses.childrenWith(noun, "nmod").filter((token) => token > between[0] && clauses.childrenWith(token, "case").length === 0);
    return gather(parties, [...between, ...bare]);
  }
  const by = clauses.byPhrase(noun);
  if (by.length > 0) return gather(parties, by);
  const owners = SUFFERED.test(clauses.lemma(noun)) ? [] : gather(parties, clauses.owners(noun));
  if (owners.length > 0) return owners;
  const attributes = parties.attributesOf(noun);
  if (attributes.length > 0) return unique(attributes);
  const of = clauses.oblique(noun, "of");
  return /^(?:meeting|visit|talk|negotiation|withdrawal|retreat|protest|conversation)$/.test(clauses.lemma(noun)) ? gather(parties, of) : [];
}

function recipientsOf(clauses: Clauses, parties: Parties, reading: Reading, actors: readonly Party[]): Party[] {
  const known = new Set(actors.map((party) => party.participant.entityId ?? party.participant.name));
  const others = (list: readonly Party[]): Party[] =>
    unique(list).filter((party) => !known.has(party.participant.entityId ?? party.participant.name));
  const { head, filler } = reading;
  const objects = clauses.isVerb(head) ? clauses.patients(head) : [];
  const addressed = addresseesOf(clauses, reading, objects);
  if (addressed.length > 0) {
    const found = others(gather(parties, addressed));
    // "appealed to the world not to recognise the junta": whom it is asked of is said, though it is no party.
    if (found.length > 0 || reading.type === "REQUEST") return found;
  }
  for (const slot of reading.recipientSlots) {
    const found = others(slotParties(clauses, parties, reading, slot, objects));
    if (found.length > 0) return found;
  }
  if (reading.kind === "noun" && SUFFERED.test(clauses.lemma(head))) {
    const owned = others(gather(parties, clauses.owners(head)));
    if (owned.length > 0) return owned;
  }
  const content = reading.content;
  if (content !== undefined) {
    if (clauses.isVerb(head)) {
      const object = others(
        gather(
          parties,
          objects.filter((token) => token !== content.head && !content.taken.includes(token)),
        ),
      );
      if (object.length > 0) return object;
    }
    if (/^(?:REQUEST|ACCUSE)$/.test(reading.type) && clauses.isVerb(content.head)) {
      const subject = others(gather(parties, clauses.subjects(content.head)));
      if (subject.length > 0) return subject;
    }
    // Condemning an attack is aimed at the attacker, not at the attacked.
    const doer = reading.type === "ACCUSE" ? others(actorsOf(clauses, parties, content)) : [];
    if (doer.length > 0) return doer;
    const inner = others(recipientsOf(clauses, parties, content, actors));
    if (inner.length > 0) return inner;
    return others(actorsOf(clauses, parties, content));
  }
  if (filler !== undefined) {
    for (const preposition of ["against", "on", "with", "to", "for", "between", "from", "in"]) {
      const found = others(gather(parties, clauses.oblique(filler, preposition)));
      if (found.length > 0) return found;
    }
  }
  return others(aheadOf(clauses, parties, reading));
}

/** Whom something is asked of, or who is accused of it: the object of the verb, or who stands with "on" or "to", before the act that is asked for. */
function addresseesOf(clauses: Clauses, reading: Reading, objects: readonly number[]): number[] {
  const { head, content } = reading;
  if (content === undefined || !/^(?:REQUEST|ACCUSE)$/.test(reading.type) || !clauses.isVerb(head) || !clauses.isVerb(content.head)) return [];
  const isOutside = (token: number): boolean => token !== content.head && token < content.head && !content.taken.includes(token);
  const said = [...objects, ...clauses.childrenWith(head, "iobj"), ...["on", "upon", "to"].flatMap((word) => clauses.oblique(head, word))];
  const own = said.filter(isOutside);
  if (own.length > 0 || clauses.isPassive(head)) return own;
  // "asked Teskia to expel the rebels", with the name taken for the subject of what is asked.
  return clauses.childrenWith(content.head, "nsubj").filter((token) => token > head && isOutside(token));
}

/** Last resort for attachment errors: a party after "against", "with" or "to" later in the clause. */
function aheadOf(clauses: Clauses, parties: Parties, reading: Reading): Party[] {
  const { doc } = clauses;
  const wanted = new Set(
    reading.recipientSlots.flatMap((slot) => {
      const preposition = slot.split(":")[1];
      return preposition === undefined || preposition === "of" || preposition === "in" || preposition === "poss" ? [] : [preposition];
    }),
  );
  const from = Math.max(reading.head, ...(reading.filler === undefined ? [] : [reading.filler]));
  // "accused Zelm of lying": an object that the parse has made the subject of what follows.
  if (reading.recipientSlots.includes("obj") || reading.content !== undefined) {
    const next = parties.at(from + 1);
    if (next.length > 0 && clauses.isVerb(reading.head) && !clauses.isPassive(reading.head)) return next;
  }
  for (let t = from + 1; t < Math.min(doc.length, from + 10); t++) {
    if (/^[.;:!?]$/.test(doc.formOf(t)) || clauses.isVerb(t)) return [];
    if (!wanted.has(clauses.word(t))) continue;
    const noun = doc.head[t];
    if (noun > t) {
      const found = parties.at(noun);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function slotParties(clauses: Clauses, parties: Parties, reading: Reading, slot: string, objects: readonly number[]): Party[] {
  const { head, filler } = reading;
  const [relation, preposition] = slot.split(":");
  const themes = filler === undefined ? objects : [filler, ...objects];
  if (slot === "obj") {
    const others = objects.filter((token) => token !== filler);
    // One meets, visits or hosts people, not what they own: "met the council's threshold".
    return reading.type === "CONSULT" ? unique(others.flatMap((token) => parties.themselves(token))) : gather(parties, others);
  }
  if (slot === "iobj") return gather(parties, clauses.childrenWith(head, "iobj"));
  if (slot === "amod" || slot === "compound") return unique(themes.flatMap((theme) => parties.attributesOf(theme)));
  if (slot === "nmod:poss") return unique(themes.flatMap((theme) => gather(parties, clauses.owners(theme))));
  if (relation === "obl")
    return gather(parties, [...clauses.oblique(head, preposition), ...themes.flatMap((theme) => clauses.oblique(theme, preposition))]);
  if (relation === "nmod")
    return gather(
      parties,
      [...themes, head].flatMap((theme) => clauses.oblique(theme, preposition)),
    );
  return [];
}

/** Whether the parties make this a political event: what is asked for grows with how much else the words could mean. */
function isPolitical(reading: Reading, actors: readonly Party[], recipients: readonly Party[], symmetric: boolean): boolean {
  const best = (list: readonly Party[]): number => Math.max(0, ...list.map((party) => party.weight));
  const actor = best(actors);
  const recipient = best(recipients);
  if (symmetric && actors.length > 1 && actor === 2) return true;
  if (reading.realis === "hypothetical" && actor === 0) return false;
  if (reading.needsRecipient && recipient === 0) return false;
  if (reading.tier === 3)
    return actor >= 1 && recipients.some((party) => party.participant.country !== undefined || (party.weight === 2 && party.person !== true));
  if (reading.kind === "noun") return actor === 2 || recipient === 2;
  // A name no list and no reader knows may be a state's: what it does tells.
  const together = symmetric || reading.type === "AGREE";
  if (actors.some((party) => party.bare) && (reading.kind === "frame" || reading.tier === 1)) return recipient >= 1 || !together;
  if (reading.tier === 1) return (actor === 2 || recipient === 2) && (actor >= 1 || recipient === 2);
  if (reading.kind === "alone") return actor === 2 && recipient === 2;
  return actor >= 1 && recipient >= 1 && actor + recipient >= 3;
}

/** Those who protest need no office: a crowd, workers, students; "demonstrated that" is no protest. */
function isProtest(clauses: Clauses, reading: Reading, actors: readonly Party[]): boolean {
  if (reading.type !== "PROTEST" || reading.tier === 3 || !/^(?:verb|frame)$/.test(reading.kind)) return false;
  if (!actors.some((party) => party.person !== true && party.weight > 0)) return false;
  if (reading.kind === "frame") return true;
  return !/^(?:chant|walk)$/.test(clauses.lemma(reading.head)) && clauses.childrenWith(reading.head, "obj", "ccomp").length === 0;
}

const ARMS =
  /^(?:bomb|blast|missile|rocket|drone|airstrike|strike|shelling|shell|attack|raid|gunman|gunmen|bomber|bombing|militant|shooting|grenade)$/;

/** "A bomb killed twelve people": people, and arms or whoever bears them, whoever sent them. */
function isViolence(clauses: Clauses, reading: Reading, recipients: readonly Party[]): boolean {
  if (reading.type !== "ASSAULT" || reading.kind !== "verb" || reading.realis === "hypothetical" || recipients.length === 0) return false;
  const doers = [...clauses.subjects(reading.head), ...clauses.agents(reading.head), ...clauses.oblique(reading.head, "in")];
  return doers.some((doer) => ARMS.test(clauses.lemma(doer)));
}

/** What is done to people by somebody, always: "eleven people were arrested"; killed they may be by a fall. */
const BY_SOMEBODY = /^(?:arrest|detain|jail|imprison|murder|assassinate|execute|behead|kidnap|abduct|deport|expel|torture|shoot)$/;
const KILLED = /^(?:kill|wound|injure)$/;

/** A passive without its doer: "two Teskian soldiers were killed", "the president was assassinated". */
function isSuffered(clauses: Clauses, reading: Reading, recipients: readonly Party[]): boolean {
  const { head } = reading;
  if (!/^(?:ASSAULT|COERCE)$/.test(reading.type) || !clauses.isVerb(head) || !clauses.isPassive(head) || reading.realis === "hypothetical")
    return false;
  const lemma = clauses.lemma(head);
  const weight = Math.max(0, ...recipients.map((party) => party.weight));
  return (BY_SOMEBODY.test(lemma) && weight > 0) || (KILLED.test(lemma) && weight === 2);
}

/** What is attacked or searched, whoever owns it. */
const STRUCTURE =
  /^(?:bridge|hospital|camp|base|position|station|school|building|pipeline|plant|factory|village|town|city|convoy|airport|airfield|port|headquarters?|office|market|mosque|church|temple|house|home|depot|checkpoint|outpost|barracks|refinery|dam|ship|vessel|tanker|embassy|consulate|compound|site|facility)$/;

/** "Israel struck a hospital", "the rebels blew up a bridge". */
function isRaid(clauses: Clauses, reading: Reading, actors: readonly Party[]): boolean {
  if (!/^(?:ASSAULT|COERCE)$/.test(reading.type) || reading.tier === 3 || !/^(?:verb|frame)$/.test(reading.kind) || reading.realis === "hypothetical")
    return false;
  if (!clauses.isVerb(reading.head) || !actors.some((party) => party.weight > 0)) return false;
  return clauses.patients(reading.head).some((object) => STRUCTURE.test(clauses.lemma(object)));
}

function confidenceOf(reading: Reading, actors: readonly Party[], recipients: readonly Party[], doubtful: boolean): number {
  let value =
    reading.kind === "frame" ? 0.85 : reading.kind === "verb" ? (reading.tier === 1 ? 0.85 : 0.7) : reading.kind === "operator" ? 0.75 : 0.65;
  if (actors.length === 0) value -= 0.15;
  if (recipients.length === 0) value -= 0.1;
  if (doubtful) value -= 0.1;
  return Math.round(Math.max(0.2, value) * 100) / 100;
}

/** The nearest date in the clause of the trigger; one that opens the sentence holds for its first clause. */
function dateOf({ doc, times, published }: EventInput, clauses: Clauses, reading: Reading): EventRecord["date"] {
  const k = doc.sentenceOf(reading.head);
  const first = doc.sentenceFrom[k];
  const last = doc.sentenceFrom[k + 1];
  let best: { time: ResolvedTime; cost: number } | undefined;
  for (const time of times) {
    if (time.from < first || time.to > last || (time.type !== "DATE" && time.type !== "TIME")) continue;
    if (time.edtf === undefined) continue;
    const cost = timeCost(clauses, reading, time, first);
    if (best === undefined || cost < best.cost) best = { time, cost };
  }
  if (best === undefined || best.cost > 14) return undefined;
  const dates = times.filter((time) => time.from >= first && time.to <= last && time.type === "DATE" && time.edtf !== undefined);
  const { time } = best;
  // "Threatened to bomb it on Friday", "agreed to leave by Friday": the day of what is to be done.
  const isToCome = published !== undefined && (time.edtf ?? "") > published;
  const isOfContent = reading.kind === "operator" && reading.content !== undefined && time.from > reading.content.head;
  if (isOfContent && (isToCome || hangsOn(clauses, time.from, reading.content?.head))) return undefined;
  if (isToCome && reading.realis === "occurred" && (reading.type === "THREATEN" || reading.type === "REQUEST")) return undefined;
  const { value, edtf, from, to } = periodAround(doc, dates, time);
  return { value, edtf, how: time.anchor === undefined ? "stated" : "inferred", evidence: doc.spanOf(from, to) };
}

function hangsOn(clauses: Clauses, token: number, verb: number | undefined): boolean {
  let at = clauses.head(token);
  for (let steps = 0; at !== undefined && at !== verb && steps < 4 && !clauses.isVerb(at); steps++) at = clauses.head(at);
  return at !== undefined && at === verb;
}

function timeCost(clauses: Clauses, reading: Reading, time: ResolvedTime, first: number): number {
  const { doc } = clauses;
  const { head } = reading;
  // The time's own governor decides where the parse is sure of it.
  let at = time.from;
  for (let steps = 0; steps < 4 && !clauses.datesAnother(time.from); steps++) {
    if (at === head || reading.trigger.includes(at) || at === reading.filler) return 0;
    const h = clauses.head(at);
    // "The sanctions it had imposed in May": that is when they were imposed.
    if (h === undefined || (h !== head && /^acl/.test(clauses.dep(h)) && clauses.isVerb(h) && !reading.trigger.includes(h))) break;
    at = h;
  }
  const [from, to] = time.from > head ? [head, time.from] : [time.to, head];
  let cost = to - from + (isInRelative(clauses, time.from, head) || clauses.datesAnother(time.from) ? RELATIVE_COST : 0);
  for (let t = from; t < to; t++) {
    if (/^[;:“”"]$/.test(doc.formOf(t))) cost += 10;
    else if (doc.formOf(t) === "," && time.from - first > 2) cost += 3;
    else if (clauses.isVerb(t) && t !== head) cost += 4;
  }
  return time.from - first <= 2 ? Math.min(cost, 9) : cost;
}

const RELATIVE_COST = 12;

/** "Freed two men who had been held since Sunday": the day of what is told of the men. */
function isInRelative(clauses: Clauses, token: number, head: number): boolean {
  for (let at = clauses.head(token), steps = 0; at !== undefined && at !== head && steps < 5; at = clauses.head(at), steps++)
    if (clauses.isVerb(at)) return /^acl/.test(clauses.dep(at)) && clauses.head(at) !== undefined && at > head;
  return false;
}

function durationOf({ doc, times }: EventInput, reading: Reading): EventRecord["duration"] {
  for (const time of times) {
    if (time.type !== "DURATION" || time.from < reading.head || time.from > reading.head + 6) continue;
    if (doc.formOf(time.from - 1).toLowerCase() !== "for" || doc.sentenceOf(time.from) !== doc.sentenceOf(reading.head)) continue;
    return { value: time.value, evidence: doc.spanOf(time.from, time.to) };
  }
  return undefined;
}

/** "in the town of Ordava". */
const SETTLEMENT = /^(?:town|city|village|port|province|region|district|capital|island)$/;

/** A place name after "in" or "at" that belongs to the predicate and is no party. */
function placeOf({ doc, speakers }: EventInput, clauses: Clauses, reading: Reading, parties: readonly Party[]): TextSpan | undefined {
  const taken = new Set(parties.map((party) => party.participant.span?.start));
  for (const noun of [reading.head, ...(reading.filler === undefined ? [] : [reading.filler])]) {
    for (const preposition of ["in", "at", "near", "on"]) {
      for (const token of clauses.oblique(noun, preposition)) {
        const mention = speakers.names.mentionAt.get(token);
        if (mention?.type === "LOC" && !taken.has(doc.start[mention.from])) return doc.spanOf(mention.from, mention.to);
      }
    }
  }
  for (let t = reading.head + 1; t < Math.min(doc.length, reading.head + 14); t++) {
    if (/^[.;!?]$/.test(doc.formOf(t)) || (clauses.isVerb(t) && t > reading.head)) return undefined;
    if (!/^(?:in|at)$/.test(clauses.word(t))) continue;
    let at = doc.formOf(t + 1).toLowerCase() === "the" ? t + 2 : t + 1;
    if (SETTLEMENT.test(clauses.word(at)) && clauses.word(at + 1) === "of") at += 2;
    const mention = speakers.names.mentionAt.get(at);
    if (mention?.type === "LOC" && !taken.has(doc.start[mention.from])) return doc.spanOf(mention.from, mention.to);
  }
  return undefined;
}

function contextsOf(clauses: Clauses, tables: EventTables, reading: Reading): string[] {
  const { doc, tree } = clauses;
  const k = doc.sentenceOf(reading.head);
  const from = Math.max(doc.sentenceFrom[k], Math.min(tree.left[reading.head], reading.head - 2));
  const to = Math.min(doc.sentenceFrom[k + 1], Math.max(tree.right[reading.head] + 1, reading.head + 2), reading.head + 25);
  const found = new Set<string>();
  for (let t = from; t < to; t++) {
    for (const context of tables.contexts.get(clauses.lemma(t)) ?? []) found.add(context);
    for (const context of tables.contexts.get(`${clauses.lemma(t)} ${clauses.lemma(t + 1)}`) ?? []) found.add(context);
  }
  return [...found].sort();
}

/** How far apart two mentions of one event may stand, in sentences. */
const MENTION_SENTENCES = 12;

/** Later mentions of an event point to the first: same type, shared parties, no other date, and told as known. */
function markMentions(found: readonly FoundEvent[], doc: Doc): FoundEvent[] {
  const out: FoundEvent[] = [];
  for (const event of found) {
    const first = mentionedBefore(out, event, doc);
    const target = first === undefined ? undefined : (first.record.sameAs ?? first.record.id);
    out.push(target === undefined || target === event.record.id ? event : { ...event, record: { ...event.record, sameAs: target } });
  }
  return out;
}

/** The latest earlier event that is the same one, not further back than mentions reach. */
function mentionedBefore(before: readonly FoundEvent[], event: FoundEvent, doc: Doc): FoundEvent | undefined {
  const sentence = doc.sentenceOf(event.reading.head);
  for (let k = before.length - 1; k >= 0 && sentence - doc.sentenceOf(before[k].reading.head) <= MENTION_SENTENCES; k--)
    if (isSame(before[k], event, doc)) return before[k];
  return undefined;
}

function isSame(a: FoundEvent, b: FoundEvent, doc: Doc): boolean {
  if (a.record.type !== b.record.type || a.record.realis !== b.record.realis) return false;
  if (!sharesAll(a.record.actor, b.record.actor) || !sharesAll(a.record.recipient, b.record.recipient)) return false;
  if (a.record.date !== undefined && b.record.date !== undefined) return a.record.date.edtf === b.record.date.edtf;
  const noun = b.reading.kind === "noun" || /^(?:this|these|that|the)$/.test(doc.formOf(b.reading.head - 1).toLowerCase());
  return noun || a.reading.rows[0] === b.reading.rows[0];
}

/** Parties of the smaller list all stand in the greater; two empty lists share nothing that tells against it. */
function sharesAll(a: readonly Participant[], b: readonly Participant[]): boolean {
  const [small, great] = a.length <= b.length ? [a, b] : [b, a];
  const keys = new Set(great.map((party) => party.entityId ?? party.name));
  return small.every((party) => keys.has(party.entityId ?? party.name)) && (small.length > 0 || great.length === 0);
}
