/** Where a text speaks of a topic's words, and which stance of a sentence is about them. */

import type { Stance } from "../../document/records.ts";
import type { Term, Topic } from "./topic.ts";
import type { Word } from "./words.ts";

/** Words of a text that are a term of the topic, or one word of a wording. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly term: Term;
  /** Index of the wording the word belongs to; −1 for a phrase that stands by itself. */
  readonly wording: number;
}

/**
 * Hits in text order. O(words × terms).
 *
 * @param text what the words' offsets refer to
 */
export function hitsIn(words: readonly Word[], topic: Topic, text: string): Hit[] {
  const hits: Hit[] = [];
  // As typed: words that are written small are no names.
  const isNamed = /\p{Lu}/u.test([topic.name, ...topic.terms.map((term) => term.text)].join(" "));
  const excluded = topic.exclude.flatMap((term) => placesOf(words, term));
  const add = (term: Term, wording: number): void => {
    // Countries and acronyms are names however they are typed.
    const isCommon = term.stems.length === 1 && term.also.size === 0 && !isNamed;
    const kind = wording < 0 ? undefined : kindBefore(topic.wordings[wording].words, term);
    for (const [start, end] of placesOf(words, term))
      if (
        !(isCommon && beginsName(text, start, end)) &&
        !excluded.some(([from, to]) => start >= from && end <= to) &&
        !(kind !== undefined && isOtherKind(text, start, kind))
      )
        hits.push({ start, end, term, wording });
  };
  for (const term of topic.terms) add(term, -1);
  topic.wordings.forEach((wording, k) => {
    for (const word of wording.words) add(word, k);
  });
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Words that tell things of one name apart: "the southern railway" is not the northern one. */
const KINDS: readonly ReadonlySet<string>[] = [
  "northern southern eastern western central north south east west",
  "first second third fourth fifth",
  "upper lower",
  "inner outer",
  "onshore offshore",
  "old new",
  "rural urban",
  "domestic foreign",
  "public private",
  "local regional national federal",
  "legal illegal",
].map((words) => new Set(words.split(" ")));

/** The kind that stands right before a word of a wording, with the other kinds. */
function kindBefore(words: readonly Term[], term: Term): { readonly own: string; readonly kinds: ReadonlySet<string> } | undefined {
  const own = words[words.indexOf(term) - 1]?.forms[0] ?? "";
  const kinds = KINDS.find((set) => set.has(own));
  return kinds === undefined ? undefined : { own, kinds };
}

function isOtherKind(text: string, start: number, { own, kinds }: { readonly own: string; readonly kinds: ReadonlySet<string> }): boolean {
  const before = /(\p{L}+)[ \u00a0]$/u.exec(text.slice(Math.max(0, start - 20), start))?.[1].toLowerCase() ?? "";
  return before !== own && kinds.has(before);
}

/** Places [start, end) where the words of a term follow one another. */
function placesOf(words: readonly Word[], term: Term): [number, number][] {
  const places: [number, number][] = [];
  for (let i = 0; i < words.length; i++) {
    if (term.also.has(words[i].form)) {
      places.push([words[i].start, words[i].end]);
      continue;
    }
    if (term.parts.length > 1 && term.parts.every(({ stem }, p) => words[i + p]?.stem === stem)) {
      places.push([words[i].start, words[i + term.parts.length - 1].end]);
      continue;
    }
    let at = i;
    let k = 0;
    let end = -1;
    while (k < term.stems.length && at < words.length) {
      const word = words[at];
      // A hyphenated word stands before its parts: either may be what is looked for.
      if (matches(word, term, k)) {
        k++;
        end = word.end;
        at++;
        while (at < words.length && words[at].start < end) at++;
      } else if (k > 0 && word.start < end) at++;
      else if (isWhole(words, at)) at++;
      else break;
    }
    if (k === term.stems.length && matches(words[i], term, 0)) places.push([words[i].start, end]);
  }
  return places;
}

/** Words of a name that say it is of the matter: "the Toll Act". */
const OF_MATTER =
  /^ (?:Acts?|Bills?|Laws?|Treaty|Agreement|Deal|Pact|Accords?|Convention|Protocol|Plan|Programme|Program|Project|Scheme|Tax|Duty|Fund)\b/;
/** Characters around a name in which one word must be small, or all are written as in a headline. */
const AROUND = 40;

/** Whether a word with a capital begins a name of several: "Wall Street" is no wall. */
function beginsName(text: string, start: number, end: number): boolean {
  if (
    !/^\p{Lu}/u.test(text.slice(start, start + 2)) ||
    !/^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3)) ||
    OF_MATTER.test(text.slice(end, end + 14))
  )
    return false;
  return /(?:^|\s)\p{Ll}{4,}/u.test(`${text.slice(Math.max(0, start - AROUND), start)} ${text.slice(end, end + AROUND)}`);
}

/** Whether a word is a hyphenated one whose parts follow. */
function isWhole(words: readonly Word[], at: number): boolean {
  return at + 1 < words.length && words[at + 1].start === words[at].start;
}

/** Endings that make an adjective or a people of a name that no list has: "Karstan", "Karstani". */
const OF_A_NAME = /^(?:i|n|an|ian|ese|ish)s?$/;

function matches(word: Word, term: Term, k: number): boolean {
  const form = term.forms[k];
  if (form.length >= 5 && word.form.length > form.length && word.form.startsWith(form) && OF_A_NAME.test(word.form.slice(form.length))) return true;
  return term.stems[k].length > 3 ? word.stem === term.stems[k] : word.form === term.forms[k] || word.form === `${term.forms[k]}s`;
}

export interface Direction {
  readonly stance: Stance;
  /** 1 for the topic, -1 against it. */
  readonly direction: 1 | -1;
  /** The words it was found by: the topic's, or what points back to them. */
  readonly on: { readonly start: number; readonly end: number };
}

/** "Impose term limits": an act within a phrase of the topic ("limits" of "term") is part of its name, and turns nothing. */
function isNamedAfter(hit: Hit, { operator, targets }: Stance): boolean {
  return (
    operator.start >= hit.start && operator.end <= hit.end && targets.every(({ start, end }) => start !== operator.start || end !== operator.end)
  );
}

const CLASS_ORDER: Readonly<Record<Stance["class"], number>> = { evaluation: 0, attitude: 1, effect: 2, act: 3 };

/** A phrase that ends with its head. */
const PLAIN_PHRASE = /^(?!.*\s(?:of|on|for|to|in|with|against|by|from|at|over|between|into)\s)/i;

/** Told by "it", or by a verb that says little: "I want to take the toll and cut it in half". */
function isWeak({ targets, path }: Stance): boolean {
  return /^(?:it|them|they)$/i.test(targets[0].text) || /^(?:have|get|do|make|take|put|use)$/.test(path[0] ?? "");
}

/** Only an adjective lets it be seen: "their terrible toll". */
function isAside({ class: kind, path }: Stance): boolean {
  return kind === "evaluation" && !path.some((step) => step.includes(":"));
}

/**
 * The stance of one holder that is about the hits: the one with most of them among its targets; of equals the surer class, and of those
 * what is said before what is told of somebody.
 *
 * @param stances of one sentence and one holder
 */
export function directionOn(hits: readonly Hit[], stances: readonly Stance[]): Direction | undefined {
  const found: (Direction & { readonly order: number })[] = [];
  for (const stance of stances) {
    const on = hits.filter((hit) => stance.targets.some(({ start, end }) => start < hit.end && end > hit.start) && !isNamedAfter(hit, stance));
    if (on.length === 0) continue;
    // The act itself as target tells the direction without its polarity: "we will tow them away", "opposes towing them".
    const head = on.find(({ term }) => term.head && term.act) ?? on.findLast(({ term }) => term.head);
    if (head === undefined) continue;
    // "fishing limits": what is said of the limits is said of it, not what they do to fishing.
    const isOnHead = PLAIN_PHRASE.test(head.term.text) && stance.targets.some(({ end }) => end === head.end);
    // Most hits first, then the head: class and telling together never weigh as much as one of them.
    const order =
      -20 * on.length -
      (isOnHead ? 10 : 0) +
      (isWeak(stance) ? 5 : 0) +
      2 * (isAside(stance) ? 4 : CLASS_ORDER[stance.class]) +
      (stance.holder.how === "named" ? 1 : 0);
    found.push({ stance, direction: (stance.direction * head.term.polarity) as 1 | -1, on: head, order });
  }
  const [best] = found.sort((a, b) => a.order - b.order);
  return best;
}
