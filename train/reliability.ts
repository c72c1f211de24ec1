/** Counts how often stances are right on the topics of data/gold/readings.tsv: on those that rules were written with they are right more often. */

import { writeFileSync } from "node:fs";
import { moodOf } from "../src/lexicon/reliability.ts";
import { readReadings } from "./directions.ts";

const counts = new Map<string, { right: number; judged: number }>();
let turned = 0;
let wrong = 0;
for (const { stance, outcome } of readReadings()) {
  const right = outcome === "right";
  if (!right) wrong++;
  if (outcome === "turned") turned++;
  const key = `${stance.holder.how}\t${moodOf(stance.modality)}`;
  const count = counts.get(key) ?? { right: 0, judged: 0 };
  counts.set(key, { right: count.right + (right ? 1 : 0), judged: count.judged + 1 });
}
const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { right, judged }]) => `${key}\t${right}\t${judged}\n`);
writeFileSync(
  new URL("../data/lexicon/reliability.tsv", import.meta.url),
  `# columns: kind of holder, mood of the stance, right, judged\n# source: our own labels, data/gold/readings.tsv; written by \`npm run train -- reliability\`; licence Apache-2.0\n${rows.join("")}`,
);
console.log(`${rows.join("")}${turned} of ${wrong} that are not right are turned round`);
