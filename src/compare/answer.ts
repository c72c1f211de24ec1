/**
 * The answer to "has this actor's position on this matter changed?": four lists, a verdict for words and one for deeds, what is said of a
 * change, both sides, and what would settle it.
 */

import type { ReportMaterial } from "../document/material.ts";
import type { ChangeCues } from "../lexicon/change-cues.ts";
import { type Assessment, assessmentsOf } from "./assessments.ts";
import { type StatedChange, statedChanges } from "./changes.ts";
import { type Parting, partingOf, type ReversalPair, reversalPairs } from "./deeds.ts";
import { type ItemRuling, itemsOf, type PositionItem } from "./items.ts";
import { type ChangePoint, lastDay, timeInWords } from "./level.ts";
import { type OpenOption, openOptions } from "./options.ts";
import { type ContradictingPair, contradictingPairs } from "./pairs.ts";
import type { ReliabilityOf } from "./reliability.ts";
import { matchTopic } from "./topics/matches.ts";
import type { Topic } from "./topics/topic.ts";
import { type Counted, type LaneVerdict, nameOf, verdictOf } from "./verdict.ts";

export interface Question {
  readonly actor: { readonly id: string; readonly name: string };
  readonly topic: Topic;
  /** Only items from this day on. */
  readonly since?: string;
  readonly asOf?: string;
}

/** What is shown first: the likeliest stated changes and the best contradicting pair. */
export type FirstThing = { readonly kind: "change"; readonly change: StatedChange } | { readonly kind: "pair"; readonly pair: ContradictingPair };

export interface Answer {
  readonly kind: "answer";
  readonly actor: { readonly id: string; readonly name: string };
  readonly topic: { readonly name: string; readonly phrases: readonly string[] };
  readonly asOf?: string;
  readonly since?: string;
  /** The verdict in words. */
  readonly summary: readonly string[];
  readonly verdicts: { readonly words: LaneVerdict; readonly deeds: LaneVerdict };
  readonly first: readonly FirstThing[];
  readonly words: readonly PositionItem[];
  readonly deeds: readonly PositionItem[];
  readonly changes: readonly StatedChange[];
  readonly assessments: readonly Assessment[];
  readonly pairs: readonly ContradictingPair[];
  readonly reversals: readonly ReversalPair[];
  readonly parting?: Parting;
  /** The surest item against each lane's last level. */
  readonly contrary: { readonly words?: PositionItem; readonly deeds?: PositionItem };
  readonly options: readonly OpenOption[];
  /** Items a person has struck out. */
  readonly struck: readonly PositionItem[];
  readonly counts: { readonly reports: number; readonly sentences: number; readonly days: number };
}

export interface AnswerParts {
  readonly reliabilityOf: ReliabilityOf;
  readonly cues: ChangeCues;
  /** Rulings on items of this actor and topic, by item id. */
  readonly rulings: ReadonlyMap<string, ItemRuling>;
}

const FIRST = 3;
/** What is shown first is at least this likely to speak of this actor's change on this topic. */
const WORTH_SHOWING = 0.2;

/** Deterministic: the same reports, topic and rulings give the same answer. O(characters of the reports). */
export function answerOf(question: Question, reports: readonly ReportMaterial[], { reliabilityOf, cues, rulings }: AnswerParts): Answer {
  const { actor, topic, since, asOf } = question;
  const matches = matchTopic(topic, reports);
  const { items: all, struck } = itemsOf(matches, reliabilityOf, rulings);
  const inTime = (day: string | undefined, published: string | undefined): boolean => since === undefined || (day ?? published ?? "9999") >= since;
  const items = all.filter(({ day, source }) => inTime(day, source.published));
  const words = items.filter(({ lane }) => lane === "word");
  const deeds = items.filter(({ lane }) => lane === "deed");
  const changes = statedChanges(matches, cues).filter(({ day }) => inTime(day, day));
  const verdicts = { words: verdictOf(countedOf(words)), deeds: verdictOf(countedOf(deeds)) };
  const pairs = contradictingPairs(words);
  const parting = partingOf(items, verdicts.words, verdicts.deeds);
  const contraryWord = contraryTo(words, verdicts.words);
  const contraryDeed = contraryTo(deeds, verdicts.deeds);
  const about = matches.filter(
    ({ own, report, sentence }) => own !== undefined || report.actorForms.some((form) => form.length > 2 && sentence.text.includes(form)),
  );
  return {
    kind: "answer",
    actor,
    topic: { name: topic.name, phrases: [...topic.wordings.map(({ text }) => text), ...topic.terms.map(({ text }) => text)] },
    ...(asOf === undefined ? {} : { asOf }),
    ...(since === undefined ? {} : { since }),
    summary: summaryOf(actor.name, topic.name, verdicts, changes, parting, words, deeds),
    verdicts,
    first: firstOf(changes, pairs),
    words,
    deeds,
    changes,
    assessments: assessmentsOf(matches),
    pairs,
    reversals: reversalPairs(matches),
    ...(parting === undefined ? {} : { parting }),
    contrary: { ...(contraryWord === undefined ? {} : { words: contraryWord }), ...(contraryDeed === undefined ? {} : { deeds: contraryDeed }) },
    options: openOptions([...new Set(about.map(({ report }) => report))], about),
    struck,
    counts: {
      reports: new Set(matches.map(({ report }) => report.id)).size,
      sentences: matches.length,
      days: new Set(items.map(({ day }) => day).filter((day) => day !== undefined)).size,
    },
  };
}

/**
 * Items that vote: with a direction, on a known day. What is told of an earlier time stands before all days, a vote for each day it is told;
 * what the actor says of the own past only where a person has confirmed it.
 */
function countedOf(items: readonly PositionItem[]): Counted[] {
  return items.flatMap(({ day, direction, earlier, toldOf, reliability, family, predicate, ruling, source }) => {
    const told = source.published === undefined ? undefined : `../${source.published}`;
    const when = earlier ? (toldOf || ruling !== undefined ? told : undefined) : day;
    if (when === undefined || direction === 0) return [];
    return [{ day: when, direction, reliability, family, predicate, confirmed: ruling !== undefined }];
  });
}

function contraryTo(items: readonly PositionItem[], { level, counts }: LaneVerdict): PositionItem | undefined {
  const last = level.states.at(-1) || (counts.for.items >= counts.against.items ? 1 : -1);
  return items
    .filter(({ direction }) => direction === -last)
    .sort((a, b) => b.reliability - a.reliability || (b.day ?? "").localeCompare(a.day ?? "") || (a.id < b.id ? -1 : 1))[0];
}

/** The strongest first, at most two of a kind while the other kind has something to show. */
function firstOf(changes: readonly StatedChange[], pairs: readonly ContradictingPair[]): FirstThing[] {
  const worth = changes.filter(({ score }) => score >= WORTH_SHOWING);
  const [best] = pairs;
  const room = best === undefined ? FIRST : FIRST - 1;
  const shown: FirstThing[] = worth.slice(0, room).map((change) => ({ kind: "change", change }));
  for (const pair of pairs.slice(0, FIRST - shown.length)) shown.push({ kind: "pair", pair });
  return shown;
}

function summaryOf(
  actor: string,
  topic: string,
  { words, deeds }: Answer["verdicts"],
  changes: readonly StatedChange[],
  parting: Parting | undefined,
  saidItems: readonly PositionItem[],
  doneItems: readonly PositionItem[],
): string[] {
  if (saidItems.length === 0 && doneItems.length === 0 && changes.length === 0) return [`The record has nothing of ${actor} on “${topic}”.`];
  const out = [laneSentence("Words", words, saidItems.length), laneSentence("Deeds", deeds, doneItems.length)];
  const stated = changes.find(
    ({ type, score }) => score >= 0.4 && (type === "reversal" || type === "modification" || type === "denial" || type === "reaffirmation"),
  );
  if (stated !== undefined)
    out.push(`${statedSentence(actor, stated)}${words.verdict === "reversed" ? "" : "; the level alone does not establish it"}.`);
  if (parting !== undefined)
    out.push(`Words are ${parting.words}, deeds ${parting.deeds}${parting.since === undefined ? "" : `, since ${parting.since}`}.`);
  return out;
}

function statedSentence(actor: string, { type, channel, saidBy, day }: StatedChange): string {
  const when = day === undefined ? "" : ` on ${day}`;
  if (channel === "question") return `Asked${when} by ${saidBy}, ${actor} ${ANSWERED[type]}`;
  return `${STATED[type]} by ${channel === "own" ? actor : saidBy}${when}`;
}

const ANSWERED: Readonly<Record<StatedChange["type"], string>> = {
  reversal: "grants a reversal",
  modification: "speaks of a modification",
  denial: "denies a change",
  reaffirmation: "reaffirms the position",
  earlier: "tells of an earlier position",
  unanswered: "does not answer it",
};

const STATED: Readonly<Record<StatedChange["type"], string>> = {
  reversal: "A reversal is stated",
  modification: "A modification is stated",
  denial: "A change is denied",
  reaffirmation: "The position is reaffirmed",
  earlier: "An earlier position is told",
  unanswered: "A change is asked about",
};

/** What is told of an earlier time was held before all days: the turn lies before the first of them. */
function whenTurned({ from, to }: ChangePoint): string {
  if (from === to) return `, about ${timeInWords(from)}`;
  return from.startsWith("../") ? `, at some time before ${lastDay(to)}` : `, between ${from} and ${to}`;
}

function laneSentence(lane: string, { verdict, level, counts, because }: LaneVerdict, mentions: number): string {
  const { all } = counts;
  if (mentions === 0) return `${lane}: none in the record.`;
  const evidence = `${all.items} of ${mentions} ${mentions === 1 ? "item has" : "items have"} a direction: ${counts.for.items} for, ${counts.against.items} against, on ${all.days} ${all.days === 1 ? "day" : "days"}, in ${all.families} phrase ${all.families === 1 ? "family" : "families"}`;
  if (verdict === "reversed") {
    const point = level.points.at(-1);
    return `${lane}: reversed, from ${nameOf(level.states[0])} to ${nameOf(level.states.at(-1) ?? 0)}${point === undefined ? "" : whenTurned(point)} (${evidence}).`;
  }
  if (verdict === "shifted") return `${lane}: shifted (${evidence}).`;
  if (verdict === "unchanged") return `${lane}: unchanged, ${nameOf(level.states[0])} (${evidence}).`;
  return `${lane}: undetermined (${evidence}): ${because.join("; ")}.`;
}
