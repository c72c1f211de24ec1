/** Labelled name pairs: F1 at the shipped threshold, mean score by quality. Half of nomenklatura's set unless --data FILE (its CSV). */

import { loadLists } from "../../src/cli/linking.ts";
import { type NameKind, SAME_NAME } from "../../src/resolve/names/compare.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

interface Pair {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly isMatch: boolean;
  readonly quality: string;
}

/** Cells of one CSV line with quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replace(/""/g, '"') ?? bare);
}

const flags = readFlags();
const lines = readFileAt(flags.data ?? "names/name_pairs.csv")
  .split(/\r?\n/)
  .filter((line) => line !== "");
const head = cellsOf(lines[0]);
const pairs: Pair[] = lines.slice(1).map((line) => {
  const cells = cellsOf(line);
  const cell = (name: string): string => cells[head.indexOf(name)] ?? "";
  return { schema: cell("schema"), name1: cell("name1"), name2: cell("name2"), isMatch: cell("is_match") === "true", quality: cell("quality") };
});
const { comparer } = loadLists();
const kindOf = (schema: string): NameKind => (schema === "Person" ? "person" : "organisation");
const scored = pairs.map((pair) => {
  const match = comparer.compare(comparer.read(pair.name1, kindOf(pair.schema)), comparer.read(pair.name2, kindOf(pair.schema)));
  return { ...pair, ...match };
});

function f1At(threshold: number): number {
  const tp = scored.filter((pair) => pair.isMatch && pair.score >= threshold).length;
  const fp = scored.filter((pair) => !pair.isMatch && pair.score >= threshold).length;
  const fn = scored.filter((pair) => pair.isMatch && pair.score < threshold).length;
  return tp === 0 ? 0 : (200 * tp) / (2 * tp + fp + fn);
}

if (process.argv.includes("--verbose")) {
  for (const pair of scored.filter(({ isMatch, score }) => isMatch !== score >= SAME_NAME).sort((a, b) => a.score - b.score))
    console.log(`${pair.score.toFixed(3)} ${pair.isMatch ? "missed" : "false "} ${pair.name1} | ${pair.name2} | ${pair.reasons.join("; ")}`);
  for (let t = 0.4; t < 0.95; t += 0.05) console.log(`threshold ${t.toFixed(2)}: F1 ${f1At(t).toFixed(1)}`);
}
const mean = (quality: string): { value: number; n: number } => {
  const of = scored.filter((pair) => pair.isMatch && pair.quality === quality);
  return { value: of.length === 0 ? 0 : (100 * of.reduce((sum, pair) => sum + pair.score, 0)) / of.length, n: of.length };
};
const shares = new Map<string, number>();
for (const { score } of scored) shares.set(score.toFixed(6), (shares.get(score.toFixed(6)) ?? 0) + 1);
finish(
  "name-pairs",
  [
    { metric: "F1 at the shipped threshold", value: f1At(SAME_NAME), n: scored.length },
    ...["WEAK", "MEDIUM", "STRONG"].map((quality) => ({ metric: `mean score of true ${quality}`, ...mean(quality) })),
    { metric: "largest share with one score", value: (100 * Math.max(...shares.values())) / scored.length, n: scored.length },
  ],
  flags,
);
