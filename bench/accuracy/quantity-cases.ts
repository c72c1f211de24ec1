/**
 * Regression cases of two recognisers of quantities: currency and percent of Recognizers-Text, and quantulum3. A case is right when
 * every expected value is found, and, for currency and percent, with the unit's kind. Misses are counted by class; --verbose lists them.
 */

import { readFileSync } from "node:fs";
import { loadResources } from "../../src/cli/resources.ts";
import { findQuantities, type Quantity } from "../../src/extract/figures/quantities.ts";
import { readUnits } from "../../src/lexicon/units.ts";
import { makeAnnotator } from "../../src/pipeline.ts";
import { DATA } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const resources = loadResources();
const units = readUnits(resources.lexicons["units"]);
const annotator = makeAnnotator(resources);
const find = (text: string): Quantity[] => findQuantities(annotator.annotate(text), units, { ones: true });
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));

interface RecognizerCase {
  readonly Input: string;
  readonly NotSupported?: string;
  readonly Results: readonly { Resolution: { value?: string | null; unit?: string } }[];
}

function recognizers(file: string, kind: "currency" | "percent"): { right: number; all: number } {
  const cases = JSON.parse(readFileSync(`${DATA}/quantities/recognizers/Specs/${file}`, "utf8").replace(/^\uFEFF/, "")) as RecognizerCase[];
  let right = 0;
  let all = 0;
  for (const { Input, Results } of cases) {
    const found = find(Input).filter((quantity) => quantity.unit?.kind === kind);
    for (const { Resolution } of Results) {
      const value = Number(String(Resolution.value ?? "").replace("%", ""));
      if (Resolution.value === undefined || Resolution.value === null || Number.isNaN(value)) continue;
      all++;
      if (found.some((quantity) => close(quantity.low, value) || close(quantity.high, value))) right++;
      else if (verbose) process.stderr.write(`${kind} ${Resolution.value} ${Resolution.unit ?? ""} | ${Input.slice(0, 140)}\n`);
    }
  }
  return { right, all };
}

function quantulum(): { right: number; all: number } {
  const cases = JSON.parse(readFileSync(`${DATA}/quantities/quantulum3/_lang_en_US_tests_quantities.json`, "utf8")) as {
    req: string;
    res: readonly { value: number; unit: string; surface: string }[];
  }[];
  let right = 0;
  let all = 0;
  for (const { req, res } of cases) {
    const found = find(req);
    for (const { value, unit } of res) {
      all++;
      if (found.some((quantity) => close(quantity.low, value) || close((quantity.low + quantity.high) / 2, value))) right++;
      else if (verbose) process.stderr.write(`quantulum3 ${value} ${unit} | ${req.slice(0, 140)}\n`);
    }
  }
  return { right, all };
}

const rows = [
  ["Recognizers-Text currency, values found, %", recognizers("NumberWithUnit/English/CurrencyModel.json", "currency")],
  ["Recognizers-Text percent, values found, %", recognizers("Number/English/PercentModel.json", "percent")],
  ["quantulum3, values found, %", quantulum()],
] as const;
finish(
  "quantity-cases",
  rows.map(([metric, { right, all }]) => ({ metric, value: (100 * right) / all, n: all })),
  flags,
);
