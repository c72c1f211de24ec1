/** data/lexicon/name-parts.tsv: what a word of a name is worth when names are compared. */

import { readRows } from "./table.ts";

export interface NameParts {
  /** Said before a name, no part of it: "shaikh"; with the English office where it names one ("elnok" → "president"), else "". */
  readonly titles: ReadonlyMap<string, string>;
  /** Written or left out, joined or apart: "al", "bin", "de". */
  readonly particles: ReadonlySet<string>;
  /** "bibi" → "benjamin". */
  readonly nicknames: ReadonlyMap<string, string>;
  /** Legal forms of companies by their first word, the longest first, with the class each belongs to. */
  readonly legal: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly form: string }[]>;
  /** "forty" → 40. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly joiners: ReadonlySet<string>;
  /** "dept" → ["department"]. */
  readonly shorts: ReadonlyMap<string, readonly string[]>;
}

export function readNameParts(source: string): NameParts {
  const rows = readRows(source);
  const of = (part: string): string[][] => rows.filter((row) => row[1] === part);
  return {
    titles: new Map(of("title").map(([word, , office = ""]) => [word, office])),
    particles: new Set(of("particle").map(([word]) => word)),
    nicknames: new Map(of("nickname").map(([word, , value]) => [word, value])),
    legal: grouped(
      of("legal")
        .map(([word, , form]) => ({ words: word.split(" "), form }))
        .sort((a, b) => b.words.length - a.words.length),
      ({ words }) => words[0],
    ),
    numbers: new Map(of("number").map(([word, , value]) => [word, Number(value)])),
    joiners: new Set(of("joiner").map(([word]) => word)),
    shorts: new Map(of("short").map(([word, , value]) => [word, value.split(" ")])),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
