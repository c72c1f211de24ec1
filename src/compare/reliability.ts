/**
 * How surely a stance tells the direction: a logistic model over how it was read, trained on judged readings of topics that no rule was
 * written with (models/reliability.md). It knows nothing of topic and actor, which would hide a change.
 */

import type { Stance } from "../document/records.ts";
import type { ReliabilityTable } from "../lexicon/reliability.ts";
import type { Direction } from "./topics/hits.ts";

/** What is read with less gives no direction: the lowest level. */
export const SAID = 0.4;

/** A stance, and the words of it that the topic was found by. */
export type Trace = Pick<Direction, "stance" | "on">;

/** @param text the text that the stance's spans are of */
export type ReliabilityOf = (trace: Trace, text: string) => number;

/** Share of judged readings that were right and read as surely: 0..1. Levels, because a chance to the hundredth would be more than is known. */
export function reliabilities({ bias, weights, levels }: ReliabilityTable): ReliabilityOf {
  return (trace, text) => {
    let odds = bias;
    for (const feature of traceFeatures(trace, text)) odds += weights.get(feature) ?? 0;
    const chance = 1 / (1 + Math.exp(-odds));
    return levels.findLast(({ from }) => chance >= from)?.right ?? chance;
  };
}

/** Characters before the operator that are its clause, roughly. */
const CLAUSE = 70;
const NONE = "none";
const WORD = /[\p{L}\p{N}'’]+|[?!.,;:"“”]/gu;
const PRONOUN = /^(?:he|she|they|it|his|her|their|its)$/i;
const BEFORE: Readonly<Record<string, RegExp>> = {
  condition: /\b(?:if|unless|whether|provided|once|until|before|after|when)\b/,
  relative: /\b(?:who|which|that)\b/,
  modal: /\b(?:would|could|might|may|should)\b/,
  denial: /\b(?:not|no|never|without)\b|n['’]t\b/,
};
const ENDINGS = ["ing", "ed", "s"];

/**
 * What is known of how a stance was read: who holds it and in what mood, the words and places that made it, what stands beside them.
 *
 * @param text the text that the stance's spans are of
 */
export function traceFeatures({ stance, on }: Trace, text: string): ReadonlySet<string> {
  return new Set([...holderFeatures(stance), ...pathFeatures(stance), ...placeFeatures(stance, text), ...topicFeatures(stance, on, text)]);
}

function holderFeatures({ holder, modality, class: kind, direction, earlier, within }: Stance): string[] {
  const { how, span, name, country, confidence } = holder;
  // What one will do or calls for ("we will", "they must") is told more plainly than what one thinks.
  const mood = modality === "will" || modality === "must" ? "intended" : "told";
  return [
    `holder ${how}`,
    `holder ${how} ${mood}`,
    `holder ${how} ${span === undefined ? "without" : "with"} span`,
    `holder words ${how} ${Math.min(4, name.split(" ").length)}`,
    `sure of holder ${Math.floor(confidence * 5)}`,
    `mood ${mood}`,
    `modality ${modality}`,
    `class ${kind}`,
    `class ${kind} ${how}`,
    `class ${kind} ${modality}`,
    `class ${kind} ${direction}`,
    `sign ${direction}`,
    `sign ${direction} ${how}`,
    ...(earlier ? ["earlier"] : []),
    ...(within === undefined ? [] : ["within a statement"]),
    ...(country === undefined ? [] : ["holder of a country"]),
    ...(span !== undefined && PRONOUN.test(span.text) ? ["holder pronoun"] : []),
    ...(span !== undefined && /^\p{Lu}/u.test(span.text) ? ["holder capital"] : []),
  ];
}

function pathFeatures({ path }: Stance): string[] {
  const slots = path.map((step) => step.split(":")[1] || NONE);
  return [
    `steps ${Math.min(5, path.length)}`,
    ...path.map((step) => `step ${step}`),
    ...path.map((step) => `word ${step.split(":")[0]}`),
    ...slots.map((slot) => `slot ${slot}`),
    `first ${path[0] ?? NONE}`,
    `first slot ${slots[0] ?? NONE}`,
    `last ${path.at(-1) ?? NONE}`,
    `last slot ${slots.at(-1) ?? NONE}`,
  ];
}

function placeFeatures({ operator, targets, holder, class: kind }: Stance, text: string): string[] {
  const clause = text
    .slice(Math.max(0, operator.start - CLAUSE), operator.start)
    .toLowerCase()
    .replace(/^.*[.?!;"“]/s, "");
  const between = text.slice(Math.min(operator.end, targets[0].end), Math.max(operator.start, targets[0].start));
  const capitals = targets.filter((target) => /^\p{Lu}/u.test(target.text)).length;
  const named = capitals === 0 ? NONE : capitals === targets.length ? "all" : "some";
  const toTarget = Math.min(...targets.map((target) => gapBetween(target, operator)));
  return [
    `to target ${bucketOf(toTarget, [2, 12, 30, 60])}`,
    `targets ${Math.min(3, targets.length)}`,
    `commas to target ${Math.min(2, between.split(",").length - 1)}`,
    ...(/\b(?:and|or)\b/.test(between) ? ["and between"] : []),
    `targets named ${named}`,
    `targets named ${named} ${kind}`,
    operator.start > targets[0].start ? "target first" : "operator first",
    `to holder ${holder.span === undefined ? NONE : bucketOf(gapBetween(holder.span, operator), [5, 25, 70])}`,
    `words of the sentence ${bucketOf(wordsIn(sentenceAround(text, operator.start)).length, [9, 14, 20, 28, 40])}`,
    ...Object.keys(BEFORE).flatMap((name) => (BEFORE[name].test(clause) ? [`after a ${name}`] : [])),
    ...ENDINGS.flatMap((ending) => (operator.text.endsWith(ending) ? [`operator -${ending} ${holder.how}`] : [])),
    `operator ${operator.text.toLowerCase()}`,
  ];
}

/** Words between what acts and the topic that put the topic at a distance: "suspended payments on its debt to the banks". */
const LINKS = ["to", "of", "for", "with", "in", "on", "by", "from", "and", "that", "which", "who", "as", "against", "over", "about", "at"];
const LINK = new RegExp(`\\b(?:or|${LINKS.join("|")})\\b|[,;:]`, "i");
/** Characters beside the topic's words in which the next word stands. */
const BESIDE = 30;

/** How far the topic's own words stand from what acts on them, and what parts them. */
function topicFeatures({ operator, targets, path, class: kind }: Stance, on: Placed, text: string): string[] {
  const sorted = [...targets].sort((a, b) => a.start - b.start);
  const place = sorted.findIndex(({ start, end }) => start < on.end && end > on.start);
  const isAfter = on.start >= operator.end;
  const between = isAfter ? text.slice(operator.end, on.start) : text.slice(on.end, operator.start);
  const slot = path[0]?.split(":")[1] || NONE;
  const links = new Set(wordsIn(between));
  const isPlain = isAfter && !LINK.test(between);
  const next = wordsIn(text.slice(on.end, on.end + BESIDE))[0] ?? NONE;
  return [
    `topic ${sorted.length === 1 ? "alone" : place === 0 ? "first" : place === sorted.length - 1 ? "last" : "amid"}`,
    `topic ${isAfter ? "after" : "before"} ${bucketOf(gapBetween(on, operator), [2, 8, 16, 30, 50, 80])}`,
    `topic after word ${wordsIn(text.slice(Math.max(0, on.start - BESIDE), on.start)).at(-1) ?? NONE}`,
    `topic before word ${/\p{L}/u.test(next) ? next : "stop"}`,
    `topic words ${Math.min(3, text.slice(on.start, on.end).split(" ").length)}`,
    `topic named ${/^\p{Lu}/u.test(text.slice(on.start, on.end))}`,
    `topic plain ${isPlain}`,
    `topic plain ${isPlain} ${slot}`,
    `topic plain ${isPlain} ${kind}`,
    ...LINKS.flatMap((link) => (links.has(link) ? [`topic past ${link}`, `topic past ${link} ${slot}`] : [])),
  ];
}

/** Characters on either side in which a sentence ends, or is long. */
const SENTENCE = 300;

function sentenceAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - SENTENCE), at).replace(/^.*[.?!\n]\s/s, "");
  const after = /^.*?(?:[.?!](?=\s|["”])|\n|$)/s.exec(text.slice(at, at + SENTENCE))?.[0] ?? "";
  return before + after;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Characters between two spans; 0 where they touch. */
function gapBetween(a: Placed, b: Placed): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function bucketOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}
