/** One name in 80 spellings and 15 scripts: how many are led to one entity by the comparer alone, and with the authority list. */

import { loadLists } from "../../src/cli/linking.ts";
import { SAME_NAME } from "../../src/resolve/names/compare.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const names = readFileAt(flags.data ?? "names/putin_names.txt")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "");
const { comparer, authority } = loadLists();
const whole = comparer.read("Vladimir Putin", "person");
const scored = names.map((name) => ({ name, ...comparer.compare(comparer.read(name, "person"), whole) }));
if (process.argv.includes("--verbose"))
  for (const { name, score, reasons } of scored.filter(({ score }) => score < 0.85)) console.log(score.toFixed(2), name, reasons.join("; "));
const listed = (name: string): string | undefined =>
  authority.link({ name, kind: "person", titles: [], countries: [], around: new Set(), published: undefined })?.id;
const meant = listed("Vladimir Putin");
const others = [...authority.byId.values()]
  .filter(({ kind, id }) => kind === "person" && id !== meant)
  .filter((_, at) => at % 10 === 0)
  .slice(0, 200);
finish(
  "spellings",
  [
    { metric: "joined by the comparer alone", value: scored.filter(({ score }) => score >= SAME_NAME).length, n: names.length },
    { metric: "joined with the authority list", value: names.filter((name) => listed(name) === meant).length, n: names.length },
    {
      metric: "other leaders joined to it by the comparer",
      value: others.filter(({ name }) => comparer.compare(comparer.read(name, "person"), whole).score >= SAME_NAME).length,
      n: others.length,
    },
    { metric: "other leaders joined to it with the list", value: others.filter(({ name }) => listed(name) === meant).length, n: others.length },
  ],
  flags,
);
