import { readRows } from "./table.ts";

export interface Country {
  readonly name: string;
  /** ISO 3166-1 alpha-2, or the last code of a state that is no more. */
  readonly code: string;
  readonly adjectives: readonly string[];
  readonly capital: string;
  readonly aliases: readonly string[];
}

export interface Countries {
  readonly all: readonly Country[];
  /** By lower-case name or alias, then by adjective, then by capital; the first country of a word wins. */
  readonly byName: ReadonlyMap<string, Country>;
  readonly byAdjective: ReadonlyMap<string, Country>;
  readonly byCapital: ReadonlyMap<string, Country>;
}

export function readCountries(source: string): Countries {
  const all = readRows(source).map(([name, code, adjectives = "", capital = "", aliases = ""]) => ({
    name,
    code,
    adjectives: adjectives.split(",").filter((word) => word !== ""),
    capital,
    aliases: aliases.split(",").filter((word) => word !== ""),
  }));
  const byName = new Map<string, Country>();
  const byAdjective = new Map<string, Country>();
  const byCapital = new Map<string, Country>();
  const put = (map: Map<string, Country>, word: string, country: Country): void => {
    if (word !== "" && !map.has(word.toLowerCase())) map.set(word.toLowerCase(), country);
  };
  for (const country of all) {
    for (const name of [country.name, ...country.aliases]) put(byName, name, country);
    for (const adjective of country.adjectives) put(byAdjective, adjective, country);
    put(byCapital, country.capital, country);
  }
  return { all, byName, byAdjective, byCapital };
}
