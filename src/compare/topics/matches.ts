/**
 * Which sentences of the reports are about a topic, and why. A sentence matches when it holds a phrase of the topic or every word of a
 * wording; when it holds most of a wording and the rest stands near, said by the same speaker or asked; when it holds a word that this
 * actor mostly uses for the topic; or when it answers a question about it.
 */

import { perReport, type ReportMaterial, type ReportOutline, type Running, type Sentence, sentenceAt, sentencesOf } from "../../document/material.ts";
import type { Told } from "../../document/told.ts";
import { type Hit, hitsIn } from "./hits.ts";
import type { Topic, Wording } from "./topic.ts";
import { allBeginningsOf, wordsOf } from "./words.ts";

export const MATCH_KINDS = ["phrase", "words", "anchored", "most", "solo", "answer", "follows"] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export interface TopicMatch {
  readonly report: ReportMaterial;
  readonly sentence: Sentence;
  readonly kind: MatchKind;
  /** Why, in words. */
  readonly why: string;
  readonly hits: readonly Hit[];
  /** The actor's own statement that the sentence stands in; undefined when others speak. */
  readonly own: Told | undefined;
  /** Whoever's statement it stands in, the innermost. */
  readonly statement: Told | undefined;
  /** The statement of somebody else in which the actor's own is told, not quoted: "Maren said Rekk backs it". */
  readonly toldBy: Told | undefined;
  /** The question it answers. */
  readonly question: Sentence | undefined;
  /** The sentence that asks right before it, with the topic's words in it. */
  readonly asked: Asked | undefined;
}

/** A question and the words of the topic that it holds. */
export type Asked = Pick<TopicMatch, "sentence" | "hits">;

/** Share of a wording's weight that the sentence itself must hold to be anchored. */
const ANCHORED = 0.45;
const AROUND = 15;
/** Share of a wording's weight that is enough when the rest stands anywhere in the report. */
const MOST = 0.6;
/** Sentences of an answer that a question about the topic carries over to. */
const ANSWER = 3;
/** Sentences of the questioner between the words of the topic and the answer. */
const QUESTION = 4;
/** Short questions that an exchange goes on through, and how many words such a one has. */
const FOLLOW_UPS = 2;
const SHORT = 20;
/** So short a question is about what was said before, whomever it addresses. */
const TINY = 6;
const ADDRESSED = /\byou(?:r|['’](?:re|ve|d|ll))?\b/i;
const POINTER = /\b(?:it|that|this)\b/i;
const POINTS_BACK = /\b(?:it|that|this|position|stance|view|mind|policy|plan|idea)\b/i;
/** "I oppose it", "after all that, we can no longer support it". */
const POINTS_TO_BEFORE =
  /^\P{L}*(?:(?:and|but|so|well|no|yes|because),? )*(?:(?:after|since|given|with|in|on|from|having|today|now)\b[^,;:.]{0,80}, ?)?(?:i|we) (?:[\w’']+ ){0,5}(?:it|that|this|them)\b/iu;
/** Sentences after one about the topic that may each point back. */
const FOLLOWING = 3;
const SOLO_SHARE = 2 / 3;
const SOLO_LEAST = 3;

interface Unit {
  readonly sentence: Sentence;
  readonly hits: readonly Hit[];
  readonly statement: Told | undefined;
  readonly own: Told | undefined;
  readonly toldBy: Told | undefined;
  /** The outermost statement: in a transcript the turn. */
  readonly turn: Told | undefined;
}

/** The sentences of a report as a question needs them: of a long report few are looked at, and only those are put together. */
interface Units {
  readonly length: number;
  /** @param k index of a sentence; undefined beyond the report */
  at(k: number): Unit | undefined;
  /** Indexes of the sentences that hold a word of the topic, in order. */
  readonly hit: readonly number[];
}

/** Matches by report and place. O(characters of the reports × terms). */
export function matchTopic(topic: Topic, reports: readonly ReportMaterial[]): TopicMatch[] {
  const places = matchedPlaces(topic, reports, isActedOn);
  return reports.flatMap((report, k) => places[k].map((place) => ({ report, ...place })));
}

/** Reports, by id, that may have a match: the records of the others are not looked at. As `matchTopic`, which then finds the words without looking again. */
export function reportsToMatch(topic: Topic, reports: readonly ReportOutline[]): string[] {
  const places = matchedPlaces(topic, reports, () => true);
  return reports.flatMap(({ id }, k) => (places[k].length > 0 ? [id] : []));
}

/** Where a topic is spoken of, the report not named. */
type Place = Omit<TopicMatch, "report">;

/** @param isActed whether a sentence tells a stance on the head of a wording */
function matchedPlaces<R extends ReportOutline>(topic: Topic, reports: readonly R[], isActed: IsActed<R>): Place[][] {
  const hitsOf = hitsOn(topic);
  const units = reports.map((report) => unitsOf(report, hitsOf(report)));
  const weights = weightsOf(topic, units);
  const solo = soloWords(topic, units, weights);
  return reports.map((report, k) => placesIn(report, units[k], topic, weights, solo, isActed));
}

type IsActed<R> = (report: R, unit: Unit, wording: number) => boolean;

/** Hits of a topic by report and sentence, found once for as long as the topic is held. */
const hitsByTopic = new WeakMap<Topic, (report: Running) => ReadonlyMap<number, readonly Hit[]>>();

function hitsOn(topic: Topic): (report: Running) => ReadonlyMap<number, readonly Hit[]> {
  const known = hitsByTopic.get(topic);
  if (known !== undefined) return known;
  const sought = soughtOf(topic);
  const made = perReport((report) => hitsBySentence(report, sought));
  hitsByTopic.set(topic, made);
  return made;
}

function unitsOf(report: ReportOutline, hits: ReadonlyMap<number, readonly Hit[]>): Units {
  const sentences = sentencesOf(report);
  const said = statementsBySentence(report);
  const isOwn = ({ speaker, negated }: Told): boolean =>
    !negated && (speaker.names.some((name) => report.actorNames.has(name)) || report.actorNames.has(speaker.name));
  const made = new Map<number, Unit>();
  const at = (k: number): Unit | undefined => {
    const before = made.get(k);
    if (before !== undefined || k < 0 || k >= sentences.length) return before;
    const about = said[k] ?? [];
    const own = about.findLast(isOwn);
    const unit: Unit = {
      sentence: sentences[k],
      hits: hits.get(k) ?? [],
      statement: about.at(-1),
      own,
      toldBy: own === undefined || isQuoted(report.text, own) ? undefined : about.findLast((other) => !isOwn(other) && holds(other, own)),
      turn: about[0],
    };
    made.set(k, unit);
    return unit;
  };
  return { length: sentences.length, at, hit: [...hits.keys()].sort((x, y) => x - y) };
}

function holds(outer: Told, { start, end }: Told): boolean {
  return outer.speaker.name !== "" && outer.content.some((span) => span.start <= start && span.end >= end);
}

/** Whether what is said stands in quotation marks. */
export function isQuoted(text: string, { content }: Told): boolean {
  return content.some(({ start }) => /["“„«‟”]/.test(text.slice(Math.max(0, start - 1), start + 1)));
}

/** The statements that each sentence stands in, the outermost first. */
const statementsBySentence = perReport((report): readonly (readonly Told[] | undefined)[] => {
  const sentences = sentencesOf(report);
  const said: (Told[] | undefined)[] = new Array(sentences.length).fill(undefined);
  const bySize = report.statements
    .flatMap((statement) => statement.content.map((span) => ({ statement, span })))
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  for (const { statement, span } of bySize) {
    for (let k = sentenceAt(report.sentences, span.start); k < sentences.length && sentences[k].start < span.end; k++) {
      const overlap = Math.min(sentences[k].end, span.end) - Math.max(sentences[k].start, span.start);
      // A mark or a letter beyond a sentence's end is none of it; "No." is a whole one.
      if (overlap < Math.min(4, sentences[k].end - sentences[k].start)) continue;
      const own = said[k];
      if (own === undefined) said[k] = [statement];
      else own.push(statement);
    }
  }
  return said;
});

/** What is looked for in every report. */
interface Sought {
  readonly topic: Topic;
  /** Beginnings of words, one of which each word of the topic has. */
  readonly beginnings: readonly string[];
  /** Whether every term is one word, so that no word need be looked at together with the next. */
  readonly isByWord: boolean;
}

function soughtOf(topic: Topic): Sought {
  const terms = [...topic.terms, ...topic.wordings.flatMap(({ words }) => words)];
  const beginnings = terms
    .flatMap(({ forms, also, parts }) => [parts[0]?.form.slice(0, 4) ?? forms[0], ...also])
    .flatMap(allBeginningsOf)
    .map((beginning) => beginning.slice(0, 5))
    // A word of nothing but combining marks.
    .filter((beginning) => beginning !== "");
  return {
    topic,
    beginnings: [...new Set(beginnings)],
    isByWord: topic.exclude.length === 0 && terms.every(({ stems, parts }) => stems.length === 1 && parts.length <= 1),
  };
}

/** Hits by the sentence they stand in. O(characters), by plain search; words are made only about the places it finds. */
function hitsBySentence(report: Running, sought: Sought): Map<number, Hit[]> {
  const sentences = sentencesOf(report);
  const isByWord = sought.isByWord && isPlaceForPlace(report);
  const found = new Map<number, Hit[]>();
  let done = 0;
  for (const place of placesToLook(report, sought.beginnings)) {
    const index = sentenceAt(report.sentences, place);
    const sentence = sentences[index];
    if (place < Math.max(done, sentence.start) || place >= sentence.end) continue;
    const { start, end } = isByWord ? chunkAt(report.text, sentence, place) : sentence;
    done = end;
    const hits = hitsIn(wordsOf(report.text.slice(start, end), start), sought.topic, report.text);
    if (hits.length === 0) continue;
    const own = found.get(index);
    if (own === undefined) found.set(index, hits);
    else own.push(...hits);
  }
  return found;
}

/** What stands between white space about a place of a sentence: no word reaches beyond it. */
function chunkAt(text: string, sentence: Sentence, place: number): { readonly start: number; readonly end: number } {
  let start = place;
  while (start > sentence.start && !isSpace(text, start - 1)) start--;
  let end = place;
  while (end < sentence.end && !isSpace(text, end)) end++;
  return { start, end };
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
}

/** Places, in order, of the words of a report that may be one of the topic. */
function placesToLook(report: Running, beginnings: readonly string[]): number[] {
  if (!isPlaceForPlace(report)) return [...report.sentences];
  const lower = lowerOf(report);
  // Marks inside words ("K-2") and accents are taken off only when words are made: such words are looked at wherever they stand.
  const isMixed = beginnings.some((beginning) => /\p{N}/u.test(beginning));
  const found = [...(isMixed ? oddOrMixedIn(report) : oddIn(report))];
  for (const beginning of beginnings)
    for (let at = lower.indexOf(beginning); at >= 0; at = lower.indexOf(beginning, at + 1)) if (!isWithinWord(lower, at)) found.push(at);
  return found.sort((a, b) => a - b);
}

/** Whether a plain letter stands before a place: no word begins there. */
function isWithinWord(lower: string, at: number): boolean {
  const before = lower.charCodeAt(at - 1);
  return before >= 97 && before <= 122;
}

const lowerOf = perReport(({ text }) => text.toLowerCase());

/** Whether places of the text in lower case are those of the text: "İ" becomes two characters. */
function isPlaceForPlace(report: Running): boolean {
  return lowerOf(report).length === report.text.length;
}

const ODD = /[\u00c0-\u024f]|\p{L}\.\p{L}\./gu;
const ODD_OR_MIXED = /[\u00c0-\u024f]|\p{L}\.\p{L}\.|\p{L}-\p{N}|\p{N}-\p{L}/gu;

/** Places at which an expression matches. */
const placesOf = (expression: RegExp): ((report: Running) => readonly number[]) =>
  perReport(({ text }) => Array.from(text.matchAll(expression), ({ index }) => index));
const oddIn = placesOf(ODD);
const oddOrMixedIn = placesOf(ODD_OR_MIXED);

/** Weight of each word of each wording: the rarer in these reports the heavier; they sum to 1 a wording. */
function weightsOf(topic: Topic, units: readonly Units[]): number[][] {
  const counts = topic.wordings.map((wording) => wording.words.map(() => 0));
  let sentences = 0;
  for (const report of units) {
    sentences += report.length;
    for (const k of report.hit) {
      const { hits } = unitAt(report, k);
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
  return counts.map((own) => {
    const idf = own.map((count) => Math.log(1 + (sentences + 1) / (count + 1)));
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
function around(topic: Topic, wording: number, units: Units, k: number): Set<number> {
  const held = new Set<number>();
  const speaker = unitAt(units, k).statement?.speaker.name;
  for (let h = placeOf(units.hit, k - AROUND); h < units.hit.length && units.hit[h] <= k + AROUND; h++) {
    const j = units.hit[h];
    const { statement, sentence, hits } = unitAt(units, j);
    const same = statement?.speaker.name === speaker;
    const asks = j < k && sentence.text.endsWith("?");
    if (same || asks || speaker === undefined || statement === undefined) for (const index of heldOf(topic, wording, hits)) held.add(index);
  }
  return held;
}

/** Where the first number of an ordered list stands that is not below `least`. */
function placeOf(ordered: readonly number[], least: number): number {
  const after = sentenceAt(ordered, least);
  return ordered[after] < least ? after + 1 : after;
}

function unitAt(units: Units, k: number): Unit {
  return units.at(k) as Unit;
}

/** Words of wordings that this actor uses in at least half of all cases near the rest of the wording: they may stand alone. */
function soloWords(topic: Topic, units: readonly Units[], weights: readonly (readonly number[])[]): Map<string, number> {
  const solo = new Map<string, number>();
  topic.wordings.forEach((wording, w) => {
    if (wording.words.length < 2) return;
    wording.words.forEach((word, index) => {
      if (word.act && wording.words.length === 2) return;
      let all = 0;
      let anchored = 0;
      for (const report of units) {
        for (const k of report.hit) {
          const unit = unitAt(report, k);
          if (unit.own === undefined || !heldOf(topic, w, unit.hits).has(index)) continue;
          all++;
          if (massOf(weights[w], around(topic, w, report, k)) > 0.99) anchored++;
        }
      }
      if (all >= SOLO_LEAST && anchored / all >= SOLO_SHARE) solo.set(`${w}/${index}`, anchored / all);
    });
  });
  return solo;
}

/** Whether the sentence tells a stance on the head of the wording: "will vote for Rekk" for "endorsing Rekk". */
function isActedOn(report: ReportMaterial, { sentence, hits }: Unit, wording: number): boolean {
  const heads = hits.filter((hit) => hit.wording === wording && hit.term.head);
  return report
    .stancesIn(sentence.start, sentence.end)
    .some(
      ({ class: kind, targets }) =>
        kind === "attitude" && targets.some((target) => heads.some((hit) => target.start < hit.end && target.end > hit.start)),
    );
}

function placesIn<R extends ReportOutline>(
  report: R,
  units: Units,
  topic: Topic,
  weights: readonly (readonly number[])[],
  solo: ReadonlyMap<string, number>,
  isActed: IsActed<R>,
): Place[] {
  const found = new Map<number, Place>();
  const whole = topic.wordings.map((_, w) => {
    const held = new Set<number>();
    for (const k of units.hit) for (const index of heldOf(topic, w, unitAt(units, k).hits)) held.add(index);
    return held;
  });
  // The first sentence with every word of a wording.
  const first = topic.wordings.map((wording, w) => units.hit.find((k) => heldOf(topic, w, unitAt(units, k).hits).size === wording.words.length));
  const wholeBefore = (w: number, k: number): boolean => (first[w] ?? k) < k;
  const add = (k: number, kind: MatchKind, why: string, question?: Sentence, asked?: Asked): void => {
    const known = found.get(k);
    if (known !== undefined) {
      if (asked !== undefined && known.asked === undefined) found.set(k, { ...known, asked });
      return;
    }
    const { sentence, hits, own, toldBy, statement } = unitAt(units, k);
    found.set(k, { sentence, kind, why, hits, own, toldBy, statement, question, asked });
  };
  for (const k of units.hit) {
    const unit = unitAt(units, k);
    const phrase = unit.hits.find(({ wording }) => wording < 0);
    if (phrase !== undefined) add(k, "phrase", `“${report.text.slice(phrase.start, phrase.end)}” is a phrase of the topic`);
    topic.wordings.forEach((wording, w) => {
      if (found.has(k)) return;
      const held = heldOf(topic, w, unit.hits);
      if (held.size === 0) return;
      const mass = massOf(weights[w], held);
      if (held.size === wording.words.length) add(k, "words", `every word of “${wording.text}”`);
      else if (
        wording.words.length - held.size === 1 &&
        wording.words.some((word, index) => word.act && !held.has(index)) &&
        isActed(report, unit, w)
      )
        add(k, "words", `“${wording.text}”, the act put another way`);
      else if (held.size > 1 && wording.words.length - held.size === 1 && wording.words.some((word, index) => word.act && !held.has(index)))
        add(k, "words", `every word of “${wording.text}” but the act`);
      else if (
        mass >= ANCHORED &&
        (held.size > 1 || [...held].some((index) => wording.words[index].head)) &&
        massOf(weights[w], around(topic, w, units, k)) > 0.99
      )
        add(
          k,
          "anchored",
          `${listOf(wording.words.filter((_, index) => held.has(index)).map(({ text }) => text))}, with the rest of “${wording.text}” nearby`,
        );
      else if (pointedTo(report.text, wording, unit.hits, w) && wholeBefore(w, k))
        add(
          k,
          "most",
          `“${wording.words.find((word, index) => word.head && held.has(index))?.text}” that is pointed to, with every word of “${wording.text}” before`,
        );
      else if (mass >= MOST && unit.own !== undefined && massOf(weights[w], whole[w]) > 0.99)
        add(
          k,
          "most",
          `${listOf(wording.words.filter((_, index) => held.has(index)).map(({ text }) => text))}, with the rest of “${wording.text}” in the report`,
        );
      else if (unit.own !== undefined)
        for (const index of held) {
          const share = solo.get(`${w}/${index}`);
          if (share !== undefined) {
            add(k, "solo", `“${wording.words[index].text}”, in ${Math.round(share * 100)} % of cases used with the rest of “${wording.text}”`);
            break;
          }
        }
    });
  }
  for (const k of [...found.keys()].sort((x, y) => x - y)) {
    const asked = found.get(k) as Place;
    if (asked.kind === "solo" || asked.kind === "answer" || asked.kind === "most") continue;
    for (const { at, why, question } of answersTo(report, units, k)) add(at, "answer", why, asked.sentence, question);
  }
  // "I oppose it now": the sentences right after, said by the same, as long as each points back.
  for (const before of [...found.values()]) {
    for (let k = before.sentence.index + 1; k <= before.sentence.index + FOLLOWING; k++) {
      const unit = units.at(k);
      if (unit?.own === undefined || found.has(k) || before.own === undefined || !POINTS_TO_BEFORE.test(unit.sentence.text)) break;
      add(k, "follows", "it points back to the sentence before");
    }
  }
  return [...found.values()].sort((a, b) => a.sentence.index - b.sentence.index);
}

/** "The ban", "this ban": a head of the wording that the text takes for known. */
function pointedTo(text: string, wording: Wording, hits: readonly Hit[], w: number): boolean {
  return hits.some(
    (hit) =>
      hit.wording === w &&
      hit.term.head &&
      wording.words.length > 1 &&
      /(?:^|[^\p{L}])(?:the|this|that) $/iu.test(text.slice(Math.max(0, hit.start - 6), hit.start)),
  );
}

interface Answering {
  /** Index of the sentence. */
  readonly at: number;
  readonly why: string;
  /** Of the first sentence of an answer: what asks for it. */
  readonly question: Asked | undefined;
}

/**
 * Sentences that answer what is asked at sentence k: the beginning of the actor's answer, and through short questions that point back the
 * beginnings of the next ones. A question has its mark, or in a transcript turns to the other ("You said …").
 */
function answersTo(report: ReportOutline, units: Units, k: number): Answering[] {
  const speakerAt = (i: number): string | undefined => units.at(i)?.turn?.speaker.name;
  const isActor = (i: number): boolean => report.actorNames.has(speakerAt(i) ?? "");
  const asker = speakerAt(k);
  const first = unitAt(units, k);
  const isTurn = first.turn?.speaker.how === "turn";
  if (isActor(k) || (first.own !== undefined && !isTurn)) return [];
  const endOf = (i: number): number => {
    let end = i + 1;
    while (end < units.length && speakerAt(end) === speakerAt(i)) end++;
    return end;
  };
  let answer = endOf(k);
  if (answer - k > QUESTION || answer >= units.length || speakerAt(answer) === undefined) return [];
  const asking = Array.from({ length: answer - k }, (_, i) => unitAt(units, k + i).sentence.text);
  const isMarked = asking.some((text) => text.endsWith("?"));
  if (!isMarked && !(isTurn && asking.some((text) => ADDRESSED.test(text)))) return [];
  const found: Answering[] = [];
  for (let round = 0; round <= FOLLOW_UPS && answer < units.length; round++) {
    const end = endOf(answer);
    for (let j = answer; j < Math.min(end, answer + ANSWER); j++) {
      // What follows the first sentence goes on about it where its words point back.
      const { sentence, own } = unitAt(units, j);
      if (own !== undefined && (j === answer || POINTER.test(sentence.text)))
        found.push({
          at: j,
          why:
            round > 0
              ? "it answers a question that follows one about the topic"
              : isMarked
                ? "it answers a question about the topic"
                : "it answers what was said to the speaker about the topic",
          question: j === answer ? unitAt(units, answer - 1) : undefined,
        });
    }
    if (!isTurn || speakerAt(end) !== asker) break;
    const next = endOf(end);
    const question = report.text.slice(unitAt(units, end).sentence.start, unitAt(units, next - 1).sentence.end);
    const words = question.split(/\s+/).length;
    if (words > SHORT || !POINTS_BACK.test(question) || !(words <= TINY || ADDRESSED.test(question))) break;
    answer = next;
  }
  return found;
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}
