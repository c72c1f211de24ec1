/** The name comparer as it is shipped, for the benches of names. */

import { readFileSync } from "node:fs";
import { readNameParts } from "../../src/lexicon/name-parts.ts";
import { makeNameComparer, type NameComparer } from "../../src/resolve/names/compare.ts";
import { readTransliteration, type Transliteration } from "../../src/resolve/names/transliteration.ts";

export function shippedTransliteration(): Transliteration {
  return readTransliteration(readFileSync(new URL("../../models/transliteration.bin", import.meta.url)));
}

export function shippedComparer(): NameComparer {
  return makeNameComparer(
    readNameParts(readFileSync(new URL("../../data/lexicon/name-parts.tsv", import.meta.url), "utf8")),
    shippedTransliteration(),
  );
}
