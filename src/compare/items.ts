/** Items of the two lanes: what the actor said of a topic and what the actor did about it, each with its direction or why it has none. */

import type { EventRecord, Stance } from "../document/records.ts";
import { phraseFamilies } from "./families.ts";
import { type ReliabilityOf, SAID } from "./reliability.ts";
import { type Direction, directionOn, type Hit } from "./topics/hits.ts";
import type { MatchKind, TopicMatch } from "./topics/matches.ts";
import { wordsOf } from "./topics/words.ts";

export interface ItemSource {
  readonly publisher: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly published: string | undefined;
  readonly copyOf: string | undefined;
}

/** A person's word on one item. */
export interface ItemRuling {
  readonly id: string;
  readonly verdict: "confirm" | "flip" | "strike" | "for" | "against";
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

export interface PositionItem {
  /** Made from report and place: the same sentence has the same id whatever is asked. */
  readonly id: string;
  readonly lane: "word" | "deed";
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The question it answers, where its words alone say little. */
  readonly asked?: { readonly start: number; readonly end: number; readonly text: string };
  /** Ids of the records it rests on. */
  readonly records: readonly string[];
  /** First and last day it speaks of; undefined when unknown or told of an earlier time. */
  readonly day: string | undefined;
  readonly dayTo: string | undefined;
  /** Told of an earlier, undated time: "once supported". */
  readonly earlier: boolean;
  /** Whether another tells it of the actor: "once supported". What one says of one's own past is a claim. */
  readonly toldOf: boolean;
  readonly direction: -1 | 0 | 1;
  readonly class: Stance["class"] | undefined;
  /** Chance that the direction is right, as counted on judged sentences; 0.99 where a person has confirmed it. */
  readonly reliability: number;
  /** Number of the phrase family: items of one family count once. */
  readonly family: number;
  /** The word nearest to the topic that gives the direction. */
  readonly predicate: string;
  /** How the direction was made, in words; for none, why. */
  readonly derivation: string;
  /** Why it is about the topic. */
  readonly match: { readonly kind: MatchKind; readonly why: string };
  /** Whose stance it is, as the report has it; `note` where somebody speaks for the actor. */
  readonly holder: { readonly name: string; readonly how: "own" | "reported" | "did"; readonly note?: string };
  readonly source: ItemSource;
  /** Deeds: what happened, and whether it did. */
  readonly event?: { readonly type: EventRecord["type"]; readonly realis: EventRecord["realis"]; readonly trigger: string };
  readonly ruling?: ItemRuling;
}

export const CONFIRMED = 0.99;
/** Of sentences with a phrase of a topic 92 in 100 are about it (data/gold/readings.tsv); what matches in another way is surer to be about something else. */
const MATCH_TRUST: Readonly<Record<MatchKind, number>> = {
  phrase: 0.92,
  words: 0.92,
  anchored: 0.87,
  most: 0.78,
  solo: 0.83,
  answer: 0.55,
  follows: 0.64,
};
const FULL_DAY = /^\d{4}-\d\d-\d\d$/;

type Draft = Omit<PositionItem, "family">;

/**
 * Items by day. A stance of somebody else in the actor's words makes no direction.
 *
 * @param rulings by item id
 */
export function itemsOf(
  matches: readonly TopicMatch[],
  reliabilityOf: ReliabilityOf,
  rulings: ReadonlyMap<string, ItemRuling>,
): { readonly items: PositionItem[]; readonly struck: PositionItem[] } {
  const drafts = matches.flatMap((match) => {
    const deeds = deedsOf(match, reliabilityOf);
    // What was done is a deed, though a sentence tells it beside what is said.
    const done = new Set(deeds.flatMap(({ records, direction }) => (direction === 0 ? [] : records)));
    const words = wordsIn(match, reliabilityOf).filter(({ records, direction }) => direction === 0 || !records.some((id) => done.has(id)));
    return [...words, ...deeds];
  });
  drafts.sort((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999") || (a.id < b.id ? -1 : 1));
  // "Said on Monday that he opposes it", "that he supports it": much the same words, and two phrases.
  const families = phraseFamilies(drafts.map(({ text, direction }) => wordsOf(text).map(({ form }) => `${direction} ${form}`)));
  const withFamilies = drafts.map((draft, k): PositionItem => ({ ...draft, family: families[k] }));
  const ruled = applyRulings(withFamilies, rulings);
  return { items: ruled.filter(({ ruling }) => ruling?.verdict !== "strike"), struck: ruled.filter(({ ruling }) => ruling?.verdict === "strike") };
}

function applyRulings(items: readonly PositionItem[], rulings: ReadonlyMap<string, ItemRuling>): PositionItem[] {
  if (rulings.size === 0) return [...items];
  // A confirmed sign holds for the same words elsewhere, but as often as their own sign agrees.
  const confirmed = new Map<string, number>();
  const own = items.map((item): PositionItem => {
    const ruling = rulings.get(item.id);
    if (ruling === undefined) return item;
    if (ruling.verdict === "strike") return { ...item, ruling };
    const direction =
      ruling.verdict === "for"
        ? 1
        : ruling.verdict === "against"
          ? -1
          : ruling.verdict === "flip"
            ? ((-item.direction || 0) as -1 | 0 | 1)
            : item.direction;
    if (direction !== 0) confirmed.set(`${item.lane}/${item.family}/${direction}`, CONFIRMED);
    return {
      ...item,
      direction,
      reliability: direction === 0 ? item.reliability : CONFIRMED,
      ruling,
    };
  });
  return own.map((item) => {
    const reliability = item.direction === 0 ? undefined : confirmed.get(`${item.lane}/${item.family}/${item.direction}`);
    return reliability === undefined || item.ruling !== undefined ? item : { ...item, reliability };
  });
}

/** What a sentence says of the actor's side: now, and at an earlier time where it tells that it was another ("once for it, now against it"). */
function wordsIn(match: TopicMatch, reliabilityOf: ReliabilityOf): Draft[] {
  const { report, sentence, toldBy } = match;
  // What others say that the actor is for is their word, not the actor's.
  if (toldBy !== undefined) return [];
  const inside = report.stancesIn(sentence.start, sentence.end).filter(({ answer }) => answer === undefined);
  const held = inside.filter(({ holder }) => report.actorNames.has(holder.name));
  const isPast = (stance: Stance): boolean => stance.earlier || heldThen(stance, report.published) !== undefined;
  const then = directionIn(
    match.hits,
    held.filter((stance) => isPast(stance) && isToldOf(stance)),
  );
  const now = directionIn(
    match.hits,
    held.filter((stance) => !isPast(stance)),
  );
  if (then === undefined || now === undefined || then.direction === now.direction) {
    const word = wordOf(match, inside, directionIn(match.hits, held), reliabilityOf);
    return word === undefined ? [] : [word];
  }
  const [word, past] = [now, then].map((found) => wordOf(match, inside, found, reliabilityOf));
  return [...(word === undefined ? [] : [word]), ...(past === undefined ? [] : [{ ...past, id: `${past.id}-then` }])];
}

function wordOf(match: TopicMatch, inside: readonly Stance[], said: Direction | undefined, reliabilityOf: ReliabilityOf): Draft | undefined {
  const { report, own } = match;
  const found = said ?? answeredIn(match);
  if (own === undefined && found === undefined) return undefined;
  // Told of the actor by the reporter or by others: only an attitude is a stance that can be told.
  // What others say that the actor is for is their word, not the actor's.
  if (own === undefined && match.statement !== undefined && !report.actorNames.has(match.statement.speaker.name)) return undefined;
  if (own === undefined && found !== undefined && !isToldAttitude(found.stance)) return undefined;
  const name = own?.speaker.name ?? found?.stance.holder.name ?? "";
  const note = report.actorNames.get(name);
  const held = heldThen(found?.stance, report.published);
  const earlier = held === "earlier" || (held === undefined && (found?.stance.earlier ?? false));
  const [day, dayTo] = Array.isArray(held) ? held : daysOf(own?.said?.edtf ?? own?.said?.value, report.published);
  const other = inside.find(({ holder }) => !report.actorNames.has(holder.name) && holder.how === "named");
  return {
    ...base(match, "word"),
    records: [own?.id, found?.stance.id].filter((id) => id !== undefined),
    day: earlier ? undefined : day,
    dayTo: earlier ? undefined : dayTo,
    earlier,
    toldOf: found !== undefined && isToldOf(found.stance),
    ...readingOf(
      found,
      report.text,
      said === undefined ? "anchored" : match.kind,
      reliabilityOf,
      other !== undefined && directionIn(match.hits, [other]) !== undefined
        ? `no direction: the stance told here is that of ${other.holder.name}`
        : "no direction: nothing in the sentence says for or against",
    ),
    predicate: found?.stance.operator.text.toLowerCase() ?? "",
    holder: { name, how: own === undefined ? "reported" : "own", ...(note === undefined ? {} : { note }) },
  };
}

/** "Rekk opposes it", "Rekk would end it": told of a party, and no deed. */
function isToldAttitude({ holder, class: kind, modality }: Stance): boolean {
  return holder.how !== "speaker" && holder.how !== "generic" && (kind === "attitude" || kind === "evaluation" || modality !== "plain");
}

function base(
  { report, sentence, kind, why, asked }: TopicMatch,
  lane: PositionItem["lane"],
): Pick<Draft, "id" | "lane" | "reportId" | "start" | "end" | "text" | "asked" | "match" | "source"> {
  return {
    ...(asked === undefined ? {} : { asked: { start: asked.sentence.start, end: asked.sentence.end, text: asked.sentence.text } }),
    id: `${report.id}/${lane}/${sentence.start}-${sentence.end}`,
    lane,
    reportId: report.id,
    start: sentence.start,
    end: sentence.end,
    text: sentence.text,
    match: { kind, why },
    source: { publisher: report.publisher, title: report.title, url: report.url, published: report.published, copyOf: report.copyOf },
  };
}

/** First and last day of an EDTF date or interval of days or months; the report's day where it names none. */
function daysOf(edtf: string | undefined, published: string | undefined): [string | undefined, string | undefined] {
  const [from, to = from] = (edtf ?? "").replace(/[~?%]/g, "").split("/");
  const first = FULL_DAY.test(from) ? from : /^\d{4}-\d\d$/.test(from) ? `${from}-01` : undefined;
  if (first === undefined) return FULL_DAY.test(to) ? [to, to] : [published, published];
  const last = FULL_DAY.test(to)
    ? to
    : /^\d{4}-\d\d$/.test(to)
      ? new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10)
      : first;
  return [first, last];
}

/** Told of the actor by name or pronoun; "I" and "we" have no span. */
function isToldOf({ holder }: Stance): boolean {
  return holder.span !== undefined;
}

/** Days of a past stance that its own clause dates; "earlier" where that is no day or month. */
function heldThen(stance: Stance | undefined, published: string | undefined): [string, string] | "earlier" | undefined {
  const edtf = stance?.date?.edtf;
  if (edtf === undefined) return undefined;
  const [from, to] = daysOf(edtf, undefined);
  if (from === undefined || to === undefined) return "earlier";
  return published === undefined || to <= published ? [from, to] : undefined;
}

const POINTER = /^(?:it|that|this|them)$/i;

/** "Do you support it?" "No.": what the question asks, as the answer has it. */
function answeredIn({ report, asked }: TopicMatch): Direction | undefined {
  if (asked === undefined) return undefined;
  const { sentence, hits } = asked;
  const answered = report
    .stancesIn(sentence.start, sentence.end)
    .filter(({ answer, holder }) => answer !== undefined && report.actorNames.has(holder.name));
  return directionIn(hits, answered);
}

function directionIn(hits: readonly Hit[], stances: readonly Stance[]): Direction | undefined {
  if (hits.length > 0) return directionOn(hits, stances);
  // No word of the topic: "I oppose it" after a sentence or a question about it.
  for (const stance of stances) {
    const on = stance.class === "attitude" ? stance.targets.find(({ text }) => POINTER.test(text)) : undefined;
    if (on !== undefined) return { stance, direction: stance.direction, on };
  }
  return undefined;
}

/** What a stance says, where it is sure enough to be said; `otherwise` why there is none. */
function readingOf(
  found: Direction | undefined,
  text: string,
  kind: MatchKind,
  reliabilityOf: ReliabilityOf,
  otherwise: string,
): Pick<Draft, "direction" | "class" | "reliability" | "derivation"> {
  const none = { direction: 0, class: undefined, reliability: 0 } as const;
  if (found === undefined) return { ...none, derivation: otherwise };
  const reliability = reliabilityOf(found, text);
  const derivation = derivationOf(found);
  if (reliability < SAID) return { ...none, derivation: `no direction: ${derivation}, but such readings are wrong twice as often as right` };
  // Right on its topic, and on this one.
  return { direction: found.direction, class: found.stance.class, reliability: reliability * MATCH_TRUST[kind], derivation };
}

const SLOTS: Readonly<Record<string, string>> = {
  obj: "object",
  subj: "subject",
  pred: "subject",
  clause: "clause",
  acl: "clause",
  compound: "part of the name",
  relative: "what is meant",
  cleft: "what is meant",
  is: "what it is",
  there: "what there is of it",
  agent: "done by it",
  result: "what it makes",
  reason: "what for",
  near: "near it",
  "'s": "owner",
};

/** Characters of a word that a derivation shows: what has no spaces may be the whole text. */
const LONG_WORD = 60;

/** "“sanctions”: lift (object), refuse (clause): for". */
function derivationOf({ stance, direction }: Direction): string {
  const steps = stance.path.map((step) => {
    const [word, slot] = step.split(":");
    return slot === undefined || slot === "" ? word : `${word} (${SLOTS[slot] ?? `after “${slot}”`})`;
  });
  const targets = stance.targets.slice(0, 3).map(({ text }) => (text.length > LONG_WORD ? `“${text.slice(0, LONG_WORD)}…”` : `“${text}”`));
  const mood = stance.modality === "plain" ? "" : `, ${stance.modality}`;
  return `${targets.join(", ")}: ${steps.join(", ") || "what is done"}${mood}${stance.earlier ? ", of an earlier time" : ""}: ${direction > 0 ? "for" : "against"}`;
}

/** What the sentence tells that the actor did, or did not do: an event of it, else an act on the topic that no event is coded for. */
function deedsOf(match: TopicMatch, reliabilityOf: ReliabilityOf): Draft[] {
  const { report, sentence, hits, kind } = match;
  if (kind === "answer" || kind === "follows") return [];
  const events = report.events.filter(
    (event) =>
      event.trigger.start >= sentence.start &&
      event.trigger.end <= sentence.end &&
      event.sameAs === undefined &&
      (event.realis === "occurred" || event.realis === "ongoing" || event.realis === "negated") &&
      event.actor.some(({ name }) => report.actorNames.has(name)) &&
      !VERBAL.has(event.type),
  );
  const held = report
    .stancesIn(sentence.start, sentence.end)
    .filter(({ holder, answer }) => answer === undefined && report.actorNames.has(holder.name));
  const found = directionOn(
    hits,
    held.filter(({ class: how, modality }) => (how === "effect" || how === "act") && modality === "plain"),
  );
  // Of several events of a sentence the one that acts on the topic.
  const acting = events.find(
    ({ trigger }) => found !== undefined && trigger.start <= found.stance.operator.start && trigger.end >= found.stance.operator.start,
  );
  const acted = directionOn(
    hits,
    held.filter((stance) => isDone(match, stance)),
  );
  const deed = acting === undefined ? acted : found;
  const event = acting ?? (acted === undefined ? events[0] : undefined);
  if (event === undefined && deed === undefined) return [];
  const dated = event === undefined ? deed?.stance.date : event.date;
  const isEarlier = event === undefined && dated === undefined && deed?.stance.earlier === true;
  const [day, dayTo] = isEarlier ? [undefined, undefined] : daysOf(dated?.edtf ?? dated?.value, report.published);
  const name = event?.actor.find((actor) => report.actorNames.has(actor.name))?.name ?? deed?.stance.holder.name ?? "";
  const note = report.actorNames.get(name);
  return [
    {
      ...base(match, "deed"),
      records: [event?.id, deed?.stance.id].filter((id) => id !== undefined),
      day,
      dayTo,
      earlier: day === undefined,
      toldOf: true,
      ...readingOf(deed, report.text, kind, reliabilityOf, "no direction: what was done is not said to act on the topic"),
      predicate: (event?.trigger ?? deed?.stance.operator)?.text.toLowerCase() ?? "",
      holder: { name, how: "did", ...(note === undefined ? {} : { note }) },
      ...(event === undefined ? {} : { event: { type: event.type, realis: event.realis, trigger: event.trigger.text } }),
    },
  ];
}

/** Events that are words: they belong to the other lane. */
const VERBAL: ReadonlySet<string> = new Set(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONSULT"]);

/** Attitudes that are shown by doing something: "vetoed it", "voted against it". */
const SHOWN_BY_DOING = /^(?:vot|veto|sue|boycott|sign)/i;
const UNDER_WAY = /\b(?:is|are|was|were|been)(?: (?:now|still|already|also))? $/;

/** "Closed the mine", "has not raised the toll": told by the report itself of the actor, by one verb, as done or not. */
function isDone({ report, statement }: TopicMatch, { holder, class: kind, modality, path, operator }: Stance): boolean {
  if ((holder.how !== "named" && holder.how !== "self") || modality !== "plain") return false;
  if (kind !== "effect" && kind !== "act" && !SHOWN_BY_DOING.test(operator.text)) return false;
  if (statement?.content.some(({ start, end }) => operator.start >= start && operator.end <= end)) return false;
  const steps = path.filter((step) => step !== "not");
  if (steps.length > 1 || (kind === "effect" && steps[0]?.split(":")[1] !== "obj" && !/ /.test(steps[0]?.split(":")[0] ?? ""))) return false;
  return !/ing$/.test(operator.text) || UNDER_WAY.test(report.text.slice(Math.max(0, operator.start - 24), operator.start));
}
