/**
 * Quantities against NewsQuant (Almasian et al. 2023, CQE): value F1, and value with unit, on the sentences kept unread (a third,
 * by hash of the text) and on the rest. --data FILE: a JSON array of the same form; then all of it is one part.
 */

import { readFileSync } from "node:fs";
import { loadResources } from "../../src/cli/resources.ts";
import { countedLemmas, findQuantities, type Quantity } from "../../src/extract/figures/quantities.ts";
import { readUnits } from "../../src/lexicon/units.ts";
import { hashString } from "../../src/model/hash.ts";
import { makeAnnotator } from "../../src/pipeline.ts";
import { DATA } from "../../train/corpora.ts";
import { Prf } from "../prf.ts";
import { finish, readFlags } from "../report.ts";

interface GoldQuantity {
  readonly value: string;
  readonly unit: string;
  readonly normalized_unit: string;
}
interface GoldSentence {
  readonly text: string;
  readonly quantities: readonly GoldQuantity[];
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const resources = loadResources();
const units = readUnits(resources.lexicons["units"]);
const annotator = makeAnnotator(resources);
const gold = JSON.parse(readFileSync(flags.data ?? `${DATA}/quantities/newsquant_dev.json`, "utf8")) as GoldSentence[];

/** Names the set gives to units that we name otherwise. */
const NAMES: Readonly<Record<string, string>> = { percent: "percentage", "british thermal unit": "british thermal unit" };

function numbersOf(value: string): number[] {
  const range = /^(-?[\d.]+)\s*-\s*([\d.]+)$/.exec(value);
  return range ? [Number(range[1]), Number(range[2])] : [Number(value)];
}

function same(want: readonly number[], { low, high }: Quantity): boolean {
  const got = low === high ? [low] : [low, high];
  return want.length === got.length && want.every((w, k) => Math.abs(w - got[k]) <= 1e-5 * Math.max(1e-9, Math.abs(w)));
}

const parts = { unread: { value: new Prf(), unit: new Prf() }, read: { value: new Prf(), unit: new Prf() } };
for (const sentence of gold) {
  const unread = flags.data !== undefined || (hashString(sentence.text) >>> 0) % 3 === 0;
  const doc = annotator.annotate(sentence.text);
  const found = findQuantities(doc, units, { ones: true });
  const unitOf = (quantity: Quantity): string => {
    const counted = quantity.counted ? countedLemmas(doc, quantity.counted) : "";
    const name =
      quantity.unit === undefined ? (quantity.share ? `% ${counted || "-"}` : counted || "-") : (NAMES[quantity.unit.name] ?? quantity.unit.name);
    return (quantity.per === undefined ? name : `${name} per ${quantity.per === "annum" ? "year" : quantity.per}`).toLowerCase();
  };
  const used = new Set<Quantity>();
  let values = 0;
  let withUnits = 0;
  for (const want of sentence.quantities) {
    const numbers = numbersOf(want.value);
    const candidates = found.filter((quantity) => !used.has(quantity) && same(numbers, quantity));
    const best = candidates.find((quantity) => unitOf(quantity) === want.normalized_unit.toLowerCase()) ?? candidates[0];
    if (best === undefined) {
      if (verbose && !unread) process.stderr.write(`miss ${want.value} ${want.normalized_unit} | ${sentence.text.slice(0, 200)}\n`);
      continue;
    }
    used.add(best);
    values++;
    if (unitOf(best) === want.normalized_unit.toLowerCase()) withUnits++;
    else if (verbose && !unread)
      process.stderr.write(`unit ${want.value}: ${want.normalized_unit} ≠ ${unitOf(best)} | ${sentence.text.slice(0, 90)}\n`);
  }
  for (const quantity of found)
    if (!used.has(quantity) && verbose && !unread)
      process.stderr.write(
        `extra ${quantity.low} ${unitOf(quantity)} "${sentence.text.slice(quantity.start, quantity.end)}" | ${sentence.text.slice(0, 170)}\n`,
      );
  const part = unread ? parts.unread : parts.read;
  part.value.add(values, found.length, sentence.quantities.length);
  part.unit.add(withUnits, found.length, sentence.quantities.length);
}
finish(
  "quantities",
  [
    { metric: "value F1, unread sentences", value: parts.unread.value.f1, n: parts.unread.value.gold },
    { metric: "value and unit F1, unread sentences", value: parts.unread.unit.f1, n: parts.unread.unit.gold },
    { metric: "value F1, sentences read", value: parts.read.value.f1, n: parts.read.value.gold },
    { metric: "value and unit F1, sentences read", value: parts.read.unit.f1, n: parts.read.unit.gold },
  ],
  flags,
);
