/** Counts how often stances are right on the train and dev topics of data/gold/directions.tsv; the test topics are left out. */

import { writeFileSync } from "node:fs";
import { readDirections } from "./directions.ts";

const counts = new Map<string, { right: number; judged: number }>();
for (const { gold, predicted, stance, holderRight } of readDirections("train,dev")) {
  // A sentence that is not about the topic at all counts as wrong: so it is when somebody asks.
  if (stance === undefined) continue;
  const key = `${stance.class}\t${stance.holder.how}`;
  const count = counts.get(key) ?? { right: 0, judged: 0 };
  counts.set(key, { right: count.right + (gold === predicted && holderRight ? 1 : 0), judged: count.judged + 1 });
}
const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { right, judged }]) => `${key}\t${right}\t${judged}\n`);
writeFileSync(
  new URL("../data/lexicon/reliability.tsv", import.meta.url),
  `# columns: class of the stance, kind of holder, right, judged\n# source: our own labels, data/gold/directions.tsv, train and dev topics; written by \`npm run train -- reliability\`; licence Apache-2.0\n${rows.join("")}`,
);
console.log(rows.join(""));
