/**
 * The table from which stances are read (data/lexicon/stances.tsv). A row without an example and a look-alike is refused, and so are two
 * rows that answer the same question.
 */

import { LexiconError } from "../errors.ts";
import { readRows } from "./table.ts";

export const STANCE_KINDS = ["effect", "attitude", "evaluation", "will", "motion", "touch"] as const;
export type StanceKind = (typeof STANCE_KINDS)[number];

export interface StanceRow {
  readonly words: string;
  readonly kind: StanceKind;
  readonly sign: 1 | -1;
  /** Where the target stands: obj, subj, clause, mod, pred, or a preposition. */
  readonly slots: ReadonlySet<string>;
}

/** An example of a row with its target between asterisks, and a sentence in which the target gets no stance. */
export interface StanceCase {
  readonly row: StanceRow;
  readonly example: string;
  readonly lookAlike: string;
}

export interface StanceTable {
  /** Effects and attitudes by lemma or phrase ("get rid of"). */
  readonly acts: ReadonlyMap<string, StanceRow>;
  /** Adjectives and nouns that say what the target is. */
  readonly qualities: ReadonlyMap<string, StanceRow>;
  /** Verbs that say what the target does. */
  readonly workings: ReadonlyMap<string, StanceRow>;
  readonly wills: ReadonlyMap<string, StanceRow>;
  readonly motions: ReadonlyMap<string, StanceRow>;
  /** Phrases of several words by their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly key: string }[]>;
  readonly cases: readonly StanceCase[];
}

/** @throws LexiconError for a row without example and look-alike, an unknown kind or sign, or two rows that answer alike */
export function readStanceTable(source: string): StanceTable {
  const acts = new Map<string, StanceRow>();
  const qualities = new Map<string, StanceRow>();
  const workings = new Map<string, StanceRow>();
  const wills = new Map<string, StanceRow>();
  const motions = new Map<string, StanceRow>();
  const cases: StanceCase[] = [];
  for (const [words, kind, sign, slots, example, lookAlike] of readRows(source)) {
    if (!example?.includes("*") || !lookAlike?.includes("*"))
      throw new LexiconError("lexicon/example", `stances.tsv: row ${JSON.stringify(words)} needs an example and a look-alike with a *target* each`);
    if (!(STANCE_KINDS as readonly string[]).includes(kind))
      throw new LexiconError("lexicon/kind", `stances.tsv: expected one of ${STANCE_KINDS.join(", ")}, came ${JSON.stringify(kind)}`);
    if (sign !== "+" && sign !== "-") throw new LexiconError("lexicon/sign", `stances.tsv: expected + or -, came ${JSON.stringify(sign)}`);
    const row: StanceRow = { words, kind: kind as StanceKind, sign: sign === "+" ? 1 : -1, slots: new Set(slots.split(",")) };
    cases.push({ row, example, lookAlike });
    const into = {
      effect: acts,
      attitude: acts,
      evaluation: row.slots.has("subj") ? workings : qualities,
      will: wills,
      motion: motions,
      touch: acts,
    }[row.kind];
    for (const word of new Set(words.split("|"))) {
      const before = into.get(word);
      if (before !== undefined)
        throw new LexiconError("lexicon/tie", `stances.tsv: ${JSON.stringify(word)} stands in two rows of ${before.kind} and ${kind}; keep one`);
      into.set(word, row);
    }
  }
  return { acts, qualities, workings, wills, motions, phrases: phrasesOf([acts, qualities, motions, workings, wills]), cases };
}

function phrasesOf(maps: readonly ReadonlyMap<string, StanceRow>[]): StanceTable["phrases"] {
  const phrases = new Map<string, { words: readonly string[]; key: string }[]>();
  for (const key of new Set(maps.flatMap((map) => [...map.keys()]))) {
    const words = key.split(" ");
    if (words.length > 1) phrases.set(words[0], [...(phrases.get(words[0]) ?? []), { words, key }]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length || (a.key < b.key ? -1 : 1));
  return phrases;
}
