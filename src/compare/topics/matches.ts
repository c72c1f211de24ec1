/**
 * Which sentences of the reports are about a topic, and why. A sentence matches when it holds a phrase of the topic or every word of a
 * wording; when it holds most of a wording and the rest stands near, said by the same speaker or asked; when it holds a word that this
 * actor mostly uses for the topic; or when it answers a question about it.
 */

import type { Statement } from "../../document/records.ts";
import { type ReportMaterial, type Sentence, sentencesOf } from "../../document/material.ts";
import { type Hit, hitsIn } from "./hits.ts";
import type { Topic } from "./topic.ts";
import { type Word, wordsOf } from "./words.ts";

export const MATCH_KINDS = ["phrase", "words", "anchored", "solo", "answer", "follows"] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export interface TopicMatch {
  readonly report: ReportMaterial;
  readonly sentence: Sentence;
  readonly kind: MatchKind;
  /** Why, in words. */
  readonly why: string;
  readonly hits: readonly Hit[];
  /** The actor's own statement that the sentence stands in; undefined when others speak. */
  readonly own: Statement | undefined;
  /** Whoever's statement it stands in, the innermost. */
  readonly statement: Statement | undefined;
  /** The question it answers. */
  readonly question: Sentence | undefined;
}

/** Share of a wording's weight that the sentence itself must hold to be anchored. */
const ANCHORED = 0.45;
const AROUND = 15;
/** Sentences of an answer that a question about the topic carries over to. */
const ANSWER = 3;
const SOLO_SHARE = 0.5;
const SOLO_LEAST = 3;

interface Unit {
  readonly sentence: Sentence;
  readonly hits: readonly Hit[];
  readonly statement: Statement | undefined;
  readonly own: Statement | undefined;
}

/** Matches by report and place. O(characters of the reports × terms). */
export function matchTopic(topic: Topic, reports: readonly ReportMaterial[]): TopicMatch[] {
  const units = reports.map((report) => unitsOf(report, topic));
  const weights = weightsOf(topic, units);
  const solo = soloWords(topic, units, weights);
  return reports.flatMap((report, k) => matchesOf(report, units[k], topic, weights, solo));
}

function unitsOf(report: ReportMaterial, topic: Topic): Unit[] {
  const sentences = sentencesOf(report);
  const words: Word[] = wordsOf(report.text);
  const hits = hitsIn(words, topic);
  const inner: (Statement | undefined)[] = new Array(sentences.length).fill(undefined);
  const own: (Statement | undefined)[] = new Array(sentences.length).fill(undefined);
  const bySize = report.statements
    .flatMap((statement) => statement.content.map((span) => ({ statement, span })))
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  const starts = report.sentences;
  for (const { statement, span } of bySize) {
    const isOwn = statement.speaker.names.some((name) => report.actorNames.has(name)) || report.actorNames.has(statement.speaker.name);
    for (let k = sentenceAt(starts, span.start); k < sentences.length && sentences[k].start < span.end; k++) {
      const overlap = Math.min(sentences[k].end, span.end) - Math.max(sentences[k].start, span.start);
      if (overlap < 4) continue;
      inner[k] = statement;
      if (isOwn && !statement.negated) own[k] = statement;
    }
  }
  let at = 0;
  return sentences.map((sentence, k) => {
    while (at < hits.length && hits[at].start < sentence.start) at++;
    const mine: Hit[] = [];
    for (let h = at; h < hits.length && hits[h].start < sentence.end; h++) mine.push(hits[h]);
    return { sentence, hits: mine, statement: inner[k], own: own[k] };
  });
}

function sentenceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

/** Weight of each word of each wording: the rarer in these reports the heavier; they sum to 1 a wording. */
function weightsOf(topic: Topic, units: readonly (readonly Unit[])[]): number[][] {
  const counts = topic.wordings.map((wording) => wording.words.map(() => 0));
  let sentences = 0;
  for (const report of units) {
    sentences += report.length;
    for (const { hits } of report) {
      const seen = new Set<string>();
      for (const { wording, term } of hits) {
        if (wording < 0) continue;
        const index = topic.wordings[wording].words.indexOf(term);
        const key = `${wording}/${index}`;
        if (seen.has(key)) continue;
        seen.add(key);
        counts[wording][index]++;
      }
    }
  }
  return counts.map((own, w) => {
    // An act is often left unsaid or put another way: it weighs half.
    const idf = own.map((count, k) => Math.log(1 + (sentences + 1) / (count + 1)) * (topic.wordings[w].words[k].act ? 0.5 : 1));
    const total = idf.reduce((sum, value) => sum + value, 0);
    return idf.map((value) => value / total);
  });
}

/** Words of a wording that a sentence holds, by index. */
function heldOf(topic: Topic, wording: number, hits: readonly Hit[]): Set<number> {
  const held = new Set<number>();
  for (const hit of hits) if (hit.wording === wording) held.add(topic.wordings[wording].words.indexOf(hit.term));
  return held;
}

function massOf(weights: readonly number[], held: ReadonlySet<number>): number {
  let mass = 0;
  for (const index of held) mass += weights[index];
  return mass;
}

/** Words of a wording that the surroundings hold: sentences of the same speaker within reach, and the question. */
function around(topic: Topic, wording: number, units: readonly Unit[], k: number): Set<number> {
  const held = new Set<number>();
  const speaker = units[k].statement?.speaker.name;
  for (let j = Math.max(0, k - AROUND); j <= Math.min(units.length - 1, k + AROUND); j++) {
    const same = units[j].statement?.speaker.name === speaker;
    const asks = j < k && units[j].sentence.text.endsWith("?");
    if (same || asks || speaker === undefined || units[j].statement === undefined) for (const index of heldOf(topic, wording, units[j].hits)) held.add(index);
  }
  return held;
}

/** Words of wordings that this actor uses in at least half of all cases near the rest of the wording: they may stand alone. */
function soloWords(topic: Topic, units: readonly (readonly Unit[])[], weights: readonly (readonly number[])[]): Map<string, number> {
  const solo = new Map<string, number>();
  topic.wordings.forEach((wording, w) => {
    if (wording.words.length < 2) return;
    wording.words.forEach((word, index) => {
      if (word.act && wording.words.length === 2) return;
      let all = 0;
      let anchored = 0;
      for (const report of units) {
        report.forEach((unit, k) => {
          if (unit.own === undefined || !heldOf(topic, w, unit.hits).has(index)) return;
          all++;
          if (massOf(weights[w], around(topic, w, report, k)) > 0.99) anchored++;
        });
      }
      if (all >= SOLO_LEAST && anchored / all >= SOLO_SHARE) solo.set(`${w}/${index}`, anchored / all);
    });
  });
  return solo;
}

function matchesOf(
  report: ReportMaterial,
  units: readonly Unit[],
  topic: Topic,
  weights: readonly (readonly number[])[],
  solo: ReadonlyMap<string, number>,
): TopicMatch[] {
  const found = new Map<number, TopicMatch>();
  const add = (k: number, kind: MatchKind, why: string, question?: Sentence): void => {
    if (found.has(k)) return;
    const { sentence, hits, own, statement } = units[k];
    found.set(k, { report, sentence, kind, why, hits, own, statement, question });
  };
  units.forEach((unit, k) => {
    if (unit.hits.length === 0) return;
    const phrase = unit.hits.find(({ wording }) => wording < 0);
    if (phrase !== undefined) add(k, "phrase", `“${report.text.slice(phrase.start, phrase.end)}” is a phrase of the topic`);
    topic.wordings.forEach((wording, w) => {
      if (found.has(k)) return;
      const held = heldOf(topic, w, unit.hits);
      if (held.size === 0) return;
      const mass = massOf(weights[w], held);
      if (held.size === wording.words.length) add(k, "words", `every word of “${wording.text}”`);
      else if (wording.words.length - held.size === 1 && wording.words.some((word, index) => word.act && !held.has(index))) add(k, "words", `every word of “${wording.text}” but the act`);
      else if (mass >= ANCHORED && massOf(weights[w], around(topic, w, units, k)) > 0.99)
        add(k, "anchored", `${listOf(wording.words.filter((_, index) => held.has(index)).map(({ text }) => text))}, with the rest of “${wording.text}” nearby`);
      else
        for (const index of held) {
          const share = solo.get(`${w}/${index}`);
          if (share !== undefined) {
            add(k, "solo", `“${wording.words[index].text}”, in ${Math.round(share * 100)} % of cases used with the rest of “${wording.text}”`);
            break;
          }
        }
    });
  });
  // A question about the topic carries over to the beginning of its answer.
  units.forEach((unit, k) => {
    const asked = found.get(k);
    if (asked === undefined || !unit.sentence.text.endsWith("?") || asked.kind === "solo") return;
    const asker = unit.statement?.speaker.name;
    let answer = k + 1;
    while (answer < units.length && units[answer].statement?.speaker.name === asker && answer - k <= 3) answer++;
    if (answer >= units.length || units[answer].statement === undefined || units[answer].statement?.speaker.name === asker) return;
    const answerer = units[answer].statement?.speaker.name;
    for (let j = answer; j < Math.min(units.length, answer + ANSWER) && units[j].statement?.speaker.name === answerer; j++)
      add(j, "answer", "it answers a question about the topic", unit.sentence);
  });
  // "I oppose it now": the sentence right after, said by the same.
  units.forEach((unit, k) => {
    const before = found.get(k - 1);
    if (before === undefined || found.has(k) || before.kind === "follows" || unit.own === undefined || before.own === undefined) return;
    if (/^(?:(?:and|but|so|well|no|yes|because),? )*(?:i|we) (?:\w+ ){0,4}(?:it|that|this|them)\b/i.test(unit.sentence.text)) add(k, "follows", "it points back to the sentence before");
  });
  return [...found.values()].sort((a, b) => a.sentence.index - b.sentence.index);
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}
