/** One name in 80 spellings and 15 scripts: how many are joined to its plain form by the comparer alone. */

import { SAME_NAME } from "../../src/resolve/names/compare.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";
import { shippedComparer } from "./comparer.ts";

const flags = readFlags();
const names = readFileAt(flags.data ?? "names/putin_names.txt")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "");
const comparer = shippedComparer();
const whole = comparer.read("Vladimir Putin", "person");
const scored = names.map((name) => ({ name, ...comparer.compare(comparer.read(name, "person"), whole) }));
if (process.argv.includes("--verbose"))
  for (const { name, score, reasons } of scored.filter(({ score }) => score < 0.85)) console.log(score.toFixed(2), name, reasons.join("; "));
finish(
  "spellings",
  [{ metric: "joined by the comparer alone", value: scored.filter(({ score }) => score >= SAME_NAME).length, n: names.length }],
  flags,
);
