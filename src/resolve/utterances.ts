/** The same utterance told by several reports: a quotation family, with the words that differ and what that changes. */

import type { Statement } from "../document/records.ts";
import type { Item, Link } from "../document/stored.ts";
import { skeletonOf } from "./names/keys.ts";
import { nameWordOf } from "./names/words.ts";
import { commonWords, daysBetween, keyOf, shingles, wordsOf } from "./words.ts";

/** Words of an utterance that are compared; a longer one is known by its beginning. */
const MOST_WORDS = 120;
/** An utterance of fewer words is said by many. */
const LEAST_WORDS = 6;
/**
 * Runs of four words with the least hashes: two tellings that share most words share one of them. Over 20,000 reports they find
 * 6,272 pairs among 297,000 candidates, where five runs of three words find 6,261 among 1,361,000: three words are too often a formula
 * ("pct of the").
 */
const KEYS = 8;
const RUN = 4;
/** Reports of one utterance come within this many days. */
const MOST_DAYS = 10;
/** Consonant classes of a surname that are compared, and the fewest that say anything. */
const SKELETON = 9;
const LEAST_BONES = 4;
/** Share of the shorter telling's words that the longer has too. */
const SAME = 0.7;

interface Utterance {
  readonly words: readonly string[];
  /** Who said it: an authority id or a folded name; "" when not known. */
  readonly who: string;
  readonly day?: string;
}

export function utteranceItem(statement: Statement, who: string, day: string | undefined): Item | undefined {
  const words = wordsOf(statement.content.map(({ text }) => text).join(" ")).slice(0, MOST_WORDS);
  if (words.length < LEAST_WORDS || statement.negated) return undefined;
  const runs = [...new Set(shingles(words, RUN))].sort((a, b) => a - b).slice(0, KEYS);
  const payload: Utterance = { words, who, ...(day === undefined ? {} : { day }) };
  return {
    id: statement.id,
    space: "utterance",
    reportId: statement.reportId,
    day,
    keys: runs.map((run) => keyOf("utterance", String(run))),
    payload: JSON.stringify(payload),
  };
}

export function compareUtterances(a: Utterance, b: Utterance): Link | undefined {
  const apart = daysBetween(a.day, b.day);
  if (apart !== undefined && apart > MOST_DAYS) return undefined;
  if (a.who !== b.who && a.who !== "" && b.who !== "" && !sharesSurname(a.who, b.who)) return undefined;
  const { length } = commonWords(a.words, b.words);
  const share = length / Math.min(a.words.length, b.words.length);
  // Of two tellings with unknown speakers or of very unlike lengths, more must agree.
  const least = a.who !== b.who || Math.max(a.words.length, b.words.length) > 3 * Math.min(a.words.length, b.words.length) ? 0.85 : SAME;
  if (share < least || length < LEAST_WORDS) return undefined;
  return { score: share, kind: "same", reason: `${length} of ${Math.min(a.words.length, b.words.length)} words the same, in order` };
}

/** "rekk" and "tomas rekk": one report has only the surname; "melnychenko" and "melnichenko": each spells it its own way. */
function sharesSurname(a: string, b: string): boolean {
  const [left, right] = [a, b].map((who) => who.split(/[\s/-]+/).at(-1) ?? "");
  if (left === right) return true;
  const bones = [left, right].map((word) => skeletonOf(nameWordOf(word), SKELETON));
  return bones[0] === bones[1] && bones[0].length >= LEAST_BONES;
}

/** How two tellings of one utterance differ. */
export interface Differences {
  /** Words of the first that the second lacks, and the other way round. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly flags: readonly Flag[];
}

export const FLAGS = ["number", "negation", "modality", "name", "strength", "wording"] as const;
export type Flag = (typeof FLAGS)[number];

const NEGATION = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|.*n't)$/;
const MODALITY =
  /^(?:will|would|shall|should|can|could|may|might|must|ought|won't|wouldn't|can't|couldn't|perhaps|possibly|probably|likely|unlikely)$/;
const STRENGTH =
  /^(?:very|extremely|absolutely|totally|completely|fully|entirely|strongly|deeply|slightly|somewhat|partly|largely|mostly|almost|hardly|barely|always|often|sometimes|seldom|rarely|all|every|most|many|some|few|several|only|just|even|great|huge|big|small|serious|grave|severe|total|full|partial|clearly|certainly|definitely)$/;
const NUMBER =
  /\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|hundred|hundreds|thousand|thousands|million|millions|billion|billions|half|third|quarter|percent)$/;

/** Share of the shorter telling's words without which it tells another part of the utterance. */
const PART = 0.4;

/**
 * The words that differ between two tellings and what they change. `wording`: words inside quotation marks differ although both quote.
 * What one telling alone has before or after the common words is no difference; of two that tell different parts nothing differs.
 */
export function differences(a: Statement, b: Statement): Differences {
  const written = (statement: Statement): string[] =>
    statement.content
      .map(({ text }) => text)
      .join(" ")
      .normalize("NFC")
      // "Velmora 's", as some outlets part it.
      .replace(/ (?=['’]s(?!\p{L}))/gu, "")
      .match(/[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu) ?? [];
  const left = written(a);
  const right = written(b);
  const fold = (words: readonly string[]): string[] => words.map((word) => wordsOf(word).join(""));
  const { length, inA, inB } = commonWords(fold(left), fold(right));
  // Two parts of what was said, which a longer telling holds both.
  if (length < PART * Math.min(left.length, right.length)) return { lost: [], gained: [], flags: [] };
  const [lost, gained] = changedWords(left, inA, right, inB);
  const changed = [...lost, ...gained];
  const has = (test: RegExp): boolean => changed.some((word) => test.test(word.toLowerCase().replace("’", "'")));
  const isName = (word: string): boolean =>
    /^\p{Lu}\p{Ll}/u.test(word) && !/^(?:The|A|An|It|We|He|She|They|I|This|That|There|And|But|If|In|On)$/.test(word);
  const flags = new Set<Flag>();
  if (has(NUMBER)) flags.add("number");
  if (has(NEGATION)) flags.add("negation");
  if (has(MODALITY)) flags.add("modality");
  if (has(STRENGTH)) flags.add("strength");
  if (changed.some((word) => isName(word))) flags.add("name");
  if (changed.length > 0 && a.quoteType === "direct" && b.quoteType === "direct") flags.add("wording");
  return { lost, gained, flags: FLAGS.filter((flag) => flags.has(flag)) };
}

/** At an end where both tellings go on differently, so many words are a change; more are other sentences. */
const MOST_ENDING = 3;

/** Words of either that the other lacks. What one alone has before or after is only more of the utterance. */
function changedWords(
  left: readonly string[],
  inLeft: readonly boolean[],
  right: readonly string[],
  inRight: readonly boolean[],
): [string[], string[]] {
  const sides = [
    { words: left, common: inLeft },
    { words: right, common: inRight },
  ];
  const before = sides.map(({ common }) => Math.max(0, common.indexOf(true)));
  const after = sides.map(({ words, common }) => words.length - 1 - common.lastIndexOf(true));
  const replaced = ([a, b]: readonly number[]): boolean => a > 0 && b > 0 && a <= MOST_ENDING && b <= MOST_ENDING;
  return sides.map(({ words, common }, side) =>
    words.filter((_, k) => {
      if (common[k]) return false;
      if (k < before[side]) return replaced(before);
      return k < words.length - after[side] || replaced(after);
    }),
  ) as [string[], string[]];
}
