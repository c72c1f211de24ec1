/** The lists that linking needs, read from the package's own folder. */

import { readFileSync } from "node:fs";
import { type AuthorityEntry, readAuthority } from "../lexicon/authority.ts";
import { type Countries, readCountries } from "../lexicon/countries.ts";
import { readNameParts } from "../lexicon/name-parts.ts";
import { type Authority, makeAuthority } from "../resolve/authority.ts";
import { makeNameComparer, type NameComparer } from "../resolve/names/compare.ts";
import { readTransliteration } from "../resolve/names/transliteration.ts";

export interface Lists {
  readonly comparer: NameComparer;
  readonly authority: Authority;
  readonly countries: Countries;
}

export function loadLists(): Lists {
  const lexicon = (name: string): string => readFileSync(new URL(`../../data/lexicon/${name}.tsv`, import.meta.url), "utf8");
  const comparer = makeNameComparer(
    readNameParts(lexicon("name-parts")),
    readTransliteration(readFileSync(new URL("../../models/transliteration.bin", import.meta.url))),
  );
  const entries: AuthorityEntry[] = readAuthority(lexicon("authority"));
  return { comparer, authority: makeAuthority(entries, comparer), countries: readCountries(lexicon("countries")) };
}
